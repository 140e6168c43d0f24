"""The process that sends what is unasked takes in the lists that come by themselves."""

import asyncio
from pathlib import Path

import pytest

from bot.boards import Boards
from bot.outbox.run import run_outbox
from bot.playground import LocalTelegram
from bot.settings import Settings
from bot.sources import run
from storage import Store
from tests.bot.sources.lists import TODAY, listed


class Told(Boards):
    """Tells when there is something to see."""

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.filled = asyncio.Event()

    async def refresh(self, store: Store) -> bool:
        """Tell of it."""
        fresh = await super().refresh(store)
        if len(self.current):
            self.filled.set()
        return fresh


async def test_a_file_in_the_folder_reaches_the_board_of_the_process(
    local: LocalTelegram, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "FOLDER_EVERY", 0.01)
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "vacancies.json").write_bytes(listed(1, 2, 3))
    values = {"bot_token": local.token, "telegram_api": local.base_url, "database_url": sqlite_url}
    wanted = Settings.model_validate({**values, "lists_folder": str(folder), "today": TODAY})
    stop, boards = asyncio.Event(), Told()
    async with Store.open(sqlite_url) as store:
        working = asyncio.create_task(run_outbox(wanted, stop, store, boards))
        async with asyncio.timeout(60):
            await boards.filled.wait()
        stop.set()
        await working
    assert len(boards.current) == 3
    assert [file.name for file in (folder / "done").iterdir()] == ["vacancies.json"]
