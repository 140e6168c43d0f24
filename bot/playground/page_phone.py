"""One person's phone on the page, kept equal to the chat in the world by its changes."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_composer import Composer
from bot.playground.page_parts import box, button, icon_button, named, sheet, words
from bot.playground.page_screen import Screen, later
from bot.playground.page_writer import attempting
from bot.playground.world import World
from bot.playground.world_actions import Phone
from bot.playground.world_changes import Change
from bot.playground.world_chat import Message
from bot.playground.world_people import Person

TYPING_SECONDS = 5.1
Action = Callable[[], Any]


class PhoneView:
    """Draws a phone and follows its chat until closed."""

    def __init__(self, world: World, person: Person, on_close: Callable[[Person], None]) -> None:
        self.world = world
        self.person = person
        self.phone = Phone(world, person)
        self.chat = self.phone.chat
        self._closed = False
        self.root = named(box("phone", "section"), say.PHONE_OF.format(name=person.full_name))
        self.root.props.pop("title")
        with self.root:
            self._plate(on_close)
            self._head = box("head", "header")
            attempt = attempting(self.root)
            self.screen = Screen(self.phone, self.root, attempt, self._actions, self._about)
            self.composer = Composer(self.phone, self.root)
        self._draw_head()
        self._unsubscribe = self.chat.changes.subscribe(self._heard)

    def close(self) -> None:
        """Stop following the chat and take the phone off the page."""
        if not self._closed:
            self._closed = True
            self._unsubscribe()
            if not self.root.is_deleted:
                self.root.delete()

    def draw_profile(self) -> None:
        """Draw again what depends on the bot's words about itself and on its being started or blocked."""
        self._draw_head()
        self.screen.log.draw_about()
        self.composer.draw()

    def _plate(self, on_close: Callable[[Person], None]) -> None:
        with box("plate"):
            words(self.person.full_name, "plate-name")
            words(self.person.about, "plate-about")
            label = say.CLOSE_PHONE.format(name=self.person.first_name)
            icon_button("close", label, partial(on_close, self.person), "plate-close")

    def _draw_head(self) -> None:
        self._head.clear()
        typing = self.chat.typing(self.world.clock())
        bot = self.chat.bot.named(self.person.language_code)
        with self._head:
            words(bot[:1], "avatar bot-avatar")
            with box("head-words"):
                words(bot, "head-name")
                words(say.TYPING if typing else say.BOT, "head-state typing" if typing else "head-state")
            if self.chat.started and not self.chat.blocked:
                icon_button("block", say.BLOCK, self.phone.block)

    def _about(self) -> tuple[str, str]:
        return say.WHAT_CAN_IT_DO, self.chat.bot.described(self.person.language_code) or say.NO_DESCRIPTION

    def _heard(self, change: Change) -> None:
        asyncio.get_running_loop().call_soon(self._apply, change)

    def _apply(self, change: Change) -> None:
        if self._closed or self.root.is_deleted:
            return
        match change.kind:
            case "message":
                self._arrived(change.subject)
            case "edited":
                self.screen.log.redraw(change.subject)
            case "deleted":
                self.screen.log.remove(change.subject)
            case "answer":
                self.screen.answered(change.subject)
            case "typing":
                self._typing()
            case "keyboard":
                self.composer.draw()
            case "blocked":
                self.draw_profile()

    def _arrived(self, message: Message) -> None:
        self.screen.log.add(message)
        if message.from_bot:
            self._draw_head()
        else:
            self.draw_profile()

    def _typing(self) -> None:
        self._draw_head()
        later(TYPING_SECONDS, self._draw_head, self._head)

    def _actions(self, message: Message) -> None:
        with sheet(self.root, say.ACTIONS) as window, box("choices"):
            for text, action in self._choices(message):
                button(text, partial(window.close_after, action), "choice")

    def _choices(self, message: Message) -> list[tuple[str, Action]]:
        forward = partial(self.composer.attempt, partial(self.phone.forward, message))
        choices: list[tuple[str, Action]] = [(say.REPLY, partial(self.composer.reply, message)), (say.FORWARD, forward)]
        if message.text and not message.from_bot:
            choices.append((say.EDIT, partial(self.composer.edit, message)))
        if message.text:
            choices.append((say.COPY, partial(ui.clipboard.write, message.text)))
        return choices
