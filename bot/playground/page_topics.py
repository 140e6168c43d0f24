"""The list of a group's topics, with what was said last and how much was not read."""

from collections.abc import Callable
from functools import partial

from bot.playground import page_words as say
from bot.playground.page_bubble import excerpt
from bot.playground.page_parts import box, button, icon_button, named, words
from bot.playground.world_chat import Message
from bot.playground.world_group import Group

GENERAL = 0


class TopicList:
    """Draws the topics into the open container; `current` is the one that is open, and everything in it counts as read.

    What was there at first counts as read too.
    """

    def __init__(self, group: Group, on_open: Callable[[int], None], on_new: Callable[[], None]) -> None:
        self.group = group
        self.current = GENERAL
        self._on_open = on_open
        self._on_new = on_new
        self._seen: dict[int, int] = {}
        self._first = max(group.messages, default=0)
        self.root = named(box("topics", "nav"), say.TOPICS)
        self.root.props.pop("title")

    def draw(self, person_id: int) -> None:
        """Draw the topics as this person has read them, the latest first."""
        self._seen[self.current] = max(self.group.messages, default=0)
        latest = {topic: self._last(topic) for topic in self.group.topics}
        ordered = sorted(latest, key=lambda topic: latest[topic].id, reverse=True)
        self.root.clear()
        with self.root:
            self._row(GENERAL, say.GENERAL, self._last(GENERAL), person_id)
            for number in ordered:
                self._row(number, self.group.topics[number].name, latest[number], person_id)
            if self.group.is_forum:
                icon_button("add", say.NEW_TOPIC, self._on_new, "topic-new")

    def _last(self, thread: int) -> Message:
        messages = self.group.in_topic(thread)
        return messages[-1] if messages else Message(0, self.group, self.group.bot, 0)

    def _row(self, number: int, name: str, last: Message, person_id: int) -> None:
        unread = 0 if number == self.current else self._unread(number, person_id)
        topic = self.group.topics.get(number)
        closed = f", {say.CLOSED}" if topic and topic.closed else ""
        told = f", {say.UNREAD.format(count=unread)}" if unread else ""
        style = f"topic {'current' if number == self.current else ''} {'closed' if closed else ''}"
        row = button("", partial(self._on_open, number), style, f"{name}{closed}{told}")
        row.props["aria-pressed"] = "true" if number == self.current else "false"
        with row:
            words("#" if number == GENERAL else name[:1], "avatar").style(f"--hue: {number * 67 % 360}")
            with box("topic-words"):
                words(name, "topic-name")
                words(self._said(last), "topic-last")
            if unread:
                words(str(unread), "unread", "span")

    def _said(self, last: Message) -> str:
        if not last.id:
            return say.NO_TOPIC_YET
        return say.happened(last) if last.service else f"{last.author}: {excerpt(last)}"

    def _unread(self, thread: int, person_id: int) -> int:
        seen = self._seen.get(thread, self._first)
        fresh = (message for message in self.group.in_topic(thread) if message.id > seen and not message.service)
        return sum(message.sender.id != person_id for message in fresh)
