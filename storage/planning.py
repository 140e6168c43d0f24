"""Campaigns become messages: planned by the database itself, in portions that a kill interrupts without harm.

Where a pass is stands in the row of the campaign and is written in the transaction of its portion. Every function works
within the connection of `Store.run`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection

from conversations.outreach.quiet import Quiet

Pass = Literal["canary", "rest"]
"""The first percent, with whom it is tried out; all others, and those held out."""
TEMPLATE = "campaign"


@dataclass(frozen=True, slots=True)
class Portion:
    """What one portion did: messages planned, people held out, and whether its pass is over."""

    planned: int
    held_out: int
    done: bool


def plan_portion(
    connection: Connection,
    campaign_id: int,
    which: Pass,
    now: datetime,
    quiet: Quiet,
    most: int = 1000,
    today: date | None = None,
) -> Portion:
    """Plan the next portion of a pass, looking at `most` people at most; begins the pass when another was done last.

    Done at once when the campaign does not fly. `today` is the day from which the audience counts, by default that of
    Jakarta. The campaign's own `phase` is `which` while the pass goes on, and "<which> done" after it.
    """
    raise NotImplementedError


def begin_occurrence(connection: Connection, campaign_id: int, occurrence: int) -> None:
    """Begin the next round of a campaign that recurs: whoever had it before is planned anew."""
    raise NotImplementedError
