"""What it takes to carry lines to the groups."""

from dataclasses import dataclass, field

from bot.outbox.clock import Clock
from bot.outbox.desk.calls import GroupCalls
from bot.outbox.desk.pace import Pace
from bot.words import Voice
from storage import Store


@dataclass(frozen=True, slots=True)
class Kit:
    """The memory, the calls, the language of the groups, the clock, and the name of this carrier among all."""

    store: Store
    calls: GroupCalls
    voice: Voice
    clock: Clock
    worker: str
    pace: Pace = field(default_factory=Pace)
