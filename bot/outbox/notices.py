"""What officers are told of announcements: one waits for them, or somebody decided on theirs."""

from datetime import date

from sqlalchemy import Connection

from conversations.campaigns.notices import correction_waits, news, waits
from conversations.engine.view import View
from storage import campaigns, corrections
from storage.outbox import Leased


def review(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell that an announcement waits; moot when it does not any more, or is another by now."""
    known = campaigns.get(connection, message.params["campaign"])
    still = known is not None and known.state == "review" and known.digest == message.params["digest"]
    return waits(known) if known is not None and still else None


def correction(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell that a correction waits; moot when it does not any more, or is another by now."""
    known = campaigns.get(connection, message.params["campaign"])
    found = corrections.waiting(connection, known.id) if known is not None else None
    still = found is not None and found.digest == message.params["digest"]
    return correction_waits(known) if known is not None and still else None


def decided(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell what was decided; moot when the announcement was changed since."""
    known = campaigns.get(connection, message.params["campaign"])
    same = known is not None and known.digest == message.params["digest"]
    return news(known, message.params["about"]) if known is not None and same else None
