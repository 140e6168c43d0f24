"""The room of the claim: its status, its whole way, several claims to choose from, and letting go of one."""

from collections.abc import Sequence
from datetime import date

from conversations.claim_status.asked import ASKED
from conversations.claim_status.cards import MENU, card
from conversations.claim_status.claim import Claim
from conversations.claim_status.names import label, name, state_of
from conversations.claim_status.standing import standing
from conversations.claim_status.timeline import way
from conversations.claim_status.told import with_records
from conversations.effects import RefreshClaims, Unlink
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Lines, text
from conversations.engine.view import Button, View, column
from conversations.reception import consents
from conversations.reception.person import Person, Response
from conversations.reception.room import Page, Room

_AT_ONCE = 10
"""Claims on one page of the list."""
_YES = ".yes"
_NOT_FOUND = text("I do not find that claim among yours. Here is what I know.")


def _consenting(page: Page) -> Page:
    """Ask for consent before anything of a claim is shown."""

    def asks(person: Person, argument: str, today: date) -> Response:
        return consents.needs(person, "claim", "") or page(person, argument, today)

    return asks


def _status(person: Person, argument: str, today: date) -> Response:
    """Show the one claim, or let choose; without a claim, say how one comes here."""
    return _at_hand(person, person.memory.claims(), today)


def _claims(person: Person, argument: str, today: date) -> Response:
    """List the claims from the one whose place the argument gives."""
    claims = person.memory.claims()
    start = int(argument) if argument.isascii() and argument.isdigit() and len(argument) < len("1000") else 0
    if start and start < len(claims):
        return Response(_choice(claims, start, today))
    return _at_hand(person, claims, today)


def _claim(person: Person, argument: str, today: date) -> Response:
    claims = person.memory.claims()
    found = _own(claims, argument)
    if found is None:
        return Response(_overview(person, claims, today).under(_NOT_FOUND))
    return Response(card(_told(person, found), today, others=len(claims) > 1), effects=_asks_about(found))


def _at_hand(person: Person, claims: Sequence[Claim], today: date) -> Response:
    """Show the overview; the one claim that it may show is asked about, too."""
    return Response(_overview(person, claims, today), effects=_asks_about(claims[0]) if len(claims) == 1 else ())


def _asks_about(claim: Claim) -> tuple[RefreshClaims, ...]:
    """Ask the office about a claim that its interface told of, whose words may be old."""
    return (RefreshClaims(),) if claim.source == "api" else ()


def _way(person: Person, argument: str, today: date) -> Response:
    claims = person.memory.claims()
    found = _own(claims, argument)
    if found is None:
        return Response(_overview(person, claims, today).under(_NOT_FOUND))
    return Response(way(_told(person, found), today))


def _unlink(person: Person, argument: str, today: date) -> Response:
    """Ask once, then let go of a claim."""
    claims = person.memory.claims()
    found = _own(claims, argument.removesuffix(_YES))
    if found is None:
        return Response(_overview(person, claims, today).under(_NOT_FOUND))
    if not argument.endswith(_YES):
        return Response(_sure(found))
    rest = tuple(claim for claim in claims if claim.id != found.id)
    gone = text("The claim ({name}) is removed from this bot.", name=name(found))
    return Response(_overview(person, rest, today).under(gone), effects=(Unlink(found.id),))


def _own(claims: Sequence[Claim], argument: str) -> Claim | None:
    """Return the person's own claim with this id; an id may be forged, or that of somebody else."""
    return next((claim for claim in claims if str(claim.id) == argument), None)


def _told(person: Person, claim: Claim) -> Claim:
    return with_records(claim, person.memory.months(claim.id))


def _overview(person: Person, claims: Sequence[Claim], today: date) -> View:
    if not claims:
        return _none()
    if len(claims) == 1:
        return card(_told(person, claims[0]), today)
    return _choice(claims, 0, today)


def _none() -> View:
    return View(
        (
            text("<b>No claim is known here yet.</b>"),
            text("I show whose move it is, until when, and what to do each month."),
            Lines(
                (
                    text("• Find my claim: with your Telegram phone number, the end of your KPJ and your birth date."),
                    text("• Note it myself: you tell how far it is, and I count the days."),
                )
            ),
        ),
        (
            (Button(text("Find my claim"), Begin("identity")), Button(text("Note it myself"), Begin("own_claim"))),
            (Button(text("How to claim"), Open("topic", "claim")), MENU),
        ),
    )


def _choice(claims: Sequence[Claim], start: int, today: date) -> View:
    """Let choose whose claim; a family may share one telephone."""
    page = claims[start : start + _AT_ONCE]
    listed = [
        text("{number}. {name}: {state}", number=number, name=name(claim), state=state_of(standing(claim, today)))
        for number, claim in enumerate(page, start + 1)
    ]
    buttons = column(*(Button(label(claim), Open("claim", str(claim.id))) for claim in page))
    after = start + _AT_ONCE
    more = ((Button(text("More claims"), Open("claims", str(after))),),) if after < len(claims) else ()
    add = Button(text("Add a claim"), Begin("identity"))
    return View((text("<b>Whose claim?</b>"), Lines(tuple(listed))), (*buttons, *more, (add, MENU)))


def _sure(claim: Claim) -> View:
    return View(
        (
            text("Remove the claim ({name}) from this bot?", name=name(claim)),
            text("Your own notes and proofs for it are deleted. The office's record does not change."),
        ),
        (
            (Button(text("Yes, remove"), Open("unlink", f"{claim.id}{_YES}")),),
            (Button(text("No, keep it"), Open("claim", str(claim.id))),),
            (MENU,),
        ),
    )


ROOM = Room(
    name="claim_status",
    commands={"status": _consenting(_status)},
    pages={
        "claim": _consenting(_claim),
        "claims": _consenting(_claims),
        "claim_way": _consenting(_way),
        "unlink": _consenting(_unlink),
    },
    asked=ASKED,
)
