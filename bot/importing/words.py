"""Why a row is rejected, in words that tell nothing of what its cells hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from conversations.engine.text import Param, Raw, Text, text

MISSING = text("must not be empty")
MORE_CELLS = text("more cells than headings")
FORMULA_CELL = text("a formula without a stored result")
ERROR_CELL = text("an error of the spreadsheet")
NOT_TEXT = text("not text")
TOO_LONG = text("too long")
NO_CHARACTERS = text("holds characters that no text has")
NOT_A_DATE = text("not a date like 31/12/2026 or 2026-12-31")
SHORT_YEAR = text("write the year with four digits")
DATE_TOO_EARLY = text("this date is too early")
DATE_TOO_LATE = text("this date is too late")
NOT_AN_AMOUNT = text("not an amount of whole rupiah")
AMOUNT_TOO_LARGE = text("this amount is too large")
NOT_A_PHONE = text("not a phone number of Indonesia")
LOOKS_LIKE_NIK = text("looks like a NIK, not a KPJ")
SHORTENED = text("a spreadsheet shortened this number")
NOT_A_KPJ = text("not a KPJ of 11 characters")
NOT_A_STATE = text("not one of the states in the guide")
NOT_A_MONTH = text("not a month from 1 to 6")
NOT_A_SOURCE = text("not a name of a source: at most 32 signs, no colon")
NO_WORD = text("holds no word")
NOT_A_LINK = text("not a link that begins with https:// or http://")
NOT_A_WAGE = text("not a wage a month, like 3000000 or Rp3.000.000 - Rp4.500.000")
NOT_MONTHLY = text("write the wage for a month")
WAGE_TURNED = text("is more than the highest wage")
NOT_AN_EDUCATION = text("not a level of schooling")
NOT_AN_EXPERIENCE = text("not an experience in years")
DATES_TURNED = text("comes before the first day")
NOT_ONLINE_OR_NOT = text("write daring or luring")
NOT_A_NUMBER = text("not a whole number")
NOT_A_TIME = text("not a time like 09.00")
NOT_A_LENGTH = text("not a length from 10 to 480 minutes")
NOT_A_TELEGRAM_ID = text("not a Telegram ID")
NAN_CELL = text("a number without a value")
TWICE_CELL = text("two values under one name")
MONTH_NEEDED = text("needs the column month")
NOT_A_REGION = text("not a region or its code")
REGION_UNCLEAR = text("several regions have this name")
# The storage writes these (storage/list_differences.py, claim_changes.py, work_lists.py).
SAME_ENTRY = text("the same entry with other contents")
SAME_KPJ = text("the same KPJ with other contents")
SAME_ROW = text("the same row once more")

COLUMNS = {
    "kpj": text("KPJ"),
    "phone": text("phone number"),
    "birth_date": text("birth date"),
    "state": text("status of the claim"),
    "since": text("date of the status"),
    "phk_date": text("date of the PHK"),
    "month": text("benefit month"),
    "month_state": text("status of the month"),
    "due_date": text("last day to apply"),
    "amount": text("cash a month"),
    "note": text("note"),
    "employer": text("company"),
    "name": text("name"),
    "region": text("region"),
    "source": text("source"),
    "source_id": text("number at the source"),
    "title": text("title"),
    "province": text("province"),
    "wage": text("wage"),
    "wage_min": text("lowest wage"),
    "wage_max": text("highest wage"),
    "education": text("schooling"),
    "experience": text("experience"),
    "skills": text("skills"),
    "link": text("link"),
    "about": text("description"),
    "posted_on": text("posted on"),
    "expires_on": text("open until"),
    "provider": text("provider"),
    "online": text("online or not"),
    "starts_on": text("first day"),
    "ends_on": text("last day"),
    "quota": text("places"),
    "counsellor": text("counsellor"),
    "counsellor_id": text("Telegram ID"),
    "date": text("date"),
    "time": text("time"),
    "minutes": text("minutes"),
    "place": text("place"),
}
"""What officers read in a report in place of the names of columns."""

HEADINGS = (text("row"), text("verdict"), text("reason"))
VERDICTS = {
    "new": text("new"),
    "changed": text("changed"),
    "unchanged": text("unchanged"),
    "rejected": text("rejected"),
}

_BETWEEN = "; "
_AFTER_PLACE = ": "
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: in which column ("" for the row as a whole), and why."""

    where: str
    why: Text


def in_english(said: Text) -> str:
    """Say words as they are written in the code; their parameters are whole numbers, raw words and other words."""
    given = dict(said.params)
    form = said.other if said.other and given["n"] != 1 else said.id
    return form.format(**{name: _in_english(each) for name, each in given.items()})


def _in_english(given: Param) -> Param | str:
    if isinstance(given, Raw):
        return given.words
    return in_english(given) if isinstance(given, Text) else given


def reason(faults: Iterable[Fault]) -> str:
    """Write faults as one line of English, as it is stored: `column: why; column: why`."""
    parts = [_AFTER_PLACE.join(filter(None, (fault.where, fault.why.id))) for fault in faults]
    while len(_BETWEEN.join(parts)) > _LONGEST:
        parts.pop()
    return _BETWEEN.join(parts)


def translated(stored: str, say: Callable[[Text], str]) -> str:
    """Put a stored reason into another language, with its columns; what is no column of ours stays."""
    return _BETWEEN.join(_part(part, say) for part in stored.split(_BETWEEN)) if stored else ""


def _part(part: str, say: Callable[[Text], str]) -> str:
    where, colon, why = part.rpartition(_AFTER_PLACE)
    place = say(COLUMNS[where]) if where in COLUMNS else where
    return f"{place}{colon}{say(Text(why))}"
