"""Nobody is disturbed at night, wherever they live, nor in the middle of a questionnaire; in virtual time."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.outbox.clearance import clearance
from bot.outbox.clock import Clock, after_quiet, to_utc
from conversations.outreach.quiet import parse
from storage import silences, tables
from storage.outbox import Leased
from tests.bot.outbox.desk import START, Desk
from tests.bot.outbox.virtual import run

NIGHT = parse("20:00-08:00")
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minute", range(0, 24 * 60, 30))
def test_at_any_time_of_any_zone_what_is_sent_is_not_sent_at_night(zone: str, minute: int) -> None:
    moment = datetime(2028, 2, 28, 0, 0, tzinfo=UTC) + timedelta(minutes=minute)
    allowed = after_quiet(moment, zone, NIGHT)
    there = allowed.astimezone(ZoneInfo(zone))
    assert time(8) <= there.time() < time(20)
    assert timedelta(0) <= allowed - moment <= timedelta(hours=12)
    assert allowed == moment or there.time() == time(8)


def test_an_unknown_zone_counts_as_that_of_jakarta() -> None:
    nine = datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local to somebody
    assert to_utc(nine, "Mars/Olympus") == to_utc(nine, "Asia/Jakarta") == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert to_utc(nine, "../../etc/passwd") == to_utc(nine, "Asia/Jakarta")


def test_each_zone_wakes_at_its_own_eight(desk: Desk) -> None:
    """It is half past five in Jakarta, and half past seven in Jayapura."""
    evening = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    readers = [desk.people(1, time_zone=zone)[0] for zone in ZONES]
    desk.begin = evening
    desk.note(*readers)
    woken: dict[str, list[int]] = {}
    for minutes in (0, 29, 31, 89, 91, 149, 151):
        desk.begin = evening + timedelta(minutes=minutes)
        before = len(desk.telegram.calls)
        run(desk.serve(5.0, sender=desk.sender(quiet=NIGHT)))
        if late := desk.telegram.calls[before:]:
            woken[f"{desk.begin:%H:%M}"] = [call.chat_id for call in late]
    jakarta, makassar, jayapura = readers
    assert woken == {"23:01": [jayapura], "00:01": [makassar], "01:01": [jakarta]}
    assert {row["attempts"] for row in desk.rows()} == {1}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("latency", [0.05, 18.0])
def test_a_batch_that_is_under_way_when_the_night_begins_rests_until_morning(
    desk: Desk, zone: str, latency: float
) -> None:
    desk.begin = datetime(2026, 3, 2, 19, 59, 57, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    desk.telegram.latency = latency
    desk.note(*desk.people(100, time_zone=zone))
    run(desk.serve(60.0, sender=desk.sender(quiet=NIGHT)))
    times = [(desk.begin + timedelta(seconds=at)).astimezone(ZoneInfo(zone)).time() for at in desk.telegram.moments]
    # The one whose turn is being prepared at that moment may still leave.
    assert sum(each >= time(20) for each in times) <= 1
    assert time(19) < max(times) < time(20, 0, 1)
    assert desk.states() == {("sent", ""): len(times), ("planned", "quiet"): 100 - len(times)}
    assert {row["attempts"] for row in desk.rows() if row["state"] == "planned"} == {0}


def progress_of(desk: Desk, user_id: int, minutes_ago: float, *, active: bool = True) -> None:
    at = desk.begin - timedelta(minutes=minutes_ago)
    row: dict[str, Any] = {"user_id": user_id, "flow": "eligibility", "version": "1", "run": 1, "answers": "{}"}
    table = tables.progress
    desk.store.now(lambda tx: tx.execute(insert(table).values(**row, active=active, updated_at=at)))


def test_somebody_in_mid_questionnaire_is_left_in_peace_until_it_rests(desk: Desk) -> None:
    busy, resting, ended, nobody = desk.people(4)
    progress_of(desk, busy, 10)
    progress_of(desk, resting, 31)
    progress_of(desk, ended, 1, active=False)
    desk.note(busy, resting, ended, nobody)
    run(desk.serve(21 * 60.0))
    sent = {call.chat_id: call.at for call in desk.telegram.calls}
    assert max(sent[resting], sent[ended], sent[nobody]) < 1
    assert 20 * 60 <= sent[busy] < 20 * 60 + 5


def leased(**details: Any) -> Leased:
    values: dict[str, Any] = {
        "id": 1,
        "user_id": 2,
        "kind": "status",
        "template": "note",
        "params": {},
        "dedup": "x",
        "due_at": START,
        "expires_at": None,
        "attempts": 0,
        "language": "id",
        "time_zone": "Asia/Jakarta",
        "reachable": True,
        "stopped": False,
        "last_answer": None,
    }
    return Leased(**{**values, **details})


def test_what_waits_for_the_questionnaire_and_then_for_the_night_waits_for_both() -> None:
    evening = datetime(2026, 3, 2, 12, 50, tzinfo=UTC)
    clock = Clock(None, lambda: evening)
    moved = clearance(leased(last_answer=evening - timedelta(minutes=5)), clock, NIGHT)
    assert moved is not None
    assert (moved.state, moved.due_at) == ("planned", datetime(2026, 3, 3, 1, 0, tzinfo=UTC))
    expiring = leased(last_answer=evening, expires_at=evening + timedelta(hours=8))
    skipped = clearance(expiring, clock, NIGHT)
    assert skipped is not None
    assert (skipped.state, skipped.reason) == ("skipped", "expired")


def test_who_stopped_a_kind_gets_none_of_it_and_all_others(desk: Desk) -> None:
    (siti,) = desk.people()
    desk.store.now(lambda tx: silences.set_stopped(tx, siti, "alert", stopped=True, at=desk.begin))
    desk.note(siti, kind="alert")
    desk.note(siti, kind="status")
    run(desk.serve(5.0))
    assert desk.states() == {("skipped", "stopped"): 1, ("sent", ""): 1}


def test_a_rehearsal_moves_the_calendar_and_leaves_the_clock() -> None:
    clock = Clock(datetime(2028, 2, 29, tzinfo=UTC).date(), lambda: START)
    assert clock.now() == START
    assert clock.calendar() == datetime(2028, 2, 29, 3, 0, tzinfo=UTC)
    assert clock.of("deadline") == clock.calendar()
    assert clock.of("status") == START
    assert clock.local("Asia/Jayapura").isoformat() == "2028-02-29T12:00:00"
    assert clock.day("Asia/Jakarta").isoformat() == "2028-02-29"
