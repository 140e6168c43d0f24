"""A desk on a fresh database, and a message that anybody can compose."""

from collections.abc import Iterator

import pytest

from bot.outbox.compose import TEMPLATES
from conversations.engine.actions import Open
from conversations.engine.text import Raw, text
from conversations.engine.view import Button, View
from tests.bot.outbox.desk import Desk


@pytest.fixture(autouse=True)
def note(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that says its parameter `words`; without any it is moot."""

    def composed(_tx: object, message: object, _today: object) -> View | None:
        words = message.params["words"]  # type: ignore[attr-defined]
        buttons = ((Button(text("Menu"), Open("menu")),),)
        return View((Raw(f"<{words}>"),), buttons) if words else None

    monkeypatch.setitem(TEMPLATES, "note", composed)


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    opened = Desk(sqlite_url)
    yield opened
    opened.store.close()
