"""Readers of cells that any table may need: text, one of some words, whole numbers, dates, rupiah, phones, regions."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from lokal import parse_phone

from bot.importing import words
from bot.importing.layout import BadCell, squeeze
from bot.importing.table import Cell
from conversations import regions
from conversations.engine.text import Text

T = TypeVar("T")
Reader = Callable[[Cell, date], T]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\ud800-\udfff]")
_LONGEST_CELL = 1000
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE | re.ASCII)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,9})[-/., ]*(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]+(?:\d{1,2}|[a-z]{3,9})[-/., ]+'?\d{2}", re.ASCII)
_TIME = re.compile(r"(?<=\d)(?:t|\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$", re.ASCII)
_SERIAL = re.compile(r"[1-7]\d{4}", re.ASCII)
_SERIAL_START = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb peb pebruari",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags agt aug agst",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_AMOUNT = re.compile(
    r"(\d{1,3}(?:\.\d{3})+)(?:,(?:00?|-))?|(\d{1,3}(?:,\d{3})+)(?:\.00?)?|(\d+)(?:[.,]00?|,-)?", re.ASCII
)
_CURRENCY = re.compile(r"^(?:rp|idr)\.?\s*", re.IGNORECASE)
_LARGEST_AMOUNT = 100_000_000


def plain(cell: Cell) -> str:
    """Return what a cell shows, on one line; a number without its empty decimals. Raises BadCell for other things."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise BadCell(words.NOT_TEXT)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    shown = str(cell)
    if len(shown) > _LONGEST_CELL:
        raise BadCell(words.TOO_LONG)
    if not (shown.isascii() and shown.isprintable()):
        if _CONTROL.search(shown):
            raise BadCell(words.NO_CHARACTERS)
        shown = unicodedata.normalize("NFC", shown).strip(" \u200b\ufeff")
    shown = " ".join(shown.split())
    # Spreadsheets, and our own reports, write it before what must stay text.
    return shown.removeprefix("'")


def number_kept(cell: Cell) -> str:
    """Return a number of which every digit counts, as text. Raises BadCell when a spreadsheet has rounded it."""
    shown = plain(cell)
    if _SCIENTIFIC.fullmatch(shown) or (isinstance(cell, float) and not cell.is_integer()):
        raise BadCell(words.SHORTENED)
    return shown


def short_text(longest: int) -> Reader[str]:
    """Read text of at most so many characters."""

    def read(cell: Cell, _today: date) -> str:
        shown = plain(cell)
        if len(shown) > longest:
            raise BadCell(words.TOO_LONG)
        return shown

    return read


def one_of(meanings: Mapping[str, T], otherwise: Text) -> Reader[T]:
    """Read one of some words, however they are spaced and capitalised; `meanings` has them as `squeeze` gives them."""

    def read(cell: Cell, _today: date) -> T:
        try:
            return meanings[squeeze(plain(cell))]
        except KeyError:
            raise BadCell(otherwise) from None

    return read


def day_between(earliest: Callable[[date], date], latest: Callable[[date], date]) -> Reader[date]:
    """Read a day between two bounds that may depend on today."""

    def read(cell: Cell, today: date) -> date:
        day = _day(cell)
        if day < earliest(today):
            raise BadCell(words.DATE_TOO_EARLY)
        if day > latest(today):
            raise BadCell(words.DATE_TOO_LATE)
        return day

    return read


def years_from(day: date, years: int) -> date:
    """Return the same day some years later (or earlier); 29 February becomes the 28th where it must."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def rupiah(cell: Cell, _today: date) -> int:
    """Read an amount of whole rupiah, with or without separators of thousands."""
    written = _CURRENCY.sub("", number_kept(cell))
    if not (found := _AMOUNT.fullmatch(written)):
        raise BadCell(words.NOT_AN_AMOUNT)
    amount = int(re.sub(r"\D", "", found[found.lastindex or 0])[:18])
    if amount > _LARGEST_AMOUNT:
        raise BadCell(words.AMOUNT_TOO_LARGE)
    return amount


def phone(cell: Cell, _today: date) -> str:
    """Read a phone number of Indonesia as +62…; a zero that a spreadsheet took from its front is given back."""
    found = parse_phone(number_kept(cell))
    if not found.valid or found.e164 is None:
        raise BadCell(words.NOT_A_PHONE)
    return found.e164


def region(cell: Cell, _today: date) -> str:
    """Read a province, regency or city, by its Kemendagri code or its name, as its dotted code."""
    # As a number 32.10 has lost its last zero, which a code of this length always has.
    codes = regions.find(f"{cell:.2f}" if isinstance(cell, float) and cell == round(cell, 2) else plain(cell))
    if not codes:
        raise BadCell(words.NOT_A_REGION)
    if len(codes) > 1:
        raise BadCell(words.REGION_UNCLEAR)
    return codes[0]


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    shown = plain(cell).casefold()
    try:
        if _SERIAL.fullmatch(shown):
            return _SERIAL_START + timedelta(days=int(shown))
        return _written_day(_TIME.sub("", shown).strip())
    except ValueError:
        raise BadCell(words.NOT_A_DATE) from None


def _written_day(shown: str) -> date:
    if found := _ISO.fullmatch(shown):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(shown):
        return date(int(found[4]), int(found[3]), int(found[1]))
    if (found := _NAMED.fullmatch(shown)) and found[2] in _MONTHS:
        return date(int(found[3]), _MONTHS[found[2]], int(found[1]))
    raise BadCell(words.SHORT_YEAR if _SHORT_YEAR.fullmatch(shown) else words.NOT_A_DATE)
