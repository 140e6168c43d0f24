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
from bot.hear import hear, hear_press, key_of, source_of
from bot.outside import Outside
from bot.render import keyboard, render, timeline
from bot.words import Voice, Voices
from conversations.engine.state import Pending, State
from conversations.engine.step import Looked
from conversations.engine.text import Said, text
from conversations.engine.view import View
from conversations.reception.converse import converse
from conversations.reception.person import Again, Heard, Odd, Person, Response
from storage import Delivery, Progress, Seen, Store, Visit
from storage.participants import set_reachable

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


# Copied for each press, which takes a fifth of the time of making one.
_WAIT_ENDED = AnswerCallbackQuery(callback_query_id="")


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
        self._under_way: dict[int, asyncio.Future[None]] = {}

    async def message(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a message of a private chat."""
        if message.from_user is None or message.chat.type != "private":
            return self._elsewhere(message)
        return await self._answer(bot, event_update, message.from_user, message.chat.id, hear(message))

    async def edited(self, message: Message, bot: Bot, event_update: Update) -> SendMessage | None:
        """Say kindly that a changed message is not read again."""
        if message.from_user is None or message.chat.type != "private":
            return None
        return await self._answer(bot, event_update, message.from_user, message.chat.id, Odd("edited"))

    async def press(self, query: CallbackQuery, bot: Bot, event_update: Update) -> SendMessage | None:
        """Answer a press of a button; the chat is the person's own, whatever message carried the button."""
        if query.message is not None and query.message.chat.type != "private":
            return None
        return await self._answer(bot, event_update, query.from_user, query.from_user.id, hear_press(query), query.id)

    async def membership(self, change: ChatMemberUpdated) -> None:
        """Remember who blocked the bot, and who came back."""
        if change.chat.type == "private":
            reachable = change.new_chat_member.status not in {"kicked", "left"}
            await self._store.run(lambda tx: set_reachable(tx, change.from_user.id, reachable=reachable))

    def _elsewhere(self, message: Message) -> SendMessage | None:
        if message.chat.type == "private" or not (message.text or "").startswith("/"):
            return None
        return self._line(self._voices["id"], message.chat.id, PRIVATE_ONLY)

    def _line(self, voice: Voice, chat_id: int, said: Said) -> SendMessage:
        return render(View((said,)), voice, chat_id)

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
            return self._line(self._voices["id"], chat_id, APOLOGY)
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
        return self._line(self._voices["id"], chat_id, SLOW_DOWN) if welcome == "asked to wait" else None

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
        self._beside(bot, reply, chat_id, query_id)
        return await self._looked(reply, user, chat_id, at)

    async def _repeated(self, seen: Seen, delivery: Delivery, chat_id: int) -> Reply | Seen:
        """Show where the person stands if the reply to an update was lost; leave it as seen if it was not."""
        if seen.answered or self._is_being_sent(seen):
            return seen
        step = self._step(Again(), chat_id, delivery.at)
        for _ in range(self._glances(seen, delivery)):
            await self._pause(_GLANCE)
            latest = await self._store.visit(delivery, step)
            if not isinstance(latest, Seen) or latest.answered:
                return latest
        return await self._store.visit(_twin(delivery), step)

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


def _twin(delivery: Delivery) -> Delivery:
    """Name the second handling of an update whose first reply was lost in a crash."""
    return Delivery(key=-delivery.key, user_id=delivery.user_id, at=delivery.at, worker=delivery.worker)


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
