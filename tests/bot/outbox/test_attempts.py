"""What becomes of a message, however its sending ends; in virtual time."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import delete

from bot.outbox.compose import TEMPLATES
from conversations.outreach.attempt import ATTEMPTS
from storage import outbox, silences, tables
from tests.bot.outbox.desk import (
    BLOCKED,
    BROKEN,
    MARKUP,
    Answer,
    Desk,
    Unanswered,
    Unreached,
    refusal,
)
from tests.bot.outbox.virtual import run

LONG = 100.0


def test_a_message_arrives_with_its_markup_and_buttons(desk: Desk) -> None:
    (siti,) = desk.people()
    desk.note(siti)
    run(desk.serve(2.0))
    (call,) = desk.telegram.calls
    assert (call.chat_id, call.text, call.parse_mode) == (siti, "&lt;hello&gt;", "HTML")
    assert '"callback_data":"o:menu:"' in call.keyboard
    (row,) = desk.rows()
    assert (row["state"], row["message_id"], row["attempts"]) == ("sent", 1, 1)
    assert row["ended_at"] is not None


@pytest.mark.parametrize(
    "answer", [BLOCKED, refusal(400, "Bad Request: chat not found"), refusal(403, "Forbidden: user is deactivated")]
)
def test_who_cannot_be_reached_is_marked_and_left_alone(desk: Desk, answer: Answer) -> None:
    (siti,) = desk.people()
    desk.telegram.script = lambda _: answer
    desk.note(siti)
    run(desk.serve(2.0))
    assert not desk.rows(tables.participant)[0]["reachable"]
    desk.note(siti, siti)
    run(desk.serve(LONG))
    assert len(desk.telegram.calls) == 1
    assert sorted(state for state, _ in desk.states().elements()) == ["failed", "skipped", "skipped"]
    assert desk.states()["skipped", "unreachable"] == 2


def test_broken_markup_is_sent_once_more_as_plain_words(desk: Desk) -> None:
    desk.telegram.script = lambda call: MARKUP if call.parse_mode else None
    desk.note(*desk.people())
    run(desk.serve(LONG))
    assert [(call.text, call.parse_mode) for call in desk.telegram.calls] == [
        ("&lt;hello&gt;", "HTML"),
        ("<hello>", ""),
    ]
    assert desk.states() == {("sent", ""): 1}


def test_a_message_that_is_refused_fails_with_telegrams_words(desk: Desk) -> None:
    desk.telegram.script = lambda _: MARKUP
    desk.note(*desk.people())
    run(desk.serve(LONG))
    assert len(desk.telegram.calls) == 2
    ((state, reason),) = desk.states()
    assert state == "failed"
    assert "can't parse entities" in reason.lower()


def test_a_chat_that_moved_is_written_to_where_it_is_now(desk: Desk) -> None:
    moved = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1_001_234)
    desk.telegram.script = lambda call: moved if call.chat_id > 0 else None
    (siti,) = desk.people()
    desk.note(siti)
    run(desk.serve(LONG))
    assert [call.chat_id for call in desk.telegram.calls] == [siti, -1_001_234]
    assert desk.states() == {("sent", ""): 1}


def test_a_fault_of_telegram_is_tried_again_ever_later_and_given_up_in_the_end(desk: Desk) -> None:
    desk.telegram.script = lambda _: BROKEN
    desk.note(*desk.people())
    run(desk.serve(1200.0))
    moments = desk.telegram.moments
    assert len(moments) == ATTEMPTS
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert gaps == sorted(gaps)
    assert gaps[0] >= 30
    assert desk.states() == {("failed", "server"): 1}


def test_a_fault_that_passes_loses_nobody(desk: Desk) -> None:
    desk.telegram.script = lambda call: BROKEN if call.before == 0 and call.chat_id % 5 == 0 else None
    desk.note(*desk.people(50))
    run(desk.serve(LONG))
    assert desk.states() == {("sent", ""): 50}


def test_while_telegram_cannot_be_reached_everybody_waits_and_nothing_is_lost(desk: Desk) -> None:
    tries: list[float] = []

    def unreached_for_long(_call: object) -> Exception | None:
        now = asyncio.get_running_loop().time()
        tries.append(now)
        return Unreached("refused") if now < LONG else None

    desk.telegram.script = unreached_for_long
    desk.note(*desk.people(50))
    run(desk.serve(LONG + 60))
    assert desk.states() == {("sent", ""): 50}
    assert sum(at < LONG for at in tries) <= LONG / 10 + 1
    assert {row["attempts"] for row in desk.rows()} == {1}


def test_a_token_that_is_refused_stops_the_sending_for_a_while(desk: Desk) -> None:
    desk.telegram.latency = 0.01
    desk.telegram.script = lambda call: refusal(401, "Unauthorized") if call.at < 90 else None
    desk.note(*desk.people(10))
    run(desk.serve(300.0))
    assert [round(at) for at in desk.telegram.moments[:3]] == [0, 60, 120]
    assert desk.states() == {("sent", ""): 10}


@pytest.mark.parametrize(
    "loss", [Unanswered("TimeoutError"), (502, b"<html>Bad Gateway</html>"), (504, b""), (200, b"<html>Log in</html>")]
)
def test_what_nobody_knows_is_never_sent_again(desk: Desk, loss: Answer | Exception) -> None:
    desk.telegram.script = lambda _: loss
    desk.note(*desk.people())
    run(desk.serve(LONG))
    assert len(desk.telegram.calls) == 1
    assert desk.states() == {("unknown", "unanswered"): 1}


@pytest.mark.parametrize("calls", [1, 2, 5, 11])
def test_a_crash_leaves_unknown_what_was_under_way_and_loses_nothing_else(desk: Desk, calls: int) -> None:
    """Killed when Telegram has taken so many calls, of which it has answered some."""
    desk.telegram.latency = 0.1
    desk.note(*desk.people(40))

    async def story() -> None:
        working = asyncio.create_task(desk.sender("killed").run(desk.stop))
        while len(desk.telegram.calls) < calls:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(0.001)
        doomed, desk.store.dead = asyncio.all_tasks() - {asyncio.current_task()}, True
        for task in doomed:
            task.cancel()
        await asyncio.gather(working, *doomed, return_exceptions=True)
        desk.store.dead = False
        desk.telegram.latency = 0.0
        before = len(desk.telegram.calls)
        await desk.serve(60.0, sender=desk.sender("successor"))
        assert len(desk.telegram.calls) == before, "leases that run are respected"
        await desk.serve(150.0, sender=desk.sender("later"))

    run(story())
    assert set(desk.telegram.counts.values()) == {1}, "never twice"
    states = desk.states()
    assert states["sent", ""] + states["unknown", "crashed"] == 40
    assert 1 <= states["unknown", "crashed"] <= 4
    unknown = {row["user_id"] for row in desk.rows() if row["state"] == "unknown"}
    answered = {row["user_id"] for row in desk.rows() if row["state"] == "sent"}
    assert set(desk.telegram.counts) - unknown <= answered


def test_an_answer_that_comes_after_its_lease_ended_is_recorded_all_the_same(desk: Desk) -> None:
    desk.note(*desk.people())
    (leased,) = desk.store.now(lambda tx: outbox.lease(tx, desk.begin, "slow"))
    assert desk.store.now(lambda tx: outbox.begin(tx, leased.id, "slow", desk.begin))
    run(desk.serve(300.0))
    assert desk.states() == {("unknown", "crashed"): 1}
    late = [outbox.Ending(leased.id, "sent", message_id=5)]
    assert desk.store.now(lambda tx: outbox.record(tx, "slow", late, desk.begin + timedelta(hours=1))) == 1
    assert desk.states() == {("sent", ""): 1}


def test_to_stop_waits_for_what_is_under_way_and_gives_back_the_rest(desk: Desk) -> None:
    desk.telegram.latency = 5.0
    desk.note(*desk.people(80))
    run(desk.serve(1.0))
    states = desk.states()
    assert states["sent", ""] == len(desk.telegram.calls)
    assert states["sent", ""] + states["planned", ""] == 80
    run(desk.serve(30.0))
    assert desk.states() == {("sent", ""): 80}


def test_what_is_moot_unknown_or_broken_keeps_nobody_else_from_theirs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("what a person wrote")

    monkeypatch.setitem(TEMPLATES, "broken", broken)
    siti, budi = desk.people(2)
    drafts = [
        outbox.Draft("1", siti, "status", "note", desk.begin, {"words": ""}),
        outbox.Draft("2", siti, "status", "never-heard-of", desk.begin),
        outbox.Draft("3", siti, "status", "broken", desk.begin),
        outbox.Draft("4", budi, "status", "note", desk.begin, {"words": "yes"}),
    ]
    desk.store.now(lambda tx: outbox.plan(tx, drafts))
    run(desk.serve(10.0))
    assert desk.states() == {
        ("skipped", "moot"): 1,
        ("skipped", "unknown template"): 1,
        ("failed", "compose: LookupError"): 1,
        ("sent", ""): 1,
    }


def test_who_stops_a_kind_or_is_erased_while_a_batch_is_under_way_gets_nothing_more(desk: Desk) -> None:
    people = desk.people(40)
    stopped, erased, last = people[-3:]
    desk.note(*people)

    def meanwhile(_: object) -> None:
        if len(desk.telegram.calls) == 5:
            person = tables.participant
            desk.store.now(lambda tx: silences.set_stopped(tx, stopped, "status", stopped=True, at=desk.begin))
            desk.store.now(lambda tx: tx.execute(delete(person).where(person.c.user_id == erased)))
            desk.store.now(lambda tx: outbox.cancel(tx, desk.begin, user_id=last))

    desk.telegram.script = meanwhile
    run(desk.serve(300.0))
    assert not {stopped, erased, last} & set(desk.telegram.counts)
    assert desk.states() == {("sent", ""): 37, ("skipped", "stopped"): 1, ("skipped", "cancelled"): 1}


def test_a_database_that_fails_for_a_while_stops_the_sending_and_nothing_is_sent_twice(desk: Desk) -> None:
    desk.note(*desk.people(100))

    async def trouble() -> None:
        await asyncio.sleep(1.0)
        desk.store.dead = True
        await asyncio.sleep(60.0)
        desk.store.dead = False
        await asyncio.sleep(400.0)

    run(desk.serve(trouble()))
    assert set(desk.telegram.counts.values()) == {1}
    states = desk.states()
    assert states["sent", ""] + states["unknown", "crashed"] == 100
    assert states["unknown", "crashed"] == len(desk.telegram.calls) - states["sent", ""]
