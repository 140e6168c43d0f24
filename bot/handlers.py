"""The Telegram side of the reception: one update, one transaction, one reply."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from aiogram import Bot
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.afterwards import Afterwards
from bot.beside import Beside
from bot.crowd import Crowd
from bot.desk.receiving import DeskEars
from bot.groups import Groups
from bot.hear import hear, hear_edited, hear_press, key_of, source_of
from bot.joining import Joining
from bot.outside import Outside
from bot.recent import Recent
from bot.render import render
from bot.talkers import Talkers
from bot.visiting import Reply, Visiting
from bot.words import Voices
from conversations.engine.step import Looked
from conversations.engine.text import Said, text
from conversations.engine.view import View
from conversations.listening.fragments import joined
from conversations.reception.person import Again, Attachment, Heard, Words
from conversations.reception.secrets import must_go
from storage import Delivery, Seen, StorageError, Store, Visit
from storage.participants import set_reachable
from storage.records import DEFAULT_LANGUAGE
from storage.updates import reclaim

_log = logging.getLogger(__name__)

SLOW_DOWN = text(
    "Many messages came at once. I read them one by one: please wait a moment, then send the last one again."
)
APOLOGY = text("Sorry, something went wrong on my side. Your answers are safe. Please try again in a moment.")
PRIVATE_ONLY = text("Please write to me in a private chat, so that your answers stay yours.")
_LIVE_ELSEWHERE = 2.0
"""Seconds for which an unanswered update is left to the process that took it; then that one is taken for dead."""
_GLANCE = 0.25
"""Seconds between looks at whether it has answered."""
_REMEMBERED = 5000
"""Languages and albums that the process remembers; whoever is forgotten is spoken to in the first language."""


class Apology(SendMessage):
    """Says that nothing could be remembered or read; its update stays unanswered, even when this arrives."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an update comes from: its key, who and which chat, and the message or the press it brought."""

    bot: Bot
    key: int
    user_id: int
    chat_id: int
    message_id: int = 0
    query_id: str = ""


class Handlers:
    """Turns updates into replies; holds nothing that a crash may take.

    `alone` says that no other process receives updates, and that replies are carried by this one's courier.
    """

    def __init__(
        self,
        store: Store,
        voices: Voices,
        outside: Outside,
        *,
        worker: str,
        alone: bool,
        visiting: Visiting,
        beside: Beside,
        afterwards: Afterwards,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        moment: float = 0.0,
        desk: DeskEars | None = None,
    ) -> None:
        self._store = store
        self._voices = voices
        self._outside = outside
        self._worker = worker
        self._alone = alone
        self._visiting = visiting
        self._beside = beside
        self._afterwards = afterwards
        self._now = now
        self._pause = pause
        self._crowd = Crowd()
        self._talkers = Talkers(store)
        self._joining = Joining(pause, moment)
        self._groups = Groups()
        self._desk = desk
        self._languages: Recent[int, str] = Recent(_REMEMBERED)
        self._albums: Recent[tuple[int, str], int] = Recent(_REMEMBERED)
        self._under_way: dict[int, asyncio.Future[None]] = {}
        self._asking: dict[int, asyncio.Future[None]] = {}

    async def message(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a message of a private chat."""
        if self._desk is not None and await self._desk.message(message):
            return None
        if message.from_user is None or message.chat.type != "private":
            told = await self._groups.wants_word(message, bot)
            return self._line(message.chat.id, PRIVATE_ONLY) if told else None
        further = message.media_group_id is not None and self._is_further(message, key_of(event_update, bot.id))
        heard = hear(message)
        if further and not must_go(message.caption or ""):
            if not isinstance(heard, Attachment) or not await self._talkers.has(message.from_user.id, heard):
                return None
            heard = replace(heard, further=True)
        key = key_of(event_update, bot.id)
        return await self._answer(Origin(bot, key, message.from_user.id, message.chat.id, message.message_id), heard)

    async def edited(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Say kindly that changed words are not read again; a live location that moves is passed over."""
        if self._desk is not None and await self._desk.message(message, edited=True):
            return None
        if message.from_user is None or message.chat.type != "private" or not (message.text or message.caption):
            return None
        key = key_of(event_update, bot.id)
        return await self._answer(
            Origin(bot, key, message.from_user.id, message.chat.id, message.message_id), hear_edited(message)
        )

    async def press(self, query: CallbackQuery, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a press of a button; the chat is the person's own, whatever message carried the button."""
        if query.message is not None and query.message.chat.type != "private":
            self._beside.dismiss(bot, query.id)
            return None
        user_id, key = query.from_user.id, key_of(event_update, bot.id)
        return await self._answer(Origin(bot, key, user_id, user_id, query_id=query.id), hear_press(query))

    async def membership(self, change: ChatMemberUpdated) -> None:
        """Remember who blocked the bot, and who came back; and what it may do in the groups of helpers."""
        if self._desk is not None:
            await self._desk.membership(change)
        if change.chat.type == "private":
            reachable = change.new_chat_member.status not in {"kicked", "left"}
            await self._store.run(lambda tx: set_reachable(tx, change.from_user.id, reachable=reachable))

    @property
    def worker(self) -> str:
        """The name under which this process handles updates."""
        return self._worker

    async def stand(self, user_id: int) -> SendMessage:
        """Return the message that shows where a person stands, as if they had been told nothing yet.

        Raises:
            StorageError: when the database does not answer.
        """
        at = self._now()
        return (await self._shown(user_id, user_id, at)).message

    def _is_further(self, message: Message, key: int) -> bool:
        """Tell whether another picture of the same album was heard already."""
        album = (message.chat.id, message.media_group_id or "")
        first = self._albums.get(album)
        if first is None:
            self._albums.put(album, key)
        return first is not None and first != key

    def _line(self, chat_id: int, said: Said) -> SendMessage:
        voice = self._voices[self._languages.get(chat_id) or DEFAULT_LANGUAGE]
        return render(View((said,)), voice, chat_id)

    def _sorry(self, chat_id: int, error: Exception) -> SendMessage:
        line = self._line(chat_id, APOLOGY)
        return Apology.model_construct(**vars(line)) if isinstance(error, StorageError) else line

    async def _answer(self, origin: Origin, heard: Heard) -> SendMessage | None:
        """Answer an update; another delivery of it waits meanwhile, and then learns whether the reply was sent."""
        while (twin := self._under_way.get(origin.key)) is not None:
            await asyncio.wait([twin])
        ended = self._under_way[origin.key] = asyncio.get_running_loop().create_future()
        try:
            return await self._served(origin, heard)
        except Exception as error:
            _log.exception("Update %d failed: %s", origin.key >> 23, type(error).__name__)
            self._beside.dismiss(origin.bot, origin.query_id)
            return self._sorry(origin.chat_id, error)
        finally:
            del self._under_way[origin.key]
            ended.set_result(None)

    async def _served(self, origin: Origin, heard: Heard) -> SendMessage | None:
        with self._crowd.enter(origin.user_id) as welcome:
            if welcome == "served":
                return await self._once(origin, heard)
        if await self._talkers.has(origin.user_id, heard):
            with self._talkers.enter(origin.user_id) as welcome:
                if welcome == "served":
                    return await self._once(origin, heard)
        self._beside.dismiss(origin.bot, origin.query_id)
        return self._line(origin.chat_id, SLOW_DOWN) if welcome == "asked to wait" else None

    async def _once(self, origin: Origin, heard: Heard) -> SendMessage | None:
        if not isinstance(heard, Words) or not self._joining.concerns(heard):
            await self._joining.flush(origin.user_id)
            return await self._heard(origin, heard)
        async with self._joining.turn(origin.user_id):
            return await self._joined(origin, heard)

    async def _joined(self, origin: Origin, heard: Words) -> SendMessage | None:
        """Answer words together with the fragments before them, or let them wait for what follows."""
        fragments, keys = self._joining.take(origin.user_id)
        whole = replace(heard, words=joined(fragments, heard.words)) if fragments else heard

        def hold() -> None:
            told, known = (*fragments, heard.words), (*keys, origin.key)
            self._joining.hold(origin.user_id, told, known, partial(self._late, origin))

        if self._joining.room_after(fragments):
            return await self._heard(origin, whole, hold, keys)
        return await self._heard(origin, whole, keys=keys)

    async def _late(self, origin: Origin, words: Words, keys: tuple[int, ...]) -> None:
        """Answer fragments that nothing followed; the reply goes by itself, because their updates were handled."""
        at = self._now()
        try:
            delivery = Delivery(key=self._outside.next_key(), user_id=origin.user_id, at=at, worker=self._worker)
            reply = await self._store.visit(delivery, self._visiting.step(words, origin.chat_id, at))
            assert not isinstance(reply, Seen), "nobody else has this key"  # noqa: S101 - chance, one in 2**62
            message: SendMessage | None = await self._told(reply, replace(origin, message_id=0), at)
        except Exception as error:
            _log.exception("An answer that waited failed: %s", type(error).__name__)
            message = self._sorry(origin.chat_id, error)
        if message is None:
            self._mark(keys)
            return
        self._beside.late(origin.bot, origin.chat_id, message, partial(self._mark, keys))

    def _mark(self, keys: tuple[int, ...]) -> None:
        for key in keys:
            self._store.answered(key)

    async def settle(self) -> None:
        """Answer what waits for the next message of its person, because no more come."""
        await self._joining.settle()

    async def _heard(
        self, origin: Origin, heard: Heard, hold: Callable[[], None] | None = None, keys: tuple[int, ...] = ()
    ) -> SendMessage | None:
        """Answer an update, and with it those of `keys`; `hold` takes what may go on in the next message."""
        at = self._now()
        delivery = Delivery(origin.key, origin.user_id, at, worker=self._worker, source=source_of(heard))
        step: Callable[[Visit], Reply | None] = self._visiting.step(heard, origin.chat_id, at)
        if hold is not None and isinstance(heard, Words):
            step = self._visiting.patient_step(heard, origin.chat_id, at)
        reply = await self._store.visit(delivery, step)
        if reply is None and hold is not None:
            hold()
        if isinstance(reply, Seen):
            reply = await self._repeated(reply, delivery, origin.chat_id)
        if reply is None or isinstance(reply, Seen):
            return None
        self._mark(keys)
        return await self._told(reply, origin, at)

    async def _told(self, reply: Reply, origin: Origin, at: datetime) -> SendMessage | None:
        """Send what goes beside a reply, and return the reply itself; what was for an officer needs none."""
        self._note_language(origin.user_id, reply.voice.language)
        self._beside.dismiss(origin.bot, origin.query_id)
        reply = await self._looked(reply, origin, at)
        self._beside.send(reply, origin.bot, origin.chat_id, origin.message_id)
        self._afterwards.take(reply.response.effects, origin.bot, origin.user_id)
        if reply.response.silent:
            self._store.answered(origin.key)
            return None
        return reply.message

    def _note_language(self, user_id: int, language: str) -> None:
        if language != DEFAULT_LANGUAGE or self._languages.get(user_id) is not None:
            self._languages.put(user_id, language)

    async def _repeated(self, seen: Seen, delivery: Delivery, chat_id: int) -> Reply | Seen:
        """Show where the person stands if the reply to an update was lost; leave it as seen if it was not."""
        if seen.answered or self._is_being_sent(seen):
            return seen
        for _ in range(self._glances(seen, delivery)):
            await self._pause(_GLANCE)
            latest = await self._store.visit(delivery, self._visiting.step(Again(), chat_id, delivery.at))
            if not isinstance(latest, Seen) or latest.answered:
                return latest
        if not await self._store.run(lambda tx: reclaim(tx, seen, self._worker, delivery.at)):
            return seen
        return await self._shown(delivery.user_id, chat_id, delivery.at)

    async def _shown(self, user_id: int, chat_id: int, at: datetime) -> Reply:
        """Visit a person who said nothing, under a key that no update has."""
        delivery = Delivery(key=self._outside.next_key(), user_id=user_id, at=at, worker=self._worker)
        reply = await self._store.visit(delivery, self._visiting.step(Again(), chat_id, at))
        assert not isinstance(reply, Seen), "nobody else has this key"  # noqa: S101 - chance, one in 2**62
        self._store.answered(delivery.key)
        return reply

    def _is_being_sent(self, seen: Seen) -> bool:
        """Tell whether the reply is with our own courier; the one in a webhook's response may be lost with it."""
        return self._alone and seen.worker == self._worker

    def _glances(self, seen: Seen, delivery: Delivery) -> int:
        """Count the looks for which another live process may still be answering; none while nobody else receives."""
        if self._alone or seen.worker == self._worker:
            return 0
        since = (delivery.at - seen.at).total_seconds()
        return math.ceil((_LIVE_ELSEWHERE - max(since, 0.0)) / _GLANCE)

    async def _looked(self, reply: Reply, origin: Origin, at: datetime) -> Reply:
        """Ask the world where the flow waits for it, and go on with what it says.

        While it is being asked for a person already, another message of theirs waits for that answer: an impatient tap
        is no second question.
        """
        if reply.response.lookup is None:
            return reply
        if (asked := self._asking.get(origin.user_id)) is not None:
            await asyncio.wait([asked])
            return await self._shown(origin.user_id, origin.chat_id, at)
        answered = self._asking[origin.user_id] = asyncio.get_running_loop().create_future()
        try:
            return await self._ask(reply, origin, at)
        finally:
            del self._asking[origin.user_id]
            answered.set_result(None)

    async def _ask(self, reply: Reply, origin: Origin, at: datetime) -> Reply:
        while (lookup := reply.response.lookup) is not None and (state := reply.response.state) is not None:
            said = await self._outside.look(lookup, origin.user_id, state.answers)
            delivery = Delivery(key=self._outside.next_key(), user_id=origin.user_id, at=at, worker=self._worker)
            step = self._visiting.step(Looked(lookup, said), origin.chat_id, at)
            after = await self._store.visit(delivery, step)
            if isinstance(after, Seen):
                break
            reply = replace(after, closes=after.closes or reply.closes)
        return reply
