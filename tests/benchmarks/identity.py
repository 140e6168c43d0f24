"""Proving a claim: whether the time it takes tells what was wrong, or whether there is a claim at all.

Two things are compared for right and wrong tries: how long the person waits for the answer, which leaves on a beat, and
how long the looking takes behind it, which nobody sees. Both are told in multiples of noise: one is what chance makes.
"""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date
from functools import partial
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Connection, insert

from bot.directory.asker import FindClaim
from bot.directory.port import ListDirectory
from storage import Store
from storage.directory import find
from storage.seal import Seal
from storage.tables import claim
from tests.benchmarks.databases import postgres_database, sqlite_file
from tests.benchmarks.report import Figure, Goal
from tests.benchmarks.scale import Scale
from tests.storage.claims import Worker, meet, proof
from tests.storage.samples import START

SEAL = Seal(["a-key-for-benchmarks-only"])
BORN = date(1985, 8, 17)
TRIES = 2000
"""Tries of each kind at the full scale."""
_PORTION = 1000
_TOGETHER = 40
_CROWD = 80
_DEALS = 200

Spent = dict[str, list[float]]
"""Microseconds of each try, by kind."""

WRONG: Mapping[str, Mapping[str, Any]] = {
    "right": {},
    "wrong phone": {"phone": "+6289999999999"},
    "wrong kpj": {"kpj": "zzzz"},
    "wrong birth date": {"born": date(1985, 8, 18)},
}


async def identity(scale: Scale) -> AsyncIterator[Figure]:
    """Compare the medians of right and wrong tries, in a list of claims, with what is noise within one kind."""
    tries = TRIES * scale.rounds // 7
    with sqlite_file() as url:
        async for figure in _compared(url, scale.few, tries, "SQLite"):
            yield figure
    with postgres_database() as url:
        async for figure in _compared(url, scale.few, tries, "PostgreSQL"):
            yield figure


async def _compared(url: str, people: int, tries: int, where: str) -> AsyncIterator[Figure]:
    async with Store.open(url) as store:
        for first in range(0, people, _PORTION):
            await store.run(partial(_add, people=range(first, min(first + _PORTION, people))))
        waited = await _waited(store, tries, people)
        yield _figure(f"right and wrong tries: waiting differs by, {where} [wall]", waited, Goal(1.0, sense="at most"))
        looked = await _looked(store, tries, people)
        yield _figure(f"right and wrong tries: looking differs by, {where} [wall]", looked, None)


def _figure(what: str, spent: Spent, goal: Goal | None) -> Figure:
    noise = _noise(spent)
    figures = {f"{name} µs": median(each) for name, each in sorted(spent.items())}
    tries = float(min(map(len, spent.values())))
    return Figure(what, _widest(spent) / noise, goal, "× noise", {"noise µs": noise, "tries of each": tries} | figures)


def _widest(spent: Spent) -> float:
    medians = [median(each) for each in spent.values()]
    return max(medians) - min(medians)


def _noise(spent: Spent) -> float:
    """Return what the medians differ by when the kinds are dealt out by chance, in all but a twentieth of the deals."""
    chance = random.Random(7)
    pool = [micros for each in spent.values() for micros in each]
    size = len(pool) // len(spent)
    widest = []
    for _ in range(_DEALS):
        chance.shuffle(pool)
        widest.append(_widest({name: pool[at * size : (at + 1) * size] for at, name in enumerate(spent)}))
    return quantiles(widest, n=20)[-1]


async def _waited(store: Store, tries: int, people: int) -> Spent:
    """Ask as the host does, each try by somebody who never tried before; a crowd at a time, to be done today."""
    ask = FindClaim(store, SEAL, ListDirectory())
    chance = random.Random(7)
    spent: Spent = defaultdict(list)

    async def one(user_id: int, name: str) -> None:
        answers = _answers(_person(chance.randrange(people)), WRONG[name])
        began = time.perf_counter_ns()
        said = await ask(user_id, answers)
        spent[name].append((time.perf_counter_ns() - began) / 1000)
        assert said == ("found" if name == "right" else "not_found")

    for crowd in range(tries * len(WRONG) // _CROWD):
        strangers = range(crowd * _CROWD + 1, (crowd + 1) * _CROWD + 1)
        await meet(store, *strangers)
        names = [name for name in WRONG for _ in range(_CROWD // len(WRONG))]
        chance.shuffle(names)
        await asyncio.gather(*map(one, strangers, names))
    return spent


def _answers(worker: Worker, wrong: Mapping[str, Any]) -> dict[str, str]:
    said: dict[str, Any] = {"phone": worker.phone, "kpj": worker.kpj[-4:], "born": worker.born} | dict(wrong)
    return {name: str(value) for name, value in said.items()}


async def _looked(store: Store, tries: int, people: int) -> Spent:
    """Look only, in turns whose order changes; a few at a time, so that no transaction is long."""
    chance = random.Random(7)
    spent: Spent = defaultdict(list)
    for _ in range(tries // _TOGETHER):
        await store.run(partial(_turns, chance=chance, people=people, spent=spent))
    return spent


def _turns(connection: Connection, chance: random.Random, people: int, spent: Spent) -> None:
    for _ in range(_TOGETHER):
        worker = _person(chance.randrange(people))
        for name in chance.sample(list(WRONG), len(WRONG)):
            said = proof(worker, SEAL, **WRONG[name])
            began = time.perf_counter_ns()
            found = find(connection, SEAL, said)
            spent[name].append((time.perf_counter_ns() - began) / 1000)
            assert bool(found) == (name == "right")


def _person(number: int) -> Worker:
    return Worker(f"{number:011}", f"+62812{number:08}", BORN, "B.S.")


def _add(connection: Connection, people: Iterable[int]) -> None:
    connection.execute(insert(claim), [_row(_person(number)) for number in people])


def _row(worker: Worker) -> dict[str, Any]:
    return {
        "source": "list",
        "kpj_hash": SEAL.kpj(worker.kpj),
        "kpj_last4": worker.kpj[-4:],
        "phone_hash": SEAL.phone(worker.phone),
        "born_hash": SEAL.born(worker.born),
        "key_version": SEAL.version,
        "holder": worker.holder,
        "employer": "PT Maju",
        "region": "",
        "state": "approved",
        "note": "",
        "told_at": START,
    }
