"""What a conversation may ask about tickets, from the database."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.tickets.port import NoTickets


class RememberedTickets(NoTickets):
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
