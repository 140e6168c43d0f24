"""What a page of general information is."""

from dataclasses import dataclass

from conversations.engine.text import Said, Text


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: its button, what it advises in one line, its paragraphs, and words by which people ask for it."""

    name: str
    button: Text
    advice: Text
    parts: tuple[Said, ...]
    asked: tuple[str, ...]
