"""Moments as people read them, in the three zones of Indonesia, which know no summer time."""

from datetime import UTC, datetime, timedelta, timezone

from conversations.engine.text import Raw, Text, text

_ZONES = {"Asia/Jakarta": (7, "WIB"), "Asia/Makassar": (8, "WITA"), "Asia/Jayapura": (9, "WIT")}


def moment(at: datetime, zone: str) -> Text:
    """Return an aware moment as day, time and zone; a zone that is none of ours is told in WIB."""
    _, name = _ZONES.get(zone, _ZONES["Asia/Jakarta"])
    local = at.astimezone(_offset(zone))
    return text("{day}, {time} {zone}", day=local.date(), time=Raw(f"{local:%H.%M}"), zone=Raw(name))


def aware(local: datetime, zone: str) -> datetime:
    """Return a naive local moment in a zone as an aware one; a zone that is none of ours counts as WIB."""
    return local.replace(tzinfo=_offset(zone)).astimezone(UTC)


def _offset(zone: str) -> timezone:
    hours, _ = _ZONES.get(zone, _ZONES["Asia/Jakarta"])
    return timezone(timedelta(hours=hours))
