"""Frequent questions that are narrower than a page: a figure or a yes first, then why, and the article last."""

from collections.abc import Callable

from conversations.eligibility.parameters import CHANNELS, R21, R25, Law, value
from conversations.eligibility.sources import PRACTICE, by, source
from conversations.engine.text import Money, Raw, Said, Text, lines, text
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_FIRST, _SECOND = R25.percents[0], R21.percents[0]
_JKN = by("Perpres 59/2024 Pasal 27")


def question(
    name: str,
    button: Text,
    asked: str,
    parts: tuple[Said, ...] | Callable[[Law], tuple[Said, ...]],
    *rules: str,
    last: Text = PRACTICE,
) -> Topic:
    """Make a page of a question: the first paragraph answers it; the rules are its sources, without them `last`."""

    def says(law: Law) -> tuple[Said, ...]:
        head, *rest = parts(law) if callable(parts) else parts
        told = (head, lines(*rest)) if rest else (head,)
        return (*told, source(*rules, regime=law.regime) if rules else last)

    return Topic(name, button, button, says, tuple(asked.split("|")))


def _cap(law: Law) -> tuple[Said, ...]:
    most = Money(law.wage_cap * law.percents[0] // 100)
    return (
        text("<b>Only {cap} of the wage counts</b>, even where it was higher.", cap=Money(law.wage_cap)),
        text("{percent} percent of it is {most}: that is the most a month.", percent=law.percents[0], most=most),
    )


def _age(law: Law) -> tuple[Said, ...]:
    return (
        text("<b>Age counts on the day of enrolment:</b> under {age} then is enough.", age=law.younger_than),
        text("Retirement itself is not covered, whatever the age."),
    )


QUESTIONS: tuple[Topic, ...] = (
    question(
        "who_pays",
        text("Who pays for it?"),
        "siapa yang bayar iuran|siapa bayar iuran|dipotong dari upah|apakah dipotong|iuran jkp|potong upah",
        (
            text("<b>Nothing is cut from your pay.</b>"),
            text("The state pays a part; the other part is taken from the employer's JKK contribution."),
        ),
        "CONT-02",
        "CONT-03",
    ),
    question(
        "enrolled",
        text("Am I in it?"),
        "apakah saya terdaftar|saya terdaftar jkp|cek kepesertaan|cara cek kepesertaan|harus daftar jkp|perlu daftar",
        (
            text("<b>You need not sign up:</b> who is in the programmes is in JKP by itself."),
            text("See it in JMO or at {site}, and by the JKP badge in SIAPkerja.", site=Raw(CHANNELS.member)),
            text("New at work: the employer enrols you within {n} days.", n=value("PART-07", "R25", "days")),
        ),
        "PART-07",
    ),
    question(
        "cap",
        text("Why not more?"),
        "kenapa tidak lebih|kenapa cuma|kenapa hanya|batas upah|plafon upah|upah maksimal|maksimal berapa",
        _cap,
        "CASH-04",
    ),
    question(
        "which_wage",
        text("Which wage?"),
        "upah yang mana|upah mana|upah yang dihitung|dasar hitungan|upah terakhir",
        (
            text("<b>The last wage that the employer reported to BPJS</b>, not the pay slip."),
            text("JMO shows it. Without it nobody can tell your amount."),
        ),
        "CASH-03",
    ),
    question(
        "low_wage",
        text("Wage reported lower"),
        "upah dilaporkan lebih rendah|upah dilaporkan kecil|upah di bpjs beda|upah di jmo beda|upah tidak sesuai",
        (
            text("<b>The benefit follows the reported wage</b>, also where it is too low."),
            text("The difference can be asked of the employer; the article could not be verified."),
            text("Ask the employer in writing, then the Disnaker, or {site}.", site=Raw(CHANNELS.complaints)),
        ),
        "CASH-03",
    ),
    question(
        "before_2025",
        text("PHK before February 2025"),
        "phk sebelum 2025|di phk sebelum februari 2025|phk 2024|di phk tahun 2024|aturan lama|phk lama",
        (
            text("<b>It counts when the claim was declared eligible</b>, not when you were laid off."),
            text(
                "Declared before {day}: the old rules, {percent} percent at first.", day=R25.in_force, percent=_SECOND
            ),
            text("Instalments applied for from that day on: the new rules, {percent} percent.", percent=_FIRST),
            text("Which date of an instalment counts is not settled."),
            text(
                "Not claimed within {months} months then? Probably lapsed; ask BPJS {bpjs}.",
                months=R21.filing_months,
                bpjs=_BPJS,
            ),
        ),
        "TRANS-01",
        "TRANS-02",
        "TRANS-03",
    ),
    question(
        "letter_enough",
        text("Only a letter"),
        "surat phk saja|apakah surat phk cukup|surat phk cukup|cuma surat phk|hanya surat phk",
        (
            text("<b>Not alone.</b> With the receipt of the PHK report it is enough."),
            text("The receipt comes from the ministry, or the provincial, regency or city labour office (Disnaker)."),
        ),
        "PROOF-01",
    ),
    question(
        "agreement",
        text("Only an agreement"),
        "perjanjian bersama tanpa akta|pb tanpa phi|perjanjian bersama belum didaftarkan|pb belum didaftarkan phi",
        (
            text("<b>An agreement without the PHI deed now counts too</b>, with the receipt of the PHK report."),
            text("Before February 2025 only the PHI deed counted."),
        ),
        "PROOF-02",
    ),
    question(
        "active",
        text("Still active"),
        "status bpjs masih aktif|status kepesertaan masih aktif|belum dinonaktifkan|belum nonaktif|kartu masih aktif",
        (
            text("<b>The employer must set you inactive;</b> until then the claim stalls."),
            text("Ask for it in writing, then BPJS {bpjs}.", bpjs=_BPJS),
            text("It does not react? Disnaker, or {site}.", site=Raw(CHANNELS.complaints)),
        ),
        "ELIG-05",
    ),
    question(
        "badge",
        text("No JKP badge"),
        "lencana tidak muncul|lencana jkp tidak ada|lencana jkp tidak muncul|lencana belum muncul|badge tidak muncul",
        (
            text("<b>No badge: compare name, NIK and birth date</b> in the account with the ID card."),
            text("All right? Then the report is missing: file Lapor PHK yourself, with your proof."),
            text("Still none? Call BPJS {bpjs}.", bpjs=_BPJS),
        ),
    ),
    question(
        "missed",
        text("I missed a month"),
        "terlewat satu bulan|telat bulan kedua|lupa klaim bulan|bulan terlewat|terlewat tanggal|telat mengajukan bulan",
        (
            text("<b>Call BPJS {bpjs} at once.</b> What happens to a missed month is not settled.", bpjs=_BPJS),
            text("Follow the date in your SIAPkerja account for the next month."),
        ),
        "CASH-13",
    ),
    question(
        "outside",
        text("Other portals"),
        "lamaran di luar|lamaran di luar siapkerja|lamaran di luar karirhub|melamar lewat jobstreet|lamaran lewat email"
        "|lamaran langsung dihitung|lamar perusahaan yang sama|lima kali perusahaan sama",
        (
            text("<b>The portal lets you add applications from elsewhere, with evidence.</b>"),
            text("Which proof is accepted is not defined. Keep e-mail, picture or receipt of each."),
            text("Five times the same company: unclear. Five different companies are safer."),
        ),
        "CASH-11",
    ),
    question(
        "second_late",
        text("Month 2 did not come"),
        "bulan kedua belum cair|bulan kedua tidak cair|bulan 2 belum cair|bulan kedua belum masuk",
        (
            text("<b>Three common causes:</b>"),
            text("• no applications noted in the portal;"),
            text("• data that do not match;"),
            text("• you are taken for employed again."),
            text("Look into your SIAPkerja account, then call BPJS {bpjs}.", bpjs=_BPJS),
        ),
    ),
    question(
        "misconduct",
        text("PHK for misconduct"),
        "phk karena kesalahan|phk karena pelanggaran|dipecat karena kesalahan|phk pelanggaran|phk mangkir",
        (
            text("<b>Not excluded by the text, but practice is unsure.</b> Ask BPJS {bpjs}.", bpjs=_BPJS),
            text("Absence can be recorded as a resignation: look what the letter says."),
        ),
        "ELIG-06",
        "ELIG-08",
    ),
    question(
        "age",
        text("Over the age limit"),
        "batas usia|batas umur|umur saya lebih|usia saya lebih|usia 55|umur 55|usia 54|umur 54|syarat usia|syarat umur",
        _age,
        "PART-02",
        "ELIG-06",
    ),
    question(
        "heirs",
        text("Family after a death"),
        "ahli waris|kalau meninggal|bisa diwariskan|diwariskan|peserta meninggal",
        (
            text("<b>No: JKP does not pass to the family.</b>"),
            text("For JKM and JHT of somebody who died, ask BPJS {bpjs}.", bpjs=_BPJS),
        ),
        "CLAIM-02",
        "CLAIM-03",
    ),
    question(
        "two_cards",
        text("Two BPJS cards"),
        "dua kartu bpjs|punya dua kpj|dua kpj|kartu bpjs dua|dua nomor bpjs|gabung kartu",
        (
            text("<b>Ask BPJS to merge them (amalgamasi)</b>, so that the months count together."),
            text("At a branch, or by {bpjs}. Do it before you file.", bpjs=_BPJS),
        ),
        "ELIG-01",
    ),
    question(
        "no_phone",
        text("No smartphone"),
        "tidak punya hp|gak punya hp|tidak punya smartphone|hp rusak|tidak bisa internet|tidak punya hp android",
        (
            text("<b>Go to the BPJS branch or the Disnaker</b>, with ID card and proof of the PHK."),
            text("The problem is known, but no other way is fixed yet."),
        ),
    ),
    question(
        "jht_too",
        text("JHT as well?"),
        "bisa klaim jht juga|jht dan jkp|jkp dan jht|klaim jht sekaligus|apakah jht bisa diambil|cara klaim jht",
        (
            text("<b>Yes: JHT is a separate programme.</b> You may claim both."),
            text("For JHT ask BPJS {bpjs}, or see JMO. I know only JKP.", bpjs=_BPJS),
        ),
    ),
    question(
        "health",
        text("Health insurance"),
        "bpjs kesehatan setelah phk|bpjs kesehatan saya|jkn setelah phk|kis setelah phk|berobat setelah phk",
        (
            text("After a PHK, JKN may go on for up to six months without contributions, with proof of the PHK."),
            text("Ask BPJS Kesehatan about your card."),
        ),
        last=_JKN,
    ),
)
"""The narrower ones among the fifty questions of the rule sheet; a test holds that each of the fifty has an answer."""
