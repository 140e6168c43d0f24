"""A room: one subject with its commands, its pages, and what it understands of what people send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from conversations.engine.state import Answers
from conversations.reception.person import Heard, Person, Response

Command = Callable[[Person, str, date], Response | None]
"""Answers a slash command, given what stands behind it; `None` for people to whom it does not exist."""

Page = Callable[[Person, str, date], Response]
"""Shows a page, given its argument; a page is stateless, and its argument may be forged."""

Hearing = Callable[[Person, Heard, date], Response | None]
"""Answers words or files that concern the room, or leaves them to others with `None`."""


Ending = Callable[[Person, Answers, date], Response]
"""Speaks when a flow that forgets has ended, given the answers; it may look at all that is remembered."""

Beginning = Callable[[Person, date], Response | None]
"""Tells why a flow cannot be begun now, if it cannot."""


@dataclass(frozen=True)
class Room:
    """One subject of the house.

    `commands` go by their names without slash, `pages` by the names that `Open` carries. `asked` maps whole messages,
    in small letters and without signs at their end, to a command. `hears` is asked where no question waits for an
    answer, `beginnings` (by flow) before a flow is begun, `endings` (by flow) instead of the words of its outcome.
    `starts` is asked what a deep link brought behind */start*. `first` hears before every question that waits, which is
    for whoever talks with a person: only secrets and despair go before.
    """

    name: str
    commands: Mapping[str, Command] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    hears: Hearing | None = None
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    starts: Command | None = None
    first: Hearing | None = None
