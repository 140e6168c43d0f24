"""The brake: after a storm of refusals nothing more is sent until a person has looked and released it."""

from collections import Counter
from dataclasses import dataclass

from conversations.outreach.attempt import End, EndKind

LIMIT, WINDOW = 20, 50
"""So many refusals among the latest attempts trip the brake."""
STORMY: frozenset[EndKind] = frozenset({"flood", "blocked", "gone", "server"})
"""Ends that tell of something wrong with what is sent, to whom, or how fast."""


@dataclass(frozen=True, slots=True)
class Storm:
    """The latest attempts, oldest first, as far as they count."""

    latest: tuple[EndKind, ...] = ()

    def after(self, end: End) -> "Storm":
        """Return the storm with one more attempt; one that the sender held back is none."""
        return self if end.kind == "held" else Storm((*self.latest, end.kind)[-WINDOW:])

    @property
    def reason(self) -> str:
        """What trips the brake, in words for the operator; empty while all is well."""
        stormy = Counter(kind for kind in self.latest if kind in STORMY)
        if stormy.total() < LIMIT:
            return ""
        told = ", ".join(f"{number} {kind}" for kind, number in stormy.most_common())
        return f"{stormy.total()} of the last {len(self.latest)} attempts: {told}"
