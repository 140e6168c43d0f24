"""The parts put together: store, dispatcher, courier, and the running of either way of receiving."""

import asyncio
import gc
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import Response
from aiogram.types import Message, Update, User
from aiohttp import web

from bot.afterwards import Afterwards
from bot.beside import Beside
from bot.boards import Boards
from bot.counting import Counting
from bot.courier import ROOM, Courier
from bot.desk.receiving import DeskEars, open_ears
from bot.directory.asker import FindClaim
from bot.directory.latest import Latest
from bot.directory.opening import open_directory
from bot.directory.port import ClaimDirectory, ListDirectory
from bot.handlers import Handlers
from bot.housekeeping import keep_house
from bot.joining import MOMENT
from bot.keys import seal_for
from bot.outside import Outside
from bot.own_name import OwnName
from bot.profile import introduce
from bot.receive.polling import Poller, unless
from bot.receive.resume import Resumption
from bot.receive.webhook import public_address, secret_for, web_app
from bot.session import Session
from bot.settings import BadSettings, Settings
from bot.teller import Teller
from bot.terms import terms_of
from bot.threads import in_daemon
from bot.visiting import Visiting
from bot.words import Voices
from conversations.campaigns.terms import Terms
from conversations.reception.pages import LANGUAGES
from conversations.understanding import warm
from storage import Store, is_current, keys, migrate
from storage.participants import set_reachable
from storage.records import DEFAULT_LANGUAGE
from storage.seal import Seal

if TYPE_CHECKING:
    from bot.lists import Desk

_log = logging.getLogger(__name__)

DRAIN = 5.0
"""Seconds for replies under way when the process is told to stop."""
_GREETING = 15
_REFUSED = "Telegram does not accept the token in BOT_TOKEN."

# pydantic drops and rebuilds these generic classes again and again unless somebody holds them.
_HELD = (Response[Message], Response[bool], Response[list[Update]], Response[User])


Sender = Callable[[asyncio.Event, Store, Boards], Coroutine[Any, Any, None]]
"""Sends what is unasked until the event, on a store that is open and with the boards that are kept beside it."""


@dataclass(frozen=True, slots=True)
class App:
    """What serves one bot on one database."""

    bot: Bot
    dispatcher: Dispatcher
    store: Store
    courier: Courier
    voices: Voices
    handlers: Handlers
    boards: Boards
    name: OwnName


@dataclass(frozen=True, slots=True)
class Parts:
    """What handlers are made of."""

    store: Store
    courier: Courier
    voices: Voices
    seal: Seal
    outside: Outside
    today: date | None = None
    source: ClaimDirectory = field(default_factory=ListDirectory)
    boards: Boards = field(default_factory=Boards)
    name: OwnName = field(default_factory=OwnName)
    terms: Terms = field(default_factory=Terms)
    desk: DeskEars | None = None

    def handlers(self, *, worker: str, alone: bool, **clock: Any) -> tuple[Handlers, Afterwards]:
        """Return the handlers of a worker and what works after their replies; `clock` is `now` and `pause`."""
        now = {"now": clock["now"]} if "now" in clock else {}

        def desk() -> "Desk":
            # Few processes ever read a list, and what reads them is large.
            from bot.lists import Desk

            return Desk(self.store, self.seal, self.courier, self.voices, self.boards, self.today, **now)

        teller = Teller(
            self.store, Latest(self.store, self.source, **now), self.courier, self.voices, self.today, **now
        )
        counting = Counting(self.store, self.courier, self.voices, self.today, **now, terms=self.terms)
        afterwards = Afterwards(self.store, desk, self.seal, teller, counting, **now)
        handlers = Handlers(
            self.store,
            self.voices,
            self.outside,
            worker=worker,
            alone=alone,
            visiting=Visiting(self.voices, self.seal, self.today, self.boards, self.name, self.terms),
            beside=Beside(self.courier, self.voices),
            afterwards=afterwards,
            desk=self.desk,
            **clock,
        )
        return handlers, afterwards


def make_bot(settings: Settings) -> Bot:
    """Return the client for the Bot API server of the settings."""
    server = TelegramAPIServer.from_base(settings.telegram_api)
    # Room for every call of the courier, and for the one that waits for updates.
    session = Session(api=server, limit=ROOM + 10)
    return Bot(settings.bot_token.get_secret_value(), session=session)


def make_dispatcher(handlers: Handlers) -> Dispatcher:
    """Return the dispatcher: one entry a kind of update, and no filters."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(handlers.message)
    dispatcher.edited_message.register(handlers.edited)
    dispatcher.callback_query.register(handlers.press)
    dispatcher.my_chat_member.register(handlers.membership)
    return dispatcher


async def prepare_database(settings: Settings) -> None:
    """Bring an embedded database up to date, and insist that any other is.

    Raises:
        BadSettings: when the database is not at the newest revision.
        StorageError: when it cannot be reached.
    """
    if await in_daemon(lambda: is_current(settings.database_url)):
        return
    if not settings.embedded:
        raise BadSettings("The database of DATABASE_URL is not at the newest revision: run `python -m bot migrate`.")
    await in_daemon(lambda: migrate(settings.database_url))


@asynccontextmanager
async def open_app(settings: Settings, bot: Bot, *, alone: bool) -> AsyncIterator[App]:
    """Open the prepared store and wire the parts; on exit replies are sent off and everything is closed."""
    voices = Voices(*LANGUAGES)
    async with Store.open(settings.database_url) as store:

        async def lost(chat_id: int) -> None:
            await store.run(lambda tx: set_reachable(tx, chat_id, reachable=False))

        seal = await in_daemon(lambda: seal_for(settings))
        await store.run(lambda tx: keys.check(tx, seal, datetime.now(UTC)))
        courier = Courier(lost)
        async with open_directory(settings, seal) as directory:
            finder = FindClaim(store, seal, directory)
            worker = secrets.token_hex(4)
            boards = Boards(settings.today)
            outside = Outside({"find_claim": finder})
            name, terms = OwnName(settings.bot_name), terms_of(settings)
            desk = await open_ears(settings.staff_groups, store, voices[DEFAULT_LANGUAGE], name)
            parts = Parts(store, courier, voices, seal, outside, settings.today, directory, boards, name, terms, desk)
            handlers, afterwards = parts.handlers(worker=worker, alone=alone, moment=MOMENT)
            try:
                house = keep_house(store, settings.retention_days, seal, Latest(store, directory))
                async with alongside(house), alongside(boards.run(store)), alongside(in_daemon(warm)):
                    yield App(bot, make_dispatcher(handlers), store, courier, voices, handlers, boards, name)
            finally:
                await handlers.settle()
                await afterwards.drain(DRAIN)
                await courier.drain(DRAIN)
                await bot.session.close()


async def greet_telegram(bot: Bot, name: OwnName | None = None) -> None:
    """Make sure that Telegram knows the token, and learn the bot's name; one out of reach is waited for elsewhere.

    Raises:
        BadSettings: when Telegram refuses the token.
    """
    try:
        async with asyncio.timeout(_GREETING):
            # The client keeps the answer, which tells the commands for this bot from those for others.
            me = await bot.me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise BadSettings(_REFUSED) from None
    except (AiogramError, TimeoutError) as error:
        _log.warning("Telegram cannot be reached yet: %s", type(error).__name__)
    else:
        if name is not None:
            name.value = name.value or me.username or ""


def settle_memory() -> None:
    """Take what the start has built out of the garbage collector's sight: a full collection would stop everybody.

    It also looks less often, because nearly all that a message leaves behind goes away by itself.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 10, 10)


async def run_polling(settings: Settings, stop: asyncio.Event, sender: Sender | None = None) -> None:
    """Serve by polling until `stop`, and run a sender of unasked messages beside it.

    Raises:
        BadSettings: when Telegram refuses the token, now or later.
    """
    await unless(stop, prepare_database(settings), None)
    if stop.is_set():
        return
    bot = make_bot(settings)
    async with open_app(settings, bot, alone=True) as app, sending(sender, app.store, app.boards):
        await unless(stop, greet_telegram(bot, app.name), None)
        await unless(stop, _leave_webhook(bot), None)
        await unless(stop, Resumption(bot, app.store, app.handlers, app.courier).run(), None)
        async with alongside(introduce(bot, app.voices)):
            settle_memory()
            _log.info("Polling")
            try:
                await Poller(bot, app.dispatcher, app.store, app.courier).run(stop)
            except TelegramUnauthorizedError:
                raise BadSettings(_REFUSED) from None
            _log.info("Stopping")


@asynccontextmanager
async def sending(sender: Sender | None, store: Store, boards: Boards) -> AsyncIterator[None]:
    """Run a sender on the store of the serving beside the block, and let it end in order with the block."""
    if sender is None:
        yield
        return
    ending = asyncio.Event()
    task = asyncio.create_task(sender(ending, store, boards))
    task.add_done_callback(_tell_failure)
    try:
        yield
    finally:
        ending.set()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def alongside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run `work` beside the block, and end it with the block."""
    task = asyncio.create_task(work)
    task.add_done_callback(_tell_failure)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _tell_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("Something beside the serving ended: %s", type(error).__name__, exc_info=error)


async def _leave_webhook(bot: Bot) -> None:
    """Polling gets nothing while a webhook is set."""
    try:
        await bot.delete_webhook(request_timeout=15)
    except AiogramError as error:
        _log.warning("The webhook could not be removed: %s", type(error).__name__)


async def run_webhook(
    settings: Settings,
    stop: asyncio.Event,
    listening: Callable[[str], None] = lambda _: None,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    sender: Sender | None = None,
) -> None:
    """Serve by webhook until `stop`; `listening` is told the local address. `sender` is as for polling.

    Raises:
        BadSettings: when the port is taken, or Telegram refuses the token.
    """
    await unless(stop, prepare_database(settings), None)
    if stop.is_set():
        return
    token = settings.bot_token.get_secret_value()
    secret = settings.webhook_secret.get_secret_value() or secret_for(token)
    bot = make_bot(settings)
    async with open_app(settings, bot, alone=False) as app, sending(sender, app.store, app.boards):
        await unless(stop, greet_telegram(bot, app.name), None)
        runner = web.AppRunner(web_app(app.dispatcher, bot, app.store, secret), access_log=None, shutdown_timeout=DRAIN)
        try:
            listening(await _listen(runner, settings))
            async with alongside(_announce(settings, app, secret, pause)):
                settle_memory()
                await stop.wait()
                _log.info("Stopping")
        finally:
            await runner.cleanup()


async def _listen(runner: web.AppRunner, settings: Settings) -> str:
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        address = f"{settings.host}:{settings.port}"
        raise BadSettings(f"Cannot listen on HOST and PORT {address}: {error.strerror}.") from None
    return f"http://{settings.host}:{runner.addresses[0][1]}"


async def _announce(settings: Settings, app: App, secret: str, pause: Callable[[float], Awaitable[None]]) -> None:
    """Tell Telegram where to deliver, again and again until it listens, then set the profile."""
    for seconds in chain((1.0, 2.0, 5.0, 10.0, 30.0), repeat(60.0)):
        try:
            await app.bot.set_webhook(
                public_address(settings.webhook_url),
                secret_token=secret,
                allowed_updates=app.dispatcher.resolve_used_update_types(),
                request_timeout=15,
            )
        except AiogramError as error:
            reason = error.message if isinstance(error, TelegramBadRequest) else type(error).__name__
            _log.warning("The webhook could not be set: %s", reason)
            await pause(seconds)
        else:
            await introduce(app.bot, app.voices)
            return
