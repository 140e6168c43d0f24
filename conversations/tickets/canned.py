"""Replies that helpers use often: their gaps are filled from the ticket, or the reply is not sent."""

import re
from dataclasses import dataclass

from conversations.regions import name_of
from conversations.tickets.records import Ticket

_GAP = re.compile(r"\{(\w{1,32})\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply as it is sent; `gaps` names what is not known of this ticket, and then nothing is sent."""

    words: str
    gaps: str = ""


def fill(words: str, ticket: Ticket) -> Filled:
    """Fill the {gaps} of a reply: the number, the region, and whatever the context of the ticket holds by name."""
    place = name_of(ticket.region) if ticket.region else ""
    known = {"nomor": f"#{ticket.id}", "wilayah": place} | dict(ticket.context)
    missing = sorted({name for name in _GAP.findall(words) if not known.get(name)})
    if missing:
        return Filled(words, ", ".join(f"{{{name}}}" for name in missing))
    return Filled(_GAP.sub(lambda gap: known[gap[1]], words))
