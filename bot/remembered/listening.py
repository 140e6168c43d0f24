"""What a conversation may ask about free text that was not understood, from the database."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.listening.port import NoListening


class RememberedListening(NoListening):
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
