"""The conversation in which a person notes the state of their claim by hand, where no list holds it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from conversations.claim_status import own_claim_questions as ask
from conversations.claim_status.cards import MENU, words
from conversations.claim_status.claim import CLAIM_STATES, Claim, ClaimState
from conversations.claim_status.owners import CALL_BPJS
from conversations.claim_status.standing import standing
from conversations.effects import TellClaim
from conversations.engine.actions import Open
from conversations.engine.flow import Condition, Flow, Outcome, Route
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.engine.values import as_date
from conversations.engine.view import Button, View

_WIB = timezone(timedelta(hours=7))
_DAY = len("2026-06-10")
_NEEDS_LAYOFF = frozenset({"not_reported", "reported", "eligible", "rejected"})
_NEEDS_MONTH = frozenset({"approved", "paid"})
_NEEDS_DAY = frozenset({"reported", "claim_sent", "verifying", "approved"})
_STATES: Mapping[str, ClaimState] = {state: state for state in CLAIM_STATES}
_STATUS = Button(text("See the status"), Open("claims"))


def effect_of(answers: Answers, today: date) -> TellClaim | None:
    """Return what is to be kept, or `None` where the person does not know the state.

    Answers that the state at hand does not ask for are passed over.
    """
    state = _STATES.get(answers.get(ask.STATE.name, ""))
    if state is None:
        return None
    month = answers.get(ask.MONTH.name, "")
    return TellClaim(
        state=state,
        since=_day(answers.get(ask.SINCE.name, "")) if state in _NEEDS_DAY else None,
        # Of a layoff whose day is not known, the first of its month is on the safe side.
        phk_on=as_date(answers.get(ask.PHK_DATE.name, "")) if state in _NEEDS_LAYOFF else None,
        month=int(month) if month.isdigit() and state in _NEEDS_MONTH else None,
    )


def _day(value: str) -> date | None:
    """Return a day that is known to the day; from a month alone no working days are counted."""
    return as_date(value) if len(value) == _DAY else None


def _effects(known: TellClaim | None, answers: Answers, today: date, memory: Any) -> tuple[object, ...]:
    return () if known is None else (known,)


def _noted(known: TellClaim | None, answers: Answers, today: date) -> View:
    """Repeat what was noted, as the card that it makes."""
    if known is None:
        return _unsure()
    claim = _claim(known, today)
    said = words(claim, standing(claim, today), today)
    month = ((Button(text("This month"), Open("month")),),) if known.state in _NEEDS_MONTH else ()
    return View((text("Noted, by your own words:"), *said, *_vague(answers, known)), (*month, (_STATUS,), (MENU,)))


def _vague(answers: Answers, known: TellClaim) -> tuple[Text, ...]:
    """Say from which day was counted where the person knows only the month of the layoff."""
    if known.phk_on is None or len(answers[ask.PHK_DATE.name]) == _DAY:
        return ()
    return (
        text("Counted from {day}, to be on the safe side. The date in your layoff letter decides.", day=known.phk_on),
    )


def _claim(known: TellClaim, today: date) -> Claim:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=_WIB)
    return Claim(0, known.state, known.since, now, "self", phk_on=known.phk_on, month=known.month)


def _unsure() -> View:
    """Say where the state can be read."""
    return View(
        (
            text("That is fine; nothing was noted."),
            text("Your SIAPkerja account and the e-mail from BPJS show the state."),
            CALL_BPJS,
        ),
        ((Button(text("Whom to ask"), Open("topic", "contacts")),), (_STATUS,), (MENU,)),
    )


def _asks(name: str, needing: frozenset[str]) -> Condition[TellClaim | None]:
    return Condition(name, lambda known, _: known is not None and known.state in needing)


FLOW: Flow[TellClaim | None] = Flow(
    name="own_claim",
    title=text("My claim by hand"),
    purpose="claim",
    facts=effect_of,
    routes=(
        Route(Condition("always", lambda _, __: True), ask.STATE),
        Route(_asks("the layoff counts", _NEEDS_LAYOFF), ask.PHK_DATE),
        Route(_asks("working days are counted from it", _NEEDS_DAY), ask.SINCE),
        Route(_asks("months run", _NEEDS_MONTH), ask.MONTH),
    ),
    outcomes=(
        Outcome("noted", Condition("the state is known", lambda known, _: known is not None), _noted, _effects),
        Outcome("unsure", Condition("the state is not known", lambda known, _: known is None), _noted),
    ),
    mark=lambda known: known and (known.state, known.phk_on is None, known.since is None, known.month),
    forgets=True,
)
"""What it notes is kept as a claim whose source is the person; a later word replaces it."""
