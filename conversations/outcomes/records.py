"""What is counted of an announcement and of the programme, and what is known of a message; plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Step = Literal["opened", "started", "eligible", "linked", "filed", "paid"]
"""Pressed a button; began the check; is eligible; proved a claim; filed it; was paid a month."""

STEPS: tuple[Step, ...] = get_args(Step)
COMPARED: tuple[Step, ...] = STEPS[1:]
"""What those held out may do as well."""


@dataclass(frozen=True, slots=True)
class Group:
    """People, and how many of them came so far afterwards."""

    people: int = 0
    steps: Mapping[Step, int] = field(default_factory=dict)

    def of(self, step: Step) -> int:
        """Return how many came so far."""
        return self.steps.get(step, 0)


@dataclass(frozen=True, slots=True)
class Results:
    """What came of an announcement.

    Messages: `planned` in all, of which some wait, were sent, failed (by reason), were skipped (by reason), or are
    unknown; `blocked` of the failed reached nobody, because their reader stopped the bot. People: `reached` were sent
    it and did something after that, also by variant, region (Kemendagri code, "" not known) and source (its name).
    `meant` and `held_out` are the two groups that chance made; what they did counts from the moment it was due.
    """

    planned: int = 0
    waiting: int = 0
    sent: int = 0
    unknown: int = 0
    blocked: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    reached: Group = field(default_factory=Group)
    by_variant: Mapping[str, Group] = field(default_factory=dict)
    by_region: Mapping[str, Group] = field(default_factory=dict)
    by_source: Mapping[str, Group] = field(default_factory=dict)
    meant: Group = field(default_factory=Group)
    meant_by_variant: Mapping[str, Group] = field(default_factory=dict)
    held_out: Group = field(default_factory=Group)


@dataclass(frozen=True, slots=True)
class Figures:
    """The programme in a region and a period, in people; `rupiah` were paid to them in `months` benefit months."""

    reached: int = 0
    checked: int = 0
    eligible: int = 0
    linked: int = 0
    paid: int = 0
    months: int = 0
    rupiah: int = 0
    assessed: int = 0
    counselled: int = 0
    trained: int = 0
    applied5: int = 0
    employed: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a message by its code: the moment it was sent (aware), and whether it had these words.

    `same_words` is `None` where they cannot be compared; `personal` tells that it went to one person, `own` that this
    is the one who asks. `buttons` are the addresses behind its buttons, `None` where they are not known.
    """

    sent_at: datetime | None
    same_words: bool | None
    personal: bool = False
    own: bool = False
    buttons: frozenset[str] | None = None
