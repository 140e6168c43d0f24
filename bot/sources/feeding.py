"""The round over the sources that are fetched: each every half an hour, and what went wrong is remembered."""

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from bot.importing.table import Unusable
from bot.sources.fetching import Fetched, Fetcher, Unfetched
from bot.sources.named import Source
from bot.sources.taking import Taking
from storage import StorageError, Store, feeds
from storage.feeds import Said
from storage.list_imports import ImportRefused

_log = logging.getLogger(__name__)

EVERY = timedelta(minutes=30)
"""How often a source is asked, give or take a tenth, so that not all of them are asked at once."""
_LONGEST_MARK = 200


class Feeding:
    """Asks the sources that are due; `chance` gives a number between two."""

    def __init__(
        self,
        store: Store,
        sources: Sequence[Source],
        fetcher: Fetcher,
        taking: Taking,
        now: Callable[[], datetime],
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._store = store
        self._sources = sources
        self._fetcher = fetcher
        self._taking = taking
        self._now = now
        self._chance = chance
        self._due: dict[str, datetime] = {}

    async def round(self) -> bool:
        """Ask every source that is due; tells whether any brought something.

        Raises:
            StorageError: when the database cannot be used.
        """
        if not self._due:
            self._due = await self._first_due()
        brought = False
        for source in self._sources:
            if self._due[source.name] <= self._now():
                brought |= await self._ask_in_peace(source)
                self._due[source.name] = self._next(self._now())
        return brought

    async def _first_due(self) -> dict[str, datetime]:
        """Let a restart ask no source again that was asked a moment before."""
        known = {each.source: each.read_at for each in await self._store.run(feeds.feeds)}
        read = {source.name: known.get(source.name) for source in self._sources}
        return {name: self._next(at) if at else self._now() for name, at in read.items()}

    def _next(self, moment: datetime) -> datetime:
        return moment + EVERY * self._chance(0.9, 1.1)

    async def _ask_in_peace(self, source: Source) -> bool:
        try:
            return await self._ask(source)
        except StorageError:
            raise
        except Exception as error:
            # Whatever is odd about one source, the others are still to come.
            _log.exception("The source %s could not be taken in", source.name)
            return await self._failed(source, type(error).__name__)

    async def _ask(self, source: Source) -> bool:
        where = sha256(source.address.encode()).hexdigest()
        said = await self._store.run(partial(feeds.said, source=source.name))
        # What another address said means nothing here.
        said = said if said.address == where else Said(where)
        try:
            fetched = await self._fetcher.fetch(source.address, said)
            if fetched is None:
                return await self._same(source, said)
            told = _mark(said, fetched)
            if told.digest == said.digest:
                return await self._same(source, told)
            fault = await self._taking.whole(source, fetched.body)
        except Unfetched as error:
            return await self._failed(source, str(error))
        except (Unusable, ImportRefused) as error:
            return await self._failed(source, str(error))
        if fault:
            await self._failed(source, fault)
            return True
        await self._store.run(partial(feeds.read, source=source.name, now=self._now(), said=told))
        _log.info("The source %s was read", source.name)
        return True

    async def _same(self, source: Source, said: Said) -> bool:
        """Note that a source offers what it offered."""
        await self._taking.see_again(source)
        await self._store.run(partial(feeds.read, source=source.name, now=self._now(), said=said))
        return True

    async def _failed(self, source: Source, failure: str) -> bool:
        _log.warning("The source %s fails: %s", source.name, failure)
        await self._store.run(partial(feeds.failed, source=source.name, now=self._now(), failure=failure))
        return False


def _mark(said: Said, fetched: Fetched) -> Said:
    """Return what is remembered of a list; a mark that is cut off would never be recognised."""
    etag = fetched.etag if len(fetched.etag) <= _LONGEST_MARK else ""
    return replace(said, etag=etag, modified=fetched.modified[:64], digest=sha256(fetched.body).hexdigest())
