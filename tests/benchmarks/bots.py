"""What is measured in one process: the bot on a database, and a dispatcher that does nothing."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message, Update

from bot.app import Parts, make_dispatcher
from bot.courier import Courier
from bot.hear import key_of
from bot.outside import Outside
from bot.render import body_of
from bot.words import Voices
from conversations.reception.pages import LANGUAGES
from storage import Store
from storage.seal import Seal
from tests.benchmarks.scale import TODAY

TOKEN = "1000000003:pretend-token-for-benchmarks"
RawUpdate = dict[str, Any]
Step = Callable[[RawUpdate], Awaitable[object]]


class SilentTelegram(BaseSession):
    """Says yes to every method and keeps nothing."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - aiogram's signature
        """Say yes."""
        return True

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Hold no files."""
        yield b""


class PlainCourier(Courier):
    """Leaves the pictures out: they follow the answer from a thread of their own, and are measured alone."""

    def picture(self, *_: Any, **__: Any) -> None:
        """Draw nothing."""


def silent_bot() -> Bot:
    """Return a client that needs no network."""
    return Bot(TOKEN, session=SilentTelegram())


def no_op() -> Dispatcher:
    """Return the floor: aiogram with one handler for each kind of update, which does nothing."""

    async def message(_: Message) -> None:
        return None

    async def press(_: CallbackQuery) -> None:
        return None

    dispatcher = Dispatcher()
    dispatcher.message.register(message)
    dispatcher.callback_query.register(press)
    return dispatcher


@asynccontextmanager
async def open_dispatcher(store: Store, *, alone: bool = True) -> AsyncIterator[Dispatcher]:
    """Wire the bot as `bot.app.open_app` does, without a network and without pictures."""

    async def nobody(_: int) -> None:
        return None

    courier = PlainCourier(nobody)
    parts = Parts(store, courier, Voices(*LANGUAGES), Seal(["a key for benchmarks"]), Outside({}), TODAY)
    handlers, _ = parts.handlers(worker="benchmark", alone=alone)
    yield make_dispatcher(handlers)
    await courier.drain(5)


def floor_step(bot: Bot) -> Step:
    """Return the dispatch of one update to a handler that does nothing."""
    dispatcher = no_op()
    return lambda update: dispatcher.feed_raw_update(bot, update)


def durable_step(bot: Bot, dispatcher: Dispatcher, store: Store) -> Step:
    """Return the dispatch of one update up to the encoded reply, which has left the house."""

    async def step(raw: RawUpdate) -> bytes:
        update = Update.model_validate(raw, context={"bot": bot})
        reply = await dispatcher.feed_update(bot, update)
        # Every reply of the questionnaire has buttons; an apology has none.
        assert isinstance(reply, SendMessage), f"update {update.update_id} was not answered"
        assert reply.reply_markup is not None, reply.text
        store.answered(key_of(update, bot.id))
        return body_of(reply)

    return step


async def walk(step: Step, lines: Iterable[list[RawUpdate]]) -> None:
    """Take each line of updates one after the other, and all lines at once."""

    async def follow(line: list[RawUpdate]) -> None:
        for update in line:
            await step(update)

    await asyncio.gather(*map(follow, lines))
