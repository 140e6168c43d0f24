"""The desk of a counsellor: offering hours, seeing who holds them, notes on a meeting; for nobody else."""

from datetime import date, datetime

from conversations.counselling import words
from conversations.counselling.publishing import Offer, read_offer
from conversations.counselling.records import Slot
from conversations.effects import NameCounsellor, NoteMeeting, PublishHours, WithdrawHour
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Lines, Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, View, column
from conversations.identity.zones import zone_of
from conversations.privacy.moments import aware, moment
from conversations.reception.person import Person, Response
from conversations.reception.secrets import masked
from conversations.regions import name_of
from conversations.staff.policy import may, may_anywhere, places

_AT_ONCE = 8
_LONGEST_NAME = 60
_LONGEST_NOTE = 1000
_SHOWN_NOTES = 5
_NAME = ("nama ", "name ")
_EXAMPLE = Raw("/jadwal 3 desember 09.00-12.00 di Disnaker Siantar")
_DESK = Button(text("My hours"), Open("desk"))


def schedule(person: Person, argument: str, today: date) -> Response | None:
    """Show the counsellor's hours, or offer those that stand behind the command."""
    if not may_anywhere(person, "hours"):
        return None
    typed = " ".join(argument.split())
    if not typed:
        return desk(person, "", today)
    if typed.casefold().startswith(_NAME):
        return _name(typed.partition(" ")[2])
    offer = read_offer(typed, today)
    return _refused(offer) if isinstance(offer, Text) else _offered(person, offer)


def note(person: Person, argument: str, _today: date) -> Response | None:
    """Keep a note on a meeting: the number of the hour, then the words."""
    if not may_anywhere(person, "hours"):
        return None
    number, _, said = argument.strip().partition(" ")
    found = next((each for each in person.memory.appointments() if str(each.slot.id) == number), None)
    if found is None or not said.strip():
        example = Raw("/catatan 12 Tertarik las, butuh sertifikat")
        return _say(text("Write the number of a booked hour, then your note. Example: {example}", example=example))
    kept = masked(said.strip())[:_LONGEST_NOTE]
    view = View((text("The note is kept. Only you see it."),), ((_back(found.slot), _DESK),))
    return Response(view, effects=(NoteMeeting(found.slot.id, kept),))


def desk(person: Person, argument: str, _today: date) -> Response:
    """List the counsellor's hours, with who holds them."""
    if not may_anywhere(person, "hours"):
        return Response(View((OLD_BUTTON,), ((words.MENU,),)))
    start = int(argument) if argument.isascii() and argument.isdigit() and len(argument) < len("1000") else 0
    return Response(_list(person, start))


def desk_hour(person: Person, argument: str, _today: date) -> Response:
    """Show one hour of the counsellor's own, who holds it, and the notes on them."""
    found = _mine(person, argument)
    return Response(View((OLD_BUTTON,), ((_DESK, words.MENU),))) if found is None else Response(_hour(person, found))


def desk_withdraw(person: Person, argument: str, _today: date) -> Response:
    """Ask once, then take an hour back; who holds it is told."""
    found = _mine(person, argument.removesuffix(".yes"))
    if found is None or found.starts_at <= person.memory.heard_at():
        return Response(View((OLD_BUTTON,), ((_DESK, words.MENU),)))
    zone = _zone(person, found.region)
    if not argument.endswith(".yes"):
        yes = Button(text("Yes, take back"), Open("desk_withdraw", f"{found.id}.yes"))
        sure = (text("Take this hour back?"), words.told(found, zone))
        held = (text("Somebody holds it and will be told."),) if _label(person, found) else ()
        return Response(View((*sure, *held), ((yes, _back(found)),)))
    view = View((text("The hour is taken back."),), ((_DESK, words.MENU),))
    return Response(view, effects=(WithdrawHour(found.id),))


def _offered(person: Person, offer: Offer) -> Response:
    held = places(person, "hours")
    region = offer.region or (held[0] if len(held) == 1 else "")
    if not may(person, "hours", region):
        return _elsewhere(held)
    zone = _zone(person, region)
    starts = tuple(aware(local, zone) for local in offer.starts)
    coming = tuple(each for each in starts if each > person.memory.heard_at())
    known = {slot.starts_at for slot in person.memory.own_hours()}
    fresh = tuple(each for each in coming if each not in known)
    if not fresh:
        return _say(text("These hours lie in the past, or you offer them already."))
    view = View(
        (
            plural("✓ {n} hour is offered.", "✓ {n} hours are offered.", len(fresh)),
            Lines(
                (*_moments(fresh, zone), *((text("Place: {place}", place=Raw(offer.place)),) if offer.place else ()))
            ),
            text("I tell you when somebody books. Your name for people: /jadwal nama …"),
        ),
        ((_DESK, words.MENU),),
    )
    return Response(view, effects=(PublishHours(fresh, offer.minutes, region, offer.place, offer.link),))


def _elsewhere(held: tuple[str, ...]) -> Response:
    """Ask for one of the counsellor's own regions."""
    own = lines(*(Raw(f"• {code} {name_of(code)}") for code in held[:_AT_ONCE]))
    example = Raw(f"/jadwal 3 desember 09.00-12.00 wilayah {held[0]}")
    how = text("Name one of them. Example: {example}", example=example)
    return _say(text("You offer hours for these regions:"), own, how)


def _moments(starts: tuple[datetime, ...], zone: str) -> tuple[Said, ...]:
    if len(starts) == 1:
        return (moment(starts[0], zone),)
    first, last = moment(starts[0], zone), moment(starts[-1], zone)
    return (text("First: {moment}", moment=first), text("Last: {moment}", moment=last))


def _name(said: str) -> Response:
    name = " ".join(said.split())[:_LONGEST_NAME]
    if not name:
        return _say(text("Write your name behind it. Example: {example}", example=Raw("/jadwal nama Ratna Sari")))
    view = View((text("People see your hours under the name {name}.", name=Raw(name)),), ((_DESK, words.MENU),))
    return Response(view, effects=(NameCounsellor(name),))


def _refused(why: Text) -> Response:
    return _say(why, text("Example: {example}", example=_EXAMPLE))


def _list(person: Person, start: int) -> View:
    own = person.memory.own_hours()
    held = {each.slot.id: each.label for each in person.memory.appointments()}
    page = own[start : start + _AT_ONCE] or own[:_AT_ONCE]
    head = text("<b>Your hours: {n}, booked: {booked}</b>", n=len(own), booked=len(held))
    how = text("Offer hours by typing, for example: {example}", example=_EXAMPLE)
    buttons = column(
        *(Button(_line(person, slot, held.get(slot.id, "")), Open("desk_hour", str(slot.id))) for slot in page)
    )
    after = start + _AT_ONCE
    more = ((Button(text("Later hours"), Open("desk", str(after))),),) if after < len(own) else ()
    return View((head, how), (*buttons, *more, (words.MENU,)))


def _line(person: Person, slot: Slot, label: str) -> Said:
    at = moment(slot.starts_at, _zone(person, slot.region))
    return text("{moment} · {label}", moment=at, label=Raw(label)) if label else text("{moment} · free", moment=at)


def _hour(person: Person, slot: Slot) -> View:
    label = _label(person, slot)
    parts: list[Said] = [words.told(slot, _zone(person, slot.region))]
    if label:
        parts.append(text("Held by participant {label}. I know no name; they tell you themselves.", label=Raw(label)))
        notes = person.memory.counsel_notes(slot.id)[:_SHOWN_NOTES]
        if notes:
            parts.append(lines(text("Your notes:"), *(Raw(f"• {each.words[:300]}") for each in notes)))
        parts.append(text("Add a note: {example}", example=Raw(f"/catatan {slot.id} …")))
    else:
        parts.append(text("Nobody holds it yet."))
    back = Button(text("Take back"), Open("desk_withdraw", str(slot.id)))
    ahead = ((back,),) if slot.starts_at > person.memory.heard_at() else ()
    return View(tuple(parts), (*words.address(slot), *ahead, (_DESK, words.MENU)))


def _mine(person: Person, argument: str) -> Slot | None:
    """Return the hour if it is the counsellor's own; the argument may be forged."""
    if not may_anywhere(person, "hours"):
        return None
    return next((slot for slot in person.memory.own_hours() if str(slot.id) == argument), None)


def _label(person: Person, slot: Slot) -> str:
    return next((each.label for each in person.memory.appointments() if each.slot.id == slot.id), "")


def _back(slot: Slot) -> Button:
    return Button(text("Back to the hour"), Open("desk_hour", str(slot.id)))


def _zone(person: Person, region: str) -> str:
    return zone_of(region) or person.memory.time_zone()


def _say(*parts: Said) -> Response:
    return Response(View(parts, ((_DESK, words.MENU),)))
