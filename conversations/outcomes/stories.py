"""A first experience: what is kept of it, what its answers are called, and the numbers taken out of its sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conversations.engine.text import Text, text
from conversations.reception.secrets import masked

NAME = "experience"
"""The name of the flow, of its purpose, and of the deed of reading them."""
LONGEST = 300

EASE: Mapping[str, Text] = {
    "easy": text("Easy"),
    "fair": text("Neither easy nor hard"),
    "hard": text("Hard"),
}
WAIT: Mapping[str, Text] = {
    "week": text("A week at most"),
    "month": text("A month at most"),
    "longer": text("More than a month"),
}
HELP: Mapping[str, Text] = {
    "officer": text("An officer"),
    "company": text("The company"),
    "people": text("Family or friends"),
    "bot": text("This bot"),
    "nobody": text("Nobody"),
}
ASKED: tuple[tuple[str, Text, Mapping[str, Text]], ...] = (
    ("ease", text("Arranging it"), EASE),
    ("wait", text("Waiting for the money"), WAIT),
    ("help", text("Helped most"), HELP),
)
"""What is asked with one tap each: the name of the answer, its title, and what the answers are called."""

_HIDDEN = "…"
_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])(?<!rp)(?<!rp[ .])\+?\d(?:[ .()/-]{0,2}\d){3,}", re.IGNORECASE)
"""Four digits or more, unless they are an amount of money."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"[^\s,;]+@[^\s,;]+|@\w{3,}|(?:https?://|www\.|t\.me/)[^\s,;]+", re.IGNORECASE)
_NAME = re.compile(
    r"\b((?i:nama (?:saya|ku|aku)|saya bernama|perkenalkan,? saya|my name is))(?:\s+(?:adalah|itu|is))?[\s:]+"
    r"\w+(?:\s+[A-Z]\w*){0,3}"
)


@dataclass(frozen=True, slots=True)
class Experience:
    """What a person told of the first benefit of a claim; `region` is a Kemendagri code or "", `at` is aware."""

    claim_id: int
    region: str
    ease: str
    wait: str
    help: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stories:
    """What people of a region told: how many, how often each answer was given, and where they live.

    `answers` goes by question and answer, `regions` by Kemendagri code; `sentences` is how many wrote one.
    """

    number: int = 0
    sentences: int = 0
    answers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)


NO_STORIES = Stories()
NOBODY: Sequence[Experience] = ()


def nameless(words: str) -> str:
    """Return a sentence without long numbers, addresses and told names; a year and an amount of money stay."""
    plain = " ".join(masked(words).split())
    plain = _NAME.sub(rf"\1 {_HIDDEN}", _ADDRESS.sub(_HIDDEN, plain))
    return _NUMBER.sub(_hidden, plain)[:LONGEST]


def _hidden(number: re.Match[str]) -> str:
    return number[0] if _YEAR.fullmatch(number[0]) else _HIDDEN
