"""How an hour with a counsellor is told."""

from conversations.counselling.records import Slot
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Said, Text, lines, text
from conversations.engine.view import Button
from conversations.privacy.moments import moment

MENU = Button(text("Menu"), Open("menu"))
HOURS = Button(text("Free hours"), Open("hours"))
_LONGEST_PLACE = 60


def when(slot: Slot, zone: str) -> Text:
    """Return day, time and zone of an hour, and its length."""
    return text("<b>{moment}</b> ({n} minutes)", moment=moment(slot.starts_at, zone), n=slot.minutes)


def whom(slot: Slot) -> Said:
    """Return who offers the hour."""
    return Raw(slot.counsellor) if slot.counsellor else text("a job counsellor (pengantar kerja)")


def where(slot: Slot) -> Text:
    """Return where the meeting is."""
    if slot.place:
        return text("Place: {place}", place=Raw(slot.place))
    return text("Online. The link is in the message of the booking.") if slot.link else text("Online.")


def told(slot: Slot, zone: str) -> Lines:
    """Return all that a person needs to know before they book."""
    return lines(when(slot, zone), text("With {who}", who=whom(slot)), where(slot))


def short(slot: Slot, zone: str) -> Said:
    """Return what stands on the button of an hour."""
    if not slot.place:
        return text("{moment} · online", moment=moment(slot.starts_at, zone))
    return moment(slot.starts_at, zone)


def address(slot: Slot) -> tuple[tuple[Button, ...], ...]:
    """Return the button that opens the meeting."""
    return ((Button(text("Open the meeting"), url=slot.link),),) if slot.link else ()
