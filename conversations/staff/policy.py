"""Who of the staff may do what, and where: one table, asked on every call."""

from collections.abc import Iterable, Mapping
from typing import Literal

from conversations.reception.person import Person

Deed = Literal[
    "compose",
    "approve",
    "steer",
    "recall",
    "results",
    "sources",
    "cohorts",
    "figures",
    "experiences",
    "invite",
    "audit",
    "import",
    "unlock",
    "hours",
    "questions",
    "misreads",
    "hoaxes",
    "settings",
    "answer",
    "canned",
]
"""Composing an announcement; approving one; halting, resuming, calling off; taking back what was sent; its results;
sources and posters; the desk of a mass layoff; the programme's figures; first experiences; inviting officers; reading
the audit log; bringing lists in; lifting a lock; offering hours; reading questions without an answer; judging
misunderstood sentences; the list of false messages; settings of the staff; answering tickets; keeping
replies that are used often."""

MAY: Mapping[Deed, frozenset[str]] = {
    "compose": frozenset({"admin", "campaigner"}),
    "approve": frozenset({"admin", "approver"}),
    "steer": frozenset({"admin", "campaigner", "approver"}),
    "recall": frozenset({"admin", "campaigner", "approver"}),
    "results": frozenset({"admin", "campaigner", "approver", "viewer"}),
    "sources": frozenset({"admin", "campaigner"}),
    "cohorts": frozenset({"admin", "campaigner", "helper"}),
    "figures": frozenset({"admin", "campaigner", "approver", "viewer"}),
    "experiences": frozenset({"admin", "campaigner", "helper", "viewer"}),
    "invite": frozenset({"admin"}),
    "audit": frozenset({"admin"}),
    "import": frozenset({"admin"}),
    "unlock": frozenset({"admin", "helper"}),
    "hours": frozenset({"counsellor"}),
    "answer": frozenset({"admin", "helper", "counsellor"}),
    "canned": frozenset({"admin", "helper"}),
    "questions": frozenset({"admin", "helper", "counsellor", "viewer"}),
    "misreads": frozenset({"admin"}),
    "hoaxes": frozenset({"admin", "campaigner", "helper"}),
    "settings": frozenset({"admin"}),
}


def covers(place: str, region: str) -> bool:
    """Tell whether a role held in `place` reaches `region`; both Kemendagri codes, "" being all of Indonesia."""
    return place in ("", region) or region.startswith(f"{place}.")


def places(person: Person, deed: Deed) -> tuple[str, ...]:
    """Return where a person may do a deed, as Kemendagri codes; "" is everywhere, and nothing is nowhere."""
    held = {place for role in sorted(MAY[deed]) for place in person.memory.regions(role)}
    return tuple(sorted(place for place in held if not any(covers(other, place) for other in held - {place})))


def may(person: Person, deed: Deed, region: str = "") -> bool:
    """Tell whether a person may do a deed in a region; "" asks for all of Indonesia."""
    return any(covers(place, region) for place in places(person, deed))


def may_in_all(person: Person, deed: Deed, regions: Iterable[str]) -> bool:
    """Tell whether a person may do a deed in each of these regions; none at all means all of Indonesia."""
    held = places(person, deed)
    return all(any(covers(place, region) for place in held) for region in tuple(regions) or ("",))


def may_anywhere(person: Person, deed: Deed) -> bool:
    """Tell whether there is any place at all where a person may do a deed."""
    return bool(places(person, deed))
