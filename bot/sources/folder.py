"""The folder that is watched: each file in it is read once it lies still, and then moved away or reported on."""

import asyncio
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.importing.report import Say, csv_line
from bot.importing.table import Unusable
from bot.sources.taking import Taking
from storage.feeds import FeedKind
from storage.list_imports import ImportRefused

_log = logging.getLogger(__name__)

DONE = "done"
"""The folder within, to which files go that were taken in."""
REPORT = ".laporan.csv"
"""What the name of a report has beyond that of its file."""
_KINDS: tuple[FeedKind, ...] = ("vacancies", "trainings")
_ENDINGS = frozenset({".csv", ".xlsx", ".json"})
# Some disks keep times in steps of two seconds.
_COARSE = 2_000_000_000

Stamp = tuple[int, int]
"""The size of a file, and when it was changed."""


class Folder:
    """Looks into a folder; a file has to be the same at two looks before it is read, because it may be growing."""

    def __init__(self, folder: Path, taking: Taking, say: Say, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._taking = taking
        self._say = say
        self._now = now
        self._seen: dict[Path, Stamp] = {}
        self._read: dict[Path, Stamp] = {}
        self.left = 0
        """How many files lie there with a report of what is wrong with them."""

    async def look(self) -> bool:
        """Read the files that lie still; tells whether any was taken in.

        Raises:
            OSError: when the folder cannot be read.
            StorageError: when the database cannot be used; the files are read at the next look.
        """
        found, self.left = await asyncio.to_thread(_files, self._folder)
        still = [file for file, stamp in found.items() if self._seen.get(file) == stamp != self._read.get(file)]
        self._seen = found
        self._read = {file: stamp for file, stamp in self._read.items() if file in found}
        taken = [await self._take(file) for file in sorted(still)]
        return any(taken)

    async def _take(self, file: Path) -> bool:
        kind = _kind_of(file)
        if kind is None:
            return False
        try:
            if await self._taking.is_known(kind, file):
                await self._put_away(file, b"")
                return False
            report = await self._taking.file(kind, file)
        except (Unusable, ImportRefused) as fault:
            _log.warning("A file of %s in the folder of lists cannot be taken in", kind)
            await self._put_away(file, _told(self._say(fault.said)))
            return False
        _log.info("A file of %s from the folder of lists was taken in", kind)
        await self._put_away(file, report)
        return True

    async def _put_away(self, file: Path, report: bytes) -> None:
        """Move a file away, or leave it with its report; what cannot be moved is read again only when it changes."""
        self._read[file] = self._seen[file]
        try:
            if report:
                await asyncio.to_thread(_write, _report_of(file), report, self._seen[file])
            else:
                await asyncio.to_thread(_move, file, self._now(), self._seen[file])
        except OSError as fault:
            _log.warning("A file cannot be put away in the folder of lists: %s", fault.strerror)


def _files(folder: Path) -> tuple[dict[Path, Stamp], int]:
    """Return the files that are to be read, with their stamps, and how many others have a report of their state."""
    found: dict[Path, Stamp] = {}
    left = 0
    for file in folder.iterdir():
        # Somebody may take it away just now.
        with suppress(FileNotFoundError):
            if _kind_of(file) is None or not file.is_file():
                continue
            told = file.stat()
            if _is_reported(file, told.st_mtime_ns):
                left += 1
            else:
                found[file] = told.st_size, told.st_mtime_ns
    return found, left


def _kind_of(file: Path) -> FeedKind | None:
    name = file.name.casefold()
    if name.endswith(REPORT) or file.suffix.casefold() not in _ENDINGS:
        return None
    return next((kind for kind in _KINDS if name.startswith(kind)), None)


def _report_of(file: Path) -> Path:
    return file.with_name(file.name + REPORT)


def _told(sentence: str) -> bytes:
    return ("\ufeff" + csv_line([sentence])).encode()


def _is_reported(file: Path, changed: int) -> bool:
    """Tell whether the report beside a file is of its state: it has the same time, as far as the disk keeps it."""
    report = _report_of(file)
    return report.exists() and abs(report.stat().st_mtime_ns - changed) <= _COARSE


def _write(file: Path, content: bytes, stamp: Stamp) -> None:
    whole = file.with_name(f".{file.name}.new")
    whole.write_bytes(content)
    os.utime(whole, ns=(stamp[1], stamp[1]))
    whole.replace(file)


def _move(file: Path, now: datetime, stamp: Stamp) -> None:
    """Move a file to those that are done, beside one of the same name; one that grew meanwhile stays."""
    told = file.stat()
    if (told.st_size, told.st_mtime_ns) != stamp:
        return
    done = file.parent / DONE
    done.mkdir(exist_ok=True)
    target = done / file.name
    if target.exists():
        target = done / f"{file.stem}-{now:%Y%m%dT%H%M%S%f}{file.suffix}"
    file.replace(target)
    _report_of(file).unlink(missing_ok=True)
