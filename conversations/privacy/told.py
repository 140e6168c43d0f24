"""The sections of a person's copy about the dates that messages count from, and about their first experience."""

from collections.abc import Iterator, Mapping

from conversations.engine.papers import Block
from conversations.engine.text import Raw, Text, text
from conversations.outcomes.stories import ASKED
from conversations.privacy.blocks import table, value_of
from conversations.privacy.held import PersonCopy
from conversations.privacy.moments import moment
from conversations.privacy.words import named

_DATES: Mapping[str, Text] = {
    "phk": text("Layoff"),
    "deadline": text("Last day to file"),
    "filed": text("Claim filed"),
    "approval": text("Claim approved"),
    "claimed_phk": text("Layoff by the claim"),
}


def told_sections(held: PersonCopy) -> Iterator[Block]:
    """Yield the dates that are kept, and what was told of the first benefits."""
    dates = tuple((named(_DATES, what), value_of(on)) for what, on in held.key_dates)
    yield from table(text("Dates that messages count from"), (text("What"), text("Day")), dates)
    rows = tuple(
        (
            Raw(str(each.claim_id)),
            *(named(names, getattr(each, name)) for name, _, names in ASKED),
            value_of(Raw(each.words)),
            value_of(Raw(each.region)),
            moment(each.at, held.time_zone),
        )
        for each in held.experiences
    )
    titles = (title for _, title, _ in ASKED)
    head = (text("Claim"), *titles, text("Your sentence"), text("Region code"), text("Told"))
    yield from table(text("Your first experience"), head, rows)
