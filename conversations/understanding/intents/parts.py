"""A message of several questions taken apart, where signs or joining words part them."""

import re

from conversations.understanding.intents.normal import LONGEST, normalised
from conversations.understanding.lexicon import Lexicon

FEWEST_WORDS = 2
MOST_PARTS = 6

_ASKING = Lexicon("common").words("asking")
_JOINING = "terus|trus|trs|lalu|sekalian|sama mau|dan juga|sama juga|satu lagi|oh iya|oiya|btw"
_QUESTION = "apa|apakah|berapa|brp|kapan|kpn|gimana|gmn|bagaimana|di ?mana|cara|syarat"
_BORDER = re.compile(rf"(?<=[?])|[.!;\n]+|,|\b(?:{_JOINING})\b|\b(?:dan|sama) (?=(?:{_QUESTION})\b)", re.IGNORECASE)


def parts(text: object) -> list[list[str]]:
    """Give the words of each part of `text`; nothing when there is only one, or when a long story is told."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return []
    told = [part for part in _BORDER.split(text, maxsplit=4 * MOST_PARTS) if " " in part.strip()]
    if len(told) < 2:
        return []
    found = [words for words in map(normalised, told) if len(words) >= FEWEST_WORDS]
    return found if 2 <= len(found) <= MOST_PARTS else []


def asks(words: list[str]) -> bool:
    """Whether a part asks something, instead of telling what came before the question."""
    return not _ASKING.isdisjoint(words)
