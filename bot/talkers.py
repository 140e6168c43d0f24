"""Who speaks with an officer now: none of what they send may be lost, however much comes at once."""

import asyncio
from contextlib import AbstractContextManager

from bot.crowd import TALKING, Crowd, Welcome
from conversations.reception.person import Attachment, Edited, Heard, Words
from storage import StorageError, Store, tickets


class Talkers:
    """Asks the database, once at a time for each person, so that a flood of messages is one question."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._crowd = Crowd(at_once=TALKING)
        self._asked: dict[int, asyncio.Future[bool]] = {}

    async def has(self, user_id: int, heard: Heard) -> bool:
        """Tell whether what was heard is for an officer: a person's ticket is open, and it is no button or command."""
        if not isinstance(heard, Words | Attachment | Edited):
            return False
        asked = self._asked.get(user_id)
        if asked is None:
            work = self._store.run(lambda tx: tickets.is_open(tx, user_id))
            asked = self._asked[user_id] = asyncio.ensure_future(work)
            asked.add_done_callback(lambda _: self._asked.pop(user_id, None))
        try:
            return await asyncio.shield(asked)
        except StorageError:
            return False

    def enter(self, user_id: int) -> AbstractContextManager[Welcome]:
        """Count one of their messages while it is handled."""
        return self._crowd.enter(user_id)
