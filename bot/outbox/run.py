"""The outbox as one part of a process: it opens what it needs, sends and plans until it is told to stop."""

import asyncio
import gc
import logging
import secrets
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from bot.boards import Boards
from bot.keys import seal_for
from bot.outbox.clock import Clock
from bot.outbox.flights import Flights
from bot.outbox.letters import Letters
from bot.outbox.painter import Painter
from bot.outbox.planner import Planner
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from bot.settings import BadSettings, Settings
from bot.threads import in_daemon
from bot.words import Voices
from conversations.outreach.quiet import parse
from conversations.reception.pages import LANGUAGES
from storage import Store, audit, is_current, keys, migrate, senders
from storage.records import DEFAULT_LANGUAGE

_log = logging.getLogger(__name__)


async def run_outbox(
    settings: Settings, stop: asyncio.Event, store: Store | None = None, boards: Boards | None = None
) -> None:
    """Send what is unasked and plan what is due until `stop`, on a store that is open, or on one of its own.

    `boards` are those that somebody else in the process keeps for this store.

    Raises:
        BadSettings: when Telegram refuses the token, a key is missing, or the database is not at the newest revision.
        StorageError: when the database cannot be opened.
    """
    async with _opened(settings, store) as memory, Post(settings) as post:
        if not await post.greet():
            _log.warning("Telegram cannot be reached yet")
        clock, seal = Clock(settings.today), seal_for(settings)
        await memory.run(lambda tx: keys.check(tx, seal, datetime.now(UTC)))
        known = boards or Boards(settings.today)
        voices = Voices(*LANGUAGES)
        letters = Letters(memory, voices, clock, seal, known)
        quiet = parse(settings.quiet_hours)
        sender = Sender(memory, post, letters, worker=secrets.token_hex(8), clock=clock, quiet=quiet)
        works = [Planner(memory, clock).run(), Flights(memory, clock, quiet).run()]
        works.append(Painter(memory, post, voices, clock).run())
        if settings.staff_groups:
            works.append(_carry_tickets(settings, memory, post, voices, clock))
        if boards is None:
            works.append(known.run(memory))
        if settings.lists_folder or settings.feeds.get_secret_value():
            works.append(_take_lists(settings, memory, known, voices))
        await _first_board(known, memory)
        async with _alongside(works):
            _settle_memory()
            _log.info("Sending what is due")
            await sender.run(stop)


async def _first_board(boards: Boards, store: Store) -> None:
    """Know the vacancies before anything is sent: before an empty board a digest would count as needless."""
    try:
        await boards.refresh(store)
    except Exception:
        _log.exception("The board of vacancies could not be built before sending")


async def release(settings: Settings) -> str:
    """Release the brake, and return why it was on; empty when it was not.

    Raises:
        StorageError: when the database cannot be used.
    """
    async with Store.open(settings.database_url) as store:
        reason = await store.run(_release)
    print(f"The brake is released. It was on: {reason}." if reason else "The brake was not on.")
    return reason


def _release(connection: Connection) -> str:
    reason = senders.release(connection)
    if reason:
        audit.note(connection, audit.NOBODY, "brake_released", datetime.now(UTC), details={"reason": reason})
    return reason


@asynccontextmanager
async def _opened(settings: Settings, store: Store | None) -> AsyncIterator[Store]:
    if store is not None:
        yield store
        return
    if not await in_daemon(lambda: is_current(settings.database_url)):
        if not settings.embedded:
            raise BadSettings(
                "The database of DATABASE_URL is not at the newest revision: run `python -m bot migrate`."
            )
        await in_daemon(lambda: migrate(settings.database_url))
    async with Store.open(settings.database_url) as own:
        yield own


async def _take_lists(settings: Settings, store: Store, boards: Boards, voices: Voices) -> None:
    """Take in the lists that come by themselves, until cancelled."""
    # Few processes ever read a list, and what reads them is large.
    from bot.sources.run import Sources

    await Sources(settings, store, boards, voices[DEFAULT_LANGUAGE].plain).run()


async def _carry_tickets(settings: Settings, store: Store, post: Post, voices: Voices, clock: Clock) -> None:
    """Carry the lines of tickets to the groups, and watch how long people wait, until cancelled."""
    # What is said there is known by all of the conversations; a sender without groups never needs it.
    from bot.outbox.desk.run import carry_tickets

    await carry_tickets(settings, store, post, voices[DEFAULT_LANGUAGE], clock)


@asynccontextmanager
async def _alongside(works: Iterable[Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """Do these works beside the block, and end them with it."""
    tasks = [asyncio.create_task(work) for work in works]
    for task in tasks:
        task.add_done_callback(_tell_failure)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _settle_memory() -> None:
    """Take what the start has built out of the garbage collector's sight, and set it going: a start turns it off."""
    gc.collect()
    gc.freeze()
    gc.enable()


def _tell_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("Something beside the sending ended: %s", type(error).__name__, exc_info=error)
