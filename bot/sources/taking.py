"""Taking in what came by itself; a source that suddenly offers much less never takes its posts away by that."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.importing import staging
from bot.importing.opening import digest
from bot.importing.report import Say, report_csv
from bot.importing.staging import OFFICE, Bringing, Staged
from bot.sources.named import Source
from storage import Store, feeds, list_imports
from storage.feeds import FeedKind
from storage.seal import Seal

_PORTION = 1000


class _Fewer(Exception):  # noqa: N818 - names what happened
    """A source would be left with less than half of what it offered."""


class Taking:
    """Takes lists in on the day of the office, which `today` may fix; `say` puts reports into a language."""

    def __init__(
        self, store: Store, seal: Seal, say: Say, now: Callable[[], datetime], today: date | None = None
    ) -> None:
        self._store = store
        self._seal = seal
        self._say = say
        self._now = now
        self._today = today

    async def whole(self, source: Source, body: bytes) -> str:
        """Take in the whole list of a source: what it does not offer any more is retired. Return what is wrong with it.

        Nothing is retired where something is wrong.

        Raises:
            Unusable: when it is no list, or breaks off.
            ImportRefused, StorageError: when it cannot be taken in now.
        """
        bringing = self._bringing(f"feed {source.name}", source.name, source.kind, source.name)
        staged = await staging.stage(self._store, self._seal, body, bringing)
        try:
            if not staged.counts.usable:
                return "none of its rows can be used" if staged.counts.rejected else "its list is empty"
            return await self._replace(source, staged, bringing)
        finally:
            await asyncio.shield(self._let_go(staged.import_id))

    async def file(self, kind: FeedKind, file: Path) -> bytes:
        """Take in a file, which may be a part of what its sources offer; return what is told of its rejected rows.

        Raises:
            Unusable: when it is no list, or breaks off.
            ImportRefused, StorageError: when it cannot be taken in now.
        """
        bringing = self._bringing("folder", file.name, kind)
        staged = await staging.stage(self._store, self._seal, file, bringing)
        try:
            report = await report_csv(self._store, staged.import_id, self._say) if staged.counts.rejected else b""
            await staging.apply(self._store, staged.import_id, bringing.now, bringing.today)
        finally:
            await asyncio.shield(self._let_go(staged.import_id))
        return report

    async def is_known(self, kind: FeedKind, file: Path) -> bool:
        """Tell whether a file holds just what was taken in last."""
        summed = await asyncio.to_thread(digest, file)
        return summed == await self._store.run(partial(feeds.brought_last, kind=kind))

    async def see_again(self, source: Source) -> None:
        """Note that a source still offers what it offered."""
        own = partial(feeds.see_again, kind=source.kind, source=source.name, today=self._day(), most=_PORTION)
        after = 0
        while after := await self._store.run(partial(own, after=after)):
            pass

    async def _replace(self, source: Source, staged: Staged, bringing: Bringing) -> str:
        had = await self._store.run(partial(feeds.offered, kind=source.kind, source=source.name, today=bringing.today))
        try:
            await self._store.run(lambda tx: _apply_whole(tx, source, staged, bringing, had))
        except _Fewer as fewer:
            await self._store.run(lambda tx: list_imports.apply(tx, staged.import_id, bringing.now, bringing.today))
            return str(fewer)
        return ""

    async def _let_go(self, import_id: int) -> None:
        """Clear what was staged, whatever became of it."""
        try:
            await staging.drop(self._store, import_id, self._now())
        except list_imports.ImportRefused:
            await staging.clear(self._store, import_id)

    def _bringing(self, by: str, name: str, kind: FeedKind, source: str = "") -> Bringing:
        return Bringing(by, name, self._now(), self._day(), kind, source)

    def _day(self) -> date:
        return self._today or self._now().astimezone(OFFICE).date()


def _apply_whole(tx: Connection, source: Source, staged: Staged, bringing: Bringing, had: int) -> None:
    list_imports.apply_whole(tx, staged.import_id, bringing.now, bringing.today, source.name)
    left = feeds.offered(tx, source.kind, source.name, bringing.today)
    if left * 2 < had:
        raise _Fewer(f"it offers {left} posts after {had}, so none was taken away")
