"""Warnings are planned once each, for those who are to be warned, and arrive on their mornings."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

from bot.outbox import planner
from bot.outbox.clock import Clock
from bot.outbox.moments import moment_of, params_of
from bot.outbox.planner import Planner
from conversations.claim_status.claim import Claim
from conversations.outreach.quiet import parse
from conversations.payment_guard.warnings import Moment
from storage import Store, months, silences, tables
from tests.bot.outbox.desk import START, Desk
from tests.bot.outbox.virtual import run


def claim(desk: Desk, user_id: int, number: int, **details: Any) -> None:
    """Link a claim to a person: approved, in its second month, to be applied for until 14 March."""
    values: dict[str, Any] = {
        "state": "approved",
        "since": date(2026, 2, 1),
        "month": 2,
        "month_state": "open",
        "due_on": date(2026, 3, 14),
        "source": "list",
        "told_at": START,
        "key_version": 1,
        **dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note"), ""),
    }

    def add(tx: Any) -> None:
        tx.execute(insert(tables.claim).values(id=number, **{**values, **details}))
        tx.execute(insert(tables.claim_link).values(user_id=user_id, claim_id=number, at=START))

    desk.store.now(add)


def plan(desk: Desk, now: datetime = START, today: date | None = None) -> int:
    return asyncio.run(Planner(cast("Store", desk.store), Clock(today, lambda: now)).round())


def test_the_three_warnings_are_planned_for_nine_in_the_morning_of_each_zone(desk: Desk) -> None:
    zones = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
    readers = [desk.people(1, time_zone=zone)[0] for zone in zones]
    for number, reader in enumerate(readers, 1):
        claim(desk, reader, number)
    assert plan(desk) == 9
    for reader, zone in zip(readers, zones, strict=True):
        own = [row for row in desk.rows() if row["user_id"] == reader]
        local = [row["due_at"].astimezone(ZoneInfo(zone)).isoformat()[:16] for row in own]
        assert local == ["2026-03-04T09:00", "2026-03-09T09:00", "2026-03-12T09:00"]
        assert {row["expires_at"].astimezone(ZoneInfo(zone)).isoformat()[:16] for row in own} == {"2026-03-15T00:00"}


def test_to_plan_again_plans_nothing_twice_and_a_new_date_plans_anew(desk: Desk) -> None:
    (siti,) = desk.people()
    claim(desk, siti, 1)
    assert [plan(desk), plan(desk), plan(desk, START + timedelta(days=8))] == [3, 0, 0]
    desk.store.now(lambda tx: months.set_due(tx, siti, 1, 2, date(2026, 3, 20)))
    assert plan(desk) == 3


@pytest.mark.parametrize(
    "details", [{"state": "verifying"}, {"state": "finished"}, {"month": 6, "month_state": "paid"}]
)
def test_nothing_is_planned_where_nothing_is_to_be_lost(desk: Desk, details: dict[str, Any]) -> None:
    (siti,) = desk.people()
    claim(desk, siti, 1, **details)
    assert plan(desk) == 0


def test_nothing_is_planned_for_who_does_not_want_it_or_cannot_be_reached(desk: Desk) -> None:
    stopped, gone, siti = desk.people(3)
    for number, reader in enumerate((stopped, gone, siti), 1):
        claim(desk, reader, number)
    desk.store.now(lambda tx: silences.set_stopped(tx, stopped, "deadline", stopped=True, at=START))
    desk.change(gone, reachable=False)
    plan(desk)
    assert {row["user_id"] for row in desk.rows()} == {siti}


def test_everybody_is_reached_portion_by_portion(desk: Desk) -> None:
    people = desk.people(450)
    for number, reader in enumerate(people, 1):
        claim(desk, reader, number)
        if number % 3 == 0:
            claim(desk, reader, 1000 + number)
    assert plan(desk) == 3 * (450 + 150)
    assert {row["user_id"] for row in desk.rows()} == set(people)


def test_warnings_arrive_on_their_mornings_until_the_month_is_done(sqlite_url: str) -> None:
    """Planned once, sent by senders that look in every morning; applied for after the second warning."""
    desk = Desk(sqlite_url)
    (siti,) = desk.people(1, time_zone="Asia/Jayapura")
    claim(desk, siti, 1)
    plan(desk)
    arrived: list[str] = []
    for day in range(14):
        desk.begin = datetime(2026, 3, 2, 23, 59, 50, tzinfo=UTC) + timedelta(days=day)
        before = len(desk.telegram.calls)
        run(desk.serve(30.0, sender=desk.sender(quiet=parse("20:00-08:00"))))
        arrived += [desk.begin.date().isoformat()] * (len(desk.telegram.calls) - before)
        if len(arrived) == 2:
            desk.store.now(lambda tx: months.set_filed(tx, siti, 1, 2, date(2026, 3, 10)))
    desk.store.close()
    # 23:59:50 in UTC is ten seconds to nine of the next day in Jayapura.
    assert arrived == ["2026-03-03", "2026-03-08"]
    assert desk.states() == {("sent", ""): 2, ("skipped", "moot"): 1}
    assert all("14 Maret 2026" in call.text for call in desk.telegram.calls)


def test_a_rehearsed_day_brings_the_warnings_of_that_day(desk: Desk) -> None:
    """Planned on one rehearsed day, due on another, whatever the real clock says."""
    (siti,) = desk.people()
    claim(desk, siti, 1)
    plan(desk, START - timedelta(days=300), date(2026, 3, 1))
    rows = desk.rows()
    assert [row["due_at"].date().isoformat() for row in rows] == ["2026-03-04", "2026-03-09", "2026-03-12"]
    from storage import outbox

    real = START - timedelta(days=300)
    lease = {
        day: desk.store.now(
            lambda tx, day=day: outbox.lease(tx, real, "one", calendar=datetime(2026, 3, day, 3, tzinfo=UTC))  # type: ignore[misc]
        )
        for day in (3, 4)
    }
    assert (len(lease[3]), len(lease[4])) == (0, 1)


def test_moments_come_back_as_they_were_kept() -> None:
    for moment in (
        Moment(7, 2, "due", 10, date(2028, 2, 29), date(2028, 3, 10)),
        Moment(7, 3, "ask", 7, date(2026, 3, 2)),
    ):
        assert moment_of(params_of(moment)) == moment


def test_news_of_a_claim_is_told_as_it_stands_when_it_is_sent(desk: Desk) -> None:
    from storage import outbox
    from storage.outbox import Draft

    siti, budi, back = desk.people(3)
    for number, reader in enumerate((siti, budi, back), 1):
        claim(desk, reader, number, state="approved", month=1)

    def news(reader: int, number: int, batch: int, before: str) -> Draft:
        params = {"claim": number, "before": before, "month_before": "open"}
        return Draft(f"status:{reader}:{number}:{batch}", reader, "status", "claim_changed", START, params)

    drafts = [
        news(siti, 1, 1, "reported"),
        news(siti, 1, 2, "verifying"),
        news(budi, 99, 1, "reported"),
        news(back, 3, 1, "approved"),
    ]
    desk.store.now(lambda tx: outbox.plan(tx, drafts))
    run(desk.serve(5.0))
    (call,) = desk.telegram.calls
    assert call.chat_id == siti
    assert desk.states() == {("sent", ""): 1, ("skipped", "moot"): 3}


def test_what_is_odd_about_one_claim_keeps_nobody_else_from_their_warnings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, budi = desk.people(2)
    claim(desk, siti, 1)
    claim(desk, budi, 2)
    policy: Callable[..., tuple[Moment, ...]] = getattr(planner, "warnings")  # noqa: B009 - not exported

    def odd(own: Claim, *rest: Any) -> tuple[Moment, ...]:
        if own.id == 1:
            raise ArithmeticError
        return policy(own, *rest)

    monkeypatch.setattr(planner, "warnings", odd)
    assert plan(desk) == 3
    assert {row["user_id"] for row in desk.rows()} == {budi}


def test_a_planner_whose_database_is_away_tries_again(desk: Desk) -> None:
    (siti,) = desk.people()
    claim(desk, siti, 1)

    async def story() -> None:
        desk.store.dead = True
        working = asyncio.create_task(Planner(cast("Store", desk.store), Clock(None, desk.now)).run())
        await asyncio.sleep(400.0)
        desk.store.dead = False
        await asyncio.sleep(400.0)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)

    run(story())
    assert len(desk.rows()) == 3


def test_a_month_that_is_applied_for_is_no_longer_warned_of(desk: Desk) -> None:
    (siti,) = desk.people()
    claim(desk, siti, 1)
    desk.store.now(lambda tx: tx.execute(update(tables.claim).values(month_state="sent", month=6)))
    assert plan(desk) == 0
