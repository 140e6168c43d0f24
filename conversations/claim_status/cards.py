"""The status card: where a claim stands, whose move it is and until when, what to do, and the ways on."""

from collections.abc import Iterator
from datetime import date

from conversations.claim_status import dates
from conversations.claim_status.claim import Claim
from conversations.claim_status.names import name, source, state_of
from conversations.claim_status.standing import Standing, standing
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Lines, Raw, Said, text
from conversations.engine.view import Button, Rows, View

MENU = Button(text("Menu"), Open("menu"))
_LONGEST_NOTE = 500


def card(claim: Claim, today: date, others: bool = False) -> View:
    """Return the card of a claim; with `others` it says whose claim it is, and offers the rest."""
    stand = standing(claim, today)
    return View(words(claim, stand, today, others), (*_first(claim, stand), *_ways(claim, others)))


def words(claim: Claim, stand: Standing, today: date, named: bool = False) -> tuple[Said, ...]:
    """Return the paragraphs of a card: state and date first, then what to do, the article last."""
    head = text("<b>{state}</b>", state=state_of(stand))
    title = text("{head} – {name}", head=head, name=name(claim)) if named else head
    first = Lines((title, *_dates(stand, today)))
    todo = Lines(tuple(text("• {said}", said=each) for each in (*stand.call, *stand.todo)))
    return (first, Lines((stand.meaning, *_note(claim, stand))), todo, Lines(tuple(_small(claim, stand))))


def _dates(stand: Standing, today: date) -> Iterator[Said]:
    yield dates.move(stand, today)
    if stand.window is not None and stand.limit.basis != "window":
        yield dates.filing(stand.window, today)
    if stand.due is not None and not stand.limit.certain:
        yield text("Not all holidays in this time are known here; the day may come a little later.")


def _note(claim: Claim, stand: Standing) -> tuple[Said, ...]:
    """Repeat the office's own words on a refusal, as its words."""
    if "rejected" not in (claim.state, claim.month_state) or not claim.note.strip():
        return ()
    note = " ".join(claim.note.split())
    cut = note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE].rstrip()}…"
    return (text("The office's note: “{note}”", note=Raw(cut)),)


def _small(claim: Claim, stand: Standing) -> Iterator[Said]:
    limit = dates.law(stand.limit)
    if limit is not None:
        yield limit
    yield source(claim)


def _first(claim: Claim, stand: Standing) -> Rows:
    """Return the button that helps most in this state."""
    helps = {
        "not_reported": Button(text("Layoff papers"), Open("kit")),
        "eligible": Button(text("How to claim"), Open("topic", "claim")),
        "rejected": Button(text("Proof of the PHK"), Open("topic", "proof")),
        "not_eligible": Button(text("Check eligibility"), Begin("eligibility")),
        "employed": Button(text("Check eligibility"), Begin("eligibility")),
        "over": Button(text("Whom to ask"), Open("topic", "contacts")),
        "lapsed": Button(text("Whom to ask"), Open("topic", "contacts")),
    }
    month = Button(text("This month"), Open("month", str(claim.id)))
    found = month if claim.state in ("approved", "paid") and stand.key != "finished" else helps.get(stand.key)
    return ((found,),) if found else ()


def _ways(claim: Claim, others: bool) -> Rows:
    own = claim.source == "self"
    way = Button(text("Time line"), Open("claim_way", str(claim.id)))
    again = Button(text("Change my note"), Begin("own_claim")) if own else Button(text("Refresh"), reopened(claim))
    more = Button(text("Other claims"), Open("claims")) if others else Button(text("Add a claim"), Begin("identity"))
    drop = Button(text("Remove from here"), Open("unlink", str(claim.id)))
    return ((way, again), (more, drop), (MENU,))


def reopened(claim: Claim) -> Open:
    """Return what opens the card of a claim again."""
    return Open("claim", str(claim.id))
