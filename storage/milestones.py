"""How far people have come; every function works within the connection of `Store.run` or of a visit.

The store notes what a message brings with its other changes (`Visit.reach`); here is what comes of lists, of claims and
of hours, and what goes when its data go.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, exists, literal, or_, select, union_all

from conversations.outcomes.milestones import EMPLOYERS, Milestone
from storage.portable import insert
from storage.tables import (
    Moment,
    application,
    booking,
    claim,
    claim_link,
    enrolment,
    evidence,
    milestone,
    paid_month,
    progress,
    slot,
)

FILED = ("claim_sent", "verifying", "approved", "paid", "rejected", "finished")
"""States of a claim that was filed."""

_mine = milestone.c
_claims = claim_link.join(claim, claim.c.id == claim_link.c.claim_id)


def of_people(connection: Connection, user_ids: Sequence[int], at: datetime) -> None:
    """Note what the claims of these people tell of them."""
    _note_claims(connection, claim_link.c.user_id.in_(user_ids), at)


def of_import(connection: Connection, import_id: int, at: datetime) -> None:
    """Note what a list that was just applied tells of the people to whom its claims are linked."""
    _note_claims(connection, claim.c.import_id == import_id, at)


def of_claim(connection: Connection, claim_id: int, at: datetime) -> None:
    """Note what one claim tells of the people to whom it is linked."""
    _note_claims(connection, claim.c.id == claim_id, at)


def of_person(connection: Connection, user_id: int) -> tuple[tuple[str, datetime], ...]:
    """List how far somebody came, and when."""
    own = select(_mine.what, _mine.at).where(_mine.user_id == user_id).order_by(_mine.at, _mine.what)
    return tuple((what, at) for what, at in connection.execute(own))


def meet(connection: Connection, now: datetime) -> None:
    """Note who has met a counsellor, from the hours that have begun."""
    begun = select(booking.c.user_id, literal("counselled"), slot.c.starts_at)
    begun = begun.join(slot, slot.c.id == booking.c.slot_id).where(slot.c.starts_at <= now)
    _note(connection, begun.where(~_has(booking.c.user_id, "counselled")))


def applied_enough(connection: Connection, user_id: int) -> bool:
    """Tell whether somebody has applied to five employers, as their applications and their proofs name them."""
    told = select(application.c.employer).where(application.c.user_id == user_id)
    proven = select(evidence.c.note).where(evidence.c.user_id == user_id, evidence.c.kind == "application")
    names = connection.scalars(union_all(told, proven))
    return len({" ".join(name.casefold().split()) for name in names if name.strip()}) >= EMPLOYERS


def take_back(connection: Connection, user_ids: Sequence[int], gone: Collection[Milestone] = ()) -> None:
    """Drop what is `gone`, and all that nothing held about these people tells of any more."""
    own = _mine.user_id.in_(user_ids)
    if gone:
        # What else tells of the same keeps it.
        connection.execute(delete(milestone).where(own, _mine.what.in_(gone), ~_assessed(), ~_hired()))
    for what, held in _HELD.items():
        connection.execute(delete(milestone).where(own, _mine.what == what, ~held))
    for user_id in user_ids:
        if not applied_enough(connection, user_id):
            connection.execute(delete(milestone).where(_mine.user_id == user_id, _mine.what == "applied5"))


def _note_claims(connection: Connection, which: ColumnElement[bool], at: datetime) -> None:
    now = literal(at, Moment)
    for what, condition in _OF_CLAIMS.items():
        rows = select(claim_link.c.user_id, literal(what), now).select_from(_claims).where(which, condition).distinct()
        _note(connection, rows)


def _note(connection: Connection, rows: Select[Any]) -> None:
    ordered = rows.order_by(rows.selected_columns[0])
    added = insert(connection, milestone).from_select(["user_id", "what", "at"], ordered)
    connection.execute(added.on_conflict_do_nothing())


def _has(user_id: ColumnElement[int], what: Milestone) -> ColumnElement[bool]:
    return exists().where(_mine.user_id == user_id, _mine.what == what)


def _assessed() -> ColumnElement[bool]:
    proven = evidence.c.user_id == _mine.user_id, evidence.c.kind == "assessment"
    return and_(_mine.what == "assessed", exists().where(*proven))


def _hired() -> ColumnElement[bool]:
    accepted = application.c.user_id == _mine.user_id, application.c.state == "accepted"
    told = or_(exists().where(*accepted), _claimed(claim.c.state == "employed"))
    return and_(_mine.what == "employed", told)


def _claimed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(claim.c.id).select_from(_claims).where(claim_link.c.user_id == _mine.user_id, condition))


_paid = exists().where(paid_month.c.claim_id == claim.c.id)
_OF_CLAIMS: dict[Milestone, ColumnElement[bool]] = {
    "linked": claim.c.source != "self",
    "filed": claim.c.state.in_(FILED),
    "paid": _paid,
    "employed": claim.c.state == "employed",
}
_HELD: dict[Milestone, ColumnElement[bool]] = {
    "linked": _claimed(_OF_CLAIMS["linked"]),
    "filed": _claimed(_OF_CLAIMS["filed"]),
    "paid": _claimed(_paid),
    "trained": or_(
        exists().where(enrolment.c.user_id == _mine.user_id),
        exists().where(evidence.c.user_id == _mine.user_id, evidence.c.kind == "attendance"),
    ),
    "assessed": or_(
        exists().where(evidence.c.user_id == _mine.user_id, evidence.c.kind == "assessment"),
        exists().where(progress.c.user_id == _mine.user_id, progress.c.flow == "interests"),
    ),
}
