"""The chat page: phones side by side, one for each person, and staff groups, all on one local Telegram."""

import asyncio
from functools import partial
from pathlib import Path
from urllib.parse import quote

from fastapi import Response
from nicegui import app, ui

from bot.playground import page_words as say
from bot.playground.page_bubble import FILES
from bot.playground.page_group import GroupView
from bot.playground.page_parts import Sheet, box, button, icon_button, named, sheet, words
from bot.playground.page_phone import PhoneView
from bot.playground.world import World
from bot.playground.world_changes import Change

OPEN_AT_FIRST = 3
ACCENT = "#0b7a5c"
_HERE = Path(__file__).parent
_CSS = (_HERE / "page.css").read_text("utf-8")
_JS = (_HERE / "page.js").read_text("utf-8")


class Page:
    """What one browser shows: the people and groups of the world, and the phones and groups it has open."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.views: dict[int, PhoneView | GroupView] = {}
        self.current = 0
        self.news: set[int] = set()
        with box("bar", "header"):
            with box("brand"):
                words("K", "avatar brand-avatar")
                with box("brand-words"):
                    words(say.BRAND, "brand-name")
                    words(say.SUBTITLE, "brand-sub")
            self.people = named(box("people", "nav"), say.PEOPLE)
            icon_button("person_add", say.ADD_PERSON, self._ask_person)
            icon_button("contrast", say.DAY_NIGHT, self._day_night)
        self.phones = box("phones", "main")
        for person in list(world.people.values())[:OPEN_AT_FIRST]:
            self.open(person.id)
        self.show(next(iter(self.views), 0))
        self._unsubscribe = world.changes.subscribe(self._heard)

    def open(self, number: int) -> None:
        """Put the phone of this person, or the group with this id, on the page, unless it is there."""
        if number in self.views:
            return
        with self.phones:
            if group := self.world.account.groups.get(number):
                self.views[number] = GroupView(self.world, group, lambda group: self.shut(group.id))
            else:
                person = self.world.people[number]
                self.views[number] = PhoneView(self.world, person, lambda person: self.shut(person.id))

    def shut(self, number: int) -> None:
        """Take a phone or group off the page; the chat stays in the world."""
        view = self.views.pop(number, None)
        if view:
            view.close()
        if self.current == number:
            self.show(next(iter(self.views), 0))
        else:
            self._draw_people()

    def show(self, number: int) -> None:
        """Open a phone or group and bring it to the front; a narrow screen shows only this one."""
        if number:
            self.open(number)
            self.current = number
            self.news.discard(number)
        for each, view in self.views.items():
            view.root.classes(**({"add": "current"} if each == self.current else {"remove": "current"}))
        self._draw_people()
        if number:
            ui.run_javascript(f"kawanShow({self.views[number].root.id})")

    def close(self) -> None:
        """Stop following the world; the browser is gone."""
        self._unsubscribe()
        for view in self.views.values():
            view.close()

    def _heard(self, change: Change) -> None:
        if change.kind in {"profile", "members"}:
            asyncio.get_running_loop().call_soon(self._profile_changed)
        elif change.kind == "message" and (change.subject.from_bot or change.subject.chat.id < 0):
            asyncio.get_running_loop().call_soon(self._spoken_to, change.subject.chat.id)

    def _spoken_to(self, number: int) -> None:
        if number not in self.news | {self.current} and not self.people.is_deleted:
            self.news.add(number)
            self._draw_people()

    def _profile_changed(self) -> None:
        if self.phones.is_deleted:
            return
        self._draw_people()
        for view in self.views.values():
            view.draw_profile()

    def _draw_people(self) -> None:
        self.people.clear()
        with self.people:
            for person in self.world.people.values():
                self._chip(person.id, person.first_name, f"{person.full_name} · {person.about}")
            for group in self.world.account.groups.values():
                self._chip(group.id, group.title, say.GROUP_OF.format(title=group.title))

    def _chip(self, number: int, name: str, label: str) -> None:
        state = "open" if number in self.views else ""
        state += " current" if number == self.current else ""
        state += " news" if number in self.news else ""
        state += " of-group" if number < 0 else ""
        chip = button("", lambda: self.show(number), f"chip {state}", label)
        chip.props["aria-pressed"] = "true" if number in self.views else "false"
        with chip:
            with words("" if number < 0 else name[:1], "avatar").style(f"--hue: {number * 67 % 360}"):
                if number < 0:
                    ui.icon("groups")
            words(name, "chip-name", "span")

    def _day_night(self) -> None:
        ui.run_javascript("kawanDayNight()")

    def _ask_person(self) -> None:
        with sheet(self.phones, say.ADD_PERSON, "whole") as window:
            words(say.ADD_PERSON, "sheet-title")
            name = ui.input(say.FIRST_NAME).classes("field")
            about = ui.input(say.ABOUT).classes("field")
            add = partial(self._add_person, window, name, about)
            about.on("keydown.enter", add)
            with box("sheet-buttons"):
                button(say.CANCEL, window.close, "plain")
                button(say.ADD, add, "strong")

    def _add_person(self, window: Sheet, name: ui.input, about: ui.input) -> None:
        first, _, last = name.value.strip().partition(" ")
        if first:
            window.close()
            self.show(self.world.add_person(first, last_name=last, about=about.value.strip()).id)


def install(world: World, path: str = "/") -> None:
    """Serve the chat page of this world at `path` of NiceGUI's app, and its files beside it."""

    @ui.page(path, title=f"{say.BRAND} · {say.SUBTITLE}")
    def chat_page() -> None:
        ui.add_head_html(f"<style>{_CSS}</style><script>{_JS}</script>")
        ui.colors(primary=ACCENT)
        page = Page(world)
        ui.context.client.on_delete(page.close)

    @app.get(FILES + "/{path:path}")
    def file(path: str) -> Response:
        known = world.files.by_path.get(path)
        if known is None:
            return Response(status_code=404)
        kind = "inline" if known.kind == "photo" else "attachment"
        headers = {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(known.name or 'berkas')}"}
        mime = known.mime if known.kind == "photo" else "application/octet-stream"
        return Response(known.content, media_type=mime, headers=headers | {"X-Content-Type-Options": "nosniff"})
