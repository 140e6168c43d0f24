"""Consent by purpose: asked before the first personal question, in the words of `conversations.privacy.purposes`."""

import hashlib
import re
from dataclasses import replace
from typing import Any, cast

from conversations.effects import ForgetAnswers, ForgetWork, Unlink
from conversations.engine.actions import Agree, Open
from conversations.engine.state import Pending, State
from conversations.engine.step import begin
from conversations.engine.text import Lines, Say, text
from conversations.engine.view import Button, Rows, View
from conversations.memory import Memory
from conversations.outcomes.effects import ForgetExperiences
from conversations.privacy.purposes import PURPOSES
from conversations.reception import pages
from conversations.reception.person import Granted, Person, Response
from conversations.registry import FLOWS
from conversations.understanding import read_yes_no
from conversations.understanding.yesno import says_nothing_else

QUESTION = "consent"
"""The name under which a state waits for a word on consent; no question may have it."""

_CARRIERS = {"claim": "identity", "letters": "kit", "work": "work_profile"}
"""The flow whose state waits for the word where a page, not a flow, needs the consent."""

_REFUSES = re.compile(
    r"\s*(?:(?:maaf|saya|sy|aku|gue|gw)\s+)*(?:tidak|tdk|ga|gak|nggak|ngga|enggak|belum|blm)\s+(?:mau|setuju|bersedia)\b"
)
"""Words of refusal that say more than a bare no: "saya tidak mau memberi data"."""

LANDINGS = {
    "eligibility": ("menu",),
    "claim": ("status",),
    "letters": ("kit",),
    "work": ("lowongan", "pelatihan", "konseling", "lamaran"),
    "experience": ("cerita",),
}
"""The commands whose page may be shown after consent where no flow waits for it, the usual one first."""


def needs(person: Person, purpose: str, flow: str = "", begun: State | None = None) -> Response | None:
    """Return the question for consent where the person has not agreed yet; `flow` is what they were about to begin.

    In place of a flow it may be a command that the purpose lands on.

    `begun` is the state in which the flow goes on after a yes, where something was chosen already. Where nothing is
    kept there is no purpose, and no need.
    """
    return None if not purpose or person.memory.agreed(purpose) else ask(person, purpose, flow, begun)


def ask(person: Person, purpose: str, flow: str = "", begun: State | None = None) -> Response:
    """Show the words of consent, and remember that they were shown, so that a typed *yes* is understood."""
    carrier = FLOWS[flow if flow in FLOWS else _CARRIERS.get(purpose, purpose)]
    asked = begun or begin(carrier, person.flows.get(carrier.name))
    waiting = replace(asked, active=False, pending=Pending(QUESTION, f"{purpose}.{flow}"))
    return Response(page(purpose, flow), state=waiting)


def waiting_for(state: State | None) -> tuple[str, str] | None:
    """Return the purpose and the flow of the question for consent that was shown last, if its word is awaited."""
    waiting = state.pending if state and not state.active else None
    if waiting is None or waiting.question != QUESTION:
        return None
    purpose, _, flow = waiting.value.partition(".")
    return (purpose, flow) if _leads_on(purpose, flow) else None


def _leads_on(purpose: str, flow: str) -> bool:
    """Tell whether consent to a purpose can be followed by this flow or command; both may be forged."""
    return purpose in PURPOSES and (not flow or flow in FLOWS or flow in LANDINGS[purpose])


def word_of(words: str) -> bool | None:
    """Read a typed word on consent; a yes or a no among words about something else is none."""
    agreed = read_yes_no(words)
    if agreed is not None and says_nothing_else(words):
        return agreed
    return False if not agreed and "?" not in words and _REFUSES.match(words.casefold()) else None


def page(purpose: str, flow: str = "") -> View:
    """Ask for consent to a purpose, in five lines."""
    parts = (Lines((text("<b>Before we begin</b>"), *PURPOSES[purpose].asks)), text("Do you agree?"))
    return View(parts, (*_choice(purpose, flow), (Button(text("Read more"), Open("privacy", f"{purpose}.{flow}")),)))


def in_full(argument: str) -> View | None:
    """Tell in full what consent to a purpose means; the argument is "purpose.flow", and may be forged."""
    purpose, _, flow = argument.partition(".")
    if not _leads_on(purpose, flow):
        return None
    told = PURPOSES[purpose]
    return View((told.heading, Lines(told.more)), _choice(purpose, flow))


def _choice(purpose: str, flow: str) -> Rows:
    return (
        (Button(text("Agree"), Agree(purpose, granted=True, flow=flow)),),
        (Button(text("Do not agree"), Agree(purpose, granted=False, flow=flow)),),
    )


def granted(word: Agree, say: Say) -> Granted | None:
    """Return the word on consent to be remembered; a forged one is none."""
    known = PURPOSES.get(word.purpose)
    flow = FLOWS.get(word.flow)
    if known is None or not _leads_on(word.purpose, word.flow) or (flow and flow.purpose != word.purpose):
        return None
    return Granted(word.purpose, word.granted, fingerprint(page(word.purpose, word.flow), say), known.version)


def refusal(person: Person, word: Agree, given: Granted) -> Response:
    """Accept a *no*: what was told for the purpose is dropped, and general information stays open."""
    shown = pages.withdrawn() if person.memory.agreed(word.purpose) else pages.refused()
    told = tuple(flow.name for flow in FLOWS.values() if flow.purpose == word.purpose)
    if person.state and person.state.flow not in FLOWS:
        # What an older release asked is told to nobody any more.
        told += (person.state.flow,)
    claims = person.memory.claims() if word.purpose == "claim" else ()
    work = (ForgetWork(),) if word.purpose == "work" else ()
    told_of = (ForgetExperiences(),) if word.purpose == "experience" else ()
    unlinked = (Unlink(claim.id) for claim in claims)
    return Response(shown, consent=given, effects=(ForgetAnswers(told), *unlinked, *work, *told_of))


class _Agreed:
    """A memory in which one purpose was just agreed to."""

    def __init__(self, memory: Memory, purpose: str) -> None:
        self._memory = memory
        self._purpose = purpose

    def agreed(self, purpose: str) -> bool:
        """Tell whether the person agrees to a purpose now."""
        return purpose == self._purpose or self._memory.agreed(purpose)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._memory, name)


def having_agreed(person: Person, purpose: str) -> Person:
    """Return the person as they are once their *yes* to a purpose is kept."""
    return replace(person, memory=cast("Memory", _Agreed(person.memory, purpose)))


def fingerprint(view: View, say: Say) -> str:
    """Return the hash of the words of a message as the person reads them."""
    shown = "\n".join(say(part) for part in view.parts)
    return hashlib.sha256(shown.encode()).hexdigest()
