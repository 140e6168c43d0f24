"""Sequences are planned step by step, each for its day in the life of each person, and stop when their work is done."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from bot.outbox import steps
from bot.outbox.clock import Clock
from bot.outbox.drips import plan_drips
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach import drip
from conversations.outreach.audience import Audience
from conversations.outreach.quiet import NEVER
from storage import Store, campaigns, directory, drips, key_dates, silences, tables
from tests.bot.outbox.desk import START, Desk
from tests.bot.outbox.test_planner import claim
from tests.bot.outbox.virtual import run
from tests.storage.crowds import named

MORNING = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
"""Nine o'clock in Jakarta."""
PHK = date(2026, 3, 7)
BEGIN = datetime.combine(date(2026, 3, 1), time(9))
EVERY_WEEK = Schedule("drip", at=BEGIN, anchor="phk", offsets=(3, 10))


def approved(desk: Desk, schedule: Schedule = EVERY_WEEK, **details: Any) -> int:
    """Have a sequence composed by one officer and approved by another."""
    content = Content({("1", "id"): "Minggu pertama", ("2", "id"): "Minggu kedua"})
    made = {"audience": Audience(), "options": Options(), **details}
    (composer,) = desk.people()
    fixed: dict[str, Any] = {"id": 0, "name": "Setelah PHK", "goal": "", "region": "", "state": "draft", **made}
    times: dict[str, Any] = {"created_at": START, "changed_at": START}
    draft = Campaign(**fixed, **times, content=content, schedule=schedule, composer=composer)

    def work(tx: Any) -> int:
        number = campaigns.create(tx, draft)
        campaigns.move(tx, number, "draft", "review", START)
        campaigns.move(tx, number, "review", "approved", START, by=composer + 1)
        return number

    return desk.store.now(work)


def dated(desk: Desk, user_id: int, **dates: date) -> None:
    desk.store.now(lambda tx: key_dates.keep(tx, user_id, dates))


def plan(desk: Desk, now: datetime = MORNING, today: date | None = None) -> int:
    return asyncio.run(plan_drips(cast("Store", desk.store), Clock(today, lambda: now)))


def state(desk: Desk, number: int) -> str:
    found = desk.store.now(lambda tx: campaigns.get(tx, number))
    assert found is not None
    return found.state


def test_each_step_comes_once_on_its_day_at_its_time_in_each_zone(desk: Desk) -> None:
    zones = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
    people = [desk.people(1, time_zone=zone)[0] for zone in zones]
    for person in people:
        dated(desk, person, phk=PHK)
    number = approved(desk)
    planned = [plan(desk, START + timedelta(hours=hour)) for hour in range(0, 24 * 18, 4)]
    assert sum(planned) == 6
    assert state(desk, number) == "sending"
    for person, zone in zip(people, zones, strict=True):
        own = [row for row in desk.rows() if row["user_id"] == person]
        local = [row["due_at"].astimezone(ZoneInfo(zone)).isoformat()[:16] for row in own]
        assert local == ["2026-03-10T09:00", "2026-03-17T09:00"]
        assert [row["variant"] for row in own] == ["1", "2"]
        assert {(row["campaign_id"], row["template"], row["kind"]) for row in own} == {(number, "campaign", "campaign")}


def test_a_step_whose_day_has_passed_is_left_out_and_the_next_one_comes(desk: Desk) -> None:
    (late,) = desk.people()
    approved(desk)
    dated(desk, late, phk=PHK)
    assert plan(desk, MORNING + timedelta(days=1)) == 0
    assert plan(desk, MORNING + timedelta(days=7)) == 1
    assert [row["variant"] for row in desk.rows()] == ["2"]


def test_who_tells_their_date_on_the_day_itself_gets_the_step_on_that_day(desk: Desk) -> None:
    (siti,) = desk.people()
    approved(desk)
    dated(desk, siti, phk=PHK)
    assert plan(desk, MORNING + timedelta(hours=6)) == 1


def filed(desk: Desk, user_id: int) -> None:
    dated(desk, user_id, phk=PHK, filed=date(2026, 3, 9))


def in_state(name: str, phk_on: date = PHK) -> Any:
    return lambda desk, user_id: claim(desk, user_id, user_id % 1000, state=name, since=phk_on, phk_on=phk_on)


def employed(desk: Desk, user_id: int) -> None:
    row = {"user_id": user_id, "what": "employed", "at": MORNING - timedelta(days=1)}
    desk.store.now(lambda tx: tx.execute(insert(tables.milestone).values(row)))


def stopped(desk: Desk, user_id: int) -> None:
    desk.store.now(lambda tx: silences.set_stopped(tx, user_id, "campaign", stopped=True, at=START))


def unreachable(desk: Desk, user_id: int) -> None:
    desk.change(user_id, reachable=False)


@pytest.mark.parametrize(
    "done",
    [filed, in_state("claim_sent"), in_state("approved"), in_state("employed"), employed, stopped, unreachable],
)
def test_it_stops_for_whoever_is_done_and_for_nobody_else(desk: Desk, done: Any) -> None:
    one, other = desk.people(2)
    approved(desk)
    for person in (one, other):
        dated(desk, person, phk=PHK)
    done(desk, one)
    assert plan(desk) == 1
    assert [row["user_id"] for row in desk.rows()] == [other]


@pytest.mark.parametrize(
    "going", [in_state("reported"), in_state("rejected"), in_state("finished", phk_on=date(2024, 1, 1))]
)
def test_a_claim_under_way_or_of_an_earlier_layoff_stops_nothing(desk: Desk, going: Any) -> None:
    (siti,) = desk.people()
    approved(desk)
    dated(desk, siti, phk=PHK)
    going(desk, siti)
    assert plan(desk) == 1


def test_before_the_last_day_to_file_it_counts_backwards(desk: Desk) -> None:
    (siti,) = desk.people()
    dated(desk, siti, phk=PHK, deadline=date(2026, 9, 7))
    approved(
        desk,
        Schedule("drip", at=datetime.combine(date(2026, 3, 1), time(10, 30)), anchor="deadline", offsets=(-30, -7)),
    )
    days = (datetime(2026, 8, 1, 3, tzinfo=UTC) + timedelta(days=each) for each in range(45))
    assert sum(plan(desk, day) for day in days) == 2
    assert [row["due_at"].isoformat()[:16] for row in desk.rows()] == ["2026-08-08T03:30", "2026-08-31T03:30"]


def test_from_the_approval_it_counts_on_though_the_claim_is_paid_by_then(desk: Desk) -> None:
    siti, budi = desk.people(2)
    approved(desk, Schedule("drip", at=BEGIN, anchor="approval", offsets=(5,)))
    for number, person in enumerate((siti, budi), 1):
        claim(desk, person, number, state="approved", since=date(2026, 3, 7))
    assert plan(desk, datetime(2026, 3, 8, 2, tzinfo=UTC)) == 0
    change = update(tables.claim)
    desk.store.now(
        lambda tx: tx.execute(change.where(tables.claim.c.id == 1).values(state="paid", since=date(2026, 3, 10)))
    )
    desk.store.now(lambda tx: tx.execute(change.where(tables.claim.c.id == 2).values(state="employed")))
    assert plan(desk, datetime(2026, 3, 12, 2, tzinfo=UTC)) == 1
    assert [row["user_id"] for row in desk.rows()] == [siti]


def test_the_layoff_of_a_claim_counts_where_the_answers_tell_none(desk: Desk) -> None:
    siti, budi, rina = desk.people(3)
    approved(desk)
    for number, person in enumerate((siti, budi, rina), 1):
        claim(desk, person, number, state="reported", phk_on=PHK)
    dated(desk, budi, phk=PHK + timedelta(days=1))
    desk.store.now(lambda tx: directory.unlink(tx, rina, 3))
    assert [plan(desk, MORNING + timedelta(days=day)) for day in range(3)] == [1, 1, 0]
    assert [row["user_id"] for row in desk.rows()] == [siti, budi]
    desk.store.now(lambda tx: directory.unlink(tx, siti, 1))
    assert plan(desk, MORNING + timedelta(days=7)) == 0
    sequence = desk.store.now(lambda tx: campaigns.get(tx, 1))
    assert sequence is not None
    wanted = [desk.store.now(partial(drips.still_wanted, campaign=sequence, user_id=each)) for each in (siti, budi)]
    assert wanted == [False, True]


def test_only_what_was_approved_flies_and_a_pause_holds_it(desk: Desk) -> None:
    (siti,) = desk.people()
    dated(desk, siti, phk=PHK)
    number = approved(desk)
    desk.store.now(lambda tx: tx.execute(update(tables.campaign).values(approved_digest="0" * 64)))
    assert (plan(desk), state(desk, number)) == (0, "approved")
    desk.store.now(lambda tx: tx.execute(update(tables.campaign).values(approved_digest=tables.campaign.c.digest)))
    desk.store.now(lambda tx: tx.execute(update(tables.campaign).values(approver=tables.campaign.c.composer)))
    assert (plan(desk), state(desk, number)) == (0, "approved")
    paused = approved(desk)
    desk.store.now(lambda tx: campaigns.move(tx, paused, "approved", "sending", START))
    desk.store.now(lambda tx: campaigns.move(tx, paused, "sending", "paused", START))
    assert (plan(desk), state(desk, paused)) == (0, "paused")


def test_it_ends_when_its_end_has_come_and_nothing_is_on_its_way(desk: Desk) -> None:
    (siti,) = desk.people()
    dated(desk, siti, phk=PHK)
    number = approved(desk, Schedule("drip", BEGIN, datetime.combine(date(2026, 3, 12), time()), "phk", (3, 10)))
    assert plan(desk) == 1
    later = MORNING + timedelta(days=7)
    assert (plan(desk, later), state(desk, number)) == (0, "sending")
    desk.store.now(lambda tx: tx.execute(update(tables.outbox).values(state="sent", ended_at=MORNING)))
    plan(desk, later)
    assert state(desk, number) == "done"


def test_whoever_is_held_out_is_noted_and_gets_nothing(desk: Desk) -> None:
    people = desk.people(200)
    for person in people:
        dated(desk, person, phk=PHK)
    approved(desk, options=Options(hold_out=50))
    assert plan(desk) == 200
    states = desk.states()
    assert set(states) == {("planned", ""), ("skipped", "held out")}
    assert 60 < states["planned", ""] < 140
    assert plan(desk) == 0


def test_a_rehearsed_day_plans_for_the_real_clock(desk: Desk) -> None:
    (siti,) = desk.people()
    dated(desk, siti, phk=PHK)
    approved(desk)
    real = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
    assert plan(desk, real, date(2026, 3, 10)) == 1
    assert desk.rows()[0]["due_at"] == datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def test_a_step_that_waited_is_looked_at_again_before_it_is_sent(desk: Desk) -> None:
    (siti,) = desk.people()
    dated(desk, siti, phk=PHK)
    number = approved(desk)
    plan(desk)

    def wanted(tx: Any) -> bool:
        found = campaigns.get(tx, number)
        return found is not None and drips.still_wanted(tx, found, siti)

    assert desk.store.now(wanted)
    filed(desk, siti)
    assert not desk.store.now(wanted)
    dated(desk, siti)
    assert not desk.store.now(wanted)


def test_readers_get_the_words_of_their_step_and_whoever_filed_by_then_gets_none(desk: Desk) -> None:
    siti, budi = desk.people(2)
    for person in (siti, budi):
        dated(desk, person, phk=PHK)
    approved(desk)
    plan(desk)
    filed(desk, budi)
    desk.begin = MORNING
    run(desk.serve(5.0))
    assert [(call.chat_id, call.text.splitlines()[0]) for call in desk.telegram.calls] == [(siti, "Minggu pertama")]
    assert desk.states() == {("sent", ""): 1, ("skipped", "moot"): 1}


OFFSETS = st.lists(st.integers(-60, 200), min_size=1, max_size=5).map(tuple)


@settings(max_examples=50, deadline=None)
@given(offsets=OFFSETS, on=st.dates(date(2026, 1, 1), date(2026, 12, 31)), at=st.times(), hours=st.integers(0, 23))
def test_a_planner_that_looks_every_hour_finds_every_step_once(
    offsets: tuple[int, ...], on: date, at: time, hours: int
) -> None:
    schedule = Schedule("drip", datetime.combine(date(2025, 1, 1), at.replace(microsecond=0)), None, "phk", offsets)
    for step, offset in enumerate(offsets, 1):
        day = on + timedelta(days=offset)
        around = (datetime.combine(day, time(hours)) + timedelta(hours=each) for each in range(-30, 54))
        found = {due for local in around if (due := drip.due(schedule, step, on, local))}
        assert found == {drip.Due(step, datetime.combine(day, schedule.at.time() if schedule.at else time()))}
        first, last = next((first, last) for number, first, last in drip.steps(schedule, day) if number == step)
        assert first < on < last


def test_a_series_that_was_halted_and_goes_on_has_no_trial_with_everybody(desk: Desk) -> None:
    people = desk.people(200)
    for person in people:
        dated(desk, person, phk=PHK)
    number = approved(desk, options=Options(canary=10))
    plan(desk)
    before = len(desk.rows(tables.outbox))

    def on(before: Any, after: Any) -> None:
        assert desk.store.now(lambda tx: campaigns.move(tx, number, before, after, MORNING))

    on("sending", "paused")
    on("paused", "canary")
    for _ in range(5):
        desk.store.now(lambda tx: steps.step(tx, named(tx, number), MORNING, NEVER, 1000))
    assert state(desk, number) == "sending"
    assert len(desk.rows(tables.outbox)) == before
