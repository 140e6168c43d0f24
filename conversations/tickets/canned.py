"""Replies that helpers use often: their gaps are filled from the ticket, or the reply is not sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conversations.engine.text import Say, text
from conversations.regions import name_of
from conversations.tickets import context
from conversations.tickets.records import TOPICS, Ticket

_GAP = re.compile(r"\{([^{}]*)\}")
_NAMES = ("nomor", "wilayah", "nama_topik", "batas", "phk", "bulan")
GAPS = " ".join(f"{{{name}}}" for name in _NAMES)
"""Every gap that a reply may have, as it is written."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply as it is sent; `gaps` names what is not known of this ticket, and then nothing is sent."""

    words: str
    gaps: str = ""


def fill(words: str, ticket: Ticket, say: Say) -> Filled:
    """Fill the {gaps} of a reply: number, region, subject, and what is known of the layoff and the claim."""
    known = _known(ticket, say)
    missing = sorted({name for name in map(_name, _GAP.findall(words)) if not known.get(name)})
    if missing:
        return Filled(words, ", ".join(f"{{{name}}}" for name in missing))
    return Filled(_GAP.sub(lambda gap: known[_name(gap[1])], words))


def unknown_gaps(words: str) -> str:
    """Return what looks like a gap of a reply and is none: an unknown name, or a brace by itself."""
    unknown = {f"{{{name}}}" for name in map(_name, _GAP.findall(words)) if name not in _NAMES}
    return ", ".join(sorted(unknown | {sign for sign in _GAP.sub("", words) if sign in "{}"}))


def _name(written: str) -> str:
    return "_".join(written.casefold().split())


def _known(ticket: Ticket, say: Say) -> Mapping[str, str]:
    told = ticket.context
    return {
        "nomor": f"#{ticket.id}",
        "wilayah": name_of(ticket.region) if ticket.region else "",
        "nama_topik": say(TOPICS.get(ticket.topic, TOPICS["other"])),
        "batas": _day(told.get(context.SAFE, ""), say),
        "phk": _day(told.get(context.PHK, ""), say),
        "bulan": told.get(context.MONTH, ""),
    }


def _day(told: str, say: Say) -> str:
    try:
        return say(text("{day}", day=date.fromisoformat(told)))
    except ValueError:
        return ""
