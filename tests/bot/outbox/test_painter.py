"""The boards on which composers watch: edited in their place, seldom enough, and not at the cost of the pace."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from conversations.campaigns.records import Options
from tests.bot.outbox.desk import Call, refusal
from tests.bot.outbox.test_pace import busiest_second
from tests.bot.outbox.tower import COMPOSER, Tower
from tests.bot.outbox.virtual import run


@pytest.fixture
def tower(sqlite_url: str) -> Iterator[Tower]:
    opened = Tower(sqlite_url)
    yield opened
    opened.store.close()


def edits(tower: Tower) -> list[Call]:
    return [call for call in tower.telegram.calls if call.method == "editMessageText" and call.chat_id == COMPOSER]


@pytest.mark.parametrize("painters", [1, 3])
def test_a_board_is_edited_at_most_once_in_three_seconds_whoever_paints(tower: Tower, painters: int) -> None:
    tower.people(240)
    tower.approved()
    run(tower.fly(20.0, painters=painters))
    moments = [call.at for call in edits(tower)]
    assert 3 <= len(moments) <= 7
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 3.0
    assert len({call.given["message_id"] for call in edits(tower)}) == 1
    assert "100%" in edits(tower)[-1].text


def test_the_bar_only_grows_and_is_full_only_at_the_end(tower: Tower) -> None:
    tower.people(200)
    tower.approved(options=Options(canary=0))
    run(tower.fly(18.0))
    shown = [call.text.count("▓") for call in edits(tower)]
    assert shown == sorted(shown)
    assert shown[-1] == 10
    assert max(shown[:-1]) < 10


def test_boards_do_not_slow_the_messages_of_readers(tower: Tower) -> None:
    tower.people(240)
    tower.approved(options=Options(canary=0))
    run(tower.fly(15.0))
    moments = [call.at for call in tower.sent()]
    assert busiest_second(moments) <= 24
    assert (len(moments) - 1) / (moments[-1] - moments[0]) >= 0.97 * 24


def test_a_board_that_was_taken_away_is_not_painted_any_more(tower: Tower) -> None:
    tower.people(200)
    tower.approved()
    gone = refusal(400, "Bad Request: message to edit not found")
    tower.telegram.script = lambda call: gone if call.method == "editMessageText" else None
    run(tower.fly(15.0))
    assert len(edits(tower)) == 1


def test_when_telegram_asks_for_a_pause_boards_wait_too(tower: Tower) -> None:
    tower.people(400)
    tower.approved()
    pause = refusal(429, "Too Many Requests: retry after 12", retry_after=12)
    tower.telegram.script = lambda call: pause if call.method == "editMessageText" and len(edits(tower)) == 1 else None
    run(tower.fly(40.0))
    second, third = edits(tower)[1:3]
    assert third.at - second.at >= 12.0


def test_a_paid_announcement_goes_at_its_own_pace_and_says_so(tower: Tower) -> None:
    paying, others = tower.people(300), tower.people(48, language="en")
    tower.note(*others, kind="status")
    tower.approved(options=Options(canary=0, paid=True))
    run(tower.fly(12.0))
    paid = [call for call in tower.sent() if call.given.get("allow_paid_broadcast")]
    free = [call for call in tower.sent() if not call.given.get("allow_paid_broadcast")]
    assert {call.chat_id for call in paid} == {*paying, *others}
    assert len(free) == 48
    assert busiest_second([call.at for call in free]) <= 24
    moments = [call.at for call in paid]
    assert 100 <= busiest_second(moments) <= 500
