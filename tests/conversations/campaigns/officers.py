"""Officers with roles in places, and announcements that they see, without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from conversations.campaigns.flight import Reach
from conversations.campaigns.port import NoCampaigns
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.campaigns.segments import Segment
from conversations.memory import Blank
from conversations.outreach.audience import Audience
from conversations.reception.person import Person

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SARI, BUDI = 7_001, 7_002
SIANTAR, SIMALUNGUN, SUMUT, JABAR = "12.72", "12.08", "12", "32"


SAVED = (
    Segment(3, "Penjahit", SIANTAR, Audience((SIANTAR,), families=("driver",)), SARI),
    Segment(4, "Luar", JABAR, Audience((JABAR,))),
)
"""The saved audiences that everybody's memory holds."""


def local(words: str) -> datetime:
    """Return a naive moment on somebody's own clock, as in "2026-11-25 09:00"."""
    return datetime.fromisoformat(words)


def a_campaign(**changed: Any) -> Campaign:
    """Return a draft of Sari's for Siantar that lacks nothing."""
    made = Campaign(
        id=1,
        name="Sosialisasi",
        goal="Cek kelayakan",
        region=SIANTAR,
        state="draft",
        content=Content({("a", "id"): "*Kena PHK?* Cek kelayakan JKP."}),
        audience=Audience(regions=(SIANTAR,)),
        schedule=Schedule(),
        options=Options(),
        composer=SARI,
        created_at=NOW,
        changed_at=NOW,
    )
    return replace(made, **changed)


@dataclass
class Desk(NoCampaigns):
    """The announcements that are remembered."""

    user_id: int
    known: dict[int, Campaign] = field(default_factory=dict)
    saved: tuple[Segment, ...] = ()

    def me(self) -> int:
        return self.user_id

    def get(self, campaign_id: int) -> Campaign | None:
        return self.known.get(campaign_id)

    def latest(self, _most: int) -> tuple[Campaign, ...]:
        return tuple(self.known.values())

    def newest_draft(self) -> Campaign | None:
        drafts = [each for each in self.known.values() if each.state == "draft" and each.composer == self.user_id]
        return drafts[-1] if drafts else None

    def reach(self, _audience: Audience, _today: date) -> Reach:
        return Reach(12, 10, {"stopped": 2}, {"Asia/Jakarta": 10})

    def segments(self) -> tuple[Segment, ...]:
        return self.saved


class Held(Blank):
    """The memory of an officer."""

    def __init__(self, places: Mapping[str, tuple[str, ...]], desk: Desk) -> None:
        self._places = places
        self._desk = desk

    def roles(self) -> frozenset[str]:
        return frozenset(self._places)

    def regions(self, role: str) -> tuple[str, ...]:
        return self._places.get(role, ())

    def campaigns(self) -> Desk:
        return self._desk

    def heard_at(self) -> datetime:
        return NOW


def officer(user_id: int, *known: Campaign, **places: str) -> Person:
    """Return an officer with one role in each of these places, as in `campaigner="12.72"`."""
    desk = Desk(user_id, {each.id: each for each in known}, SAVED)
    return Person("id", None, Held({role: (place,) for role, place in places.items()}, desk))
