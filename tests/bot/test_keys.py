"""The keys of the settings, the key that is made, and the command that changes it."""

import asyncio
import multiprocessing
import stat
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.keys import key_file, rotate, seal_for
from bot.settings import BadSettings, Settings
from storage import StorageUnusable, Store
from storage import keys as stored
from storage.directory import find
from storage.seal import Seal
from tests.storage.claims import BUDI_S, HIS_WIFE, add_claim, proof

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KEYS = ("the-first-key-of-sixteen", "the-second-key-of-sixteen")


@pytest.fixture
def settings(sqlite_url: str) -> Settings:
    return Settings(database_url=sqlite_url, data_key="")


@pytest.fixture
def no_folder(tmp_path: Path) -> Path:
    """A folder that cannot be made, because a file stands in its place."""
    (tmp_path / "data").write_text("")
    return tmp_path / "data" / "kawan.sqlite3"


def kept(settings: Settings) -> list[str]:
    return key_file(settings).read_text("ascii").split()


async def in_list(settings: Settings, seal: Seal) -> None:
    """Put a family into the list, sealed with these keys."""

    def add(tx: Connection) -> None:
        stored.check(tx, seal, NOW)
        for worker in (BUDI_S, HIS_WIFE):
            add_claim(tx, worker, seal)

    async with Store.open(settings.database_url) as store:
        await store.run(add)


async def found(settings: Settings, seal: Seal) -> list[int]:
    """Count what each of the family finds."""

    def look(tx: Connection) -> list[int]:
        stored.check(tx, seal, NOW)
        return [len(find(tx, seal, proof(who, seal))) for who in (BUDI_S, HIS_WIFE)]

    async with Store.open(settings.database_url) as store:
        return await store.run(look)


def test_keys_of_the_settings_are_taken_oldest_first(tmp_path: Path) -> None:
    given = Settings(database_url=f"sqlite:///{tmp_path / 'k.sqlite3'}", data_key=f" {KEYS[0]} , {KEYS[1]}")
    seal = seal_for(given)
    assert seal.version == 2
    assert seal.check() == Seal(KEYS).check()
    assert list(tmp_path.iterdir()) == []


def test_with_postgresql_a_key_is_the_operators(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="DATA_KEY is missing"):
        seal_for(Settings(database_url="postgresql://kawan@localhost/kawan", data_key=""))
    assert seal_for(Settings(database_url="postgresql://kawan@localhost/kawan", data_key=KEYS[0])).version == 1


def test_the_embedded_database_gets_a_key_of_its_own(settings: Settings) -> None:
    seal = seal_for(settings)
    file = key_file(settings)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert seal_for(settings).check() == seal.check() == Seal(kept(settings)).check()
    assert len(kept(settings)[0]) >= 40
    assert file.parent == Path(settings.database_url.removeprefix("sqlite:///")).parent


def test_the_folder_is_made_for_a_first_start(tmp_path: Path) -> None:
    fresh = Settings(database_url=f"sqlite:///{tmp_path / 'new' / 'data' / 'kawan.sqlite3'}", data_key="")
    assert seal_for(fresh).check() == seal_for(fresh).check()


def test_every_database_has_another_key(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}.sqlite3" for name in ("one", "two")]
    seals = [seal_for(Settings(database_url=url, data_key="")) for url in urls]
    assert seals[0].check() != seals[1].check()


def _start(url: str, results: "Queue[str]", gate: Barrier) -> None:
    gate.wait(30)
    results.put(seal_for(Settings(database_url=url, data_key="")).check())


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results, gate = context.Queue(), context.Barrier(3)
    url = f"sqlite:///{tmp_path / 'kawan.sqlite3'}"
    starters = [context.Process(target=_start, args=(url, results, gate)) for _ in range(3)]
    for starter in starters:
        starter.start()
    checks = {results.get(timeout=60) for _ in starters}
    for starter in starters:
        starter.join(60)
    assert checks == {seal_for(Settings(database_url=url, data_key="")).check()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kawan.key", "kawan.key.lock"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"short\n", b"\xff\xfe\x00", b"the-first-key-of-sixteen\nshort\n"])
def test_a_damaged_file_of_keys_is_not_replaced(settings: Settings, content: bytes) -> None:
    key_file(settings).write_bytes(content)
    with pytest.raises(BadSettings, match="must hold keys"):
        seal_for(settings)
    assert key_file(settings).read_bytes() == content


def test_a_key_that_cannot_be_kept_stops_the_start(no_folder: Path) -> None:
    with pytest.raises(BadSettings, match="DATA_KEY"):
        seal_for(Settings(database_url=f"sqlite:///{no_folder}", data_key=""))


def test_a_draft_is_not_left_behind(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.keys.os.fsync", full)
    with pytest.raises(BadSettings, match="No space left"):
        seal_for(settings)
    folder = key_file(settings).parent
    assert not key_file(settings).exists()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


async def _prepare(settings: Settings) -> Seal:
    seal = seal_for(settings)
    await in_list(settings, seal)
    return seal


def test_rotating_the_kept_key_finds_everybody_after_it(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    old = asyncio.run(_prepare(settings))
    (first,) = kept(settings)
    assert rotate(settings) == 0
    assert "2 claims, 0 rows" in capsys.readouterr().out
    new = seal_for(settings)
    assert (old.version, new.version) == (1, 2)
    assert kept(settings)[0] == first
    assert asyncio.run(found(settings, new)) == [1, 1]
    assert stat.S_IMODE(key_file(settings).stat().st_mode) == 0o600
    with pytest.raises(StorageUnusable):
        asyncio.run(found(settings, old))


def test_a_rotation_that_broke_off_gets_no_further_key(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_prepare(settings))
    key_file(settings).write_text("\n".join([*kept(settings), KEYS[1]]) + "\n")
    assert rotate(settings) == 0
    assert len(kept(settings)) == 2
    assert "2 claims" in capsys.readouterr().out
    assert asyncio.run(found(settings, seal_for(settings))) == [1, 1]
    rotate(settings)
    assert len(kept(settings)) == 3


def test_a_key_that_the_operator_added_is_put_to_use(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = Settings(database_url=sqlite_url, data_key=KEYS[0])
    both = Settings(database_url=sqlite_url, data_key=",".join(KEYS))
    asyncio.run(in_list(one, seal_for(one)))
    assert asyncio.run(found(both, seal_for(both))) == [1, 1]
    assert rotate(both) == 0
    assert "2 claims" in capsys.readouterr().out
    assert rotate(both) == 0
    assert "0 claims" in capsys.readouterr().out
    assert asyncio.run(found(both, seal_for(both))) == [1, 1]
    assert not key_file(both).exists()


def test_with_wrong_keys_nothing_is_rotated(sqlite_url: str) -> None:
    one = Settings(database_url=sqlite_url, data_key=KEYS[0])
    asyncio.run(in_list(one, seal_for(one)))
    with pytest.raises(StorageUnusable, match="DATA_KEY is not the key"):
        rotate(Settings(database_url=sqlite_url, data_key=",".join(reversed(KEYS))))
    assert asyncio.run(found(one, seal_for(one))) == [1, 1]
