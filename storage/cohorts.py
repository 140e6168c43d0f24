"""The workers of a factory who joined, in numbers only; within the connection of `Store.run` or of a visit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from json import loads

from sqlalchemy import Connection, select

from conversations.socialization.audiences import SILENT, SOON
from conversations.socialization.records import Cohort, Paper
from storage.criteria import ELIGIBILITY, FILED, LACKING, PROOF
from storage.tables import claim, claim_link, key_date, participant, progress, scan

_SILENT_AFTER, _SOON = timedelta(days=SILENT), timedelta(days=SOON)
_COMPLETE = frozenset(
    {"acceptance_and_receipt", "agreement_registered", "agreement_and_receipt", "final_court_decision"}
)


@dataclass(frozen=True, slots=True)
class _Worker:
    seen_on: date
    answers: str | None
    last_day: date | None


def count(connection: Connection, code: str, today: date) -> Cohort:
    """Count who joined a factory: their papers, their last days, who is silent."""
    filed = _filed(connection, code)
    workers = dict(_workers(connection, code))
    open_ones = [worker for user_id, worker in workers.items() if user_id not in filed]
    days = [worker.last_day for worker in open_ones if worker.last_day is not None]
    coming = [day for day in days if day >= today]
    papers = Counter(told for worker in open_ones if (told := _paper(worker.answers)))
    return Cohort(
        joined=len(workers),
        unchecked=sum(not _told(worker.answers) for worker in open_ones),
        papers=dict(papers),
        filed=len(workers) - len(open_ones),
        soon=sum(day <= today + _SOON for day in coming),
        later=sum(day > today + _SOON for day in coming),
        past=len(days) - len(coming),
        silent=sum(worker.seen_on < today - _SILENT_AFTER for worker in open_ones),
        nearest=min(coming, default=None),
    )


def _workers(connection: Connection, code: str) -> Iterator[tuple[int, _Worker]]:
    check = progress.c.user_id == scan.c.user_id, progress.c.flow == ELIGIBILITY
    last = key_date.c.user_id == scan.c.user_id, key_date.c.what == "deadline"
    joined = (
        select(scan.c.user_id, participant.c.last_seen_on, progress.c.answers, key_date.c.on)
        .join(participant, participant.c.user_id == scan.c.user_id)
        .outerjoin(progress, check[0] & check[1])
        .outerjoin(key_date, last[0] & last[1])
        .where(scan.c.code == code, scan.c.joined_at.is_not(None))
    )
    for user_id, *values in connection.execute(joined):
        yield user_id, _Worker(*values)


def _filed(connection: Connection, code: str) -> frozenset[int]:
    own = claim_link.join(claim, claim.c.id == claim_link.c.claim_id).join(scan, scan.c.user_id == claim_link.c.user_id)
    wanted = select(scan.c.user_id).select_from(own)
    return frozenset(
        connection.scalars(
            wanted.where(scan.c.code == code, scan.c.joined_at.is_not(None), claim.c.state.in_(FILED)).distinct()
        )
    )


def _told(answers: str | None) -> dict[str, str]:
    """Read the answers to the check; what cannot be read tells nothing."""
    try:
        found = loads(answers or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _paper(answers: str | None) -> Paper | None:
    proof = _told(answers).get(PROOF)
    if proof is None:
        return None
    return "complete" if proof in _COMPLETE else "missing" if proof in LACKING else "unknown"
