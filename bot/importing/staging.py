"""Staging a list: read in a thread, stored a portion at a time, so that people are served meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.importing.listing import Context
from bot.importing.listings import wanted
from bot.importing.reader import PORTION, ListReader
from bot.importing.report import Say, report_csv
from bot.importing.words import in_english
from storage import Store, list_deeds, list_imports
from storage.list_imports import Counts, ImportRefused, ListFile
from storage.seal import Seal

OFFICE = ZoneInfo("Asia/Jakarta")
"""The zone whose day tells which dates of a list are still ahead."""

_CLEARED = 5000
_BROKEN_OFF = timedelta(days=1)
Progress = Callable[[int, float], None]
"""Is told how many rows were read, and which share of the file."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that was read and may now be applied; `report_csv` tells of its rows, cut where it grows too long."""

    import_id: int
    what: str
    counts: Counts
    warnings: tuple[str, ...]
    report_csv: bytes = b""


@dataclass(frozen=True, slots=True)
class Bringing:
    """Who brings a file, under which name, when (`now`, aware), and on which day of the office.

    `what` is the kind of list, "" where its headings tell it. `source` is the source of all of its rows, whatever they
    say; where it is "", each row tells its own.
    """

    by: str
    name: str
    now: datetime
    today: date
    what: str = ""
    source: str = ""


async def stage_file(
    store: Store,
    seal: Seal,
    file: Path | bytes,
    name: str,
    by: str,
    *,
    now: datetime,
    today: date,
    what: str = "",
    say: Say = in_english,
) -> Staged:
    """Read a list and stage it, with a report; nothing that people see changes before `apply`.

    `by` is who brings the file, as it is remembered; `say` puts warnings and report into their language. Raises
    Unusable when it is no list that is known, ImportRefused when keys must be rotated first, StorageError; whatever is
    raised, nothing of the file stays staged.
    """
    found = await stage(store, seal, file, Bringing(by, name, now, today, what), say=say)
    return replace(found, report_csv=await report_csv(store, found.import_id, say))


async def stage(
    store: Store,
    seal: Seal,
    file: Path | bytes,
    bringing: Bringing,
    tell: Progress | None = None,
    say: Say = in_english,
) -> Staged:
    """Do the same without the report, telling `tell` now and then how far it is."""
    await _clear_left_over(store, bringing.now)
    async with _open(file, seal, bringing) as reader:
        # A name from a file system may hold what is no text.
        name = bringing.name.encode(errors="replace").decode()
        described = ListFile(reader.listing.name, bringing.by, name, reader.digest, reader.columns)
        import_id = await store.run(lambda tx: list_imports.begin(tx, described, seal.version, bringing.now))
        try:
            counts = await _stage_rows(store, import_id, reader, tell)
        except BaseException:
            await asyncio.shield(_give_up(store, import_id, bringing.now))
            raise
        return Staged(import_id, reader.listing.name, counts, tuple(map(say, reader.warnings)))


async def apply(
    store: Store, import_id: int, now: datetime, today: date | None = None, officer: int | None = None
) -> Counts:
    """Make what is known what a staged file says, in one transaction, and clear what was staged.

    `officer` is who wants it, by Telegram id, 0 for the command line; a list that comes by itself has none.
    Raises ImportRefused when it was applied or dropped before, keys were rotated since, or the officer may not.
    """
    day = today or now.astimezone(OFFICE).date()
    wanted = list_imports.apply if officer is None else partial(list_deeds.apply, officer=officer)
    counts = await store.run(partial(wanted, import_id=import_id, now=now, today=day))
    await clear(store, import_id)
    return counts


async def drop(store: Store, import_id: int, now: datetime) -> None:
    """Give a staged file up. Raises ImportRefused when it was applied."""
    await store.run(partial(list_imports.drop, import_id=import_id, now=now))
    await clear(store, import_id)


async def clear(store: Store, import_id: int) -> None:
    """Delete what was staged of an import that was applied or dropped."""
    while await store.run(partial(list_imports.clear, import_id=import_id, most=_CLEARED)):
        pass


@asynccontextmanager
async def _open(file: Path | bytes, seal: Seal, bringing: Bringing) -> AsyncIterator[ListReader]:
    context, listings = Context(seal, bringing.source), wanted(bringing.what)
    reader = await asyncio.to_thread(ListReader, file, listings, context, bringing.today)
    try:
        yield reader
    finally:
        await asyncio.to_thread(reader.close)


async def _stage_rows(store: Store, import_id: int, reader: ListReader, tell: Progress | None) -> Counts:
    number, last = 0, 0
    while rows := await asyncio.to_thread(reader.portion):
        await store.run(partial(list_imports.stage, import_id=import_id, rows=rows))
        number, last = number + len(rows), rows[-1].row
        if tell is not None:
            tell(number, reader.share)
    await store.run(partial(list_imports.settle_repeats, import_id=import_id))
    for first in range(1, last + 1, PORTION):
        await store.run(partial(list_imports.compare, import_id=import_id, first=first, last=first + PORTION - 1))
    return await store.run(partial(list_imports.finish, import_id=import_id))


async def _give_up(store: Store, import_id: int, now: datetime) -> None:
    with suppress(ImportRefused):
        await store.run(partial(list_imports.drop, import_id=import_id, now=now))
    await clear(store, import_id)


async def _clear_left_over(store: Store, now: datetime) -> None:
    for import_id in await store.run(partial(list_imports.left_over, before=now - _BROKEN_OFF)):
        await _give_up(store, import_id, now)
