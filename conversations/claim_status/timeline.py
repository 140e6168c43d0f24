"""The whole way of a claim, from the report of the layoff to the last month: as a drawing, and as lines of text."""

from collections.abc import Mapping
from datetime import date

from conversations.claim_status import dates
from conversations.claim_status.cards import MENU, reopened
from conversations.claim_status.claim import MONTHS, Claim
from conversations.claim_status.limits import Basis
from conversations.claim_status.names import name, source, state_of
from conversations.claim_status.owners import WHO, Owner
from conversations.claim_status.standing import Key, Standing, standing
from conversations.engine.text import Lines, Raw, Said, Text, text
from conversations.engine.view import Button, StepState, Track, TrackStep, View

_BEFORE: tuple[tuple[Text, Owner], ...] = (
    (text("Report of the layoff"), "employer"),
    (text("Data checked"), "bpjs"),
    (text("Claim filed"), "you"),
    (text("Claim checked"), "bpjs"),
    (text("Claim approved"), "bpjs"),
)
_CLAIM_FILED = 2
_FIRST_MONTH = len(_BEFORE)

_AT: Mapping[Key, int] = {
    "not_reported": 0,
    "reported": 1,
    "not_eligible": 1,
    "eligible": 2,
    "rejected": 2,
    "over": 2,
    "claim_sent": 3,
    "verifying": 3,
}
"""The step at which a claim stands before its approval."""

_MARKS: Mapping[StepState, str] = {"done": "✓", "now": "▶", "late": "‼", "next": "○", "off": "–"}
_ENDED = frozenset({"employed", "lapsed"})
_LATER = text("Dates of later months are shown in your SIAPkerja account.")
_UNDATED: Mapping[Basis, Text] = {"account": text("date in SIAPkerja"), "open": text("no date is fixed")}
_TELLS = frozenset({"reported", "eligible", "claim_sent", "approved", "paid", "month_paid"})
"""States whose first day is the day on which the step before was done."""


def way(claim: Claim, today: date) -> View:
    """Show the whole way, drawn and written."""
    track = track_of(claim, today)
    written = Lines((text("<b>{heading}</b>", heading=track.heading), *(_line(step) for step in track.steps)))
    back = Button(text("Back to the claim"), reopened(claim))
    return View((written, Lines((*track.notes, source(claim)))), ((back,), (MENU,)), chart=track)


def track_of(claim: Claim, today: date) -> Track:
    """Return the way of a claim as it stands on a day."""
    stand = standing(claim, today)
    states = _states(claim, stand)
    steps = tuple(_step(number, claim, stand, state, today) for number, state in enumerate(states))
    return Track(
        heading=text("{state} – {name}", state=state_of(stand), name=name(claim)),
        tone=stand.tone,
        steps=steps,
        notes=(_LATER,) if states[-1] == "next" else (),
        footer=text("Guidance by Kawan JKP. BPJS Ketenagakerjaan decides."),
    )


def _states(claim: Claim, stand: Standing) -> tuple[StepState, ...]:
    """Return the state of each step: behind us, at hand, to come, or fallen away."""
    at = _place(claim, stand)
    ahead = _FIRST_MONTH + MONTHS - at
    behind = _all("done", at)
    if stand.key in _ENDED or stand.key == "finished":
        return (*behind, *_all("off", ahead))
    here: StepState = "late" if stand.overdue or stand.key in ("over", "month_missed") else "now"
    return (*behind, here, *_all("off" if stand.key in ("over", "not_eligible") else "next", ahead - 1))


def _all(state: StepState, count: int) -> list[StepState]:
    return [state] * count


def _place(claim: Claim, stand: Standing) -> int:
    """Return how many steps lie behind; of an ended claim only what the record tells."""
    if stand.key in _AT:
        return _AT[stand.key]
    month = min(max(claim.month or 1, 1), MONTHS)
    if stand.key == "finished":
        return _FIRST_MONTH + (MONTHS if claim.month is None else month)
    if stand.key in _ENDED:
        return 0 if claim.month is None else _FIRST_MONTH + month - (claim.month_state != "paid")
    # A month that was paid is behind; the next one is at hand.
    return _FIRST_MONTH + month - (stand.key not in ("paid", "month_paid"))


def _step(number: int, claim: Claim, stand: Standing, state: StepState, today: date) -> TrackStep:
    at_hand = state in ("now", "late")
    if number < _FIRST_MONTH:
        label, owner = _BEFORE[number]
    else:
        label, owner = text("Month {n}", n=number - _FIRST_MONTH + 1), "you"
    who = stand.owner if at_hand else owner
    return TrackStep(
        label=label,
        state=state,
        when=_when(number, claim, stand, state, today),
        who=WHO[who] if state != "off" else None,
    )


def _when(number: int, claim: Claim, stand: Standing, state: StepState, today: date) -> Text | None:
    if state in ("now", "late"):
        return _at_hand(stand, today)
    if number == _CLAIM_FILED and state == "next" and stand.window is not None and today <= stand.window.safe:
        return text("by {day}", day=stand.window.safe)
    just_done = number + 1 == _place(claim, stand) and stand.key in _TELLS
    return text("{day}", day=claim.since) if just_done and claim.since else None


def _at_hand(stand: Standing, today: date) -> Text:
    """Say until when the step at hand may take."""
    day = stand.due
    if day is None:
        return _UNDATED.get(stand.limit.basis, text("no date known"))
    if stand.overdue:
        return text("was due on {day}", day=day)
    if stand.limit.basis == "guide":
        return text("until about {day}", day=day)
    shown = stand.window.safe if stand.limit.basis == "window" and stand.window and today < day else day
    return text("by {day}, {left}", day=shown, left=dates.left(shown, today))


def _line(step: TrackStep) -> Said:
    known = [each for each in (step.when, step.who) if each is not None]
    head = text("{mark} {label}", mark=Raw(_MARKS[step.state]), label=step.label)
    if not known:
        return head
    if len(known) == 1:
        return text("{head} – {more}", head=head, more=known[0])
    return text("{head} – {who}, {when}", head=head, who=known[1], when=known[0])
