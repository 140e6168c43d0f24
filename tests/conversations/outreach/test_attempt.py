"""What an attempt means: read from Telegram's own refusals to what happens next."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.outreach.attempt import ATTEMPTS, End, EndKind, Next, end_of_refusal, next_after

KINDS: tuple[EndKind, ...] = get_args(EndKind)
ENDS = st.builds(
    End, st.sampled_from(KINDS), seconds=st.floats(1, 10_000), chat_id=st.just(-5), words=st.text(max_size=300)
)


@pytest.mark.parametrize(
    ("code", "words", "more", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", {}, "blocked"),
        (403, "Forbidden: user is deactivated", {}, "gone"),
        (403, "Forbidden: bot can't initiate conversation with a user", {}, "blocked"),
        (400, "Bad Request: chat not found", {}, "gone"),
        (400, "Bad Request: PEER_ID_INVALID", {}, "gone"),
        (400, "Bad Request: can't parse entities: Can't find end tag", {}, "markup"),
        (400, "Bad Request: message is too long", {}, "refused"),
        (400, "Bad Request: BUTTON_DATA_INVALID", {}, "refused"),
        (413, "Request Entity Too Large", {}, "refused"),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", {"moved_to": -100}, "migrated"),
        (429, "Too Many Requests: retry after 7", {"retry_after": 7}, "flood"),
        (429, "", {}, "flood"),
        (401, "Unauthorized", {}, "token"),
        (404, "Not Found", {}, "token"),
        (500, "Internal Server Error", {}, "server"),
        (502, "Bad Gateway", {}, "server"),
        (502, "", {"told": False}, "unanswered"),
        (504, "", {"told": False}, "unanswered"),
        (403, "", {"told": False}, "server"),
        (302, "", {"told": False}, "server"),
    ],
)
def test_refusals_are_read_by_what_they_say(code: int, words: str, more: dict[str, Any], kind: str) -> None:
    assert end_of_refusal(code, words, **more).kind == kind


@given(st.integers(400, 599), st.text(), st.floats(0, 1e6), st.integers(), st.booleans())
def test_any_refusal_can_be_read(code: int, words: str, pause: float, moved: int, told: bool) -> None:
    end = end_of_refusal(code, words, retry_after=pause, moved_to=moved, told=told)
    assert end.kind in KINDS
    assert end.kind != "sent"


@given(ENDS, st.integers(1, 50), st.booleans())
def test_every_end_has_one_next_that_can_be_kept(end: End, attempts: int, last: bool) -> None:
    then = next_after(end, attempts, last=last)
    assert then.state in {"planned", "sent", "failed", "unknown"}
    assert len(then.reason) <= 64
    assert (then.state == "sent") == (end.kind == "sent")
    assert (then.state == "unknown") == (end.kind == "unanswered")
    assert then.wait >= 0
    assert then.halt >= 0
    assert not (last and then.again), "one more call, not two"
    assert then.counted or then.state == "planned"


def test_only_what_telegram_surely_did_not_take_is_sent_again() -> None:
    again = {kind for kind in KINDS if next_after(End(kind), 1).state == "planned"}
    assert again == {"flood", "migrated", "markup", "server", "token", "unreached", "held"}


def test_a_pause_is_for_all_and_costs_no_attempt() -> None:
    assert next_after(End("flood", seconds=33.0), 99) == Next("planned", "flood", 33.0, 33.0, counted=False)
    for kind in ("token", "unreached"):
        then = next_after(End(kind), 99)
        assert then.halt > 0
        assert not then.counted


def test_faults_of_telegram_are_given_up_after_so_many_attempts() -> None:
    states = [next_after(End("server"), attempt).state for attempt in range(1, ATTEMPTS + 1)]
    assert states == ["planned"] * (ATTEMPTS - 1) + ["failed"]
    waits = [next_after(End("server"), attempt).wait for attempt in range(1, ATTEMPTS)]
    assert waits == sorted(waits)
    assert waits[0] > 0


def test_only_who_blocked_the_bot_or_is_gone_is_marked_unreachable() -> None:
    assert {kind for kind in KINDS if next_after(End(kind), 1).unreachable} == {"blocked", "gone"}


def test_a_reason_tells_what_telegram_said_of_this_message() -> None:
    then = next_after(End("refused", words="Bad Request: message is too long"), 1)
    assert then.reason == "refused: message is too long"
