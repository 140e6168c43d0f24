"""A branch with its group on a local Telegram: the bot's two halves without processes, on a clock of the test's own."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from aiogram import Bot
from PIL import Image

from bot.app import Parts, make_bot, make_dispatcher
from bot.courier import Courier
from bot.desk.receiving import DeskEars
from bot.outbox.clock import Clock
from bot.outbox.desk.calls import GroupCalls
from bot.outbox.desk.carrier import Carrier
from bot.outbox.desk.kit import Kit
from bot.outbox.letters import Letters
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from bot.outside import Outside
from bot.own_name import OwnName
from bot.playground import LocalTelegram, Phone
from bot.playground.world_chat import Message
from bot.playground.world_group import Group
from bot.playground.world_group_actions import GroupPhone
from bot.receive.polling import Poller
from bot.settings import Settings
from bot.words import Voices
from conversations.outreach.quiet import NEVER
from conversations.reception.pages import LANGUAGES
from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import Line, LineKind, Ticket
from storage import Store, desks, staff, tables, ticket_lines, tickets
from tests.chat import SEAL

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""Ten in the morning in Jakarta, on a Monday."""
PATIENCE = 20.0
MEDAN = "12.71"


@dataclass
class Branch:
    """A group of helpers with the bot, and people who want a person; `now` stands until a test moves it."""

    telegram: LocalTelegram
    store: Store
    post: Post
    voices: Voices
    group: Group
    dewi: GroupPhone
    hotman: GroupPhone
    now: datetime = START
    _kits: dict[str, Kit] = field(default_factory=dict)

    def kit(self, worker: str = "one") -> Kit:
        """Return what a carrier of this name works with."""
        if worker not in self._kits:
            clock = Clock(None, lambda: self.now)
            self._kits[worker] = Kit(self.store, GroupCalls(self.post), self.voices["id"], clock, worker)
        return self._kits[worker]

    async def carry(self, worker: str = "one") -> None:
        """Carry to the group whatever is due, and send people their answers."""
        carrier, sender = Carrier(self.kit(worker)), self._sender()
        busy = True
        while busy:
            busy = await carrier.round()
            if await sender.round():
                await sender.settled()
                busy = True

    def _sender(self) -> "_Sender":
        clock = Clock(None, lambda: self.now)
        letters = Letters(self.store, self.voices, clock, SEAL)
        return _Sender(self.store, self.post, letters, worker="sender", clock=clock, quiet=NEVER)

    async def heard(self) -> None:
        """Wait until the bot has worked on all that happened so far."""
        await self.telegram.world.wait_for(lambda world: not len(world.account.updates), PATIENCE)

    async def later(self, **time: float) -> None:
        """Let time pass, and carry what is due then."""
        self.now += timedelta(**time)
        await self.carry()

    async def open(self, phone: Phone, words: str = "Klaim saya belum cair", **wanted: Any) -> Ticket:
        """Open a ticket of somebody with a phone, and bring it to the group."""
        user_id = phone.person.id
        await join(self, phone)
        effect = OpenTicket("claim", wanted.pop("region", MEDAN), wanted.pop("desk", ""), words, **wanted)
        ticket = await self.store.run(lambda tx: tickets.open_(tx, user_id, effect, self.now))
        await self.carry()
        return await self.ticket(ticket.id)

    async def says(self, ticket: Ticket, words: str, kind: LineKind = "text", **line: Any) -> None:
        """Let the person of a ticket write."""
        self._said += 1
        user_id = ticket.user_id
        own = Line(0, ticket.id, f"p:{user_id}:{self._said}", "in", kind, self.now, words, from_chat=user_id, **line)
        await self.store.run(lambda tx: ticket_lines.add(tx, ticket.id, own, self.now))
        await self.carry()

    _said: int = 0

    async def ticket(self, number: int) -> Ticket:
        """Return a ticket as it stands."""
        found = await self.store.run(lambda tx: tickets.get(tx, number))
        assert found is not None
        return found

    def topic(self, ticket: Ticket) -> list[Message]:
        """Return what stands in the topic of a ticket, oldest first."""
        return [each for each in self.group.in_topic(ticket.thread_id or 0) if not each.service]

    def texts(self, ticket: Ticket) -> list[str]:
        """Return the words in the topic of a ticket, without its card."""
        return [each.text for each in self.topic(ticket)][1:]

    async def writes(self, helper: GroupPhone, ticket: Ticket, words: str) -> Message:
        """Let a helper write in the topic of a ticket, and bring it to the person."""
        ticket = await self.ticket(ticket.id)
        message = helper.at(ticket.thread_id or 0).send_text(words)
        await self.heard()
        await self.carry()
        return message


def picture() -> bytes:
    """A picture as people send it."""
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, "PNG")
    return drawn.getvalue()


async def join(branch: Branch, phone: Phone) -> None:
    """Let somebody be known to the bot."""
    phone.chat.started = True
    await branch.store.run(lambda tx: _participant(tx, phone.person.id))


class _Sender(Sender):
    async def settled(self) -> None:
        """Wait for the calls under way."""
        if self._tasks:
            await asyncio.wait(self._tasks)


def _participant(tx: Any, user_id: int) -> None:
    row = tables.participant
    known = tx.execute(row.select().where(row.c.user_id == user_id)).first()
    if known is None:
        values = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, "created_at": START}
        tx.execute(row.insert().values(user_id=user_id, last_seen_on=START.date(), **values))


@asynccontextmanager
async def open_branch(telegram: LocalTelegram, url: str) -> AsyncIterator[Branch]:
    """Run the receiving half of a bot whose only group has two helpers, and offer its carrying half by hand."""
    people = [telegram.phone(name).person for name in ("Dewi", "Hotman")]
    group = telegram.group(people=people)
    settings = Settings.model_validate({"bot_token": telegram.token, "telegram_api": telegram.base_url})
    bot, voices = make_bot(settings), Voices(*LANGUAGES)
    async with Store.open(url) as store, Post(settings, rate=1000) as post:
        dewi, hotman = (telegram.helper(group, person) for person in people)
        branch = Branch(telegram, store, post, voices, group, dewi, hotman)
        await store.run(lambda tx: desks.set_desks(tx, {"": group.number}))
        for person in people:
            await store.run(partial(staff.grant, user_id=person.id, role="helper", region="12", at=START))
        stop = asyncio.Event()
        polling = asyncio.create_task(_poll(bot, branch, stop))
        try:
            yield branch
        finally:
            stop.set()
            await polling
            await bot.session.close()


async def _poll(bot: Bot, branch: Branch, stop: asyncio.Event) -> None:
    async def lost(_: int) -> None: ...

    courier = Courier(lost)
    name = OwnName(branch.group.bot.username)
    ears = DeskEars(branch.store, branch.voices["id"], lambda: branch.now, name=name)
    parts = Parts(branch.store, courier, branch.voices, SEAL, Outside({}), START.date(), desk=ears)
    handlers, afterwards = parts.handlers(worker="test", alone=True, now=lambda: branch.now)
    await Poller(bot, make_dispatcher(handlers), branch.store, courier).run(stop)
    await afterwards.drain(5)
    await courier.drain(5)
