"""What a conversation may ask about sources, from the database."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection

from conversations.socialization.records import Cohort, Figures, Scan, Source, SourceKind
from storage import cohorts, employers, source_codes, sources
from storage.seal import Seal


class RememberedSources:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime, seal: Seal) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
        self._seal = seal

    def find(self, code: str) -> Source | None:
        """Return the source with this code; `None` for one that is not ours, without a look at the database."""
        return sources.get(self._connection, code) if source_codes.genuine(self._seal, code) else None

    def fresh(self, count: int) -> tuple[str, ...]:
        """Return as many new codes, signed and borne by no source."""
        return source_codes.fresh(self._connection, self._seal, count)

    def listed(
        self, places: Collection[str], kinds: Collection[SourceKind], after: int, most: int
    ) -> tuple[Source, ...]:
        """List the sources of these kinds within these places, the newest first; those that are retired come last."""
        return sources.listed(self._connection, places, kinds, after, most)

    def like(self, wanted: Source) -> Source | None:
        """Return the source of the same kind, name and region that is in use, if there is one."""
        return sources.like(self._connection, wanted)

    def figures(self, code: str) -> Figures:
        """Count who came by a source."""
        return sources.figures(self._connection, code)

    def cohort(self, code: str, today: date) -> Cohort:
        """Count the workers of a factory who joined."""
        return cohorts.count(self._connection, code, today)

    def scans(self) -> tuple[Scan, ...]:
        """Return the sources that the person came by, the newest first."""
        return sources.scans_of(self._connection, self._user_id)

    def is_employer(self) -> bool:
        """Tell whether the person said that they speak for an employer."""
        return employers.since(self._connection, self._user_id) is not None
