"""How what concerns announcements is composed: they themselves, previews, recalls, and word to composers."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from bot.outbox.parcel import Parcel
from conversations.campaigns.message import message as view_of
from conversations.campaigns.progress import Tally, board
from conversations.campaigns.records import Campaign
from conversations.campaigns.tidings import Undone, report, tiding
from conversations.engine.view import View
from storage import campaigns, drips, recalls, watching
from storage.outbox import Leased

_FIRST_PART = "a"


def announcement(connection: Connection, message: Leased, _today: date) -> Parcel | None:
    """Say an announcement; moot when it is not, word for word, what a second person approved, or its series is over."""
    flown = campaigns.get(connection, message.campaign_id or 0)
    if flown is None or not flown.approved_digest or flown.approved_digest != flown.digest:
        return None
    if flown.schedule.kind == "drip" and not drips.still_wanted(connection, flown, message.user_id):
        return None
    return Parcel(view_of(flown, _part(message), message.language), paid=flown.options.paid)


def preview(connection: Connection, message: Leased, _today: date) -> Parcel | None:
    """Show an announcement to an officer as its readers would get it."""
    known = message.params
    shown = campaigns.get(connection, known["campaign"])
    if shown is None:
        return None
    language = known.get("language", message.language)
    return Parcel(view_of(shown, known.get("part", _FIRST_PART), language), language=language)


def recall(connection: Connection, message: Leased, _today: date) -> Parcel | None:
    """Take a message back, or put the corrected words in its place."""
    known = message.params
    if known["how"] == "delete":
        return Parcel(View(()), way="delete", message_id=known["message"])
    flown = campaigns.get(connection, message.campaign_id or 0)
    if flown is None:
        return None
    content = replace(flown.content, texts=recalls.words_of(connection, flown.id))
    corrected = view_of(replace(flown, content=content), _part(message), message.language)
    return Parcel(corrected, way="edit", message_id=known["message"])


def progress(connection: Connection, message: Leased, _today: date) -> View | None:
    """Hang the board on which a composer watches an announcement."""
    flown = _of(connection, message)
    return board(watching.watch(connection, flown, message.due_at), message.time_zone) if flown else None


def told(connection: Connection, message: Leased, _today: date) -> View | None:
    """Tell a composer what an announcement has come to."""
    flown, known = _of(connection, message), message.params
    if flown is None:
        return None
    return tiding(replace(flown, reason=known["reason"]), known["what"], Tally(**known["tally"]), message.time_zone)


def undone(connection: Connection, message: Leased, _today: date) -> View | None:
    """Report what a recall came to."""
    flown, known = _of(connection, message), message.params
    return report(flown, Undone(known["how"], known["done"], known["left"])) if flown else None


def _of(connection: Connection, message: Leased) -> Campaign | None:
    return campaigns.get(connection, message.params["campaign"])


def _part(message: Leased) -> str:
    return message.variant or _FIRST_PART
