"""What a conversation may ask about free text that was not understood, from the database."""

from collections.abc import Collection
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from conversations.listening.records import Hoax, Misread, Unanswered, Unsure
from storage import listening


class RememberedListening:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, _now: datetime) -> None:
        self._connection = connection
        self._user_id = user_id

    def unsure(self) -> Unsure | None:
        """Return what the bot asked the person about last, while they have not told."""
        return listening.unsure_of(self._connection, self._user_id)

    def misreads(self, most: int) -> tuple[Misread, ...]:
        """Return sentences that staff have not looked at, the oldest first."""
        return listening.misreads(self._connection, most)

    def unanswered(self, places: Collection[str], since: datetime, most: int) -> tuple[Unanswered, ...]:
        """Return questions without an answer from these places, the newest first."""
        return listening.questions(self._connection, places, since, most)

    def hoaxes(self) -> tuple[Hoax, ...]:
        """Return the false messages that go around now."""
        return self._hoaxes

    @cached_property
    def _hoaxes(self) -> tuple[Hoax, ...]:
        return listening.hoaxes(self._connection)

    def setting(self, name: str) -> str:
        """Return a setting that officers made in the chat, "" when it is not made."""
        return listening.setting(self._connection, name)
