"""An audience in words, and the choices for each criterion."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from conversations.campaigns.words import LANGUAGES, place
from conversations.claim_status.claim import CLAIM_STATES, MONTHS
from conversations.claim_status.rows import ROWS
from conversations.engine.text import Lines, Param, Raw, Said, Text, lines, plural, text
from conversations.outreach.audience import Audience
from conversations.vacancies.families import LABELS as FAMILIES

KINDS: Mapping[str, Text] = {
    "participant": text("Participants"),
    "employer": text("Employers"),
    "visitor": text("Other visitors"),
}
TITLES: Mapping[str, Text] = {
    "regions": text("Region of readers"),
    "kinds": text("Kind of reader"),
    "claim_states": text("State of the claim"),
    "months": text("Benefit month"),
    "deadline_within": text("Deadline ahead"),
    "families": text("Kind of work"),
    "languages": text("Language"),
    "sources": text("Came by source"),
    "joined": text("Workers of a factory"),
    "seen_within": text("Seen lately"),
    "unseen_for": text("Silent for long"),
    "lacks_proof": text("Proof of the layoff"),
}
"""The criteria of an audience, in the order in which they are offered."""
DAYS: Mapping[str, tuple[int, ...]] = {
    "deadline_within": (3, 7, 14, 30),
    "seen_within": (7, 30, 90),
    "unseen_for": (14, 30, 90, 180),
}
"""What is offered where days are asked for."""
MOST_OF_ONE = 40
"""Values that one criterion may have."""
_SHOWN = 6


def options(criterion: str) -> Mapping[str, Said]:
    """Return the values that a criterion offers, with their labels; those that are typed offer none."""
    match criterion:
        case "kinds":
            return dict(KINDS)
        case "claim_states":
            return {state: ROWS[state].label for state in CLAIM_STATES}
        case "months":
            return {str(number): text("Month {number}", number=number) for number in range(1, MONTHS + 1)}
        case "languages":
            return dict(LANGUAGES)
        case "joined":
            return {"1": text("Said that they belong to it")}
        case "lacks_proof":
            return {"1": text("Incomplete, claim not filed")}
    return {str(days): plural("{n} day", "{n} days", days) for days in DAYS.get(criterion, ())}


def label(criterion: str, value: str) -> Said:
    """Return what a value of a criterion is called."""
    match criterion:
        case "regions":
            return place(value)
        case "families":
            return FAMILIES.get(value, Raw(value))
    return options(criterion).get(value, Raw(value))


def values_of(audience: Audience, criterion: str) -> tuple[str, ...]:
    """Return the values that a criterion has, as they stand on buttons."""
    held = getattr(audience, criterion)
    if isinstance(held, tuple):
        return tuple(map(str, held))
    return () if held is None or held is False else ("1" if held is True else str(held),)


def with_value(audience: Audience, criterion: str, value: str, *, given: bool) -> Audience | None:
    """Return the audience with a value of a criterion added or taken away; `None` for what is no such value."""
    if criterion not in TITLES or not (value in options(criterion) or _is_typed(criterion, value)):
        return None
    held = getattr(audience, criterion)
    changed: Any
    if isinstance(held, tuple):
        real: Any = int(value) if criterion == "months" else value
        changed = tuple(sorted({*held, real} if given else set(held) - {real}))
        if len(changed) > MOST_OF_ONE:
            return None
    elif isinstance(held, bool):
        changed = given
    else:
        changed = int(value) if given else None
    return replace(audience, **{criterion: changed})


def _is_typed(criterion: str, value: str) -> bool:
    if criterion == "regions":
        return value != "" and place(value) != Raw(value)
    if criterion == "families":
        return value in FAMILIES
    return criterion == "sources" and 0 < len(value) <= len("0123456789ABCDEF") and value.isalnum()


def told(audience: Audience) -> Lines:
    """Return an audience in words, a line for each criterion that is given."""
    given = [_line(criterion, values) for criterion in TITLES if (values := values_of(audience, criterion))]
    return lines(*given) if given else lines(text("• Everybody in all of Indonesia"))


def _line(criterion: str, values: tuple[str, ...]) -> Text:
    named: list[Said] = [label(criterion, value) for value in values[:_SHOWN]]
    more = len(values) - _SHOWN
    if more > 0:
        named.append(plural("and {n} more", "and {n} more", more))
    return text("• {title}: {values}", title=TITLES[criterion], values=listed(named))


def listed(said: Iterable[Said]) -> Param:
    """Join words with commas."""
    joined: Said | None = None
    for each in said:
        joined = each if joined is None else text("{first}, {second}", first=joined, second=each)
    return joined if joined is not None else Raw("")
