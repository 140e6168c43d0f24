"""How messages about hours with counsellors are composed."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from conversations.counselling import told
from conversations.engine.view import View
from storage import counselling
from storage.outbox import Leased


def reminder(connection: Connection, message: Leased, _today: date) -> View | None:
    """Remind of an hour; moot when it is not held any more, or at another time."""
    starts = datetime.fromisoformat(message.params["starts"])
    held = counselling.held(connection, message.user_id, starts - timedelta(seconds=1))
    if held is None or held.slot.id != message.params["slot"] or held.slot.starts_at != starts:
        return None
    return told.reminder(held.slot, message.time_zone)


def gone(_: Connection, message: Leased, _today: date) -> View | None:
    """Tell that an hour was taken back."""
    starts = datetime.fromisoformat(message.params["starts"])
    return told.gone(message.params["counsellor"], starts, message.time_zone)


def news(_: Connection, message: Leased, _today: date) -> View | None:
    """Tell a counsellor of a booking."""
    known = message.params
    starts = datetime.fromisoformat(known["starts"])
    return told.news(known["slot"], known["what"], known["label"], starts, message.time_zone)
