"""The pieces that the sections of a person's copy are made of."""

from collections.abc import Iterator

from conversations.engine.papers import Block, Heading, Table
from conversations.engine.text import Param, Raw, Said, Text, text

NONE = Raw("–")


def value_of(value: Param | None) -> Said:
    """Return a stored value, or a dash."""
    return NONE if value is None or value in ("", Raw("")) else text("{value}", value=value)


def table(title: Text, head: tuple[Said, ...], rows: tuple[tuple[Said, ...], ...]) -> Iterator[Block]:
    """Yield a titled table; nothing where there are no rows."""
    if rows:
        yield Heading(title)
        yield Table(head, rows)
