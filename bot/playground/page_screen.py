"""What the screen of a chat shows: the log, the short lines over it, and the buttons that wait for an answer."""

import asyncio
from functools import partial
from typing import Any

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_attach import Attempt
from bot.playground.page_bubble import Acted
from bot.playground.page_log import About, Log
from bot.playground.page_parts import Handler, box, button, sheet, words
from bot.playground.world_chat import Message, Press
from bot.playground.world_hands import Hands

TOAST_SECONDS = 4.0
BUSY_SECONDS = 15.0


class Screen:
    """Draws a chat into the open container, as one person sees it; `thread` narrows it to one topic."""

    def __init__(
        self,
        hands: Hands,
        owner: ui.element,
        attempt: Attempt,
        on_actions: Acted,
        about: About,
        thread: int | None = None,
    ) -> None:
        self.hands = hands
        self.owner = owner
        self.attempt = attempt
        self._waiting: dict[str, ui.element] = {}
        with box("screen"):
            self.log = Log(hands, self._press, on_actions, about, thread)
            self.log.root.on("command", lambda event: self._command(event.args), args=["detail"])
            self._toasts = box("toasts").props("role=status")
            button("", lambda: None, "to-end", say.TO_END)

    def answered(self, press: Press) -> None:
        """Show how the bot answered a pressed button."""
        key = self._waiting.pop(press.id, None)
        if key and not key.is_deleted:
            key.classes(remove="busy")
        if press.text and press.alert:
            self._alert(press.text)
        elif press.text:
            self._toast(press.text)

    def waits_for(self, press: Press) -> bool:
        """Whether the button was pressed here."""
        return press.id in self._waiting

    def _command(self, event: dict[str, Any]) -> None:
        self.attempt(lambda: self.hands.send_text(str(event["detail"])))

    def _press(self, message: Message, given: dict[str, Any], key: ui.element) -> None:
        if "copy_text" in given:
            ui.clipboard.write(given["copy_text"].get("text", ""))
        else:
            self.attempt(partial(self._press_inline, message, given, key))

    def _press_inline(self, message: Message, given: dict[str, Any], key: ui.element) -> None:
        made = self.hands.press_inline(message, given)
        if isinstance(made, Press):
            key.classes("busy")
            self._waiting[made.id] = key
            later(BUSY_SECONDS, partial(key.classes, remove="busy"), key)

    def _toast(self, text: str) -> None:
        with self._toasts:
            toast = words(text, "toast")
        later(TOAST_SECONDS, toast.delete, toast)

    def _alert(self, text: str) -> None:
        with sheet(self.owner, self.hands.room.bot.named("")) as window:
            words(text, "sheet-text")
            with box("sheet-buttons"):
                button(say.CLOSE, window.close, "strong")


def later(seconds: float, action: Handler, needed: ui.element) -> None:
    """Do something after a while, if the element it needs is still there."""

    def act() -> None:
        if not needed.is_deleted:
            action()

    asyncio.get_running_loop().call_later(seconds, act)
