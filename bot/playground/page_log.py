"""The messages of one phone: what was said, by day, or what the bot is about when nothing was."""

from datetime import date
from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_bubble import Acted, Pressed, bubble, day_separator
from bot.playground.page_parts import box, button, named, words
from bot.playground.world import World
from bot.playground.world_chat import Chat, Message

SHOWN_AT_FIRST = 60


class Log:
    """Draws the messages of a chat into the open container and changes them one by one."""

    def __init__(self, world: World, chat: Chat, on_press: Pressed, on_actions: Acted) -> None:
        self.world = world
        self.chat = chat
        self._draw = partial(bubble, on_press=on_press, on_actions=on_actions)
        self._rows: dict[int, ui.element] = {}
        self._days: dict[date, ui.element] = {}
        self._earlier: ui.element | None = None
        self.root = box("log").props("role=log tabindex=0")
        named(self.root, say.LOG.format(name=chat.person.first_name)).props.pop("title")
        with self.root:
            self._about = box("empty")
        self.draw_about()
        self.draw(SHOWN_AT_FIRST)

    def draw_about(self) -> None:
        """Draw what the bot can do, shown while there are no messages."""
        self._about.clear()
        self._about.set_visibility(not self._rows)
        with self._about:
            words(say.WHAT_CAN_IT_DO, "empty-title")
            words(self.chat.bot.described(self.chat.person.language_code) or say.NO_DESCRIPTION, "empty-words")

    def draw(self, count: int) -> None:
        """Draw the last `count` messages anew, with a way to earlier ones."""
        for row in (*self._rows.values(), *self._days.values(), *([self._earlier] if self._earlier else [])):
            row.delete()
        self._rows.clear()
        self._days.clear()
        self._earlier = None
        messages = self.chat.visible
        if len(messages) > count:
            with self.root:
                self._earlier = button(say.EARLIER, partial(self.draw, count * 4), "earlier")
        for message in messages[-count:]:
            self.add(message)

    def add(self, message: Message) -> None:
        """Draw a message at the end."""
        if message.deleted or message.id in self._rows:
            return
        self._about.set_visibility(False)
        with self.root:
            self._separate(message)
            row = self._rows[message.id] = box("message from-bot" if message.from_bot else "message own")
        with row.props("role=article"):
            self._draw(message)

    def redraw(self, message: Message) -> None:
        """Draw a changed message anew in its place."""
        if row := self._rows.get(message.id):
            row.clear()
            with row:
                self._draw(message)

    def remove(self, message: Message) -> None:
        """Take a deleted message away."""
        if row := self._rows.pop(message.id, None):
            row.delete()

    def _separate(self, message: Message) -> None:
        hours = self.chat.person.utc_hours
        when = say.local(message.date, hours).date()
        if when not in self._days:
            self._days[when] = day_separator(when, say.local(self.world.clock(), hours).date())
