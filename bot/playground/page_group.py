"""A group of the staff on the page: its topics, the one that is open, and who of the staff writes."""

import asyncio
from collections.abc import Callable
from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_parts import Handler, Sheet, box, button, icon_button, named, sheet, words
from bot.playground.page_topic import TopicView
from bot.playground.page_topics import GENERAL, TopicList
from bot.playground.page_writer import attempting
from bot.playground.world import World
from bot.playground.world_changes import Change
from bot.playground.world_group import Group
from bot.playground.world_group_actions import GroupPhone
from bot.playground.world_people import Person


class GroupView:
    """Draws a group and follows it until closed."""

    def __init__(self, world: World, group: Group, on_close: Callable[[Group], None]) -> None:
        self.world = world
        self.group = group
        self.person = next(iter(group.people), Person(0, say.NO_TOPIC_YET))
        self._closed = False
        self._open: TopicView | None = None
        self.root = named(box("phone group", "section"), say.GROUP_OF.format(title=group.title))
        self.root.props.pop("title")
        self.attempt = attempting(self.root)
        with self.root:
            self._plate(on_close)
            self._writers = named(box("writers"), say.WRITE_AS).props("role=group")
            self._notice = words(say.MOVED, "notice")
            with box("panes"):
                self.topics = TopicList(group, self.open, self._ask_topic)
                self._pane = box("pane")
        self._unsubscribe = group.changes.subscribe(self._heard)
        self.draw_profile()
        self._draw_topic()

    def close(self) -> None:
        """Stop following the group and take it off the page."""
        if not self._closed:
            self._closed = True
            self._unsubscribe()
            if not self.root.is_deleted:
                self.root.delete()

    def draw_profile(self) -> None:
        """Draw again who is here and what there is to read."""
        self._draw_writers()
        self._notice.set_visibility(bool(self.group.moved_to))
        self.topics.draw(self.person.id)

    def open(self, thread: int) -> None:
        """Show a topic, 0 for what stands in none."""
        self.topics.draw(self.person.id)
        self.topics.current = thread
        self.topics.draw(self.person.id)
        self.root.classes("reading")
        self._draw_topic()

    def _back(self) -> None:
        self.root.classes(remove="reading")

    def _draw_topic(self) -> None:
        self._pane.clear()
        phone = GroupPhone(self.world, self.person, self.group, self.topics.current)
        with self._pane:
            self._open = TopicView(phone, self.root, self._back)

    def _plate(self, on_close: Callable[[Group], None]) -> None:
        with box("plate"):
            words(self.group.title, "plate-name")
            words(say.GROUP_ABOUT.format(count=len(self.group.people)), "plate-about")
            icon_button("settings", say.GROUP_SETTINGS, self._settings, "plate-settings")
            label = say.CLOSE_GROUP.format(title=self.group.title)
            icon_button("close", label, partial(on_close, self.group), "plate-close")

    def _draw_writers(self) -> None:
        self._writers.clear()
        with self._writers:
            words(f"{say.WRITE_AS}:", "writers-title")
            for person in self.group.people:
                self._writer(person)

    def _writer(self, person: Person) -> None:
        style = "chip open current" if person.id == self.person.id else "chip open"
        chip = button("", partial(self._write_as, person), style, say.AS.format(name=person.full_name))
        chip.props["aria-pressed"] = "true" if person.id == self.person.id else "false"
        with chip:
            words(person.first_name[:1], "avatar").style(f"--hue: {person.id * 67 % 360}")
            words(person.first_name, "chip-name", "span")

    def _write_as(self, person: Person) -> None:
        self.person = person
        self.draw_profile()
        self._draw_topic()

    def _heard(self, change: Change) -> None:
        asyncio.get_running_loop().call_soon(self._apply, change)

    def _apply(self, change: Change) -> None:
        if self._closed or self.root.is_deleted or self._open is None:
            return
        match change.kind:
            case "message" | "edited" | "deleted" | "pinned":
                if change.subject.thread == self.topics.current:
                    self._open.heard(change)
                self.topics.draw(self.person.id)
            case "topics":
                self._topics_changed(self._open)
            case "members":
                self.draw_profile()
            case "answer" if self._open.screen.waits_for(change.subject):
                self._open.screen.answered(change.subject)

    def _topics_changed(self, view: TopicView) -> None:
        if self.topics.current != GENERAL and self.topics.current not in self.group.topics:
            self.open(GENERAL)
            self._back()
        else:
            view.draw()
            self.topics.draw(self.person.id)

    def _ask_topic(self) -> None:
        with sheet(self.root, say.NEW_TOPIC) as window:
            words(say.NEW_TOPIC, "sheet-title")
            name = ui.input(say.TOPIC_NAME).classes("field")
            make = partial(self._make_topic, window, name)
            name.on("keydown.enter", make)
            with box("sheet-buttons"):
                button(say.CANCEL, window.close, "plain")
                button(say.ADD, make, "strong")

    def _make_topic(self, window: Sheet, name: ui.input) -> None:
        phone = GroupPhone(self.world, self.person, self.group)
        window.close()
        self.attempt(lambda: self.open(phone.open_topic(name.value).id))

    def _settings(self) -> None:
        phone = GroupPhone(self.world, self.person, self.group)
        leads, here = self.group.bot_member.leads, self.group.bot_member.present
        choices: list[tuple[str, Handler]] = [(say.LET_BOT_IN, phone.let_bot_in)]
        if here:
            rights = (say.TAKE_RIGHTS, phone.take_rights) if leads else (say.GIVE_RIGHTS, phone.give_rights)
            choices = [rights, (say.PUT_BOT_OUT, phone.put_bot_out)]
        with sheet(self.root, say.GROUP_SETTINGS) as window, box("choices"):
            for text, action in choices:
                button(text, partial(window.close_after, partial(self.attempt, action)), "choice")
            upgrade = partial(self.attempt, phone.upgrade)
            button(say.UPGRADE, partial(window.close_after, upgrade), "choice")
