"""Campaigns become messages: each reader once, in the right pass and variant, whatever interrupts the planning."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, func, select

from conversations.campaigns.records import Campaign, Schedule
from conversations.outreach.assignment import PRIME, bucket, held_out, in_canary, variant_of
from conversations.outreach.audience import Audience
from storage import Store, assigning, planning, tables
from storage.planning import Pass, Portion
from tests.storage.crowds import FIRST, NIGHT, NOW, add_campaign, add_people, draft, move, named

PEOPLE = range(FIRST, FIRST + 300)
Row = Any


def plan(tx: Connection, number: int, which: Pass, most: int = 1000, **more: Any) -> Portion:
    """Do one portion."""
    return planning.plan_portion(tx, number, which, NOW, NIGHT, most, **more)


def whole(tx: Connection, number: int, which: Pass, sizes: Sequence[int] = (1000,)) -> tuple[int, int]:
    """Do a whole pass in portions of these sizes in turn, and count the planned and the held out."""
    planned = held = 0
    for turn in range(2000):
        portion = plan(tx, number, which, sizes[turn % len(sizes)])
        planned, held = planned + portion.planned, held + portion.held_out
        if portion.done:
            return planned, held
    raise AssertionError("the pass does not end")


def rows(tx: Connection) -> list[Row]:
    """Return all messages by reader."""
    every = select(tables.outbox).order_by(tables.outbox.c.user_id, tables.outbox.c.id)
    return list(tx.execute(every))


async def test_two_announcements_planned_at_the_same_moment_do_not_both_reach_somebody(store_url: str) -> None:
    async with Store.open(store_url) as one, Store.open(store_url) as two:

        def prepare(tx: Connection) -> tuple[int, int]:
            add_people(tx, PEOPLE)
            return add_campaign(tx, draft(canary=0)), add_campaign(tx, draft(canary=0))

        first, second = await one.run(prepare)
        planned, go = Event(), Event()

        def slow(tx: Connection) -> int:
            done = plan(tx, first, "rest").planned
            planned.set()
            # The other has begun by then, or waits for us: in either case it must not look before we are through.
            go.wait(0.2)
            return done

        def other(tx: Connection) -> int:
            done = plan(tx, second, "rest").planned
            go.set()
            return done

        ours = asyncio.create_task(one.run(slow))
        await asyncio.to_thread(planned.wait, 5)
        assert tuple(await asyncio.gather(ours, two.run(other))) == (len(PEOPLE), 0)


async def test_a_series_is_never_planned_to_all_at_once(store: Store) -> None:
    def work(tx: Connection) -> Portion:
        add_people(tx, PEOPLE)
        drip = replace(draft(parts="12"), schedule=Schedule("drip", anchor="phk", offsets=(1, 7)))
        return plan(tx, add_campaign(tx, drip), "rest")

    assert await store.run(work) == Portion(0, 0, done=True)


async def test_the_database_assigns_as_we_do(store: Store) -> None:
    ids = [1, 2, PRIME - 1, PRIME, PRIME + 1, 2**40 + 7, 2**52 - 1, *PEOPLE[:50]]

    def both(tx: Connection) -> list[tuple[Any, ...]]:
        add_people(tx, ids)
        number = add_campaign(tx, draft(parts="abc", hold_out=30, canary=40))
        made, me = named(tx, number), tables.participant.c.user_id
        held, canary = assigning.held_out(made), assigning.in_canary(made)
        assert held is not None
        assert canary is not None
        drawn = (assigning.bucket(number), assigning.variant(made), held, canary)
        found = tx.execute(select(me, *drawn)).all()
        ours = [
            (each, bucket(number, each), variant_of(made, each), held_out(made, each), in_canary(made, each))
            for each in sorted(ids)
        ]
        return [(tuple(row), our) for row, our in zip(sorted(found), ours, strict=True)]

    pairs = await store.run(both)
    assert [theirs for theirs, _ in pairs] == [ours for _, ours in pairs]


async def test_the_passes_reach_everybody_once_and_hold_some_out(store: Store) -> None:
    def flown(tx: Connection) -> tuple[Any, ...]:
        add_people(tx, PEOPLE)
        number = add_campaign(tx, draft(parts="ab", hold_out=20, canary=10), "canary")
        first = whole(tx, number, "canary")
        tried = {row.user_id for row in rows(tx)}
        move(tx, number, "sending")
        return named(tx, number), first, tried, whole(tx, number, "rest"), rows(tx)

    made, first, tried, rest, found = await store.run(flown)
    held = {each for each in PEOPLE if held_out(made, each)}
    assert tried == {each for each in PEOPLE if in_canary(made, each)} - held
    assert first == (len(tried), 0)
    assert rest == (300 - len(held) - len(tried), len(held))
    assert [row.user_id for row in found] == list(PEOPLE)
    assert {row.user_id for row in found if row.state == "skipped"} == held
    assert all(row.variant == variant_of(made, row.user_id) for row in found)
    assert Counter((row.state, row.reason) for row in found).keys() == {("planned", ""), ("skipped", "held out")}


async def test_a_message_is_planned_with_all_that_it_needs(store: Store) -> None:
    until = datetime(2026, 11, 30, 18)  # noqa: DTZ001 - by the reader's clock

    def planned(tx: Connection) -> Row:
        add_people(tx, [FIRST])
        number = add_campaign(tx, _at(None, until))
        whole(tx, number, "rest")
        return rows(tx)[0]

    row = await store.run(planned)
    assert row.dedup == f"c:{row.campaign_id}:0:{FIRST}"
    assert (row.kind, row.template, row.params, row.priority, row.attempts) == ("campaign", "campaign", "{}", 40, 0)
    assert (row.variant, row.lease, row.due_at) == ("a", "", NOW)
    assert row.expires_at == datetime(2026, 11, 30, 11, tzinfo=UTC)


def _at(at: datetime | None, until: datetime | None = None) -> Campaign:
    return replace(draft(canary=0), schedule=Schedule("at" if at else "now", at, until))


ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "hours"),
    [(None, (0, 0, 0, 0)), (9, (23, 22, 21, 23)), (22, (46, 45, 44, 46)), (1, (22, 21, 20, 22))],
    ids=["now", "at nine", "in the evening", "at night"],
)
async def test_it_is_due_by_the_clock_of_each_reader(store: Store, at: int | None, hours: tuple[int, ...]) -> None:
    def planned(tx: Connection) -> list[Row]:
        for place, zone in enumerate(ZONES):
            add_people(tx, [FIRST + place], time_zone=zone)
        moment = datetime(2026, 11, 24, at) if at else None  # noqa: DTZ001 - by the reader's clock
        whole(tx, add_campaign(tx, _at(moment)), "rest")
        return rows(tx)

    assert [row.due_at for row in await store.run(planned)] == [NOW + timedelta(hours=each) for each in hours]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(sizes=st.lists(st.integers(4, 50), min_size=1, max_size=4), lost=st.sets(st.integers(0, 3)))
async def test_portions_of_any_size_plan_the_same_though_some_are_lost(
    store: Store, sizes: list[int], lost: set[int]
) -> None:
    def planned(tx: Connection) -> tuple[Any, list[Row]]:
        _empty(tx)
        add_people(tx, PEOPLE[:40])
        number = add_campaign(tx, draft(hold_out=10, canary=30), "canary")
        whole(tx, number, "canary", sizes)
        for turn in lost:
            # As if the process had been killed before the commit.
            with tx.begin_nested() as portion:
                plan(tx, number, "rest", sizes[turn % len(sizes)])
                portion.rollback()
            plan(tx, number, "rest", sizes[turn % len(sizes)])
        whole(tx, number, "rest", sizes)
        again = whole(tx, number, "rest")
        found = rows(tx)
        _empty(tx)
        return again, found

    again, found = await store.run(planned)
    assert again == (0, 0)
    assert [row.user_id for row in found] == list(PEOPLE[:40])


def _empty(tx: Connection) -> None:
    for table in (tables.outbox, tables.campaign, tables.participant):
        tx.execute(delete(table))


@pytest.mark.parametrize("state", ["draft", "approved", "paused", "stopped", "done", "cancelled"])
async def test_nothing_is_planned_unless_it_flies(store: Store, state: str) -> None:
    def planned(tx: Connection) -> tuple[Portion, Portion, list[Row]]:
        add_people(tx, PEOPLE[:5])
        number = add_campaign(tx, draft(canary=0), state)
        return plan(tx, number, "rest"), plan(tx, number + 1, "rest"), rows(tx)

    assert await store.run(planned) == (Portion(0, 0, done=True), Portion(0, 0, done=True), [])


async def test_a_halt_in_the_midst_goes_on_where_it_was(store: Store) -> None:
    def planned(tx: Connection) -> list[int]:
        add_people(tx, PEOPLE[:30])
        number = add_campaign(tx, draft(canary=0))
        counts = [plan(tx, number, "rest", 10).planned]
        move(tx, number, "paused")
        counts.append(plan(tx, number, "rest", 10).planned)
        move(tx, number, "sending")
        return [*counts, *whole(tx, number, "rest")]

    assert await store.run(planned) == [10, 0, 20, 0]


async def test_the_next_round_reaches_everybody_again_and_only_once(store: Store) -> None:
    def planned(tx: Connection) -> tuple[list[tuple[int, int]], int]:
        add_people(tx, PEOPLE[:20])
        number = add_campaign(tx, draft(canary=0))
        counts = [whole(tx, number, "rest")]
        planning.begin_occurrence(tx, number, 1)
        counts += [whole(tx, number, "rest"), whole(tx, number, "rest")]
        return counts, tx.scalar(select(func.count(func.distinct(tables.outbox.c.dedup)))) or 0

    assert await store.run(planned) == ([(20, 0), (20, 0), (0, 0)], 40)


async def test_only_whom_it_means_and_nothing_excludes_is_planned(store: Store) -> None:
    def planned(tx: Connection) -> list[int]:
        add_people(tx, PEOPLE[:10], region="32.73")
        add_people(tx, PEOPLE[10:20], region="12.71")
        add_people(tx, PEOPLE[20:30], region="32.73", reachable=False)
        whole(tx, add_campaign(tx, draft(Audience(regions=("32",)), canary=0)), "rest")
        # They have one now, so the next announcement is not for them.
        whole(tx, add_campaign(tx, draft(canary=0)), "rest")
        return [row.user_id for row in rows(tx)]

    assert await store.run(planned) == list(PEOPLE[:20])


async def test_two_planners_at_a_time_plan_each_reader_once(store: Store, store_url: str) -> None:
    def prepared(tx: Connection) -> int:
        add_people(tx, PEOPLE)
        return add_campaign(tx, draft(canary=0))

    number = await store.run(prepared)

    async def work(one: Store) -> int:
        planned, portion = 0, Portion(0, 0, done=False)
        while not portion.done:
            portion = await one.run(lambda tx: plan(tx, number, "rest", 25))
            planned += portion.planned
        return planned

    async with Store.open(store_url) as second:
        shares = await asyncio.gather(work(store), work(second))
    assert sum(shares) == len(await store.run(rows)) == 300
