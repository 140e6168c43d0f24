"""The people whose benefit months are watched, in portions; within the connection of `Store.run`."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, exists, select

from conversations.claim_status.claim import Claim, ClaimState
from conversations.outreach.kinds import MessageKind
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.training.records import Enrolment
from storage import trainings
from storage.directory import recency
from storage.statements import columns_of
from storage.tables import benefit_month, claim, claim_link, evidence, participant, silence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Watched:
    """A claim of a person who can be reached, with what they told about its months and sent as proof.

    Trainings are with the newest of a person's claims only.
    """

    user_id: int
    time_zone: str
    claim: Claim
    months: tuple[MonthRecord, ...]
    evidence: tuple[Evidence, ...]
    enrolments: tuple[Enrolment, ...] = ()


def portion(
    connection: Connection, states: Collection[ClaimState], kind: MessageKind, after: int, people: int = 200
) -> list[Watched]:
    """Read the claims in these states of the next people after the Telegram id `after`, by that id.

    Nobody who is unreachable or stopped this kind of message is among them; an empty list is the end.
    """
    user_ids = _people(connection, states, kind, after, people)
    if not user_ids:
        return []
    own = claim_link.join(claim, claim.c.id == claim_link.c.claim_id)
    own = own.join(participant, participant.c.user_id == claim_link.c.user_id)
    wanted = select(participant.c.user_id, participant.c.time_zone, *columns_of(claim, Claim)).select_from(own)
    wanted = wanted.where(claim_link.c.user_id.in_(user_ids), claim.c.state.in_(states))
    rows = connection.execute(wanted.order_by(participant.c.user_id, claim.c.id)).all()
    months = _told(connection, benefit_month, MonthRecord, user_ids, benefit_month.c.number)
    proofs = _told(connection, evidence, Evidence, user_ids, evidence.c.on, evidence.c.id)
    return _with_trainings(connection, user_ids, [_watched(row, months, proofs) for row in rows])


def _people(
    connection: Connection, states: Collection[ClaimState], kind: MessageKind, after: int, limit: int
) -> list[int]:
    person = participant.c.user_id
    own = exists().where(claim_link.c.user_id == person, claim_link.c.claim_id == claim.c.id, claim.c.state.in_(states))
    stopped = exists().where(silence.c.user_id == person, silence.c.kind == kind)
    wanted = select(person).where(person > after, participant.c.reachable, own, ~stopped)
    return list(connection.scalars(wanted.order_by(person).limit(limit)))


def _told(
    connection: Connection, table: Table, record: type[T], user_ids: Iterable[int], *order: Any
) -> dict[tuple[int, int], list[T]]:
    wanted = select(table.c.user_id, table.c.claim_id, *columns_of(table, record))
    found: dict[tuple[int, int], list[T]] = defaultdict(list)
    for user_id, claim_id, *values in connection.execute(wanted.where(table.c.user_id.in_(user_ids)).order_by(*order)):
        found[user_id, claim_id].append(record(*values))
    return found


def _watched(
    row: Any, months: dict[tuple[int, int], list[MonthRecord]], proofs: dict[tuple[int, int], list[Evidence]]
) -> Watched:
    user_id, time_zone, *values = row
    own = Claim(*values)
    key = user_id, own.id
    return Watched(user_id, time_zone, own, tuple(months.get(key, ())), tuple(proofs.get(key, ())))


def _with_trainings(connection: Connection, user_ids: Collection[int], claims: list[Watched]) -> list[Watched]:
    enrolled = trainings.of_people(connection, user_ids)
    newest = {each.user_id: each.claim.id for each in sorted(claims, key=lambda each: recency(each.claim))}
    return [
        replace(each, enrolments=enrolled.get(each.user_id, ())) if newest[each.user_id] == each.claim.id else each
        for each in claims
    ]
