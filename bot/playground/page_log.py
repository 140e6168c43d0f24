"""The messages of one chat: what was said, by day, or what it is about when nothing was."""

from collections.abc import Callable
from datetime import date
from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_bubble import Acted, Pressed, bubble, day_separator, told
from bot.playground.page_parts import box, button, named, words
from bot.playground.world_chat import Message
from bot.playground.world_hands import Hands

SHOWN_AT_FIRST = 60
About = Callable[[], tuple[str, str]]


class Log:
    """Draws the messages of a chat into the open container and changes them one by one.

    `hands` tell whose messages are own ones, `about` the title and words of an empty chat; `thread` narrows it to one
    topic, 0 to what stands in none.
    """

    def __init__(
        self, hands: Hands, on_press: Pressed, on_actions: Acted, about: About, thread: int | None = None
    ) -> None:
        self.hands = hands
        self.chat = hands.room
        self.thread = thread
        self._words = about
        self._draw = partial(bubble, on_press=on_press, on_actions=on_actions)
        self._rows: dict[int, ui.element] = {}
        self._days: dict[date, ui.element] = {}
        self._earlier: ui.element | None = None
        self.root = box("log").props("role=log tabindex=0")
        named(self.root, say.LOG.format(name=hands.person.first_name)).props.pop("title")
        with self.root:
            self._about = box("empty")
        self.draw_about()
        self.draw(SHOWN_AT_FIRST)

    def draw_about(self) -> None:
        """Draw what the chat is about, shown while there are no messages."""
        self._about.clear()
        self._about.set_visibility(not self._rows)
        title, text = self._words()
        with self._about:
            words(title, "empty-title")
            words(text, "empty-words")

    def draw(self, count: int) -> None:
        """Draw the last `count` messages anew, with a way to earlier ones."""
        for row in (*self._rows.values(), *self._days.values(), *([self._earlier] if self._earlier else [])):
            row.delete()
        self._rows.clear()
        self._days.clear()
        self._earlier = None
        messages = [message for message in self.chat.visible if self.thread in {None, message.thread}]
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
            if message.service:
                self._rows[message.id] = told(message)
                return
            own = message.sender.id == self.hands.person.id
            row = self._rows[message.id] = box("message own" if own else "message theirs")
        with row.props("role=article"):
            self._draw(message)

    def jump(self, message: Message) -> None:
        """Bring a message into view."""
        if message.id not in self._rows:
            self.draw(len(self.chat.messages))
        if row := self._rows.get(message.id):
            ui.run_javascript(f"kawanJump({row.id})")

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
        hours = self.hands.person.utc_hours
        when = say.local(message.date, hours).date()
        if when not in self._days:
            self._days[when] = day_separator(when, say.local(self.hands.world.clock(), hours).date())
