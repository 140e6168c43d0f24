"""One open topic of a group: what is pinned, what was said, and the line to write as one of the staff."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_bubble import excerpt
from bot.playground.page_parts import box, button, icon_button, named, sheet, words
from bot.playground.page_screen import Screen
from bot.playground.page_writer import Writer, attempting
from bot.playground.world_changes import Change
from bot.playground.world_chat import Message
from bot.playground.world_group import Topic
from bot.playground.world_group_actions import GroupPhone

Action = Callable[[], Any]


class TopicView:
    """Draws a topic into the open container, as one person sees it."""

    def __init__(self, phone: GroupPhone, owner: ui.element, on_back: Action) -> None:
        self.phone = phone
        self.owner = owner
        self.attempt = attempting(owner)
        self._on_back = on_back
        self._head = box("head", "header")
        self._pinned = box("pinned-place")
        self.screen = Screen(phone, owner, self.attempt, self._actions, self._about, phone.thread)
        named(self.screen.log.root, say.TOPIC_LOG.format(name=self._name)).props.pop("title")
        with box("composer"):
            self.writer = Writer(phone, owner)
        self.draw()

    def draw(self) -> None:
        """Draw again what the topic is, and what is pinned in it."""
        self._draw_head()
        self._draw_pinned()

    def heard(self, change: Change) -> None:
        """Follow what happens to a message of this topic."""
        match change.kind:
            case "message":
                self.screen.log.add(change.subject)
            case "edited":
                self.screen.log.redraw(change.subject)
            case "deleted":
                self.screen.log.remove(change.subject)
        if change.kind in {"edited", "deleted", "pinned"}:
            self._draw_pinned()

    @property
    def _topic(self) -> Topic | None:
        return self.phone.group.topics.get(self.phone.thread)

    @property
    def _name(self) -> str:
        return self._topic.name if self._topic else say.GENERAL

    def _draw_head(self) -> None:
        self._head.clear()
        with self._head:
            icon_button("arrow_back", say.BACK, self._on_back, "back")
            with box("head-words"):
                words(self._name, "head-name")
                words(say.CLOSED if self._topic and self._topic.closed else self.phone.group.title, "head-state")
            if self._topic:
                self._head_buttons(self._topic)

    def _head_buttons(self, topic: Topic) -> None:
        place = self.phone.place
        if self.phone.group.may_manage(place, topic):
            icon, label = ("lock_open", say.REOPEN_TOPIC) if topic.closed else ("lock", say.CLOSE_TOPIC)
            turn = self.phone.reopen_topic if topic.closed else self.phone.close_topic
            icon_button(icon, label, partial(self.attempt, turn))
        if place.may("can_delete_messages"):
            icon_button("delete", say.DELETE_TOPIC, self._ask_deletion)

    def _ask_deletion(self) -> None:
        with sheet(self.owner, say.DELETE_TOPIC) as window:
            words(f"{say.DELETE_TOPIC}?", "sheet-title")
            words(say.DELETE_QUESTION, "sheet-text")
            with box("sheet-buttons"):
                button(say.CANCEL, window.close, "plain")
                delete = partial(self.attempt, self.phone.delete_topic)
                button(say.DELETE_TOPIC, partial(window.close_after, delete), "strong")

    def _draw_pinned(self) -> None:
        self._pinned.clear()
        if message := self.phone.group.pinned_in(self.phone.thread):
            label = f"{say.PINNED}: {excerpt(message)}"
            with self._pinned, button("", partial(self.screen.log.jump, message), "pinned", label):
                ui.icon("push_pin")
                with box("aim-words"):
                    words(say.PINNED, "quote-name")
                    words(excerpt(message), "quote-text")

    def _about(self) -> tuple[str, str]:
        return say.NO_TOPIC_YET, say.NO_TOPIC_TEXT

    def _actions(self, message: Message) -> None:
        with sheet(self.owner, say.ACTIONS) as window, box("choices"):
            for text, action in self._choices(message):
                button(text, partial(window.close_after, action), "choice")

    def _choices(self, message: Message) -> list[tuple[str, Action]]:
        own, place = message.sender.id == self.phone.person.id, self.phone.place
        choices: list[tuple[str, Action]] = [(say.REPLY, partial(self.writer.reply, message))]
        if message.text and own:
            choices.append((say.EDIT, partial(self.writer.edit, message)))
        if message.text:
            choices.append((say.COPY, partial(ui.clipboard.write, message.text)))
        if place.may("can_pin_messages"):
            pinned = message.id in self.phone.group.pinned
            turn = self.phone.unpin if pinned else self.phone.pin
            choices.append((say.UNPIN if pinned else say.PIN, partial(self.attempt, partial(turn, message))))
        if own or place.may("can_delete_messages"):
            choices.append((say.DELETE, partial(self.attempt, partial(self.phone.delete, message))))
        return choices
