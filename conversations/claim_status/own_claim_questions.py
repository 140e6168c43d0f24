"""The questions by which a person notes the state of their claim: what is asked, why, and how people answer."""

from datetime import date

from conversations.claim_status.claim import MONTHS
from conversations.claim_status.rows import ROWS
from conversations.eligibility.checks import in_order, not_ahead
from conversations.eligibility.questions import PHK_DATE
from conversations.eligibility.questions.options import DONT_KNOW
from conversations.engine.flow import Option, Question
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.engine.values import as_date

__all__ = ["MONTH", "PHK_DATE", "SINCE", "STATE"]


def _not_before_layoff(value: str, answers: Answers, today: date) -> Text | None:
    """A state of a claim begins on the day of the layoff or later, and not in the future."""
    layoff = as_date(answers.get(PHK_DATE.name, ""))
    if layoff and not in_order(answers[PHK_DATE.name], value):
        return text("That lies before the layoff on {phk}. Please write the date with its year.", phk=layoff)
    return not_ahead(value, answers, today)


STATE = Question(
    name="claim_state",
    title=text("State of the claim"),
    ask=text("<b>How far is your claim?</b>"),
    why=text("From it follows whose move it is, and until when."),
    hint=text("Your SIAPkerja account and the e-mail from BPJS show it."),
    options=(
        Option(
            "not_reported",
            ROWS["not_reported"].label,
            ("belum dilaporkan", "perusahaan belum lapor", "belum lapor", "belum dilaporin"),
        ),
        Option("reported", ROWS["reported"].label, ("sudah dilaporkan", "sudah lapor", "udah dilaporin", "lagi dicek")),
        Option(
            "eligible",
            ROWS["eligible"].label,
            ("berhak", "belum mengajukan", "belum ajukan", "belum klaim", "bisa ajukan klaim", "lencana sudah muncul"),
        ),
        Option("not_eligible", ROWS["not_eligible"].label, ("tidak berhak", "tidak memenuhi syarat", "gak berhak")),
        Option(
            "claim_sent",
            ROWS["claim_sent"].label,
            ("sudah ajukan", "sudah klaim", "sudah mengajukan", "klaim terkirim", "sudah kirim klaim"),
        ),
        Option("verifying", ROWS["verifying"].label, ("verifikasi", "sedang diverifikasi", "masih diverifikasi")),
        Option("approved", ROWS["approved"].label, ("disetujui", "sudah disetujui", "di-acc", "acc", "diterima")),
        Option("paid", ROWS["paid"].label, ("sudah cair", "sudah dibayar", "cair", "uang sudah masuk", "udah cair")),
        Option("rejected", ROWS["rejected"].label, ("ditolak", "klaim ditolak", "dikembalikan", "tidak diterima")),
        Option("finished", ROWS["finished"].label, ("selesai", "sudah 6 bulan", "sudah habis 6 bulan", "tamat")),
        Option("employed", ROWS["employed"].label, ("sudah kerja", "sudah bekerja lagi", "dapat kerja", "udah kerja")),
        Option("lapsed", ROWS["lapsed"].label, ("hangus", "kedaluwarsa", "kadaluarsa", "lewat waktu", "gugur")),
        DONT_KNOW,
    ),
    samples=("belum dilaporkan", "sudah ajukan", "masih diverifikasi", "ditolak", "udah cair", "hangus", "gak tau"),
)

SINCE = Question(
    name="claim_since",
    kind="date",
    title=text("In this state since"),
    ask=text("<b>Since which date is it so?</b>"),
    why=text("The working days that an office has are counted from this date."),
    hint=text("The e-mail from BPJS or your SIAPkerja account shows it."),
    options=(DONT_KNOW,),
    check=_not_before_layoff,
    earliest=2021,
    samples=("10 november 2026", "kemarin", "2/11/2026", "lupa"),
)

_COUNTED = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")

MONTH = Question(
    name="claim_month",
    title=text("Benefit month"),
    ask=text("<b>Which benefit month are you in?</b>"),
    why=text("Each month needs other proofs, and month 6 a form too."),
    hint=text("Month 1 is the month of the first claim."),
    options=(
        *(
            Option(
                str(n), text("Month {n}", n=n), (f"bulan {n}", f"bulan ke {n}", f"bulan ke-{n}", f"bulan {word}", word)
            )
            for n, word in zip(range(1, MONTHS + 1), _COUNTED, strict=True)
        ),
        DONT_KNOW,
    ),
    samples=("bulan 2", "bulan ke-3", "bulan pertama", "lupa"),
)
