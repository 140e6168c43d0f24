"""Moments as people read them, in the three zones of Indonesia, which know no summer time."""

from datetime import datetime, timedelta, timezone

from conversations.engine.text import Raw, Text, text

_ZONES = {"Asia/Jakarta": (7, "WIB"), "Asia/Makassar": (8, "WITA"), "Asia/Jayapura": (9, "WIT")}


def moment(at: datetime, zone: str) -> Text:
    """Return an aware moment as day, time and zone; a zone that is none of ours is told in WIB."""
    hours, name = _ZONES.get(zone, _ZONES["Asia/Jakarta"])
    local = at.astimezone(timezone(timedelta(hours=hours)))
    return text("{day}, {time} {zone}", day=local.date(), time=Raw(f"{local:%H.%M}"), zone=Raw(name))
