"""The step among a million participants against the step among ten thousand."""

import json
import random
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Table, insert, literal, select

from conversations.engine.actions import Steer
from conversations.engine.payload import pack
from conversations.registry import FLOWS
from storage import tables
from storage.engine import connect_engine, parse
from tests.benchmarks.bots import RawUpdate, Step
from tests.benchmarks.databases import postgres_database, sqlite_file
from tests.benchmarks.measure import Race, race
from tests.benchmarks.people import ASKED, FLOW, Person, Postman
from tests.benchmarks.report import Figure, Goal, ratio
from tests.benchmarks.scale import CROWD, Scale
from tests.benchmarks.steps import open_step, spend

_LATER = 100_000_000
"""The first update that is newer than those that were seen before."""
Database = Callable[[], AbstractContextManager[str]]
_GOAL = Goal(1.2, 1.05, "at most")
_THEN = datetime(2026, 10, 1, 8, tzinfo=UTC)


def fill(url: str, people: int) -> None:
    """Put so many people into a database, each with a finished questionnaire, a consent and an update seen."""
    engine = connect_engine(parse(url), time_limit=600)
    with engine.begin() as connection:
        for table, values in _rows(people):
            columns = [_column(table, name, value) for name, value in values.items()]
            connection.execute(insert(table).from_select(list(values), select(*columns)))
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _rows(people: int) -> list[tuple[Table, dict[str, Any]]]:
    """Return what each table gets: values that all rows share, and the number of the person."""
    first = select(literal(1, BigInteger).label("number")).cte(recursive=True)
    number = first.union_all(select(first.c.number + 1).where(first.c.number < people)).c.number
    answers = {question.name: Person(0, 0).button(question.name) or "unknown" for question in ASKED}
    place = {"flow": FLOW, "version": FLOWS[FLOW].version, "run": 1, "answers": json.dumps(answers), "active": True}
    person = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, "created_at": _THEN}
    update = {"at": _THEN, "worker": "", "answered": True}
    word = {"purpose": FLOW, "granted": True, "words_hash": "0" * 64, "language": "id", "at": _THEN}
    return [
        (tables.participant, {"user_id": number, **person, "last_seen_on": _THEN.date()}),
        (tables.progress, {"user_id": number, **place, "updated_at": _THEN}),
        (tables.consent, {"user_id": number, **word}),
        (tables.seen, {"key": number * 8_388_608 + 4711, "user_id": number, **update}),
    ]


def _column(table: Table, name: str, value: Any) -> ColumnElement[Any]:
    return value if isinstance(value, ColumnElement) else literal(value, table.c[name].type).label(name)


class _Returning:
    """People of a full table who come back, nobody twice: each begins anew and goes through once more."""

    def __init__(self, people: int, scale: Scale) -> None:
        self._crowd = CROWD * scale.walks
        wanted = min(people, self._crowd * (scale.rounds + 1))
        self._people = iter(random.Random(1).sample(range(1, people + 1), wanted))
        self._postman = Postman(_LATER)

    def next(self) -> list[list[RawUpdate]]:
        """Return what the next crowd sends, in as many lines as write at once."""
        lines: list[list[RawUpdate]] = [[] for _ in range(CROWD)]
        for place in range(self._crowd):
            lines[place % CROWD] += self._again(next(self._people))
        return lines

    def _again(self, user_id: int) -> Iterator[RawUpdate]:
        yield self._postman.pressed(user_id, pack(Steer(FLOW, 1, "restart")))
        yield from self._postman.walk(user_id, 2)


async def growth(scale: Scale) -> AsyncIterator[Figure]:
    """Measure on both databases."""
    yield ratio(*await _growth("SQLite", sqlite_file, scale), _GOAL, "cpu", ("few", "many"))
    yield ratio(*await _growth("PostgreSQL", postgres_database, scale), _GOAL, "wall", ("few", "many"))


async def _growth(name: str, database: Database, scale: Scale) -> tuple[str, Race]:
    async with _full(database, scale.few) as few, _full(database, scale.many) as many:
        small, large = _Returning(scale.few, scale), _Returning(scale.many, scale)
        # The quotient of the times is the speed of the few over that of the many.
        measured = await race(lambda: spend(few, small.next()), lambda: spend(many, large.next()), scale.rounds)
    return f"step among {scale.many:,} people ÷ among {scale.few:,}, {name}", measured


@asynccontextmanager
async def _full(database: Database, people: int) -> AsyncIterator[Step]:
    with ExitStack() as stack:
        url = stack.enter_context(database())
        fill(url, people)
        async with open_step(url) as step:
            yield step
