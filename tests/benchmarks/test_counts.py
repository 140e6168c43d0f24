"""Counts that the figures rest on; unlike times they never flicker, so they are held here."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from threading import Event
from typing import Any

import psycopg
import pytest
from aiogram import Dispatcher, F
from aiogram.types import Message

from bot.render import body_of
from storage import Store
from tests.benchmarks.bots import RawUpdate, Step, no_op, open_dispatcher, silent_bot, walk
from tests.benchmarks.databases import postgres_database
from tests.benchmarks.people import ASKED, STEPS, Postman
from tests.benchmarks.scale import CROWD
from tests.benchmarks.walkers import Walkers
from tests.chat import House

PEOPLE = range(1, CROWD + 1)


@pytest.fixture
async def opened(sqlite_url: str) -> AsyncIterator[tuple[Store, Step]]:
    """The bot on SQLite; no reply is said to have left the house, so nothing is written at a time of its own."""
    async with Store.open(sqlite_url) as store, open_dispatcher(store) as dispatcher:
        yield store, step_of(dispatcher)


def step_of(dispatcher: Dispatcher) -> Step:
    """Return the dispatch of one update."""
    bot = silent_bot()
    return lambda raw: dispatcher.feed_raw_update(bot, raw)


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with postgres_database() as url:
        yield url


async def together(store: Store, step: Step, updates: list[RawUpdate]) -> None:
    """Take updates that wait for the writer thread at the same moment."""
    entered, gate = Event(), Event()

    def hold(_: object) -> bool:
        entered.set()
        return gate.wait(30)

    blocked = asyncio.create_task(store.run(hold))
    while not entered.is_set():  # noqa: ASYNC110 - the writer thread has no other way to tell
        await asyncio.sleep(0)
    tasks = [asyncio.ensure_future(step(update)) for update in updates]
    while store.waiting < len(tasks) + 1:  # noqa: ASYNC110 - nothing else tells that all were handed over
        await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(blocked, *tasks)


async def trace(store: Store) -> list[str]:
    """Return the list that grows with all that SQLite is asked from now on."""
    asked: list[str] = []
    await store.run(lambda connection: _driver(connection).set_trace_callback(asked.append))
    asked.clear()
    return asked


def _driver(connection: Any) -> Any:
    return connection.connection.driver_connection


def counted(asked: list[str]) -> tuple[int, int]:
    """Count the transactions and the statements in them."""
    begun = sum(statement.startswith("BEGIN") for statement in asked)
    worked = sum(statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) for statement in asked)
    return begun, worked


async def test_an_update_is_one_transaction_of_four_statements(opened: tuple[Store, Step]) -> None:
    store, step = opened
    walkers = Walkers([1], 1)
    await walk(step, walkers.arrivals())
    first, second, *_ = walkers.next()[0]
    await step(first)
    asked = await trace(store)
    await step(second)
    assert counted(asked) == (1, 4), "seen before, the person, the progress; and the progress anew"


async def test_a_milestone_costs_one_statement_where_it_is_reached_and_nothing_elsewhere(
    opened: tuple[Store, Step],
) -> None:
    store, step = opened
    walkers = Walkers([1], 1)
    await walk(step, walkers.arrivals())
    asked = await trace(store)
    milestones = []
    for update in walkers.next()[0]:
        await step(update)
        milestones.append(sum("INTO milestone" in statement for statement in asked))
        asked.clear()
    assert sum(milestones) == 1, "the verdict"
    assert milestones[0] == 0


async def test_a_crowd_shares_one_transaction_and_its_statements(opened: tuple[Store, Step]) -> None:
    store, step = opened
    walkers = Walkers(PEOPLE, 1)
    await walk(step, walkers.arrivals())
    asked = await trace(store)
    await together(store, step, [line[0] for line in walkers.next()])
    assert counted(asked) == (2, 4), "a transaction for what held them up, and one for all of them"


@pytest.mark.postgres
async def test_a_crowd_on_postgres_costs_two_round_trips(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    trips = []
    pipeline = psycopg.Connection.pipeline

    def count(connection: psycopg.Connection[Any]) -> Any:
        trips.append(connection)
        return pipeline(connection)

    async with Store.open(postgres_url) as store, open_dispatcher(store) as dispatcher:
        step, walkers = step_of(dispatcher), Walkers(PEOPLE, 1)
        await walk(step, walkers.arrivals())
        monkeypatch.setattr(psycopg.Connection, "pipeline", count)
        await together(store, step, [line[0] for line in walkers.next()])
        assert len(trips) == 2


def threaded(dispatcher: Dispatcher) -> list[str]:
    """Name the handlers and filters that aiogram would run in a thread, each for a tenth of a millisecond."""
    observers = [observer for router in dispatcher.chain_tail for observer in router.observers.values()]
    handlers = [handler for observer in observers for handler in (*observer.handlers, observer._handler)]
    filters = [each for handler in handlers for each in handler.filters or []]
    registered = [handler for observer in observers for handler in observer.handlers]
    return [repr(each.callback) for each in (*registered, *filters) if not each.awaitable]


async def test_nothing_of_a_dispatch_runs_in_a_thread(house: House) -> None:
    assert house.dispatcher.message.handlers
    assert house.dispatcher.callback_query.handlers
    assert threaded(house.dispatcher) == []


async def test_a_filter_that_would_run_in_a_thread_is_found() -> None:
    async def answer(_: Message) -> None:
        return None

    dispatcher = no_op()
    dispatcher.message.register(answer, F.text)
    assert len(threaded(dispatcher)) == 1


async def answers(house: House, updates: Iterable[RawUpdate]) -> list[str]:
    """Return what the bot says to each of these updates."""
    said = [await house.dispatcher.feed_raw_update(house.bot, raw) for raw in updates]
    return [reply.text for reply in said]


@pytest.mark.parametrize("way", [Postman.walk, Postman.written_walk])
async def test_the_usual_way_is_understood_to_its_end(house: House, way: Any) -> None:
    postman = Postman(1_000_000)
    await answers(house, postman.arrival(77))
    said = await answers(house, way(postman, 77, 1))
    assert len(said) == STEPS
    for number, text in enumerate(said[: len(ASKED) - 1], 2):
        assert f"Pertanyaan {number} dari" in text
    assert "berhak" in said[-2]
    assert "Rp" in said[-2]
    assert "Pertanyaan 1 dari" in said[-1]


async def test_a_press_costs_one_call_of_its_own_and_words_none(house: House) -> None:
    await answers(house, Postman(2_000_000).arrival(78))
    await house.courier.drain(5)
    assert [call.__api_method__ for call in house.telegram.calls] == ["answerCallbackQuery"]


async def test_the_body_of_a_reply_says_what_the_method_says(house: House) -> None:
    person = house.person()
    method = await house.dispatcher.feed_update(house.bot, person.update(person.message("/start")))
    body = json.loads(body_of(method))
    assert body.pop("method") == "sendMessage"
    assert body.pop("text") == method.text
    assert body.pop("chat_id") == person.user_id
    assert body.pop("reply_markup") == json.loads(method.reply_markup)
    assert body == {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
