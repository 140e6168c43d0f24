"""The Telegram side of the reception: one update, one transaction, one reply."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.courier import Courier
from bot.crowd import Crowd
from bot.groups import Groups
from bot.hear import hear, hear_press, key_of, source_of
from bot.outside import Outside
from bot.recent import Recent
from bot.render import keyboard, render, timeline
from bot.words import Voice, Voices
from conversations.engine.state import Pending, State
from conversations.engine.step import Looked
from conversations.engine.text import Said, text
from conversations.engine.view import View
from conversations.reception.converse import converse
from conversations.reception.person import Again, Heard, Odd, Person, Response
from storage import Delivery, Progress, Seen, StorageError, Store, Visit
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

# Copied for each press, which takes a fifth of the time of making one.
_WAIT_ENDED = AnswerCallbackQuery(callback_query_id="")


class Apology(SendMessage):
    """Says that nothing could be remembered or read; its update stays unanswered, even when this arrives."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A rendered response: the message, and what goes beside it."""

    message: SendMessage
    response: Response
    voice: Voice


class Handlers:
    """Turns updates into replies; holds nothing that a crash may take.

    `alone` says that no other process receives updates, and that replies are carried by this one's courier.
    """

    def __init__(
        self,
        store: Store,
        courier: Courier,
        voices: Voices,
        outside: Outside,
        *,
        worker: str,
        alone: bool,
        today: date | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._courier = courier
        self._voices = voices
        self._outside = outside
        self._worker = worker
        self._alone = alone
        self._today = today
        self._now = now
        self._pause = pause
        self._crowd = Crowd()
        self._groups = Groups()
        self._languages: Recent[int, str] = Recent(_REMEMBERED)
        self._albums: Recent[tuple[int, str], int] = Recent(_REMEMBERED)
        self._under_way: dict[int, asyncio.Future[None]] = {}

    async def message(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a message of a private chat."""
        if message.from_user is None or message.chat.type != "private":
            told = await self._groups.wants_word(message, bot)
            return self._line(message.chat.id, PRIVATE_ONLY) if told else None
        if message.media_group_id is not None and self._is_further(message, key_of(event_update, bot.id)):
            return None
        return await self._answer(bot, event_update, message.from_user, message.chat.id, hear(message))

    async def edited(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Say kindly that changed words are not read again; a live location that moves is passed over."""
        if message.from_user is None or message.chat.type != "private" or not (message.text or message.caption):
            return None
        return await self._answer(bot, event_update, message.from_user, message.chat.id, Odd("edited"))

    async def press(self, query: CallbackQuery, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a press of a button; the chat is the person's own, whatever message carried the button."""
        if query.message is not None and query.message.chat.type != "private":
            self._dismiss(bot, query.id)
            return None
        return await self._answer(bot, event_update, query.from_user, query.from_user.id, hear_press(query), query.id)

    async def membership(self, change: ChatMemberUpdated) -> None:
        """Remember who blocked the bot, and who came back."""
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

    async def _answer(
        self, bot: Bot, update: Update, user: User, chat_id: int, heard: Heard, query_id: str = ""
    ) -> SendMessage | None:
        """Answer an update; another delivery of it waits meanwhile, and then learns whether the reply was sent."""
        key = key_of(update, bot.id)
        while (twin := self._under_way.get(key)) is not None:
            await asyncio.wait([twin])
        ended = self._under_way[key] = asyncio.get_running_loop().create_future()
        try:
            return await self._served(bot, key, user, chat_id, heard, query_id)
        except Exception as error:
            _log.exception("Update %d failed: %s", update.update_id, type(error).__name__)
            self._dismiss(bot, query_id)
            return self._sorry(chat_id, error)
        finally:
            del self._under_way[key]
            ended.set_result(None)

    async def _served(
        self, bot: Bot, key: int, user: User, chat_id: int, heard: Heard, query_id: str
    ) -> SendMessage | None:
        with self._crowd.enter(user.id) as welcome:
            if welcome == "served":
                return await self._once(bot, key, user, chat_id, heard, query_id)
        self._dismiss(bot, query_id)
        return self._line(chat_id, SLOW_DOWN) if welcome == "asked to wait" else None

    async def _once(
        self, bot: Bot, key: int, user: User, chat_id: int, heard: Heard, query_id: str
    ) -> SendMessage | None:
        at = self._now()
        delivery = Delivery(key=key, user_id=user.id, at=at, worker=self._worker, source=source_of(heard))
        reply = await self._store.visit(delivery, self._step(heard, chat_id, at))
        if isinstance(reply, Seen):
            reply = await self._repeated(reply, delivery, chat_id)
        if isinstance(reply, Seen):
            return None
        self._note_language(user.id, reply.voice.language)
        self._beside(bot, reply, chat_id, query_id)
        return await self._looked(reply, user, chat_id, at)

    def _note_language(self, user_id: int, language: str) -> None:
        if language != DEFAULT_LANGUAGE or self._languages.get(user_id) is not None:
            self._languages.put(user_id, language)

    async def _repeated(self, seen: Seen, delivery: Delivery, chat_id: int) -> Reply | Seen:
        """Show where the person stands if the reply to an update was lost; leave it as seen if it was not."""
        if seen.answered or self._is_being_sent(seen):
            return seen
        for _ in range(self._glances(seen, delivery)):
            await self._pause(_GLANCE)
            latest = await self._store.visit(delivery, self._step(Again(), chat_id, delivery.at))
            if not isinstance(latest, Seen) or latest.answered:
                return latest
        if not await self._store.run(lambda tx: reclaim(tx, seen, self._worker, delivery.at)):
            return seen
        return await self._shown(delivery.user_id, chat_id, delivery.at)

    async def _shown(self, user_id: int, chat_id: int, at: datetime) -> Reply:
        """Visit a person who said nothing, under a key that no update has."""
        delivery = Delivery(key=self._outside.next_key(), user_id=user_id, at=at, worker=self._worker)
        reply = await self._store.visit(delivery, self._step(Again(), chat_id, at))
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

    def _step(self, heard: Heard, chat_id: int, at: datetime) -> Callable[[Visit], Reply]:
        """Return the pure step that runs inside the transaction: converse, remember, render."""

        def step(visit: Visit) -> Reply:
            participant = visit.participant
            today = self._today or at.astimezone(_zone(participant.time_zone)).date()
            voice = self._voices[participant.language]
            person = Person(participant.language, state_of(visit.progress), lambda purpose: _agreed(visit, purpose))
            response = converse(person, heard, today, voice.plain)
            remember(visit, response)
            voice = self._voices[visit.participant.language]
            return Reply(render(response.view, voice, chat_id), response, voice)

        return step

    async def _looked(self, reply: Reply, user: User, chat_id: int, at: datetime) -> SendMessage:
        """Ask the world where the flow waits for it, and go on with what it says."""
        while (lookup := reply.response.lookup) is not None and reply.response.state is not None:
            said = await self._outside.look(lookup, user.id)
            delivery = Delivery(key=self._outside.next_key(), user_id=user.id, at=at, worker=self._worker)
            after = await self._store.visit(delivery, self._step(Looked(lookup, said), chat_id, at))
            if isinstance(after, Seen):
                break
            reply = after
        return reply.message

    def _beside(self, bot: Bot, reply: Reply, chat_id: int, query_id: str) -> None:
        """Send what goes beside the reply: the end of the button's waiting, and the picture."""
        self._dismiss(bot, query_id)
        if reply.response.view.chart is not None:
            drawing = timeline(reply.response.view.chart, reply.voice)
            self._courier.picture(bot, chat_id, drawing, keyboard(reply.response.view.buttons, reply.voice))

    def _dismiss(self, bot: Bot, query_id: str) -> None:
        if query_id:
            self._courier.aside(bot, _WAIT_ENDED.model_copy(update={"callback_query_id": query_id}))


def remember(visit: Visit, response: Response) -> None:
    """Write a response's changes to what is remembered."""
    if response.state is not None:
        visit.progress = _progress(visit.participant.user_id, response.state)
    if response.consent is not None:
        word = response.consent
        visit.record_consent(word.purpose, granted=word.granted, words_hash=word.words_hash)
    if response.language is not None:
        visit.participant = replace(visit.participant, language=response.language)
    if not visit.participant.reachable:
        visit.participant = replace(visit.participant, reachable=True)


def _agreed(visit: Visit, purpose: str) -> bool:
    word = visit.consents.get(purpose)
    return word is not None and word.granted


def state_of(progress: Progress | None) -> State | None:
    """Return where a person stands, from what is remembered."""
    if progress is None:
        return None
    pending = Pending(**progress.pending) if progress.pending else None
    return State(progress.flow, progress.version, progress.run, progress.answers, pending, progress.at, progress.active)


def _progress(user_id: int, state: State) -> Progress:
    pending = {"question": state.pending.question, "value": state.pending.value} if state.pending else None
    return Progress(
        user_id=user_id,
        flow=state.flow,
        version=state.version,
        run=state.run,
        answers=state.answers,
        pending=pending,
        active=state.active,
        at=state.at,
    )


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
