"""Readers of the cells that only a list of claims has."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.importing import words
from bot.importing.cells import Reader, day_between, number_kept, plain, short_text, years_from
from bot.importing.layout import BadCell
from bot.importing.table import Cell
from conversations.claim_status.claim import MONTHS
from conversations.reception.secrets import masked
from storage.seal import plain_kpj

_KPJ = re.compile(r"(?=.*\d)[A-Z0-9]{11}", re.ASCII)
_KPJ_DIGITS = 11
_SHORTEST_KPJ_NUMBER = 8
_NIK = re.compile(r"\d{16}", re.ASCII)
_MONTH = re.compile(r"(?:bulan|bln|month|m)?\s*(?:ke[\s-]*)?\s*([1-9]\d?)", re.IGNORECASE | re.ASCII)
_LONGEST_HOLDER = 12
_YOUNGEST, _OLDEST = 14, 100
# JKP began in 2022; what is older is a slip.
_FIRST_DAY = date(2021, 1, 1)


def kpj(cell: Cell, _today: date) -> str:
    """Read a membership number: 11 letters or digits (rule sheet section 9)."""
    number = plain_kpj(number_kept(cell))
    if _NIK.fullmatch(number):
        raise BadCell(words.LOOKS_LIKE_NIK)
    if not isinstance(cell, str) and len(number) >= _SHORTEST_KPJ_NUMBER:
        number = number.zfill(_KPJ_DIGITS)
    if not _KPJ.fullmatch(number):
        raise BadCell(words.NOT_A_KPJ)
    return number


def month(cell: Cell, _today: date) -> int:
    """Read the number of a benefit month (CASH-02)."""
    found = _MONTH.fullmatch(plain(cell))
    if found is None or int(found[1]) > MONTHS:
        raise BadCell(words.NOT_A_MONTH)
    return int(found[1])


def initials(cell: Cell, _today: date) -> str:
    """Keep of a name what tells people of one family apart."""
    return "".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", plain(cell)))[:_LONGEST_HOLDER]


def _tomorrow(today: date) -> date:
    return today + timedelta(days=1)


def _in_years(years: int) -> Callable[[date], date]:
    return lambda today: years_from(today, years)


def _unnumbered(longest: int) -> Reader[str]:
    """Read text without the NIK, account or phone number that may have slipped into it."""
    read = short_text(longest)
    return lambda cell, today: masked(read(cell, today))


note = _unnumbered(300)
"""Read what an office remarks."""

employer = _unnumbered(120)
"""Read the name of a company."""

birth_date = day_between(_in_years(-_OLDEST), _in_years(-_YOUNGEST))
"""Read the birth date of somebody who may work."""

state_date = day_between(lambda _: _FIRST_DAY, _tomorrow)
"""Read a day that has come, or comes tomorrow."""

any_date = day_between(lambda _: _FIRST_DAY, _in_years(1))
"""Read a day that may be up to a year ahead."""
