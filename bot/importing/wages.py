"""Reading wages as vacancies tell them: one amount or a range, whole rupiah a month, or nothing that counts."""

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache

from bot.importing import words
from bot.importing.cells import plain
from bot.importing.layout import BadCell, squeeze
from bot.importing.table import Cell

Range = tuple[int | None, int | None]
"""The lowest and the highest wage, as far as they are told."""

_LEAST, _MOST = 100_000, 1_000_000_000
_UNTOLD = frozenset(
    {
        *("", "0", "00", "kompetitif", "competitive", "negosiasi", "nego", "negotiable", "rahasia"),
        "dapatdinegosiasikan",
        *("bisanego", "dirahasiakan", "confidential", "tidakditampilkan", "tidakdicantumkan", "tidakdisebutkan"),
        *("tidakdiinformasikan", "undisclosed", "notdisclosed", "umr", "umk", "ump", "sesuaiumr", "sesuaiumk"),
        *("sesuaiump", "sesuaiketentuan", "sesuaistandar", "sesuaikemampuan", "null", "none", "na", "rp0"),
    }
)
_OTHER_PERIOD = re.compile(r"(?:/|\bper\s?|\bse)(?:hari|jam|minggu|tahun|day|hour|week|year)\b|\bharian\b")
_THE_MONTH = re.compile(r"\s*(?:/|\bper\s?|\bse)(?:bulan|bln|month|mo)\b\.?|\b(?:gross|nett?|bruto|bersih|kotor)\b")
_ROUND = re.compile(r"(juta|jt|ribu|rb) ?-? ?an\b")
_BETWEEN = re.compile(r"\s*(?:[-–—~]|\bs\s?/\s?d\b\.?|\bs\.d\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b)\s*")
_FROM = re.compile(r"^(?:mulai(?: dari)?|minimal|min\.?|dari|from|di ?atas|>=?|lebih dari|start(?:ing)?(?: from)?)\s*")
_UP_TO = re.compile(r"^(?:maksimal|maks\.?|max\.?|up to|sampai(?: dengan)?|hingga|s/d|<=?|di ?bawah|kurang dari)\s*")
_AMOUNT = re.compile(
    r"(?:rp|idr)?\.?\s*(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d{1,2})?)(?:,-|[.,]00?)?\s*"
    r"(juta|jt|jta|million|ribu|rb|k|m)?",
    re.ASCII,
)
_UNITS = {"juta": 1_000_000, "jt": 1_000_000, "jta": 1_000_000, "million": 1_000_000, "m": 1_000_000}
_UNITS |= {"ribu": 1000, "rb": 1000, "k": 1000}
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+", re.ASCII)


def wage(cell: Cell, _today: date) -> int | None:
    """Read one wage; `None` for words that tell none."""
    lowest, highest = wage_range(cell, _today)
    if lowest is not None and highest is not None and lowest != highest:
        raise BadCell(words.NOT_A_WAGE)
    return highest if lowest is None else lowest


def wage_range(cell: Cell, _today: date) -> Range:
    """Read a wage or a range of wages; neither bound for words that tell none."""
    return _read(plain(cell).casefold())


@lru_cache(4096)
def _read(shown: str) -> Range:
    if squeeze(shown) in _UNTOLD:
        return None, None
    if _OTHER_PERIOD.search(shown):
        raise BadCell(words.NOT_MONTHLY)
    shown = _ROUND.sub(r"\1", " ".join(_THE_MONTH.sub(" ", shown).split()))
    for bound, lowest in ((_FROM, True), (_UP_TO, False)):
        if (found := bound.match(shown)) and not _BETWEEN.search(shown, found.end()):
            amount = _within(_amount(shown[found.end() :], ""))
            return (amount, None) if lowest else (None, amount)
    return _both(_BETWEEN.split(_FROM.sub("", shown)))


def _both(parts: list[str]) -> Range:
    if len(parts) == 1:
        amount = _within(_amount(parts[0], ""))
        return amount, amount
    if len(parts) != 2:
        raise BadCell(words.NOT_A_WAGE)
    lowest, highest = _within(_amount(parts[0], _unit(parts[1]))), _within(_amount(parts[1], ""))
    if lowest > highest:
        raise BadCell(words.NOT_A_WAGE)
    return lowest, highest


def _unit(part: str) -> str:
    found = _AMOUNT.fullmatch(part)
    return (found and found[2]) or ""


def _amount(part: str, unit: str) -> Fraction:
    """Return what a part of a cell says; `unit` is that of the other part, for "3-4 juta"."""
    found = _AMOUNT.fullmatch(part.strip())
    if found is None:
        raise BadCell(words.NOT_A_WAGE)
    number, own = found[1], found[2]
    if _GROUPED.fullmatch(number) and not own:
        return Fraction(re.sub(r"\D", "", number))
    decimal = number.replace(",", ".")
    if decimal.count(".") > 1:
        raise BadCell(words.NOT_A_WAGE)
    return Fraction(decimal) * _UNITS.get(own or unit, 1)


def _within(amount: Fraction) -> int:
    if amount.denominator != 1 or not _LEAST <= amount <= _MOST:
        raise BadCell(words.NOT_A_WAGE)
    return int(amount)
