"""All parts together: who takes lists in, what operators see of it, and what people get to see."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.boards import Boards
from bot.importing.words import in_english
from bot.settings import Settings
from bot.sources.run import Sources
from bot.status import report
from storage import Store, feeds
from tests.bot.sources.lists import TODAY, Days, listed, shown
from tests.bot.sources.portal import Portal, open_portal, status

Ticks = asyncio.Queue[asyncio.Future[None]]


def settings(url: str, folder: Path | str = "", feeds: str = "") -> Settings:
    values = {"database_url": url, "lists_folder": str(folder), "feeds": feeds, "data_key": "a key for tests only"}
    return Settings.model_validate({**values, "today": TODAY})


class Running:
    """Lists that come by themselves; every part goes on when `tick` is called."""

    def __init__(self, wanted: Settings, store: Store) -> None:
        self.days = Days()
        self.boards = Boards(TODAY)
        self._resting: list[asyncio.Future[None]] = []
        self._parts = bool(wanted.lists_folder) + bool(wanted.feeds.get_secret_value())
        self._rested = asyncio.Condition()
        self.sources = Sources(wanted, store, self.boards, in_english, pause=self._pause, now=self.days)

    async def tick(self, times: int = 1) -> None:
        """Let every part do its work so many times."""
        for _ in range(times):
            async with self._rested:
                await self._rested.wait_for(lambda: len(self._resting) == self._parts)
                resting, self._resting = self._resting, []
            for each in resting:
                each.set_result(None)
            async with self._rested:
                await self._rested.wait_for(lambda: len(self._resting) == self._parts)

    async def _pause(self, seconds: float) -> None:
        if seconds < 15.0:
            return
        rest = asyncio.get_running_loop().create_future()
        async with self._rested:
            self._resting.append(rest)
            self._rested.notify_all()
        await rest


@asynccontextmanager
async def running(wanted: Settings, store: Store) -> AsyncIterator[Running]:
    made = Running(wanted, store)
    task = asyncio.create_task(made.sources.run())
    try:
        yield made
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def portal() -> AsyncIterator[Portal]:
    async with open_portal(listed(1, 2, 3)) as opened:
        yield opened


async def test_folder_and_sources_are_taken_in_and_shown_at_once(
    store: Store, store_url: str, tmp_path: Path, portal: Portal
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "vacancies.json").write_bytes(listed(8, 9))
    async with running(settings(store_url, folder, f"karirhub={portal.address}"), store) as made:
        await made.tick(2)
        assert await shown(store) == ["karirhub:1", "karirhub:2", "karirhub:3", "petugas:8", "petugas:9"]
        assert len(made.boards.current) == 5


async def test_an_operator_sees_what_fails_and_since_when(
    store: Store, store_url: str, tmp_path: Path, portal: Portal
) -> None:
    wanted = settings(store_url, tmp_path / "nowhere", f"karirhub={portal.address} other={portal.address}")
    told = await report(wanted, as_json=False)
    assert "lists failing: 0" in told
    assert "list karirhub: not read yet" in told
    portal.script = [status(404)]
    async with running(wanted, store) as made:
        await made.tick()
        told = await report(wanted, as_json=False)
    assert "lists failing: 2" in told
    assert "list karirhub: fails since 2026-11-23 02:00 UTC: status 404" in told
    assert "list other: read 2026-11-23 02:00 UTC" in told
    assert "list folder: fails since 2026-11-23 02:00 UTC: the folder cannot be read" in told
    assert "vacancies: 3" in told
    assert portal.address not in told


async def test_files_that_are_left_are_told_until_they_are_gone(store: Store, store_url: str, tmp_path: Path) -> None:
    file = tmp_path / "vacancies.csv"
    file.write_bytes(b"%PDF")
    wanted = settings(store_url, tmp_path)
    async with running(wanted, store) as made:
        await made.tick(3)
        assert "1 files were not taken in" in await report(wanted, as_json=False)
        file.unlink()
        await made.tick(2)
        assert "lists failing: 0" in await report(wanted, as_json=False)


@pytest.mark.postgres
async def test_one_process_of_all_takes_lists_in_and_another_when_it_is_gone(postgres_url: str, portal: Portal) -> None:
    wanted = settings(postgres_url, feeds=f"karirhub={portal.address}")
    async with Store.open(postgres_url) as second:
        async with Store.open(postgres_url) as first:
            assert await first.run(feeds.alone)
            assert await first.run(feeds.alone)
            async with running(wanted, second) as made:
                await made.tick(2)
                assert portal.requests == []
        async with running(wanted, second) as made:
            await made.tick(2)
            assert len(portal.requests) == 1


async def test_whatever_goes_wrong_is_left_for_the_next_time(
    sqlite_url: str, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: Callable[..., Any] = feeds.alone
    faults = [ArithmeticError(), None]

    def odd(tx: Any) -> Any:
        if fault := faults.pop(0) if faults else None:
            raise fault
        return alone(tx)

    monkeypatch.setattr(feeds, "alone", odd)
    async with (
        Store.open(sqlite_url) as store,
        running(settings(sqlite_url, feeds=f"karirhub={portal.address}"), store) as made,
    ):
        await made.tick(2)
        assert len(await shown(store)) == 3
