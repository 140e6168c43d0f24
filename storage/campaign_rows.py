"""What the outbox keeps for each participant whom a campaign is planned for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, literal, null, select

from conversations.campaigns.records import Campaign
from conversations.outreach.kinds import KINDS
from conversations.outreach.pace import ZONES, local_zone
from storage import assigning
from storage.deliveries import HELD_OUT
from storage.exclusions import KIND
from storage.tables import outbox, participant

TEMPLATE = "campaign"
COLUMNS = (
    *("dedup", "user_id", "kind", "template", "params", "priority", "due_at", "expires_at", "state", "reason"),
    *("attempts", "lease", "ended_at", "campaign_id", "variant"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a campaign: `due` in each zone of Indonesia, planned at the moment `now` (all aware)."""

    flying: Campaign
    due: Mapping[str, datetime]
    now: datetime

    def planned(self) -> Select[Any]:
        """Select the rows of those to whom it is sent."""
        return self._select({"state": "planned", "reason": "", "ended_at": None})

    def held_out(self) -> Select[Any]:
        """Select the rows of those to whom it is never sent, so that there is something to compare with."""
        return self._select({"state": "skipped", "reason": HELD_OUT, "ended_at": self.now})

    def _select(self, state: dict[str, Any]) -> Select[Any]:
        flying, me, until = self.flying, participant.c.user_id, self.flying.schedule.until
        values: dict[str, Any] = {
            "dedup": literal(f"c:{flying.id}:{flying.occurrence}:") + cast(me, String),
            "user_id": me,
            "kind": KIND,
            "template": TEMPLATE,
            "params": '{"paid": true}' if flying.options.paid else "{}",
            "priority": KINDS[KIND].priority,
            "due_at": _by_zone(self.due),
            "expires_at": _by_zone(_in_zones(until)) if until else None,
            **state,
            "attempts": 0,
            "lease": "",
            "campaign_id": flying.id,
            "variant": assigning.variant(flying),
        }
        return select(*(_typed(name, values[name]) for name in COLUMNS))


def _in_zones(moment: datetime) -> Mapping[str, datetime]:
    return {zone: moment.replace(tzinfo=local_zone(zone)).astimezone(UTC) for zone in ZONES}


def _typed(name: str, value: Any) -> ColumnElement[Any]:
    if isinstance(value, ColumnElement):
        return value
    kind = outbox.c[name].type
    # PostgreSQL has to be told the type of nothing; SQLite would make a year of a moment that is cast.
    return cast(null(), kind) if value is None else literal(value, kind)


def _by_zone(moments: Mapping[str, datetime]) -> ColumnElement[Any]:
    """Return the moment of a reader's zone; that of Jakarta for a zone elsewhere."""
    kind, first = outbox.c.due_at.type, moments[ZONES[0]]
    others = {zone: moment for zone, moment in moments.items() if moment != first}
    if not others:
        return literal(first, kind)
    given = [(participant.c.time_zone == zone, literal(moment, kind)) for zone, moment in others.items()]
    return case(*given, else_=literal(first, kind))
