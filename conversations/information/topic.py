"""What a page of general information is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conversations.eligibility.parameters import Law, law_on
from conversations.engine.text import Said, Text


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: its button, what it advises in one line, what it says by a law, and words by which people ask for it.

    What it says ends with the articles and the day on which they were checked.
    """

    name: str
    button: Text
    advice: Text
    says: Callable[[Law], tuple[Said, ...]]
    asked: tuple[str, ...]

    def parts(self, today: date) -> tuple[Said, ...]:
        """Return the paragraphs by the numbers that hold on a day."""
        return self.says(law_on(today))
