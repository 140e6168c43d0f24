"""When an announcement will have reached everybody, at the rate that is left and with nights between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from conversations.outreach.quiet import Quiet

_HOURS = {"Asia/Jakarta": 7, "Asia/Pontianak": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
_WIB = 7


@dataclass(frozen=True, slots=True)
class Forecast:
    """When it ends, in all and in each zone (aware, UTC), and how many have to wait for the end of a night."""

    ends_at: datetime
    by_zone: Mapping[str, datetime] = field(default_factory=dict)
    delayed: int = 0


def local_zone(name: str) -> timezone:
    """Return the zone of Indonesia with this name; that of Jakarta for another."""
    return timezone(timedelta(hours=_HOURS.get(name, _WIB)))


@dataclass(slots=True)
class _Line:
    """Those of one zone who still wait, since when they may be served, and how many of them nights have put off."""

    zone: str
    left: float
    due: datetime
    put_off: float = 0.0

    def opens(self, at: datetime, quiet: Quiet) -> datetime:
        """Return the first moment from `at` on that is not quiet."""
        local = at.astimezone(local_zone(self.zone))
        allowed = quiet.next_allowed(local.replace(tzinfo=None))
        return allowed.replace(tzinfo=local.tzinfo).astimezone(UTC)

    def closes(self, at: datetime, quiet: Quiet) -> datetime | None:
        """Return when the next night begins, `None` where there is none."""
        if quiet.start == quiet.end:
            return None
        local = at.astimezone(local_zone(self.zone)).replace(tzinfo=None)
        start = datetime.combine(local.date(), quiet.start)
        start += timedelta(days=1) if start <= local else timedelta()
        return start.replace(tzinfo=local_zone(self.zone)).astimezone(UTC)


def finish(counts: Mapping[str, int], rate: float, quiet: Quiet, start: datetime) -> Forecast:
    """Predict when so many readers of each zone have their message, at `rate` messages a second from `start` (aware) on.

    Messages go in the order in which they are due; a night puts what is left of a zone off to its morning.

    Raises:
        ValueError: when the rate is not above zero.
    """
    if rate <= 0:
        raise ValueError("a rate is above zero")
    at = start.astimezone(UTC)
    lines = [_Line(zone, count, at) for zone, count in sorted(counts.items()) if count > 0]
    ends = {line.zone: at for line in lines}
    for line in lines:
        _put_off(line, at, quiet)
    while lines:
        at = _serve(lines, max(at, min(line.due for line in lines)), rate, quiet, ends)
        lines = [line for line in lines if line.left > 0]
    raise NotImplementedError
