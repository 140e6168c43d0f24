"""What a conversation may ask about sources, from the database."""

from datetime import datetime

from sqlalchemy import Connection

from storage.seal import Seal


class RememberedSources:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime, seal: Seal) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
        self._seal = seal
