"""Whether the first percent tells that something is wrong with an announcement, before all others get it."""

from dataclasses import dataclass
from typing import Literal

ENOUGH = 20
"""So many attempts say something about the rest, when others of the first percent sleep until their morning."""
BROKEN, BROKEN_SHARE = 3, 0.05
"""Messages that Telegram refuses for what is in them: from so many on, and from this share of the attempts on."""
LOST, LOST_SHARE = 5, 0.3
"""People who cannot be reached: some always are, so many are not."""
UNKNOWN, UNKNOWN_SHARE = 5, 0.2

Trouble = Literal["broken", "lost", "unknown"]
"""Telegram refuses the message; too many cannot be reached; nobody knows what became of too many."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How the first percent fared: `waiting` have none yet, of whom `due` could have one by now."""

    sent: int = 0
    broken: int = 0
    lost: int = 0
    unknown: int = 0
    waiting: int = 0
    due: int = 0

    @property
    def tried(self) -> int:
        """How many attempts were made, whatever became of them."""
        return self.sent + self.broken + self.lost + self.unknown


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows: wait for more, let all others have it, or stop; `trouble` tells why it stops."""

    what: Literal["wait", "go", "stop"]
    trouble: Trouble | None = None


def judge(trial: Trial) -> Judgement:
    """Judge how an announcement is received; a spike of failures stops it before the trial is over."""
    over = not trial.waiting or (not trial.due and trial.tried >= ENOUGH)
    if trouble := _trouble(trial, over=over):
        return Judgement("stop", trouble)
    return Judgement("go" if over else "wait")


def _trouble(trial: Trial, *, over: bool) -> Trouble | None:
    if _spikes(trial.broken, BROKEN, BROKEN_SHARE, trial.tried) or (over and 0 < trial.broken == trial.tried):
        return "broken"
    if _spikes(trial.lost, LOST, LOST_SHARE, trial.tried):
        return "lost"
    return "unknown" if _spikes(trial.unknown, UNKNOWN, UNKNOWN_SHARE, trial.tried) else None


def _spikes(failed: int, least: int, share: float, tried: int) -> bool:
    return failed >= least and failed > share * tried
