"""Announcements on their way: tried out, sent, halted, resumed, called off, coming again; all in virtual time."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from conversations.campaigns.records import Options, Schedule
from conversations.outreach.quiet import Quiet
from storage import silences
from tests.bot.outbox.desk import BLOCKED, START, Answer, refusal
from tests.bot.outbox.tower import APPROVER, COMPOSER, Tower
from tests.bot.outbox.virtual import run


@pytest.fixture
def tower(sqlite_url: str) -> Iterator[Tower]:
    opened = Tower(sqlite_url)
    yield opened
    opened.store.close()


def to_readers(tower: Tower, answer: Answer) -> None:
    tower.telegram.script = lambda call: None if call.chat_id in (COMPOSER, APPROVER) else answer


def test_what_was_approved_reaches_everybody_once_and_ends(tower: Tower) -> None:
    people = tower.people(300)
    number = tower.approved()
    run(tower.fly(40.0))
    assert sorted(call.chat_id for call in tower.sent()) == people
    assert {call.text for call in tower.sent()} == {"<b>Kabar</b> untuk Anda."}
    assert tower.campaign(number).state == "done"
    assert tower.heard()[-1] == "<b>Posko</b> selesai.\n\nTerkirim: 300 dari 300"


def test_the_first_percent_goes_first(tower: Tower) -> None:
    tower.people(500)
    tower.approved(options=Options(canary=10))
    tower.telegram.latency = 2.0
    run(tower.fly(40.0))
    moments = [call.at for call in tower.sent()]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    first = next(place for place, gap in enumerate(gaps, 1) if gap > 1.5)
    assert 30 <= first <= 70, "about ten percent, and then a rest until they have theirs"
    assert len(moments) == 500


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (BLOCKED, "lost"),
        (refusal(400, "Bad Request: wrong file identifier"), "broken"),
        ((502, b"<html>Bad Gateway</html>"), "unknown"),
    ],
)
def test_a_spike_of_failures_stops_it_and_nobody_else_is_asked(tower: Tower, answer: Answer, reason: str) -> None:
    tower.people(1000)
    number = tower.approved(options=Options(canary=10))
    to_readers(tower, answer)
    run(tower.fly(30.0))
    stopped = tower.campaign(number)
    assert (stopped.state, stopped.reason) == ("stopped", reason)
    assert len(tower.sent()) < 20, "sooner than the brake of all sending"
    assert tower.shared().brake == ""
    assert "berhenti sendiri" in tower.heard()[-1]


def test_after_a_look_a_person_lets_it_go_on(tower: Tower) -> None:
    people = tower.people(400)
    number = tower.approved(options=Options(canary=10))
    to_readers(tower, refusal(400, "Bad Request: wrong file identifier"))
    run(tower.fly(10.0))
    to_readers(tower, (200, {"ok": True, "result": True}))
    assert tower.move(number, "stopped", "sending")
    run(tower.fly(60.0))
    assert tower.campaign(number).state == "done"
    assert Counter(call.chat_id for call in tower.sent()) == Counter(people)


def test_a_pause_holds_at_once_and_going_on_leaves_nobody_out(tower: Tower) -> None:
    people = tower.people(400)
    number = tower.approved()

    async def story() -> None:
        await asyncio.sleep(5.0)
        tower.move(number, "sending", "paused")
        before = len(tower.sent())
        await asyncio.sleep(60.0)
        assert 60 < before <= len(tower.sent()) <= before + 1
        assert "dijeda" in tower.heard("editMessageText")[-1]
        tower.move(number, "paused", "sending")
        await asyncio.sleep(30.0)

    run(tower.fly(story()))
    assert Counter(call.chat_id for call in tower.sent()) == Counter(people)
    assert tower.campaign(number).state == "done"


def test_what_is_called_off_reaches_nobody_else_and_tells_what_became_of_it(tower: Tower) -> None:
    tower.people(400)
    number = tower.approved()

    async def story() -> None:
        await asyncio.sleep(5.0)
        tower.move(number, "sending", "cancelled", reason="Tempatnya pindah")
        await asyncio.sleep(20.0)

    run(tower.fly(story()))
    sent = len(tower.sent())
    states = tower.states()
    assert states["skipped", "cancelled"] == 400 - sent > 200
    assert "Tempatnya pindah" in tower.heard("editMessageText")[-1]
    run(tower.fly(20.0))
    assert len(tower.sent()) == sent


def test_several_controllers_do_not_step_on_each_other(tower: Tower) -> None:
    people = tower.people(300)
    number = tower.approved(options=Options(canary=10, hold_out=20))
    run(tower.fly(40.0, tower.sender("two"), towers=3))
    got = Counter(call.chat_id for call in tower.sent())
    held = tower.states()["skipped", "held out"]
    assert set(got.values()) == {1}
    assert len(got) + held == len(people)
    assert 30 <= held <= 90
    assert tower.campaign(number).state == "done"
    assert len([words for words in tower.heard() if "selesai" in words]) == 1


@pytest.mark.parametrize("at", [0.1, 1.2, 3.3])
def test_a_crash_at_any_point_loses_nobody_and_tells_nobody_twice(tower: Tower, at: float) -> None:
    people = tower.people(120)
    number = tower.approved(options=Options(canary=10))

    async def story() -> None:
        tower.store.dead = False
        working = asyncio.create_task(tower.fly(600.0))
        await asyncio.sleep(at)
        doomed, tower.store.dead = asyncio.all_tasks() - {asyncio.current_task()}, True
        for task in doomed:
            task.cancel()
        await asyncio.gather(working, *doomed, return_exceptions=True)
        tower.store.dead = False
        tower.stop = asyncio.Event()
        # What the dead one held is free after two minutes.
        tower.begin += timedelta(minutes=3)
        await tower.fly(20.0, worker="successor")

    run(story())
    assert set(Counter(call.chat_id for call in tower.sent()).values()) == {1}
    unknown = {row["user_id"] for row in tower.rows() if row["state"] == "unknown"}
    assert {call.chat_id for call in tower.sent()} | unknown == set(people)
    assert len(unknown) <= 4
    assert tower.campaign(number).state == "done"


def test_it_comes_again_until_its_end(tower: Tower) -> None:
    people = tower.people(12)
    first = datetime.combine(START.date(), time(14))
    number = tower.approved(schedule=Schedule("daily", at=first, until=first + timedelta(days=2, hours=1)))
    for day in range(4):
        at = datetime(2026, 3, 2 + day, 6, 59, 50, tzinfo=UTC)
        got = len(tower.sent())
        tower.begin = at
        run(tower.fly(2.0))
        assert len(tower.sent()) == got, "not before 14.00 in Jakarta"
        tower.begin = at + timedelta(seconds=10)
        run(tower.fly(8.0))
    ended = tower.campaign(number)
    assert (ended.state, ended.occurrence) == ("done", 2)
    assert Counter(call.chat_id for call in tower.sent()) == dict.fromkeys(people, 3)
    assert sum("Putaran" in words for words in tower.heard()) == 2


def test_what_was_changed_after_it_was_approved_does_not_take_off(tower: Tower) -> None:
    tower.people(10)
    number = tower.approved()
    tower.alter(number, content='{"texts":[["a","id","Lain sama sekali"]]}')
    run(tower.fly(10.0))
    assert tower.campaign(number).state == "draft"
    assert tower.sent() == []
    assert "setelah disetujui" in tower.heard()[-1]


def test_what_is_changed_while_it_flies_says_nothing_more(tower: Tower) -> None:
    tower.people(200)
    number = tower.approved()

    async def story() -> None:
        await asyncio.sleep(4.0)
        tower.alter(number, content='{"texts":[["a","id","Lain sama sekali"]]}')
        await asyncio.sleep(20.0)

    run(tower.fly(story()))
    assert {call.text for call in tower.sent()} == {"<b>Kabar</b> untuk Anda."}
    assert tower.states()["skipped", "moot"] > 50


def test_nobody_stands_for_what_its_own_composer_approved(tower: Tower) -> None:
    tower.people(10)
    number = tower.approved()
    tower.alter(number, approver=COMPOSER)
    run(tower.fly(10.0))
    assert tower.campaign(number).state == "draft"
    assert tower.sent() == []


def test_at_night_it_waits_for_the_morning_of_each_zone(sqlite_url: str) -> None:
    night = Tower(sqlite_url, datetime(2026, 3, 2, 14, 30, tzinfo=UTC), Quiet(time(20), time(8)))
    west, east = night.people(20), night.people(20, time_zone="Asia/Jayapura")
    night.approved(options=Options(canary=10))
    run(night.fly(10.0))
    assert night.sent() == []
    assert "06.00 WIB" in night.heard("editMessageText")[-1], "eight in the morning of the east"
    for begin, readers in ((datetime(2026, 3, 2, 23, tzinfo=UTC), east), (datetime(2026, 3, 3, 1, tzinfo=UTC), west)):
        night.begin = begin
        run(night.fly(20.0))
        assert {call.chat_id for call in night.sent()} <= {*east, *readers}
    assert {call.chat_id for call in night.sent()} == {*west, *east}
    night.store.close()


def test_who_stopped_announcements_gets_none(tower: Tower) -> None:
    stopped, *others = tower.people(20)
    tower.store.now(lambda tx: silences.set_stopped(tx, stopped, "campaign", stopped=True, at=START))
    tower.approved()
    run(tower.fly(10.0))
    assert {call.chat_id for call in tower.sent()} == set(others)
