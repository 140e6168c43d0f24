"""A message of several questions taken apart, where signs or joining words part them."""

import re

from conversations.understanding.intents.normal import LONGEST

FEWEST_WORDS = 2
MOST_PARTS = 6

_BORDER = re.compile(
    r"[.?!;\n]+|,|\b(?:terus|trus|trs|lalu|sekalian|sama mau|dan juga|sama juga|satu lagi|oh iya|oiya|btw)\b",
    re.IGNORECASE,
)


def parts(text: object) -> list[str]:
    """Give the parts of `text` that may ask something each; none when there is only one, or a long story."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return []
    found = [part.strip() for part in _BORDER.split(text)]
    found = [part for part in found if len(part.split()) >= FEWEST_WORDS]
    return found if 2 <= len(found) <= MOST_PARTS else []
