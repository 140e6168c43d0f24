"""The reply keyboard at the bottom of a phone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_attach import Attempt, ask_contact
from bot.playground.page_parts import box, button, icon_button, named
from bot.playground.world_actions import Phone


class Keys:
    """Shows and hides the bot's reply keyboard; the fold button lives in `corner`, beside the writing line."""

    def __init__(self, phone: Phone, owner: ui.element, corner: ui.element, attempt: Attempt) -> None:
        self.phone = phone
        self.owner = owner
        self.corner = corner
        self.attempt = attempt
        self.root = named(box("keys"), say.KEYS).props("role=group")
        self.draw()

    def draw(self) -> None:
        """Draw the keyboard the chat has now."""
        keyboard, hidden = self.phone.chat.keyboard, self.phone.chat.keyboard_hidden
        self.root.clear()
        self.corner.clear()
        self.root.set_visibility(bool(keyboard) and not hidden)
        if not keyboard:
            return
        with self.corner:
            icon_button("apps" if hidden else "keyboard_hide", say.SHOW_KEYS if hidden else say.HIDE_KEYS, self._fold)
        with self.root:
            for row in keyboard["keyboard"]:
                self._row(row)

    def _row(self, row: list[dict[str, Any]]) -> None:
        with box("keys-row"):
            for key in row:
                button(key["text"], self._action(key), f"key {key.get('style', '')}".strip())

    def _action(self, key: dict[str, Any]) -> Callable[[], None]:
        press = partial(self._press, key["text"])
        return partial(ask_contact, self.phone, self.owner, press) if key.get("request_contact") else press

    def _press(self, label: str) -> None:
        self.attempt(partial(self.phone.press_key, label))
        self.draw()

    def _fold(self) -> None:
        self.phone.chat.keyboard_hidden = not self.phone.chat.keyboard_hidden
        self.draw()
