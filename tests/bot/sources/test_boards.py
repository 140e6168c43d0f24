"""The board follows what is stored: only when it changed, in portions, and one reading at a time."""

import asyncio
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from bot import boards
from bot.boards import Boards
from storage import StorageError, StorageUnavailable, Store, tables, vacancies
from tests.bot.sources.lists import NOW, TODAY, add, change


class Counting:
    """A store that counts what it is asked for by name; `falter` makes it fail."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []
        self.falter = False

    async def run(self, work: Callable[[Connection], Any]) -> Any:
        """Run what is asked for."""
        if self.falter:
            raise StorageUnavailable("away")
        function = getattr(work, "func", work)
        self.asked.append(function.__name__)
        return await self._store.run(work)


def employers(kept: Boards) -> list[str]:
    return sorted(each.employer for each in kept.current.by_id.values())


async def test_a_board_is_read_once_and_again_when_something_changed(store: Store) -> None:
    kept, counting = Boards(TODAY), Counting(store)
    assert len(kept.current) == 0
    await add(store, "PT Maju", "PT Sinar")
    assert await kept.refresh(counting)  # type: ignore[arg-type] # it runs what a store runs
    before, counting.asked = kept.current, []
    assert not await kept.refresh(counting)  # type: ignore[arg-type]
    assert counting.asked == ["version"]
    assert kept.current is before
    await add(store, "PT Baru")
    assert await kept.refresh(store)
    assert employers(kept) == ["PT Baru", "PT Maju", "PT Sinar"]
    assert len(before) == 2


@pytest.mark.parametrize(
    "details",
    [
        {"retired_on": TODAY},
        {"last_seen_on": TODAY + timedelta(days=1)},
        {"import_id": 1, "wage_min": 9},
    ],
)
async def test_whatever_an_import_marks_is_a_change(store: Store, details: dict[str, Any]) -> None:
    values = {"what": "vacancies", "by": "", "file_name": "", "digest": "", "started_at": NOW, "state": "applied"}
    zero = dict.fromkeys(("new", "changed", "unchanged", "rejected"), 0)
    await store.run(lambda tx: tx.execute(insert(tables.claim_import).values(**values, **zero)))
    await add(store, "PT Maju", "PT Sinar")
    before = await store.run(vacancies.version)
    assert await store.run(vacancies.version) == before
    await change(store, "PT Maju", **details)
    assert await store.run(vacancies.version) != before


async def test_what_was_retired_or_ended_is_not_on_the_board(store: Store) -> None:
    await add(store, "PT Maju")
    await add(store, "PT Kemarin", expires_on=TODAY - timedelta(days=1))
    await add(store, "PT Lama", expires_on=TODAY - timedelta(days=2))
    await add(store, "PT Ditarik", retired_on=TODAY)
    kept = Boards(TODAY)
    await kept.refresh(store)
    # Where the sun rises late, yesterday is still today: who ranks knows the reader's day.
    assert employers(kept) == ["PT Kemarin", "PT Maju"]


async def test_a_board_is_read_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "PORTION", 3)
    await add(store, *(f"PT {number}" for number in range(10)))
    kept, counting = Boards(TODAY), Counting(store)
    await kept.refresh(counting)  # type: ignore[arg-type]
    assert len(kept.current) == 10
    assert counting.asked.count("portion") == 5


async def test_who_refreshes_at_the_same_time_shares_one_reading(store: Store) -> None:
    await add(store, "PT Maju")
    kept, counting = Boards(TODAY), Counting(store)
    fresh = await asyncio.gather(*(kept.refresh(counting) for _ in range(5)))  # type: ignore[arg-type]
    assert sorted(fresh) == [False] * 4 + [True]
    assert counting.asked.count("portion") == 2


async def test_a_copy_takes_on_the_twin_of_its_original_with_what_people_did(store: Store) -> None:
    await add(store, "PT Alih Daya Satu")
    kept = Boards(TODAY)
    await kept.refresh(store)
    (copy,) = kept.current.by_id.values()
    await store.run(lambda tx: _people_did(tx, copy.twin))
    await add(store, "PT Maju")
    await kept.refresh(store)
    assert len({each.twin for each in kept.current.by_id.values()}) == 1
    (twin,) = kept.current.by_twin
    assert twin != copy.twin
    for table in (tables.vacancy, tables.suggested, tables.application):
        found = await store.run(lambda tx, table=table: tx.scalars(select(table.c.twin).distinct()).all())  # type: ignore[misc]
        assert found == [twin]
    assert not await kept.refresh(store)


async def test_who_did_something_about_both_keeps_both(store: Store) -> None:
    await add(store, "PT Alih Daya Satu", "PT Maju")
    found = await store.run(lambda tx: vacancies.portion(tx, 0, 10))
    await store.run(lambda tx: _people_did(tx, found[0].twin))
    await store.run(lambda tx: _shown(tx, 1, found[1].twin))
    await Boards(TODAY).refresh(store)
    kept = await store.run(lambda tx: tx.scalar(select(func.count()).select_from(tables.suggested)))
    assert kept == 3


async def test_a_database_that_is_away_leaves_the_board_and_is_asked_again(store: Store) -> None:
    await add(store, "PT Maju")
    kept, counting = Boards(TODAY), Counting(store)
    await kept.refresh(counting)  # type: ignore[arg-type]
    await add(store, "PT Baru")
    counting.falter = True
    with pytest.raises(StorageError):
        await kept.refresh(counting)  # type: ignore[arg-type]
    assert employers(kept) == ["PT Maju"]
    counting.falter = False
    assert await kept.refresh(counting)  # type: ignore[arg-type]
    assert employers(kept) == ["PT Baru", "PT Maju"]


async def test_the_keeper_goes_on_after_failures(store: Store) -> None:
    counting = Counting(store)
    counting.falter = True
    rounds = 0

    async def pause(seconds: float) -> None:
        nonlocal rounds
        rounds += 1
        assert seconds == boards.EVERY
        counting.falter = rounds < 2
        if rounds == 3:
            raise asyncio.CancelledError

    await add(store, "PT Maju")
    kept = Boards(TODAY, pause=pause)
    with pytest.raises(asyncio.CancelledError):
        await kept.run(counting)  # type: ignore[arg-type]
    assert employers(kept) == ["PT Maju"]


@pytest.mark.parametrize("portion", [1, 100])
async def test_ended_vacancies_go_and_applications_keep_what_they_were_for(store: Store, portion: int) -> None:
    before = date(2026, 8, 25)
    await add(store, "PT Lama", expires_on=before - timedelta(days=1))
    await add(store, "PT Ditarik", retired_on=before - timedelta(days=1))
    await add(store, "PT Baru", expires_on=before)
    await add(store, "PT Terbuka")
    (old, *_) = await store.run(lambda tx: vacancies.portion(tx, 0, 1))
    await store.run(lambda tx: _people_did(tx, old.twin, old.id))
    dropped = 0
    while count := await store.run(lambda tx: vacancies.drop_ended(tx, before, portion)):
        dropped += count
    assert dropped == 2
    left = await store.run(lambda tx: vacancies.portion(tx, 0, 10))
    assert [each.employer for each in left] == ["PT Baru", "PT Terbuka"]
    assert await store.run(lambda tx: vacancies.get(tx, old.id)) is None
    (applied,) = await store.run(lambda tx: tx.execute(select(tables.application)).all())
    assert (applied.vacancy_id, applied.title, applied.employer) == (None, "Operator Jahit", "PT Lama")


def _people_did(tx: Connection, twin: str, vacancy_id: int | None = None) -> None:
    """Two people were shown a vacancy, and one of them applied."""
    for user_id in (1, 2):
        values = {"user_id": user_id, "language": "id", "time_zone": "Asia/Jakarta", "reachable": True}
        tx.execute(insert(tables.participant).values(**values, created_at=NOW, last_seen_on=TODAY))
        _shown(tx, user_id, twin)
    told = {"title": "Operator Jahit", "employer": "PT Lama", "state": "sent"}
    days = {"applied_on": TODAY, "state_on": TODAY}
    tx.execute(insert(tables.application).values(user_id=1, twin=twin, vacancy_id=vacancy_id, **told, **days))


def _shown(tx: Connection, user_id: int, twin: str) -> None:
    tx.execute(insert(tables.suggested).values(user_id=user_id, twin=twin, how="shown", at=NOW))
