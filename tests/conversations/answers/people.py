"""People who told something already, for the answers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bot.words import Voice
from conversations.claim_status.claim import Claim, ClaimState
from conversations.engine.state import State
from conversations.engine.text import Said
from conversations.memory import Blank
from conversations.reception.person import Person

TODAY = date(2026, 11, 28)
STRANGER = Person("id", None)
_VOICE = Voice("en")


@dataclass
class Known(Blank):
    """The memory of somebody with claims, who agreed to have them looked at, or did not."""

    own: tuple[Claim, ...] = ()
    agrees: bool = True

    def agreed(self, purpose: str) -> bool:
        """They agreed to all, or to nothing."""
        return self.agrees

    def claims(self) -> tuple[Claim, ...]:
        """Their claims."""
        return self.own


def claim(state: ClaimState, **details: Any) -> Claim:
    """Return a claim in a state since 2 November 2026."""
    return Claim(7, state, date(2026, 11, 2), datetime(2026, 11, 20, tzinfo=UTC), **details)


def checked(**answers: str) -> Person:
    """Return somebody who answered this much of the check."""
    return Person("id", State("eligibility", "1", answers=answers))


def english(said: Said) -> str:
    """Return words in English, as they are sent."""
    return _VOICE.html(said)
