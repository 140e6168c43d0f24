"""A view as a person reads it, in one language."""

from collections.abc import Iterator

from bot.words import Voice
from conversations.engine.actions import Action
from conversations.engine.payload import LIMIT, pack, unpack
from conversations.engine.view import View
from tests.limits import check_buttons, check_text

VOICE = Voice("en")


def html(view: View, voice: Voice = VOICE) -> str:
    """Return a message as it is sent."""
    return "\n\n".join(voice.html(part) for part in view.parts)


def plain(view: View) -> str:
    """Return the words of a message without markup, in English."""
    return "\n\n".join(VOICE.plain(part) for part in view.parts)


def labels(view: View) -> list[str]:
    """Return what stands on the buttons, in English."""
    return [VOICE.plain(button.label) for row in view.buttons for button in row]


def actions(view: View) -> Iterator[Action]:
    """Yield what the buttons ask for."""
    for row in view.buttons:
        yield from (button.action for button in row if button.action)


def hold(view: View, voice: Voice = VOICE) -> None:
    """Hold a message to the limits of Telegram, and to having a way on."""
    check_text(html(view, voice))
    buttons = [(voice.plain(button.label), button.action) for row in view.buttons for button in row]
    assert all(view.buttons)
    assert buttons
    check_buttons((words, pack(action)) for words, action in buttons if action)
    for words, action in buttons:
        assert action is not None
        assert len(words) <= 28, words
        assert len(words.split()) <= 4 or "·" in words or len(words) == 28, words
        assert unpack(pack(action)) == action
        assert len(pack(action).encode()) <= LIMIT
