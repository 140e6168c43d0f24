"""The folder that is watched: what lies still is read once, moved away, or left with a report."""

import os
from pathlib import Path

import pytest

from bot.importing.words import in_english
from bot.sources.folder import DONE, REPORT, Folder
from bot.sources.taking import Taking
from storage import Store, list_imports
from storage.seal import Seal
from tests.bot.sources.lists import TODAY, Days, as_json, change, known, listed, row, shown

CSV = "title;employer;source_id\nKasir;PT Maju;1\nSatpam;PT Maju;2\n"


class Watched:
    """A folder, and who looks into it."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.path = folder
        self.store = store
        self.days = Days()
        self.folder = self.anew()
        self._touched = 0

    def anew(self) -> Folder:
        """Begin as a new process does."""
        taking = Taking(self.store, Seal(["a key of tests"]), in_english, self.days, TODAY)
        return Folder(self.path, taking, in_english, self.days)

    def put(self, name: str, content: bytes | str) -> Path:
        """Put a file there, each a minute later than the one before."""
        file = self.path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        self._touched += 1
        os.utime(file, (1_790_000_000 + 60 * self._touched,) * 2)
        return file

    async def look(self, times: int = 2) -> bool:
        """Look so many times; tells whether the last look took anything in."""
        looks = [await self.folder.look() for _ in range(times)]
        return looks[-1]

    @property
    def names(self) -> list[str]:
        """What lies there."""
        return sorted(file.relative_to(self.path).as_posix() for file in self.path.rglob("*") if file.is_file())

    async def imports(self) -> int:
        """Count how many lists were brought."""
        return len(await self.store.run(list_imports.imports))


@pytest.fixture
def watched(tmp_path: Path, store: Store) -> Watched:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Watched(folder, store)


async def test_a_file_is_taken_in_when_it_lies_still_and_moved_away(watched: Watched) -> None:
    watched.put("vacancies.csv", CSV)
    assert not await watched.look(1)
    assert await shown(watched.store) == []
    assert await watched.look(1)
    assert await shown(watched.store) == ["petugas:1", "petugas:2"]
    assert watched.names == [f"{DONE}/vacancies.csv"]
    assert not await watched.look()


async def test_a_file_that_grows_is_waited_for(watched: Watched) -> None:
    for part in (20, 40, 60):
        watched.put("vacancies.csv", CSV[:part])
        assert not await watched.look(1)
    watched.put("vacancies.csv", CSV)
    await watched.look(1)
    assert await watched.look(1)
    assert await watched.imports() == 1


@pytest.mark.parametrize("name", ["Vacancies November.JSON", "vacancies-x.json", "vacancies.csv"])
async def test_lists_are_known_by_the_beginning_of_their_name(watched: Watched, name: str) -> None:
    watched.put(name, listed(1))
    assert await watched.look()


@pytest.mark.parametrize(
    "name",
    ["claims.csv", "slots.csv", "lowongan.csv", ".vacancies.csv", "vacancies.csv.part", "vacancies.txt", "vacancies"],
)
async def test_other_files_are_left_alone(watched: Watched, name: str) -> None:
    watched.put(name, CSV)
    (watched.path / "vacancies-folder.csv").mkdir()
    assert not await watched.look(3)
    assert watched.names == [name]
    assert await watched.imports() == 0


async def test_claims_are_not_taken_in_whatever_their_file_is_called(watched: Watched) -> None:
    watched.put("vacancies.csv", "kpj;phone;birth_date;state\n12345678901;081234567890;1990-12-31;approved\n")
    await watched.look(3)
    assert watched.names == ["vacancies.csv", f"vacancies.csv{REPORT}"]
    assert await watched.imports() == 0


async def test_trainings_come_the_same_way(watched: Watched) -> None:
    watched.put("trainings.csv", "title;provider\nLas;BLK Medan\n")
    assert await watched.look()
    assert watched.names == [f"{DONE}/trainings.csv"]


async def test_a_file_with_rejected_rows_stays_with_its_report_until_it_is_mended(watched: Watched) -> None:
    watched.put("vacancies.csv", CSV + ";PT Sinar;3\n")
    assert await watched.look()
    assert await shown(watched.store) == ["petugas:1", "petugas:2"]
    assert watched.names == ["vacancies.csv", f"vacancies.csv{REPORT}"]
    report = (watched.path / f"vacancies.csv{REPORT}").read_text(encoding="utf-8-sig")
    assert "4;rejected;title: must not be empty" in report
    assert not await watched.look(3)
    watched.folder = watched.anew()
    assert not await watched.look(3)
    assert watched.folder.left == 1
    assert await watched.imports() == 1
    watched.put("vacancies.csv", CSV + "Juru Masak;PT Sinar;3\n")
    assert await watched.look()
    assert await shown(watched.store) == ["petugas:1", "petugas:2", "petugas:3"]
    assert watched.names == [f"{DONE}/vacancies.csv"]
    await watched.look(1)
    assert watched.folder.left == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"{", b"[]", b"\xff\xfe\x00garbage", b"title\n"])
async def test_what_is_no_list_is_told_and_left(watched: Watched, content: bytes) -> None:
    watched.put("vacancies.csv", content)
    assert not await watched.look(4)
    assert watched.names == ["vacancies.csv", f"vacancies.csv{REPORT}"]
    assert len((watched.path / f"vacancies.csv{REPORT}").read_text(encoding="utf-8-sig").splitlines()) == 1


async def test_what_was_brought_last_is_not_read_again(watched: Watched) -> None:
    watched.put("vacancies.csv", CSV)
    await watched.look()
    watched.put("vacancies.csv", CSV)
    assert not await watched.look()
    assert await watched.imports() == 1
    assert len(watched.names) == 2
    watched.put("vacancies.csv", listed(7))
    await watched.look()
    watched.put("vacancies.csv", CSV)
    assert await watched.look()
    assert await watched.imports() == 3


async def test_a_file_retires_nothing_and_is_no_reason_to_show_what_was_retired_elsewhere(watched: Watched) -> None:
    watched.put("vacancies-1.json", as_json(row(1), row(2, employer="PT Sinar")))
    await watched.look()
    await change(watched.store, "PT Sinar", retired_on=TODAY)
    watched.put("vacancies-2.json", listed(3))
    await watched.look()
    assert await shown(watched.store) == ["petugas:1", "petugas:3"]


async def test_two_files_are_taken_in_one_after_the_other_by_name(watched: Watched) -> None:
    watched.put("vacancies-b.json", as_json(row(1, title="Yang Terakhir")))
    watched.put("vacancies-a.json", as_json(row(1, title="Yang Pertama")))
    assert await watched.look()
    assert (await known(watched.store))["petugas:1"]["title"] == "Yang Terakhir"


async def test_a_file_that_cannot_be_moved_is_not_read_again_and_again(watched: Watched) -> None:
    (watched.path / DONE).write_text("in the way")
    watched.put("vacancies.csv", CSV)
    assert await watched.look()
    assert not await watched.look(3)
    assert await watched.imports() == 1
    watched.folder = watched.anew()
    assert not await watched.look(3)
    assert await watched.imports() == 1


async def test_a_folder_that_is_not_there_is_told(watched: Watched) -> None:
    watched.path.rmdir()
    with pytest.raises(OSError, match="lists"):
        await watched.look()
