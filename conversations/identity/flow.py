"""The table of the conversation in which a person proves that a claim is theirs."""

from collections.abc import Callable
from datetime import date

from conversations.engine.flow import UNREACHABLE, Condition, Flow, Lookup, Outcome, Route
from conversations.engine.state import Answers
from conversations.engine.text import text
from conversations.engine.view import View
from conversations.identity import words
from conversations.identity.questions import BORN, KPJ, PHONE

FIND_CLAIM = Lookup(
    name="find_claim",
    request="FindClaim(phone, kpj, born)",
    says=("found", "not_found", "locked", UNREACHABLE),
    wait=text("One moment, I am looking for your claim."),
)

_ALWAYS: Condition[str] = Condition("always", lambda *_: True)


def _said(answers: Answers, _today: date) -> str:
    return answers.get(FIND_CLAIM.name, UNREACHABLE)


def _ending(name: str, view: Callable[[], View], lands: str = "") -> Outcome[str]:
    when: Condition[str] = Condition(f"the claim is {name}", lambda said, _: said == name)
    return Outcome(name, when, lambda *_: view(), lands=lands)


FLOW: Flow[str] = Flow(
    name="identity",
    title=text("Find my claim"),
    purpose="claim",
    facts=_said,
    # The phone comes last: until then it need not be kept, and an office can only be asked while it is not sealed yet.
    routes=(Route(_ALWAYS, KPJ), Route(_ALWAYS, BORN), Route(_ALWAYS, PHONE), Route(_ALWAYS, FIND_CLAIM)),
    outcomes=(
        _ending("found", words.found, lands="status"),
        _ending("not_found", words.not_found),
        _ending("locked", words.locked),
        _ending(UNREACHABLE, words.unreachable),
    ),
    forgets=True,
)
"""Asks for the end of the KPJ, the birth date and the own phone; never for NIK, mother's name, account or OTP."""
