"""The three things by which a person proves a claim; none of them is a secret that opens anything else."""

import re
import unicodedata

from conversations.eligibility.checks import born_plausibly
from conversations.engine.flow import Question
from conversations.engine.text import text

KPJ_END = 4
_WHOLE_KPJ = 11
_LONGEST = 100
_SEPARATORS = re.compile(r"[\s.,:;…*\-/]+")
_ABOUT = re.compile(
    r"\b(?:(?:no|nomor|kartu|kpj|bpjs|jamsostek|peserta|saya|aku|adalah|yaitu|itu|ini|angka|digit|karakter|huruf|akhir"
    r"|terakhir|belakang|last|my|is|the)(?:nya)?\b|(?:empat|four|4)\s+(?=(?:angka|digit|karakter|huruf)))"
)


def kpj_end(typed: str) -> str | None:
    """Return the last four characters of a KPJ from them alone or from all eleven (rule sheet section 9), in capitals.

    A word without any digit is no KPJ.
    """
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST]).casefold()
    number = _SEPARATORS.sub("", _ABOUT.sub(" ", plain)).upper()
    readable = number.isascii() and number.isalnum() and any(sign.isdigit() for sign in number)
    return number[-KPJ_END:] if readable and len(number) in {KPJ_END, _WHOLE_KPJ} else None


KPJ = Question(
    name="kpj",
    kind="digits",
    title=text("End of the KPJ"),
    ask=text("<b>What are the last 4 characters of your KPJ?</b>"),
    why=text("With them I tell your claim from those of others. I keep no more of the number than these four."),
    hint=text("KPJ is your BPJS Ketenagakerjaan number. It stands on the card and in JMO."),
    again=text("Please type only the last 4 characters of the KPJ, such as 6789."),
    reads=kpj_end,
    shortest=KPJ_END,
    longest=KPJ_END,
    samples=("1234", "0012 3456 789", "kpj saya 5678", "12A4", "4 digit terakhir 1234"),
)

BORN = Question(
    name="born",
    kind="date",
    title=text("Birth date"),
    ask=text("<b>What is your date of birth?</b>"),
    why=text("One phone may serve a whole family. The birth date shows whose claim it is. I keep it only as a code."),
    hint=text("Type it like 17 August 1985."),
    check=born_plausibly,
    earliest=1926,
    private="born",
    samples=("17 agustus 1985", "12-05-1969"),
)

PHONE = Question(
    name="phone",
    kind="contact",
    title=text("Phone number"),
    ask=text("<b>Please press the button below to share your phone number.</b>"),
    why=text("Telegram confirms that the number is yours, so nobody else sees your claim. I keep it only as a code."),
    hint=text("It must be the number that BPJS has. Do not type it; press the button."),
    private="phone",
    samples=("+6281234567890",),
)
