"""How fast, in what order, and what happens when Telegram asks for a pause; all in virtual time."""

import asyncio
from bisect import bisect_left
from collections.abc import Sequence

import pytest

from conversations.outreach.brake import LIMIT
from storage import senders
from tests.bot.outbox.desk import BLOCKED, Answer, Desk, flood
from tests.bot.outbox.virtual import run


def busiest_second(moments: Sequence[float]) -> int:
    """Count the calls of the sliding second that holds most."""
    return max(bisect_left(moments, at + 1.0) - place for place, at in enumerate(moments))


@pytest.mark.parametrize("rate", [1, 7, 24, 30])
def test_never_over_the_rate_in_any_second_and_close_to_it_on_average(desk: Desk, rate: int) -> None:
    people = desk.people(10 * rate)
    desk.note(*people)
    run(desk.serve(12.0, sender=desk.sender(rate=rate)))
    moments = desk.telegram.moments
    assert len(moments) == len(people) == len(set(desk.telegram.counts))
    assert busiest_second(moments) <= rate
    assert (len(moments) - 1) / (moments[-1] - moments[0]) >= 0.97 * rate
    assert desk.states() == {("sent", ""): len(people)}


def test_slow_answers_do_not_slow_the_pace(desk: Desk) -> None:
    desk.telegram.latency = 1.5
    desk.note(*desk.people(240))
    run(desk.serve(14.0))
    assert desk.telegram.moments[-1] < 10.4
    assert desk.states() == {("sent", ""): 240}


def test_no_more_calls_are_under_way_than_there_is_room_for(desk: Desk) -> None:
    desk.telegram.latency = 10.0
    desk.note(*desk.people(240))
    run(desk.serve(60.0))
    under_way = [sum(at <= other < at + 10.0 for other in desk.telegram.moments) for at in desk.telegram.moments]
    assert max(under_way) == 50
    assert desk.states() == {("sent", ""): 240}


def test_what_matters_more_goes_first(desk: Desk) -> None:
    campaign, status, answer = desk.people(3)
    for user_id, kind in ((campaign, "campaign"), (status, "status"), (answer, "answer")):
        desk.note(user_id, kind=kind)
    run(desk.serve(2.0))
    assert [call.chat_id for call in desk.telegram.calls] == [answer, status, campaign]


def test_a_pause_that_telegram_asks_for_holds_everybody(desk: Desk) -> None:
    asked: list[float] = []

    def ask_once(_: object) -> Answer | None:
        if len(desk.telegram.calls) != 30 or asked:
            return None
        asked.append(asyncio.get_running_loop().time())
        return flood(30)

    desk.telegram.script = ask_once
    desk.note(*desk.people(100))
    run(desk.serve(60.0))
    told = asked[0] + desk.telegram.latency
    assert [at for at in desk.telegram.moments if told < at < told + 30.0] == []
    # Who got the refusal is the only one who was called twice.
    assert sorted(desk.telegram.counts.values())[-2:] == [1, 2]
    assert desk.states() == {("sent", ""): 100}
    assert {row["attempts"] for row in desk.rows()} == {1}


def test_a_pause_outlives_the_process_and_holds_the_other_senders(desk: Desk) -> None:
    desk.telegram.latency = 0.01
    desk.telegram.script = lambda call: flood(120) if len(desk.telegram.calls) == 10 else None
    desk.note(*desk.people(200))

    async def story() -> None:
        await desk.serve(20.0, desk.sender("two"))
        # The other sender hears of it before its next call; one may be on its way.
        assert 10 < len(desk.telegram.calls) <= 12
        await desk.serve(60.0, sender=desk.sender("three"))

    run(story())
    assert len(desk.telegram.calls) <= 12
    assert (desk.shared().not_before - desk.begin).total_seconds() > 120  # type: ignore[operator]


def test_two_senders_share_the_work_and_nobody_gets_a_message_twice(desk: Desk) -> None:
    desk.note(*desk.people(500))
    run(desk.serve(15.0, desk.sender("two")))
    assert set(desk.telegram.counts.values()) == {1}
    assert desk.states() == {("sent", ""): 500}
    assert {row["lease"] for row in desk.rows()} == {"one", "two"}


def test_a_storm_of_refusals_trips_the_brake_until_a_person_releases_it(desk: Desk) -> None:
    desk.telegram.script = lambda _: BLOCKED
    desk.note(*desk.people(100))

    async def story() -> None:
        await desk.serve(200.0)
        assert desk.shared().brake == f"{LIMIT} of the last {LIMIT} attempts: {LIMIT} blocked"
        assert len(desk.telegram.calls) <= LIMIT + 2
        await desk.serve(200.0, sender=desk.sender("restarted"))
        assert len(desk.telegram.calls) <= LIMIT + 2
        desk.telegram.script = lambda _: None
        desk.store.now(senders.release)
        await desk.serve(60.0)

    run(story())
    states = desk.states()
    assert states["sent", ""] + states["failed", "blocked"] == 100
    assert set(desk.telegram.counts.values()) == {1}


def test_the_running_sender_goes_on_when_the_brake_is_released(desk: Desk) -> None:
    desk.telegram.script = lambda call: BLOCKED if call.at < 10 else None
    desk.note(*desk.people(60))

    async def released() -> None:
        await asyncio.sleep(30.0)
        desk.store.now(senders.release)
        await asyncio.sleep(30.0)

    run(desk.serve(released()))
    assert desk.shared().brake == ""
    assert sum(desk.states().values()) == len(desk.telegram.calls) == 60
