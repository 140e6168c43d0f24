"""Lives of six benefit months: people in three time zones, each with a habit, and the warnings that reach them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert

from conversations.claim_status.claim import MONTHS
from conversations.effects import LogEvidence
from conversations.eligibility.calendar import add_months
from conversations.payment_guard.records import EvidenceKind
from conversations.payment_guard.warnings import BEFORE
from storage import evidence, months, tables
from tests.bot.outbox.desk import Desk
from tests.bot.outbox.mornings import Mornings
from tests.bot.outbox.virtual import run

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MORNING, NOON = time(9), time(12)
_PLANNED_AT = 5
"""An hour in UTC at which noon has passed everywhere, so that what was told at noon is planned for."""


@dataclass(frozen=True)
class Habit:
    """How somebody treats each of their months, in days before its last day; `None` for never."""

    told: int
    proven: int | None
    filed: int | None


HABITS: dict[str, tuple[Habit, ...]] = {
    "early": (Habit(20, 13, 12),) * MONTHS,
    "at the last moment": (Habit(20, 2, 0),) * MONTHS,
    "after the first warning": (Habit(20, 9, 8),) * MONTHS,
    "proves and forgets to apply": (Habit(20, 7, None),) * MONTHS,
    "does nothing but tell the date": (Habit(20, None, None),) * MONTHS,
    "tells the date late": (Habit(4, None, 1),) * MONTHS,
    "every other month": (Habit(20, None, None), Habit(20, 15, 11)) * 3,
}


@dataclass(frozen=True)
class Life:
    """One person with one claim."""

    user_id: int
    zone: str
    first_due: date
    habits: tuple[Habit, ...]

    def due(self, number: int) -> date:
        """The last day to apply for a month, as SIAPkerja shows it."""
        return add_months(self.first_due, number - 1)

    def day(self, number: int, before: int) -> date:
        """The day so many days before the last day of a month."""
        return self.due(number) - timedelta(days=before)

    def at(self, number: int, before: int, hour: time) -> datetime:
        """That day at an hour of theirs."""
        return datetime.combine(self.day(number, before), hour, ZoneInfo(self.zone))

    @property
    def expected(self) -> list[tuple[int, int]]:
        """Month and days of every warning that is right: none once it is done, one while only the application lacks."""
        return [
            (number, days)
            for number, habit in enumerate(self.habits, 1)
            for days in BEFORE
            if days < habit.told and _not_after(habit.filed, days)
            if days == BEFORE[-1] or _not_after(habit.proven, days)
        ]


def _not_after(deed: int | None, days: int) -> bool:
    """Whether a deed at noon comes only after a warning at nine."""
    return deed is None or days >= deed


@dataclass(frozen=True)
class Warned:
    """A warning that was sent: its month, the days before its last day, its words, and when in its reader's zone."""

    life: Life
    number: int
    kind: str
    days: int
    words: str
    at: datetime


class Months:
    """The lives of all, and what was sent to them."""

    def __init__(self, url: str, first_due: date) -> None:
        self.first_due = first_due
        self.rows: list[dict[str, Any]] = []
        self.mornings = Mornings(url)
        desk = Desk(url, datetime.combine(first_due - timedelta(days=28), NOON, UTC))
        self.lives = [
            Life(desk.people(1, time_zone=zone)[0], zone, first_due, habits)
            for zone in ZONES
            for habits in HABITS.values()
        ]
        for life in self.lives:
            desk.store.now(partial(_approve, life=life, at=desk.begin))
        desk.store.close()

    def run(self, hours: Callable[[date], tuple[int, ...]]) -> None:
        """Live through all days; `hours` tells at which hours of a day, in UTC, the sender works."""
        run(self._run(hours))
        self.rows = self.mornings.store.now(lambda tx: list(map(dict, tx.execute(tables.outbox.select()).mappings())))
        self.mornings.store.close()

    async def _run(self, hours: Callable[[date], tuple[int, ...]]) -> None:
        deeds = sorted(self._deeds(), key=lambda deed: deed[0])
        day = self.first_due - timedelta(days=27)
        while day <= add_months(self.first_due, MONTHS - 1) + timedelta(days=10):
            for hour in hours(day):
                now = datetime.combine(day, time(hour), UTC)
                while deeds and deeds[0][0] <= now:
                    self.mornings.store.now(deeds.pop(0)[1])
                if hour == _PLANNED_AT:
                    await self.mornings.plan(now)
                await self.mornings.send(now)
            day += timedelta(days=1)

    def _deeds(self) -> Iterator[tuple[datetime, Callable[[Connection], object]]]:
        for life in self.lives:
            for number, habit in enumerate(life.habits, 1):
                own = (life.user_id, life.user_id, number)
                yield life.at(number, habit.told, NOON), partial(_tell, own=own, due=life.due(number))
                if habit.proven is not None:
                    yield life.at(number, habit.proven, NOON), partial(_prove, own=own)
                if habit.filed is not None:
                    yield life.at(number, habit.filed, NOON), partial(_file, own=own, on=life.day(number, habit.filed))

    @property
    def sent(self) -> list[Warned]:
        """All warnings that were sent, by the moment at which Telegram had them."""
        lives = {life.user_id: life for life in self.lives}
        rows = sorted((row for row in self.rows if row["state"] == "sent"), key=lambda row: row["message_id"])
        return [self._warned(lives[row["user_id"]], row) for row in rows]

    def _warned(self, life: Life, row: dict[str, Any]) -> Warned:
        told = json.loads(row["params"])
        # The pretend Telegram numbers messages in the order in which they came.
        call = self.mornings.telegram.calls[row["message_id"] - 1]
        assert call.chat_id == life.user_id
        at = row["ended_at"].astimezone(ZoneInfo(life.zone))
        return Warned(life, told["number"], told["kind"], told["days"], call.text, at)


def _approve(connection: Connection, life: Life, at: datetime) -> None:
    unsaid = dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note"), "")
    known = {"state": "approved", "since": at.date(), "source": "list", "told_at": at, "key_version": 1}
    connection.execute(insert(tables.claim).values(id=life.user_id, **unsaid, **known))
    connection.execute(insert(tables.claim_link).values(user_id=life.user_id, claim_id=life.user_id, at=at))


def _tell(connection: Connection, own: tuple[int, int, int], due: date) -> None:
    assert months.set_due(connection, *own, due)


def _file(connection: Connection, own: tuple[int, int, int], on: date) -> None:
    assert months.set_filed(connection, *own, on)


def _prove(connection: Connection, own: tuple[int, int, int]) -> None:
    """Keep all that a month needs: one call to an interview, before them the self-assessment, at the end the form."""
    user_id, claim_id, number = own
    needed: dict[int, tuple[EvidenceKind, ...]] = {1: ("assessment",), MONTHS: ("call", "form")}
    for kind in needed.get(number, ("call",)):
        proof = LogEvidence(claim_id=claim_id, month=number, kind=kind, on=date(2026, 1, 1))
        assert evidence.log(connection, user_id, proof, datetime(2026, 1, 1, tzinfo=UTC))
