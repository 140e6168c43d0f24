"""What a conversation may ask about results, figures and the codes of messages."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from conversations.outcomes.codes import Code
from conversations.outcomes.records import Checked, Figures, Results
from conversations.outcomes.stories import NO_STORIES, NOBODY, Experience, Stories


class Outcomes(Protocol):
    """What is remembered of what came of it all."""

    def own_experience(self) -> Experience | None:
        """Return what the person told of a first benefit, the newest."""

    def stories(self, places: Collection[str]) -> Stories:
        """Count the experiences of these places, "" being everywhere; for officers."""

    def experiences(
        self, places: Collection[str], start: int, most: int, *, told: bool = False
    ) -> Sequence[Experience]:
        """Return experiences of these places, the newest first; `told` asks for those with a sentence."""

    def results(self, campaign_id: int) -> Results | None:
        """Count an announcement; `None` when that takes longer than a person waits for a reply."""

    def figures(self, regions: Sequence[str], since: datetime, until: datetime) -> Figures | None:
        """Count the programme in these regions, "" being everywhere; `None` as above."""

    def message(self, code: Code, digest: str) -> Checked | None:
        """Look a message up by its code, and compare its words with this digest; `None` for a code that is not ours."""


class NoOutcomes:
    """The same for somebody about whom nothing is known."""

    def own_experience(self) -> Experience | None:
        """Nothing was told."""
        return None

    def stories(self, places: Collection[str]) -> Stories:
        """Nobody told theirs."""
        return NO_STORIES

    def experiences(
        self, places: Collection[str], start: int, most: int, *, told: bool = False
    ) -> Sequence[Experience]:
        """Nobody told theirs."""
        return NOBODY

    def results(self, _campaign_id: int) -> Results | None:
        """Nothing was sent."""
        return Results()

    def figures(self, _regions: Sequence[str], _since: datetime, _until: datetime) -> Figures | None:
        """Nobody came."""
        return Figures()

    def message(self, _code: Code, _digest: str) -> Checked | None:
        """No code is known."""
        return None
