"""What the red flags come to: fraud, something to be careful with, or no sign at all; and what to do then."""

import re
from dataclasses import dataclass
from typing import Literal

from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Lines, Raw, Said, Text, text
from conversations.engine.view import Button, View
from conversations.vacancies import addresses
from conversations.vacancies.flag_words import SEVERE, Flag, weigh
from conversations.vacancies.phrasing import plain
from conversations.vacancies.red_flags import flags

Word = Literal["fraud", "careful", "clear"]

MOST_REASONS = 5
_SHORTEST = 40
"""Signs of a message that is no vacancy, unless it holds a flag or an address."""
_BARE = 40
"""Signs beside an address below which there is only the address to judge."""
_FOUND = re.compile(r"([a-z]{2,12})([1-3])")
_NOTHING, _ADDRESS = "nothing", "address"

REMOVED = text("I remove your message from this chat, because it holds a number or code. Nothing of it is kept.")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The flags of a message, and whether there was only an address to judge."""

    flags: tuple[Flag, ...]
    only_address: bool = False

    @property
    def word(self) -> Word:
        """The judgement in a word; lesser flags together may weigh as much as a severe one."""
        if not self.flags:
            return "clear"
        return "fraud" if sum(each.weight for each in self.flags) >= SEVERE else "careful"


def judged(typed: str) -> str | None:
    """Return what was found in a message, as names and weights and nothing of its words; `None` for no vacancy."""
    found = flags(typed)
    hosts = addresses.hosts(plain(typed))
    if not found and not hosts and len(typed.strip()) < _SHORTEST:
        return None
    parts = [f"{each.name}{each.weight}" for each in found]
    if hosts and len(typed) - sum(map(len, hosts)) < _BARE:
        parts.append(_ADDRESS)
    return ".".join(parts) or _NOTHING


def judgement(found: str) -> Judgement:
    """Return the judgement from what `judged` told."""
    weights = {name: int(weight) for name, weight in _FOUND.findall(found)}
    return Judgement(weigh(weights), _ADDRESS in found.split("."))


def view(told: Judgement) -> View:
    """Say the judgement, the reasons, and what to do."""
    reasons = Lines(tuple(text("• {reason}", reason=each.said) for each in told.flags[:MOST_REASONS]))
    parts: tuple[Said, ...] = (_HEADS[told.word], *((reasons,) if told.flags else ()), Lines(_to_do(told)))
    again = Button(text("Check another"), Begin("check_vacancy"))
    return View(parts, ((again, Button(text("Menu"), Open("menu"))),))


def _to_do(told: Judgement) -> tuple[Text, ...]:
    if told.word == "fraud":
        return (*_PAY_NOTHING, _ask_bpjs() if _speaks_for_an_office(told) else _report())
    only = (text("I do not open links. Paste the text too, then I can tell more."),) if told.only_address else ()
    return (*only, _LOOK_UP, _BEFORE_AN_INTERVIEW)


def _speaks_for_an_office(told: Judgement) -> bool:
    return any(each.name == "impostor" for each in told.flags)


def _report() -> Text:
    return text("Ask the Disnaker of your regency or city, or report it at {site}.", site=Raw(CHANNELS.complaints))


def _ask_bpjs() -> Text:
    return text(
        "Official addresses end in go.id. About BPJS ask {phone}; report it at {site}.",
        phone=Raw(CHANNELS.bpjs_call_centre),
        site=Raw(CHANNELS.complaints),
    )


_HEADS: dict[Word, Text] = {
    "fraud": text("<b>Signs of fraud found.</b> Do not go on with it before it is checked."),
    "careful": text("<b>Be careful.</b> Something is to be checked first."),
    "clear": text("<b>No sign of fraud found.</b> That is no proof that the vacancy is genuine."),
}
_PAY_NOTHING = (
    text("Send no money, no KTP, no account number and no code."),
    text("Have you paid already? Tell your bank today, and keep all messages as evidence."),
)
_LOOK_UP = text("Find the company's address or phone yourself, and ask there whether the vacancy exists.")
_BEFORE_AN_INTERVIEW = text("Pay nothing, and send no KTP or account number before an interview.")
