"""The sections of a person's copy about how they came here, and for whom they speak."""

from collections.abc import Iterator

from conversations.engine.papers import Block, Fields, Heading
from conversations.engine.text import Raw, text
from conversations.privacy.blocks import NONE, table
from conversations.privacy.held import PersonCopy
from conversations.privacy.moments import moment


def came_sections(held: PersonCopy) -> Iterator[Block]:
    """Yield the sources that a person came by, the factories they joined, and whether they speak for an employer."""
    rows = tuple(
        (
            Raw(each.name),
            Raw(each.code),
            moment(each.first_at, held.time_zone),
            moment(each.last_at, held.time_zone),
            Raw(str(each.times)),
            moment(each.joined_at, held.time_zone) if each.joined_at else NONE,
        )
        for each in held.came_by
    )
    head = (
        *(text("Source"), text("Code"), text("First time"), text("Last time"), text("How often")),
        text("Joined as a worker"),
    )
    yield from table(text("Where you heard of this bot"), head, rows)
    if held.employer_since is not None:
        yield Heading(text("You speak for an employer"))
        yield Fields(((text("Since"), moment(held.employer_since, held.time_zone)),))
