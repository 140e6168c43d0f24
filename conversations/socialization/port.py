"""What a conversation may ask about sources, and about the workers of a factory."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from conversations.socialization.records import Cohort, Figures, Scan, Source, SourceKind


class Sources(Protocol):
    """What is remembered of sources and who came by them."""

    def find(self, code: str) -> Source | None:
        """Return the source with this code; `None` for one that is not ours."""

    def fresh(self, count: int) -> tuple[str, ...]:
        """Return as many new codes, signed and borne by no source."""

    def listed(
        self, places: Collection[str], kinds: Collection[SourceKind], after: int, most: int
    ) -> tuple[Source, ...]:
        """List the sources of these kinds within these places, the newest first; those that are retired come last."""

    def like(self, wanted: Source) -> Source | None:
        """Return the source of the same kind, name and region that is in use, if there is one."""

    def figures(self, code: str) -> Figures:
        """Count who came by a source."""

    def cohort(self, code: str, today: date) -> Cohort:
        """Count the workers of a factory who joined."""

    def scans(self) -> tuple[Scan, ...]:
        """Return the sources that the person came by, the newest first."""

    def is_employer(self) -> bool:
        """Tell whether the person said that they speak for an employer."""


class NoSources:
    """The same for somebody about whom nothing is known."""

    def find(self, _code: str) -> Source | None:
        """No source."""
        return None

    def fresh(self, _count: int) -> tuple[str, ...]:
        """No codes."""
        return ()

    def listed(
        self, _places: Collection[str], _kinds: Collection[SourceKind], _after: int, _most: int
    ) -> tuple[Source, ...]:
        """No sources."""
        return ()

    def like(self, _wanted: Source) -> Source | None:
        """No source."""
        return None

    def figures(self, _code: str) -> Figures:
        """Nobody came."""
        return Figures()

    def cohort(self, _code: str, _today: date) -> Cohort:
        """Nobody joined."""
        return Cohort()

    def scans(self) -> tuple[Scan, ...]:
        """No sources."""
        return ()

    def is_employer(self) -> bool:
        """Nobody."""
        return False
