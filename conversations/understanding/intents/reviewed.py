"""Words that people reviewed go before the weights: what must never be missed, and what was said not to be."""

import re
from collections.abc import Container, Iterable
from functools import cache

from conversations.understanding.intents.labels import DISTRESS
from conversations.understanding.lexicon import Lexicon

LONGEST_REQUEST = 12
"""A request that is whole in its few words; a longer message tells more than that."""

_LEXICON = Lexicon("reviewed")
_COURTESIES = _LEXICON.words("courtesies")


def heard(words: list[str], refused: Container[str]) -> str | None:
    """Name the intent that reviewed words say: despair wherever it stands, the others unless they are `refused`."""
    said = " ".join(words)
    if _patterns("anywhere")[DISTRESS].search(said):
        return DISTRESS
    bare = " ".join(word for word in words if word not in _COURTESIES) if len(words) <= LONGEST_REQUEST else ""
    for intent, pattern in _patterns("whole").items():
        if intent not in refused and (pattern.fullmatch(bare) or pattern.fullmatch(said)):
            return intent
    found = (
        intent for intent, pattern in _patterns("anywhere").items() if intent not in refused and pattern.search(said)
    )
    return next(found, None)


def denied(words: list[str]) -> set[str]:
    """Name the intents that a message says it does not have ("bukan resign", "jangan hapus data saya")."""
    said = " ".join(words)
    return {
        intent for intents, pattern in _patterns("denied").items() if pattern.search(said) for intent in intents.split()
    }


def _pattern(phrases: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_phrase, phrases))})(?!\S)")


def _phrase(words: tuple[str, ...]) -> str:
    told = "".join(r"(?:\S+ ){0,3}" if word == "*" else _word(word) + " " for word in words)
    return told.removesuffix(" ")


def _word(word: str) -> str:
    choices = (re.escape(each).replace("…", r"\S*") for each in word.split("/"))
    return f"(?:{'|'.join(choices)})"


@cache
def _patterns(section: str) -> dict[str, re.Pattern[str]]:
    """Give a pattern for what is said of the same intents, whose names stand parted by spaces."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase, intents in _LEXICON.phrases(section).items():
        phrases.setdefault(intents, []).append(phrase)
    return {intents: _pattern(listed) for intents, listed in phrases.items()}
