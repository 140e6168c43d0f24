"""Every command and page of the staff × every role × one's own and a foreign region, against the table of who may."""

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.boards import Boards
from bot.memory import Remembered
from bot.own_name import OwnName
from conversations.campaigns.terms import Terms
from conversations.engine.step import OLD_BUTTON
from conversations.reception.person import Person, Response
from conversations.reception.rooms import BEGINNINGS, COMMANDS, PAGES, ROOMS
from conversations.registry import FLOWS as EVERY_FLOW
from conversations.staff import menu
from storage import Delivery, Store, Visit
from tests.bot.staff.tables import (
    COMMANDS as STAFF_COMMANDS,
)
from tests.bot.staff.tables import (
    FLOWS,
    PUBLIC_COMMANDS,
    PUBLIC_FLOWS,
    PUBLIC_PAGES,
    PUBLIC_ROOMS,
    ROLES,
    Way,
)
from tests.bot.staff.tables import (
    PAGES as STAFF_PAGES,
)
from tests.bot.staff.world import FOREIGN, HOME, NOW, OFFICER, TODAY, build, take_role
from tests.chat import SEAL
from tests.conversations.privacy.people import english, words_of

REFUSALS = (
    english(OLD_BUTTON),
    "This person belongs to another region.",
    "I find no such region among yours.",
)
"""What is said where something of a foreign region is asked for; mostly as though it did not exist."""

Key = tuple[str, str, str, str, str]
"""Command, page or flow, its name, the role, where it is held, and whether something at home or away was asked for."""


@dataclass(frozen=True)
class Answered:
    """What somebody got: whether anything at all, whether it did something, and its words."""

    shown: bool
    done: bool
    words: str


WAYS: tuple[tuple[str, str, Way], ...] = (
    *(("command", name, way) for name, way in STAFF_COMMANDS.items()),
    *(("page", name, way) for name, way in STAFF_PAGES.items()),
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Mapping[Key, Answered]:
    """Ask everything once, as everybody, in both regions."""
    path = tmp_path_factory.mktemp("who") / "kawan.sqlite3"
    shutil.copy(migrated_file, path)
    return asyncio.run(_asked(f"sqlite:///{path}"))


async def _asked(url: str) -> Mapping[Key, Answered]:
    async with Store.open(url) as store:
        sides = await store.run(build)
        asked = await store.visit(Delivery(1, OFFICER, NOW), lambda visit: dict(_ask_all(visit, sides)))
        assert isinstance(asked, dict)
        return asked


def _ask_all(visit: Visit, sides: Any) -> Iterator[tuple[Key, Answered]]:
    for role in ("", *ROLES):
        for held in (HOME, "") if role else (HOME,):
            take_role(visit.connection, role, held)
            person = Person("id", None, Remembered(visit, NOW, Boards(TODAY), SEAL, OwnName("KawanBot"), Terms()))
            for kind, name, way in WAYS:
                for side, place in zip(("home", "away") if "{" in way.argument else ("home",), sides, strict=False):
                    argument = way.argument.format_map(place.names)
                    answer = (COMMANDS if kind == "command" else PAGES)[name]
                    # Nothing is done here: what a page wants done comes as effects.
                    yield (kind, name, role, held, side), _answered(answer(person, argument, TODAY))
            for name in FLOWS:
                refused = BEGINNINGS[name](person, TODAY)
                yield ("flow", name, role, held, "home"), Answered(refused is None, False, "")


@contextmanager
def _undone(connection: Connection) -> Iterator[None]:
    """Take back what a page wrote, so that the next one finds the same."""
    attempt = connection.begin_nested()
    try:
        yield
    finally:
        attempt.rollback()


def _answered(response: Response | None) -> Answered:
    if response is None:
        return Answered(False, False, "")
    words = "\n".join(
        [words_of(response.view), *(english(button.label) for row in response.view.buttons for button in row)]
    )
    done = bool(response.effects) or response.state is not None or bool(response.view.papers or response.view.posters)
    return Answered(done or not any(refusal in words for refusal in REFUSALS), done, words)


@pytest.mark.parametrize(("kind", "name", "way"), WAYS, ids=lambda value: value if isinstance(value, str) else "")
def test_who_may(answers: Mapping[Key, Answered], kind: str, name: str, way: Way) -> None:
    wrong = []
    for (each, page, role, held, side), found in answers.items():
        if (each, page) != (kind, name):
            continue
        foreign = side == "away" and "{" in way.argument and (held != "" or way.own)
        sees = role in way.sees.split() and not foreign
        does = role in (way.does or "").split() and not foreign
        if found.shown != sees and not (way.own and held == ""):
            wrong.append(f"{role or 'nobody'} of {held or 'everywhere'}, {side}: shown {found.shown}")
        if found.done != does and (way.does is not None or not sees):
            wrong.append(f"{role or 'nobody'} of {held or 'everywhere'}, {side}: done {found.done}")
        if held == HOME and FOREIGN in found.words:
            wrong.append(f"{role or 'nobody'} of {held}, {side}: reads of a foreign region")
    assert wrong == []


@pytest.mark.parametrize(("name", "roles"), FLOWS.items())
def test_who_may_begin_a_flow(answers: Mapping[Key, Answered], name: str, roles: str) -> None:
    for role in ("", *ROLES):
        assert answers["flow", name, role, HOME, "home"].shown == (role in roles.split()), role


def test_every_command_page_and_flow_stands_in_a_table() -> None:
    rooms = [room for room in ROOMS if room.name not in PUBLIC_ROOMS]
    commands = {name for room in rooms for name in room.commands}
    pages = {name for room in rooms for name in room.pages}
    how = "enter them in tests/bot/staff/tables.py, whose first lines say how"
    assert commands == set(STAFF_COMMANDS) | PUBLIC_COMMANDS, how
    assert pages == set(STAFF_PAGES) | PUBLIC_PAGES, how
    assert set(EVERY_FLOW) == set(FLOWS) | PUBLIC_FLOWS, how


def test_the_menu_of_officers_shows_every_command_of_theirs() -> None:
    assert set(menu.COMMANDS) | {"staf"} == set(STAFF_COMMANDS)


@pytest.mark.parametrize("argument", ["", "1", "x.y", "32.73", "ABCD2345"])
async def test_what_is_public_asks_for_nobodys_rights(sqlite_url: str, argument: str) -> None:
    open_rooms = [room for room in ROOMS if room.name in PUBLIC_ROOMS]
    public = [
        *(page for room in open_rooms for page in (*room.commands.values(), *room.pages.values())),
        *(COMMANDS[name] for name in PUBLIC_COMMANDS),
        *(PAGES[name] for name in PUBLIC_PAGES),
    ]

    class Watched(Remembered):
        def regions(self, role: str) -> tuple[str, ...]:
            raise AssertionError(f"asks for the role {role}")

    def ask(visit: Visit) -> int:
        for page in public:
            person = Person("id", None, Watched(visit, NOW, Boards(TODAY), SEAL, OwnName("KawanBot"), Terms()))
            with _undone(visit.connection):
                page(person, argument, TODAY)
        return len(public)

    async with Store.open(sqlite_url) as store:
        assert await store.visit(Delivery(1, OFFICER, NOW), ask)
