"""What people and counsellors are told unasked about their hours."""

from datetime import datetime

from conversations.counselling import words
from conversations.counselling.records import Slot
from conversations.engine.actions import Open
from conversations.engine.text import Raw, text
from conversations.engine.view import Button, View
from conversations.privacy.moments import moment


def reminder(slot: Slot, zone: str) -> View:
    """Remind a person of the hour that they hold."""
    can = Button(text("I cannot come"), Open("hour_cancel", str(slot.id)))
    move = Button(text("Move"), Open("hours"))
    head = text("<b>Your hour with a counsellor is near.</b>")
    return View((head, words.told(slot, zone)), (*words.address(slot), (move, can)))


def gone(counsellor: str, starts: datetime, zone: str) -> View:
    """Tell a person that their hour was taken back."""
    at = moment(starts, zone)
    if counsellor:
        head = text("The hour on {moment} with {who} was cancelled by the counsellor.", moment=at, who=Raw(counsellor))
    else:
        head = text("The hour on {moment} was cancelled by the counsellor.", moment=at)
    return View((head, text("Please choose another hour.")), ((words.HOURS, words.MENU),))


def moved(slot: Slot, before: datetime, zone: str) -> View:
    """Tell a person that the counsellor's office moved their hour."""
    head = text("<b>Your hour with a counsellor was moved.</b>")
    old = text("Until now: {moment}. It is now:", moment=moment(before, zone))
    can = Button(text("I cannot come"), Open("hour_cancel", str(slot.id)))
    return View((head, old, words.told(slot, zone)), (*words.address(slot), (words.HOURS, can)))


def news(slot_id: int, what: str, label: str, starts: datetime, zone: str) -> View:
    """Tell a counsellor that somebody booked, or cancelled."""
    at, who = moment(starts, zone), Raw(label)
    if what == "booked":
        said = text("Participant {label} booked your hour on {moment}.", label=who, moment=at)
    else:
        said = text("Participant {label} cancelled your hour on {moment}. It is free again.", label=who, moment=at)
    return View((said,), ((Button(text("See the hour"), Open("desk_hour", str(slot_id))),),))
