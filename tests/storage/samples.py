"""Deliveries, steps and helpers that the tests of the memory share."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Event
from typing import Any

from storage import Delivery, Progress, Seen, Store, Visit

START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
SITI, BUDI = 7_000_000_001, 7_000_000_002
_keys = count(1)


def delivery(user_id: int = SITI, *, key: int | None = None, days: int = 0, **details: Any) -> Delivery:
    """An update of a person, under a key of its own unless told."""
    return Delivery(next(_keys) if key is None else key, user_id, START + timedelta(days=days), **details)


def add_one(visit: Visit) -> int:
    """Count the visits of a person among the answers of a flow."""
    before = visit.progress or Progress(visit.delivery.user_id, "counting", "1")
    number = int(before.answers.get("number", "0")) + 1
    visit.progress = replace(before, answers={**before.answers, "number": str(number)})
    return number


def look(visit: Visit) -> Visit:
    """Read everything and change nothing."""
    assert visit.consents is visit.consents
    return visit


async def glance(store: Store, user_id: int = SITI) -> Visit:
    """See what is remembered of a person."""
    visit = await store.visit(delivery(user_id), look)
    assert isinstance(visit, Visit)
    return visit


async def number_of(store: Store, user_id: int = SITI) -> int:
    """Tell how often `add_one` lasted."""
    progress = (await glance(store, user_id)).progress
    return int(progress.answers["number"]) if progress else 0


async def together(store: Store, *visits: tuple[Delivery, Callable[[Visit], Any]]) -> list[Any]:
    """Have visits wait for the writer thread at the same moment, so that they share a transaction."""
    gate = Event()
    tasks: list[asyncio.Task[Any]] = [asyncio.create_task(store.run(lambda _: gate.wait(30)))]
    tasks += [asyncio.create_task(store.visit(update, step)) for update, step in visits]
    while store.waiting < len(tasks):  # noqa: ASYNC110 - nothing else tells that all were handed over
        await asyncio.sleep(0)
    gate.set()
    return (await asyncio.gather(*tasks, return_exceptions=True))[1:]


def fresh(outcome: object) -> bool:
    """Tell a result from the news that the update was seen."""
    return not isinstance(outcome, Seen)
