"""A correction of what was sent: words that wait for a second officer before readers see them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

WAITING = "asked"
"""What `Campaign.undo` is while a correction waits."""
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Correction:
    """Words by part and language, and who wrote them; `by` is `None` when they are gone."""

    by: int | None
    texts: Mapping[tuple[str, str], str]

    @property
    def digest(self) -> str:
        """The hash of the words, by which what is approved is what was shown."""
        told = [[part, language, words] for (part, language), words in sorted(self.texts.items())]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The beginning of the hash, for a button."""
        return self.digest[:_SHORT]
