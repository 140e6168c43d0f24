"""The sections of a person's copy about what is counted or waits: steps, paid months, a question back."""

from collections.abc import Iterator, Mapping

from conversations.engine.papers import Block
from conversations.engine.text import Money, Raw, Text, text
from conversations.privacy.blocks import table, value_of
from conversations.privacy.held import PersonCopy
from conversations.privacy.moments import moment
from conversations.privacy.words import named
from conversations.tickets.records import TOPICS

_WAYS: Mapping[str, Text] = {"in": text("You"), "out": text("Officer"), "shown": text("Shown to the officer")}
MILESTONE: Mapping[str, Text] = {
    "started": text("Began to check"),
    "checked": text("Checked their eligibility"),
    "eligible": text("Eligible by the check"),
    "linked": text("Claim linked"),
    "filed": text("Claim filed"),
    "paid": text("Month paid"),
    "assessed": text("Filled in a self-assessment"),
    "counselled": text("Met a counsellor"),
    "trained": text("In training"),
    "applied5": text("Applied to five employers"),
    "employed": text("Back at work"),
}


def reached_sections(held: PersonCopy) -> Iterator[Block]:
    """Yield what is counted of a person, and the paid months of the claims that are linked to them."""
    rows = tuple((named(MILESTONE, what), moment(at, held.time_zone)) for what, at in held.milestones)
    yield from table(text("Steps that are counted, without your name"), (text("Step"), text("When")), rows)
    paid = tuple(
        (
            Raw(str(each.claim_id)),
            Raw(str(each.month)),
            value_of(None if each.amount is None else Money(each.amount)),
            moment(each.at, held.time_zone),
        )
        for each in held.paid_months
    )
    head = (text("Claim"), text("Month"), text("Cash a month"), text("Told"))
    yield from table(text("Months that the office told as paid"), head, paid)
    if asked := held.asked_back:
        rows = ((Raw(asked.words), moment(asked.at, held.time_zone)),)
        yield from table(text("What I asked you back about"), (text("Your words, masked"), text("When")), rows)
    yield from _tickets(held)


def _tickets(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            Raw(str(each.id)),
            named(TOPICS, each.topic),
            value_of(Raw(each.region)),
            moment(each.opened_at, held.time_zone),
            value_of(None if each.closed_at is None else moment(each.closed_at, held.time_zone)),
            value_of(None if each.rating is None else Raw(str(each.rating))),
        )
        for each in held.tickets
    )
    head = (text("Number"), text("Subject"), text("Region code"), text("Opened"), text("Closed"), text("Rating"))
    yield from table(text("Your talks with officers"), head, rows)
    said = tuple(
        (Raw(str(each.id)), named(_WAYS, way), value_of(Raw(words)), moment(at, held.time_zone))
        for each in held.tickets
        for way, words, at in each.lines
    )
    columns = (text("Number"), text("Who"), text("Words"), text("When"))
    yield from table(text("What was said there"), columns, said)
