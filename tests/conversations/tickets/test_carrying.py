"""What each answer of Telegram means for a line on its way to a group."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.outreach.attempt import End, EndKind, end_of_refusal
from conversations.tickets.carrying import HARMLESS, MENDS, Call, carried
from conversations.tickets.records import LineKind

CALLS: tuple[Call, ...] = (*get_args(LineKind), "topic", "pin", "delete")


@pytest.mark.parametrize(
    ("code", "words", "deed", "mend", "trouble"),
    [
        (400, "Bad Request: message thread not found", "again", "topic", ""),
        (400, "Bad Request: TOPIC_DELETED", "again", "topic", ""),
        (400, "Bad Request: TOPIC_ID_INVALID", "again", "topic", ""),
        (400, "Bad Request: TOPIC_CLOSED", "again", "reopen", ""),
        (400, "Bad Request: TOPIC_NOT_MODIFIED", "sent", "", ""),
        (400, "Bad Request: message is not modified: specified new message content is the same", "sent", "", ""),
        (400, "Bad Request: not enough rights to create a topic", "later", "", "rights"),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", "later", "", "rights"),
        (400, "Bad Request: have no rights to send a message", "later", "", "rights"),
        (400, "Bad Request: the chat is not a forum", "later", "", "forum"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "later", "", "kicked"),
        (403, "Forbidden: bot is not a member of the supergroup chat", "later", "", "kicked"),
        (403, "Forbidden: not enough rights to send text messages to the chat", "later", "", "rights"),
        (400, "Bad Request: chat not found", "later", "", "gone"),
        (400, "Bad Request: can't parse entities: unexpected end", "again", "plain", ""),
        (400, "Bad Request: wrong file identifier/HTTP URL specified", "failed", "", ""),
        (500, "Internal Server Error", "later", "", ""),
        (401, "Unauthorized", "later", "", ""),
    ],
)
def test_refusals(code: int, words: str, deed: str, mend: str, trouble: str) -> None:
    verdict = carried(end_of_refusal(code, words), "text", 1)
    assert (verdict.deed, verdict.mend, verdict.trouble) == (deed, mend, trouble)


def test_a_group_that_moved_and_a_pause() -> None:
    assert carried(end_of_refusal(400, "Bad Request", moved_to=-100), "text", 1).mend == "moved"
    pause = carried(end_of_refusal(429, "Too Many Requests", retry_after=7), "text", 1)
    assert (pause.wait, pause.hold, pause.halt) == (7, 7, 0)


def test_a_change_of_what_is_gone_is_written_anew() -> None:
    gone = end_of_refusal(400, "Bad Request: message to edit not found")
    assert carried(gone, "edit", 1).mend == "afresh"
    assert carried(gone, "text", 1).deed == "failed"


@settings(max_examples=50)
@given(st.sampled_from(get_args(EndKind)), st.sampled_from(CALLS), st.integers(1, 400), st.integers(0, 9))
def test_whatever_happens(kind: EndKind, call: Call, attempts: int, mended: int) -> None:
    verdict = carried(End(kind, seconds=3.0, words="Bad Request: odd"), call, attempts, mended)
    # Only what Telegram itself refuses is ever given up; the rest waits, and never for long.
    assert (verdict.deed == "failed") == (kind == "refused")
    assert verdict.wait <= 300
    # Nothing that is read twice is done twice.
    assert verdict.deed != "unknown" or (kind == "unanswered" and call not in HARMLESS)
    # Mending comes to an end.
    assert verdict.deed != "again" or mended < MENDS
    assert verdict.deed == "again" or not verdict.mend
