"""What a conversation may ask about misunderstandings, unanswered questions, false messages and the help line."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from conversations.listening.records import Hoax, Misread, Unanswered, Unsure


class Listening(Protocol):
    """What is remembered of free text."""

    def unsure(self) -> Unsure | None:
        """Return what the bot asked the person about last, while they have not told."""

    def misreads(self, most: int) -> tuple[Misread, ...]:
        """Return sentences that staff have not looked at, the oldest first."""

    def unanswered(self, places: Collection[str], since: datetime, most: int) -> tuple[Unanswered, ...]:
        """Return questions without an answer from these places, "" being everywhere, the newest first."""

    def hoaxes(self) -> tuple[Hoax, ...]:
        """Return the false messages that go around now."""

    def setting(self, name: str) -> str:
        """Return a setting that officers made in the chat, "" when it is not made."""


class NoListening:
    """The same for somebody about whom nothing is known."""

    def unsure(self) -> Unsure | None:
        """Nothing was asked."""
        return None

    def misreads(self, _most: int) -> tuple[Misread, ...]:
        """Nothing."""
        return ()

    def unanswered(self, _places: Collection[str], _since: datetime, _most: int) -> tuple[Unanswered, ...]:
        """Nothing."""
        return ()

    def hoaxes(self) -> tuple[Hoax, ...]:
        """None are known."""
        return ()

    def setting(self, _name: str) -> str:
        """Nothing was set."""
        return ""
