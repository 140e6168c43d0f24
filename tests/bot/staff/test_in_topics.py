"""Every command of a topic × every role × one's own region, a foreign one and all: who reaches the person."""

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.desk import says
from bot.desk.commands import COMMANDS
from bot.desk.working import work
from bot.desk.writing import Written
from bot.words import Voice
from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import Line, Ticket
from storage import Store, areas, canned, desks, tables, ticket_lines, tickets
from tests.bot.staff.tables import IN_TOPICS, ROLES
from tests.bot.staff.world import AWAY, BRANCH, HOME, NOW, OFFICER, OTHER, greet, take_role

VOICE = Voice("id")
GROUP, THREAD = -1001, 9
Seen = tuple[object, ...]
"""The ticket, its lines, the kept replies, and what is to be sent."""
REFUSALS = {VOICE.plain(told) for told in (says.STRANGER, says.NOT_YOURS, says.CANNED_NOT_YOURS)}
PLACES = (HOME, AWAY, BRANCH)
"""The ticket's region, another, and a branch with the first of them."""
REACHING = {HOME, BRANCH}


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Mapping[tuple[str, str, str], bool]:
    """Let everybody write everything once; each leaves the topic as it was found."""
    path = tmp_path_factory.mktemp("topics") / "kawan.sqlite3"
    shutil.copy(migrated_file, path)
    return asyncio.run(_tried(f"sqlite:///{path}"))


async def _tried(url: str) -> Mapping[tuple[str, str, str], bool]:
    async with Store.open(url) as store:
        return await store.run(lambda tx: dict(_try_all(tx)))


def _try_all(tx: Connection) -> Iterator[tuple[tuple[str, str, str], bool]]:
    areas.put(tx, BRANCH, "Cabang Priangan", ["32.73", "32.77"])
    for user_id in (OFFICER, OTHER, 910):
        greet(tx, user_id, None)
    desks.set_desks(tx, {"": GROUP, "33": -1002})
    ticket = tickets.open_(tx, 910, OpenTicket("claim", HOME, "", "Klaim saya belum cair"), NOW)
    tickets.note_topic(tx, ticket, GROUP, THREAD)
    canned.keep(tx, "", "salam", "Salam", OTHER, NOW)
    before: dict[str, Seen] = {}
    for role in ("", *ROLES):
        for held in PLACES if role else (HOME,):
            take_role(tx, role, held)
            for written in IN_TOPICS:
                before[written], done = _does(tx, ticket, written, before.get(written))
                yield (written, role, held), done


def _does(tx: Connection, ticket: Ticket, written: str, before: Seen | None) -> tuple[Seen, bool]:
    """Return what is there before, and whether a message does anything but be refused."""
    attempt = tx.begin_nested()
    said = Written(GROUP, THREAD, 77, OFFICER, words=written)
    if written == "close the topic":
        said = replace(said, words="", kind="odd", event="closed")
    elif written == "change an answer":
        tickets.assign(tx, ticket.id, OTHER, NOW)
        take = Written(GROUP, THREAD, 77, OFFICER, words="Halo", edited="1")
        line = replace(_first(tx, ticket), origin=said.origin, way="out", from_chat=GROUP, from_id=77)
        ticket_lines.add(tx, ticket.id, line, NOW)
        said = replace(take, words="Halo juga")
    elif written == "/buka":
        tickets.close(tx, ticket.id, "helper", NOW)
    elif written == "/lepas":
        tickets.assign(tx, ticket.id, OTHER, NOW)
    # What the topic looks like before is the same for everybody.
    before = before or _seen(tx, ticket)
    work(tx, said, VOICE, NOW + timedelta(minutes=1))
    after = _seen(tx, ticket)
    attempt.rollback()
    return before, before != after


def _first(tx: Connection, ticket: Ticket) -> Line:
    return ticket_lines.of_ticket(tx, ticket.id)[0]


def _seen(tx: Connection, ticket: Ticket) -> Seen:
    # What a stranger did to a topic is undone by a call, which is no deed of theirs.
    every = ticket_lines.of_ticket(tx, ticket.id)
    lines = [each for each in every if each.words not in REFUSALS and each.way != "call"]
    sent = tx.scalar(select(func.count()).select_from(tables.outbox))
    return tickets.get(tx, ticket.id), len(lines), canned.in_region(tx, HOME), sent


@pytest.mark.parametrize(("written", "roles"), IN_TOPICS.items())
def test_who_may_do_it_in_a_topic(deeds: Mapping[tuple[str, str, str], bool], written: str, roles: str) -> None:
    found = {(role, held): done for (each, role, held), done in deeds.items() if each == written}
    expected = {(role, held): role in roles.split() and held in REACHING for role, held in found}
    assert found == expected


def test_every_command_of_topics_stands_in_the_table() -> None:
    named = {written.split()[0].removeprefix("/") for written in IN_TOPICS if written.startswith("/")}
    assert named == set(COMMANDS), "enter it in IN_TOPICS of tests/bot/staff/tables.py"
