"""What somebody tells inside of a question: a wage, the day of the layoff, that they were made to resign."""

import re
from datetime import date

from conversations.eligibility.calendar import add_months
from conversations.eligibility.parameters import LAWS
from conversations.understanding import read_date, read_money

_LONGEST = 200
_AMOUNT = re.compile(
    r"(?:rp\.? ?)?\d[\d.,]*\s*(?:jt|juta|jeti|rb|ribu|k)(?:\s+(?:\d{2,3}(?:\s*(?:rb|ribu))?|setengah))?\b"
    r"|(?:rp\.? ?)?\d{1,3}(?:\.\d{3}){2}\b"
)
_WAGE = re.compile(r"\b(?:gaji|gajih|upah|salary|umk?|sebulan|per bulan|perbulan)\w*\b")
_RANGE = re.compile(r"\d\s*(?:-|–|s/d|sd|sampai|hingga|atau)\s*$")
_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|jun[ie]?|jul[iy]?|agustus|agu|agt|ags|sep(?:tember)?|sept"
    "|okt(?:ober)?|nov(?:ember)?|des(?:ember)?"
)
_DAY = (
    rf"(?:(?:tgl|tanggal)\s*)?\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+20\d\d\b)?|\d{{1,2}}[/-]\d{{1,2}}[/-](?:20)?\d\d\b"
    rf"|(?:(?:awal|akhir|pertengahan)\s+)?(?:bulan\s+|bln\s+)?(?:{_MONTHS})\b(?:\s+20\d\d\b)?|\d+\s+(?:bulan|bln)\s+(?:yg\s+|yang\s+)?lalu"
)
_ENDED = r"(?:di[- ]?)?phk|dipecat|diberhentikan|di ?layoff|kena layoff|diputus kontrak\w*|dirumahkan lalu phk"
_LAID_OFF = re.compile(rf"\b(?:{_ENDED})\b(?:[^\d.?!\n]{{0,20}}?)(?P<day>{_DAY})")
_ANY_DAY = re.compile(_DAY)
_PUSHED = re.compile(r"\b(?:(?:di)?paksa\w*|(?:di)?suruh\w*|nyuruh|diminta|minta saya|tekanan|(?:di)?tekan|dijebak)\b")


def wage_in(words: str) -> int | None:
    """Read the monthly wage that a question names; none where it names two amounts, or another thing than a wage."""
    plain = " ".join(words[:_LONGEST].casefold().split())
    found = list(_AMOUNT.finditer(plain))
    if len(found) != 1 or not _WAGE.search(plain) or _RANGE.search(plain[: found[0].start()]):
        return None
    return read_money(found[0][0].strip(" .,"))


def layoff_in(words: str, today: date) -> tuple[date, bool] | None:
    """Read the day of the layoff that a question names, and whether only its month is known.

    None for what lies ahead, for two dates, and for a layoff whose time to claim ended under the old rules.
    """
    plain = " ".join(words[:_LONGEST].casefold().split())
    told = _LAID_OFF.search(plain)
    if told is None or len(_ANY_DAY.findall(plain)) != 1:
        return None
    read = read_date(told["day"], today)
    if read is None or len(read) < len("2026-01"):
        return None
    month_only = len(read) == len("2026-01")
    day = date.fromisoformat(f"{read}-01" if month_only else read)
    old = add_months(day, LAWS["R21"].filing_months) < LAWS["R25"].in_force
    return None if day > today or old else (day, month_only)


def pushed_in(words: str) -> bool:
    """Tell whether somebody says that they were made to resign."""
    return _PUSHED.search(words.casefold()) is not None
