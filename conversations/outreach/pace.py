"""When an announcement is due, and when everybody has it at the rate that is left, with nights between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from conversations.outreach.quiet import Quiet

ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
"""The zones of Indonesia; none of them changes its hours."""
_HOURS = dict(zip(ZONES, (7, 7, 8, 9), strict=True))
_NEARLY_NONE = 1e-6


@dataclass(frozen=True, slots=True)
class Forecast:
    """When it ends, in all and in each zone (aware, UTC), and how many have to wait for the end of a night."""

    ends_at: datetime
    by_zone: Mapping[str, datetime] = field(default_factory=dict)
    delayed: int = 0


def local_zone(name: str) -> timezone:
    """Return a zone of Indonesia by its name; that of Jakarta for another."""
    return timezone(timedelta(hours=_HOURS.get(name, _HOURS[ZONES[0]])))


def due_in(zone: str, moment: datetime | None, now: datetime, quiet: Quiet) -> datetime:
    """Return when readers of a zone may have what is meant for their naive `moment`, from `now` (aware) on, in UTC."""
    here = local_zone(zone)
    meant = now if moment is None else max(now, moment.replace(tzinfo=here))
    return opens(zone, meant, quiet)


def opens(zone: str, at: datetime, quiet: Quiet) -> datetime:
    """Return the first moment from `at` (aware) on that is not quiet in a zone, in UTC."""
    here = local_zone(zone)
    local = at.astimezone(here).replace(tzinfo=None)
    return quiet.next_allowed(local).replace(tzinfo=here).astimezone(UTC)


def finish(counts: Mapping[str, int], rate: float, quiet: Quiet, start: datetime | Mapping[str, datetime]) -> Forecast:
    """Predict when so many readers of each zone have their message, at `rate` messages a second from `start` on.

    `start` is aware, one for all or one for each zone. Messages go in the order in which they are due; a night puts
    what is left of a zone off to its morning.

    Raises:
        ValueError: when the rate is not above zero.
    """
    if rate <= 0:
        raise ValueError("a rate is above zero")
    lines = [_Line(zone, count, _start(start, zone)) for zone, count in sorted(counts.items()) if count > 0]
    ends = {line.zone: line.due for line in lines}
    at = min(ends.values(), default=_start(start, ""))
    waiting = lines
    while waiting:
        at = _serve(waiting, max(at, min(line.due for line in waiting)), rate, quiet)
        ends |= {line.zone: at for line in waiting if line.left < _NEARLY_NONE}
        waiting = [line for line in waiting if line.left >= _NEARLY_NONE]
    return Forecast(max(ends.values(), default=at), ends, round(sum(line.put_off for line in lines)))


@dataclass(slots=True)
class _Line:
    """Those of one zone who still wait, since when they are due, and how many of them a night has put off."""

    zone: str
    left: float
    due: datetime
    put_off: float = 0.0

    def closes(self, at: datetime, quiet: Quiet) -> datetime:
        """Return when the next night begins."""
        if quiet.start == quiet.end:
            return datetime.max.replace(tzinfo=UTC)
        here = local_zone(self.zone)
        local = at.astimezone(here).replace(tzinfo=None)
        start = datetime.combine(local.date(), quiet.start)
        return (start if start > local else start + timedelta(days=1)).replace(tzinfo=here).astimezone(UTC)


def _start(start: datetime | Mapping[str, datetime], zone: str) -> datetime:
    if isinstance(start, datetime):
        return start.astimezone(UTC)
    return (start[zone] if zone in start else min(start.values())).astimezone(UTC)


def _serve(lines: list[_Line], at: datetime, rate: float, quiet: Quiet) -> datetime:
    """Serve those who are due first until they all have theirs or a night begins; return how late it is then."""
    first = min(line.due for line in lines)
    front = [line for line in lines if line.due == first]
    asleep = [line for line in front if opens(line.zone, at, quiet) > at]
    for line in asleep:
        line.put_off = line.put_off or line.left
        line.due = opens(line.zone, at, quiet)
    awake = [line for line in front if line not in asleep]
    if not awake:
        return at
    left = sum(line.left for line in awake)
    done, night = at + timedelta(seconds=left / rate), min(line.closes(at, quiet) for line in awake)
    # Those who are due at the same moment stand mixed, so that each zone is served in proportion.
    share = 1.0 if done <= night else (night - at).total_seconds() * rate / left
    for line in awake:
        line.left -= line.left * share
    return min(done, night)
