"""Readers of cells that lists of going back to work have: names, skills, links, descriptions, places."""

import html
import re
from datetime import date
from urllib.parse import urlsplit

from bot.importing import words
from bot.importing.cells import Reader, day_between, plain, region, short_text, years_from
from bot.importing.layout import BadCell, squeeze
from bot.importing.table import Cell

_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"<[^<>]{0,200}>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffd\ud800-\udfff]+")
_BETWEEN_SKILLS = re.compile(r"[,;|\n\r•·]+")
_BETWEEN_PLACES = re.compile(r"\s*[,/]\s*")
_NO_LINK = re.compile(r"[\s<>\"'`\\^{}|\x00-\x1f]")
_LONGEST_LINK = _LONGEST_SKILLS = 300
_LONGEST_SKILL = 60
_LONGEST_ABOUT = 600
# What stands behind it would be cut off anyway, and need not be looked through.
_READ_OF_ABOUT = 6000
_ANYWHERE = frozenset(
    {
        *("daring", "online", "remote", "wfh", "wfa", "jarakjauh", "indonesia", "seluruhindonesia", "nasional"),
        *("manasaja", "dimanasaja", "workfromhome", "semuawilayah"),
    }
)
_MODES = {
    **dict.fromkeys(("daring", "online", "onlen", "ya", "true", "yes", "elearning", "virtual", "1", "zoom"), True),
    **dict.fromkeys(("luring", "offline", "tatapmuka", "tidak", "false", "no", "onsite", "ditempat", "0"), False),
    # People have to come now and then, which is what a region is for.
    **dict.fromkeys(("hybrid", "hibrida", "campuran", "blended", "blendedlearning", "daringdanluring"), False),
}
_FIRST_DAY = date(2000, 1, 1)
_QUOTA = re.compile(r"(\d{1,6})(?: ?(?:orang|peserta|kursi|seats?|people))?", re.ASCII)


def named(longest: int) -> Reader[str]:
    """Read a name or title of at most so many characters; numbers alone are none."""
    read = short_text(longest)

    def read_name(cell: Cell, today: date) -> str:
        shown = plain(html.unescape(read(cell, today)))
        if not _LETTER.search(shown):
            raise BadCell(words.NO_WORD)
        return shown

    return read_name


def skills(cell: Cell, _today: date) -> str:
    """Read words between commas, semicolons or lines; too many of them are cut at the end."""
    parts = _BETWEEN_SKILLS.split(_long_text(cell))
    kept: dict[str, str] = {}
    for part in filter(None, (_one_line(part)[:_LONGEST_SKILL].strip() for part in parts)):
        if len(", ".join([*kept.values(), part])) <= _LONGEST_SKILLS:
            kept.setdefault(part.casefold(), part)
    return ", ".join(kept.values())


def about(cell: Cell, _today: date) -> str:
    """Read a description, without markup, on one line; a long one is cut at a word."""
    shown = _one_line(_long_text(cell))
    if len(shown) <= _LONGEST_ABOUT:
        return shown
    return shown[: _LONGEST_ABOUT - 1].rsplit(" ", 1)[0] + "…"


def link(cell: Cell, _today: date) -> str:
    """Read the address of a page; nothing but http and https, no name and password in it."""
    shown = plain(cell)
    try:
        parts = urlsplit(shown)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadCell(words.NOT_A_LINK) from None
    if parts.scheme not in {"http", "https"} or "." not in host.strip(".") or parts.username is not None:
        raise BadCell(words.NOT_A_LINK)
    if _NO_LINK.search(shown):
        raise BadCell(words.NOT_A_LINK)
    if len(shown) > _LONGEST_LINK:
        raise BadCell(words.TOO_LONG)
    return shown


def anywhere(cell: Cell, today: date) -> str:
    """Read a region, also with its province behind a comma; "" where the whole country or no place is meant."""
    shown = plain(cell)
    if squeeze(shown) in _ANYWHERE:
        return ""
    places = _BETWEEN_PLACES.split(shown)
    if isinstance(cell, str) and len(places) > 1 and squeeze(places[-1]) == "indonesia":
        places.pop()
    if not isinstance(cell, str) or len(places) == 1:
        return region(cell if len(places) == 1 and places[0] == shown else places[0], today)
    return _within(places, today)


def _within(places: list[str], today: date) -> str:
    """Find the first place that lies in the last one: "Kota Medan, Sumatera Utara"."""
    province = region(places[-1], today)
    code = region(places[0], today)
    if not code.startswith(province[:2]):
        raise BadCell(words.NOT_A_REGION)
    return code


def online(cell: Cell, _today: date) -> bool:
    """Read whether something is held online."""
    if isinstance(cell, bool):
        return cell
    try:
        return _MODES[squeeze(plain(cell))]
    except KeyError:
        raise BadCell(words.NOT_ONLINE_OR_NOT) from None


def quota(cell: Cell, _today: date) -> int:
    """Read a number of places."""
    found = _QUOTA.fullmatch(plain(cell).casefold())
    if found is None:
        raise BadCell(words.NOT_A_NUMBER)
    return int(found[1])


past_day = day_between(lambda _: _FIRST_DAY, lambda today: today.fromordinal(today.toordinal() + 1))
"""Read a day that has come, or comes tomorrow."""

near_day = day_between(lambda _: _FIRST_DAY, lambda today: years_from(today, 5))
"""Read a day that may be some years ahead."""


def _long_text(cell: Cell) -> str:
    if isinstance(cell, tuple):
        cell = "; ".join(cell)
    return cell[:_READ_OF_ABOUT] if isinstance(cell, str) else plain(cell)


def _one_line(written: str) -> str:
    plain_words = html.unescape(_TAG.sub(" ", written))
    return " ".join(_CONTROL.sub(" ", plain_words).split()).removeprefix("'")
