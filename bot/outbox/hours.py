"""How messages about hours with counsellors are composed."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from conversations.counselling import told
from conversations.counselling.records import Slot
from conversations.engine.view import View
from storage import counselling
from storage.outbox import Leased


def reminder(connection: Connection, message: Leased, _today: date) -> View | None:
    """Remind of an hour; moot when it is not held any more, or at another time."""
    held = _held(connection, message)
    return told.reminder(held, message.time_zone) if held else None


def gone(_: Connection, message: Leased, _today: date) -> View | None:
    """Tell that an hour was taken back."""
    starts = datetime.fromisoformat(message.params["starts"])
    return told.gone(message.params["counsellor"], starts, message.time_zone)


def news(_: Connection, message: Leased, _today: date) -> View | None:
    """Tell a counsellor of a booking."""
    known = message.params
    starts = datetime.fromisoformat(known["starts"])
    return told.news(known["slot"], known["what"], known["label"], starts, message.time_zone)


def moved(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell that an hour was moved; moot when it is not held any more, or was moved once more."""
    held = _held(connection, message)
    return told.moved(held, datetime.fromisoformat(message.params["before"]), message.time_zone) if held else None


def _held(connection: Connection, message: Leased) -> Slot | None:
    """Return the hour that a message speaks of, while its reader holds it at that time."""
    starts = datetime.fromisoformat(message.params["starts"])
    found = counselling.held(connection, message.user_id, starts - timedelta(seconds=1))
    same = found is not None and (found.slot.id, found.slot.starts_at) == (message.params["slot"], starts)
    return found.slot if found and same else None
