"""What came of an announcement, counted from its messages and from how far their readers came; reads only."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, select

from conversations.outcomes.records import COMPARED, STEPS, Group, Results, Step
from storage import kept_results
from storage.criteria import home
from storage.tables import campaign, claim_link, milestone, outbox, paid_month, participant, scan, source

_HELD_OUT = "held out"
_BLOCKED = ("blocked", "gone")
_WAITING = ("planned", "parked", "leased")
_PROVINCE, _REGENCY = len("12"), len("12.71")

_row = outbox.c


def of_campaign(connection: Connection, campaign_id: int) -> Results:
    """Count an announcement; takes a second for each few hundred thousand of its messages.

    One whose messages are gone tells what was counted before.
    """
    counted = kept_results.of(connection, campaign_id)
    if counted is not None:
        return counted
    states = _states(connection, campaign_id)
    people = connection.execute(_tally(campaign_id)).all()
    length = _length_of_regions(connection, campaign_id)
    meant = [each for each in people if not each.held]
    failed = {reason: n for (state, reason), n in states.items() if state == "failed"}
    skipped = {reason: n for (state, reason), n in states.items() if state == "skipped" and reason != _HELD_OUT}
    return Results(
        planned=sum(n for (_, reason), n in states.items() if reason != _HELD_OUT),
        waiting=sum(n for (state, _), n in states.items() if state in _WAITING),
        sent=_of_state(states, "sent"),
        unknown=_of_state(states, "unknown"),
        blocked=sum(failed.get(reason, 0) for reason in _BLOCKED),
        failed=failed,
        skipped=skipped,
        reached=_reached(meant),
        by_variant=_split(meant, lambda each: each.variant, _reached),
        by_region=_split(meant, lambda each: each.region[:length], _reached),
        by_source=_split(meant, lambda each: each.source, _reached),
        meant=_compared(meant),
        meant_by_variant=_split(meant, lambda each: each.variant, _compared),
        held_out=_compared([each for each in people if each.held]),
    )


def size(connection: Connection, campaign_id: int, most: int) -> int:
    """Return how many messages an announcement has, counting to `most` only."""
    some = select(_row.id).where(_row.campaign_id == campaign_id).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _states(connection: Connection, campaign_id: int) -> dict[tuple[str, str], int]:
    wanted = select(_row.state, _row.reason, func.count()).where(*_of(campaign_id))
    return {(state, reason): n for state, reason, n in connection.execute(wanted.group_by(_row.state, _row.reason))}


def _of_state(states: dict[tuple[str, str], int], wanted: str) -> int:
    return sum(n for (state, _), n in states.items() if state == wanted)


def _of(campaign_id: int) -> tuple[ColumnElement[bool], ...]:
    return _row.campaign_id == campaign_id, _row.kind == "campaign"


def _tally(campaign_id: int) -> Select[Any]:
    """Sum up the people of an announcement by what chance and life made of them."""
    came = _came(campaign_id).subquery()
    each = came.c
    sent = each.sent_at.is_not(None)
    after = [_sum(and_(sent, each[step] >= each.sent_at)).label(f"after_{step}") for step in STEPS]
    due = [_sum(each[step] >= each.due_at).label(f"due_{step}") for step in COMPARED]
    groups = (each.held, each.variant, each.region, each.source)
    return select(*groups, func.count().label("people"), _sum(sent).label("sent"), *after, *due).group_by(*groups)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _came(campaign_id: int) -> Select[Any]:
    """Read, for each person, the first message of the announcement, and when they came how far."""
    sent_at = func.min(case((_row.state == "sent", _row.ended_at)))
    held = func.max(case((_row.reason == _HELD_OUT, 1), else_=0))
    had = select(
        _row.user_id,
        func.coalesce(func.min(_row.variant), "").label("variant"),
        func.min(_row.due_at).label("due_at"),
        sent_at.label("sent_at"),
        held.label("held"),
        func.min(_row.opened_at).label("opened"),
    )
    each = had.where(*_of(campaign_id)).group_by(_row.user_id).subquery()
    moments = [_milestone(each.c.user_id, step).label(step) for step in STEPS if step not in ("opened", "paid")]
    return select(
        *each.c, *moments, _paid(each.c.user_id, each.c.due_at).label("paid"), *_place_and_source()
    ).select_from(each.join(participant, participant.c.user_id == each.c.user_id))


def _milestone(user_id: ColumnElement[int], what: Step) -> Any:
    mine = milestone.c.user_id == user_id, milestone.c.what == literal(what)
    return select(milestone.c.at).where(*mine).scalar_subquery()


def _paid(user_id: ColumnElement[int], since: ColumnElement[Any]) -> Any:
    """Return when the first month after a moment was paid: later months count as well as the first."""
    months = paid_month.join(claim_link, claim_link.c.claim_id == paid_month.c.claim_id)
    mine = claim_link.c.user_id == user_id, paid_month.c.at >= since
    return select(func.min(paid_month.c.at)).select_from(months).where(*mine).scalar_subquery()


def _place_and_source() -> tuple[Any, Any]:
    named = select(source.c.name).join(scan, scan.c.code == source.c.code)
    first = named.where(scan.c.user_id == participant.c.user_id, scan.c.first).limit(1)
    return func.coalesce(home(), "").label("region"), func.coalesce(first.scalar_subquery(), "").label("source")


def _length_of_regions(connection: Connection, campaign_id: int) -> int:
    """Tell regions apart by provinces where an announcement goes to all of Indonesia, else by regencies."""
    where = connection.scalar(select(campaign.c.region).where(campaign.c.id == campaign_id))
    return _REGENCY if where else _PROVINCE


def _split(rows: Iterable[Any], key: Callable[[Any], str], sum_up: Callable[[list[Any]], Group]) -> dict[str, Group]:
    kinds: dict[str, list[Any]] = {}
    for each in rows:
        kinds.setdefault(key(each), []).append(each)
    found = {name: sum_up(those) for name, those in sorted(kinds.items())}
    return {name: group for name, group in found.items() if group.people}


def _reached(rows: list[Any]) -> Group:
    counts: Counter[Step] = Counter()
    for each in rows:
        counts.update({step: int(each._mapping[f"after_{step}"]) for step in STEPS})
    return Group(sum(int(each.sent) for each in rows), counts)


def _compared(rows: list[Any]) -> Group:
    counts: Counter[Step] = Counter()
    for each in rows:
        counts.update({step: int(each._mapping[f"due_{step}"]) for step in COMPARED})
    return Group(sum(int(each.people) for each in rows), counts)
