"""Frequent questions that are narrower than a page: a figure or a yes first, then why, and the article last."""

from conversations.eligibility.parameters import CHANNELS, CHECKED_ON, R21, R25, cites, value
from conversations.engine.text import Money, Raw, Said, Text, lines, text
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_FIRST, _SECOND = R25.percents[0], R21.percents[0]


def _source(*rules: str) -> Text:
    return text("<i>{cites}. Checked on {day}.</i>", cites=Raw(cites(*rules)), day=CHECKED_ON)


def _question(name: str, button: Text, asked: str, parts: tuple[Said, ...], *rules: str) -> Topic:
    head, *rest = parts
    said = (head, lines(*rest)) if rest else (head,)
    return Topic(name, button, button, (*said, _source(*(rules or ("JOB-04",)))), tuple(asked.split("|")))


QUESTIONS: tuple[Topic, ...] = (
    _question(
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
    _question(
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
    _question(
        "cap",
        text("Why not more?"),
        "kenapa tidak lebih|kenapa cuma|kenapa hanya|batas upah|plafon upah|upah maksimal|maksimal berapa",
        (
            text("<b>Only {cap} of the wage count</b>, also where it was higher.", cap=Money(R25.wage_cap)),
            text(
                "{percent} percent of it are {most}: that is the most a month.",
                percent=_FIRST,
                most=Money(R25.wage_cap * _FIRST // 100),
            ),
        ),
        "CASH-04",
    ),
    _question(
        "which_wage",
        text("Which wage?"),
        "upah yang mana|upah mana|upah yang dihitung|dasar hitungan|upah terakhir",
        (
            text("<b>The last wage that the employer reported to BPJS</b>, not the pay slip."),
            text("JMO shows it. Without it nobody can tell your amount."),
        ),
        "CASH-03",
    ),
    _question(
        "low_wage",
        text("Wage reported lower"),
        "upah dilaporkan lebih rendah|upah dilaporkan kecil|upah di bpjs beda|upah di jmo beda|upah tidak sesuai",
        (
            text("<b>The benefit follows the reported wage</b>, also where it is too low."),
            text("The difference is a matter between you and the employer; the article could not be verified."),
            text("Ask the employer in writing, then the Disnaker, or {site}.", site=Raw(CHANNELS.complaints)),
        ),
        "CASH-03",
    ),
    _question(
        "before_2025",
        text("Laid off before 2025"),
        "phk sebelum 2025|di phk sebelum februari 2025|phk 2024|di phk tahun 2024|aturan lama|phk lama",
        (
            text("<b>It counts when the claim was declared eligible</b>, not when you were laid off."),
            text(
                "Declared before {day}: the old rules, {percent} percent at first.", day=R25.in_force, percent=_SECOND
            ),
            text("Instalments from that day on are paid by the new rules, {percent} percent.", percent=_FIRST),
            text("Never claimed in time by the old rules? Probably lapsed; ask BPJS {bpjs}.", bpjs=_BPJS),
        ),
        "TRANS-01",
        "TRANS-02",
        "TRANS-03",
    ),
    _question(
        "letter_enough",
        text("Only a letter"),
        "surat phk saja|apakah surat phk cukup|surat phk cukup|cuma surat phk|hanya surat phk",
        (
            text("<b>Not alone.</b> With the receipt of the PHK report it is enough."),
            text("The receipt comes from the ministry, or the provincial, regency or city labour office (Disnaker)."),
        ),
        "PROOF-01",
    ),
    _question(
        "agreement",
        text("Only an agreement"),
        "perjanjian bersama tanpa akta|pb tanpa phi|perjanjian bersama belum didaftarkan|pb belum didaftarkan phi",
        (
            text("<b>An agreement without the PHI deed now counts too</b>, with the receipt of the PHK report."),
            text("Before February 2025 only the PHI deed counted."),
        ),
        "PROOF-02",
    ),
    _question(
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
    _question(
        "badge",
        text("No JKP badge"),
        "lencana tidak muncul|lencana jkp tidak ada|lencana jkp tidak muncul|lencana belum muncul|badge tidak muncul",
        (
            text("<b>No badge: compare name, NIK and birth date</b> in the account with the ID card."),
            text("All right? Then the report is missing: file Lapor PHK yourself, with your proof."),
            text("Still none? Call BPJS {bpjs}.", bpjs=_BPJS),
        ),
    ),
    _question(
        "missed",
        text("I missed a month"),
        "terlewat satu bulan|telat bulan kedua|lupa klaim bulan|bulan terlewat|terlewat tanggal|telat mengajukan bulan",
        (
            text("<b>Call BPJS {bpjs} at once.</b> What happens to a missed month is not settled.", bpjs=_BPJS),
            text("Follow the date in your SIAPkerja account for the next month."),
        ),
        "CASH-13",
    ),
    _question(
        "outside",
        text("Other portals"),
        "lamaran di luar|lamaran di luar siapkerja|lamaran di luar karirhub|melamar lewat jobstreet|lamaran lewat email"
        "|lamaran langsung dihitung|lamar perusahaan yang sama|lima kali perusahaan sama",
        (
            text("<b>The portal lets you add applications from elsewhere, with evidence.</b>"),
            text("What is accepted is not defined. Keep e-mail, picture or receipt of each."),
            text("Five times the same company: unclear. Five different companies are safer."),
        ),
        "CASH-11",
    ),
    _question(
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
    _question(
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
    _question(
        "age",
        text("Over the age limit"),
        "batas usia|batas umur|umur saya lebih|usia saya lebih|usia 55|umur 55|usia 54|umur 54|syarat usia|syarat umur",
        (
            text("<b>Age counts on the day of enrolment:</b> under {age} then is enough.", age=R25.younger_than),
            text("Retirement itself is not covered, whatever the age."),
        ),
        "PART-02",
        "ELIG-06",
    ),
    _question(
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
    _question(
        "two_cards",
        text("Two BPJS cards"),
        "dua kartu bpjs|punya dua kpj|dua kpj|kartu bpjs dua|dua nomor bpjs|gabung kartu",
        (
            text("<b>Ask BPJS to merge them (amalgamasi)</b>, so that the months count together."),
            text("At a branch, or by {bpjs}. Do it before you file.", bpjs=_BPJS),
        ),
        "ELIG-01",
    ),
    _question(
        "no_phone",
        text("No smartphone"),
        "tidak punya hp|gak punya hp|tidak punya smartphone|hp rusak|tidak bisa internet|tidak punya hp android",
        (
            text("<b>Go to the BPJS branch or the Disnaker</b>, with ID card and proof of the PHK."),
            text("That people without a phone are stuck is known; no other way is fixed."),
        ),
    ),
    _question(
        "jht_too",
        text("JHT as well?"),
        "bisa klaim jht juga|jht dan jkp|jkp dan jht|klaim jht sekaligus|apakah jht bisa diambil|cara klaim jht",
        (
            text("<b>Yes: JHT is a separate programme.</b> You may claim both."),
            text("For JHT ask BPJS {bpjs}, or see JMO. I know only JKP.", bpjs=_BPJS),
        ),
    ),
    _question(
        "health",
        text("Health insurance"),
        "bpjs kesehatan setelah phk|bpjs kesehatan saya|jkn setelah phk|kis setelah phk|berobat setelah phk",
        (
            text("After a PHK, JKN may go on for up to six months without contributions, with proof of the PHK."),
            text("<i>Perpres 59/2024 Pasal 27.</i> Ask BPJS Kesehatan about your card."),
        ),
    ),
)
"""The narrower ones among the fifty questions of the rule sheet; a test holds that each of the fifty has an answer."""
