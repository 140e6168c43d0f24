"""What a desk hears: messages of its topics, what happens to its group, and what the bot may do there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from aiogram.types import ChatMemberAdministrator, ChatMemberUpdated, Message
from sqlalchemy import Connection

from bot.desk import groups
from bot.desk.heard import written
from bot.desk.troubles import note_trouble
from bot.desk.working import work
from bot.own_name import OwnName
from bot.words import Voice
from conversations.tickets.carrying import Trouble
from storage import StorageError, Store, desks

_log = logging.getLogger(__name__)
_GROUPS = {"group", "supergroup"}
_PAUSES = (0.5, 2.0, 5.0)
"""Seconds between attempts at a database that does not answer: what a helper wrote is not brought again by polling."""


class DeskEars:
    """Hears what happens in groups; each update is one transaction, and a second delivery of it changes nothing."""

    def __init__(
        self,
        store: Store,
        voice: Voice,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        name: OwnName | None = None,
    ) -> None:
        self._name = name or OwnName()
        self._store = store
        self._voice = voice
        self._now = now
        self._pause = pause

    async def message(self, message: Message, *, edited: bool = False) -> bool:
        """Work on a message of a group; false when no desk is there."""
        if message.chat.type not in _GROUPS:
            return False
        at = self._now()
        for seconds in _PAUSES:
            try:
                return await self._heard(message, at, edited=edited)
            except StorageError as error:
                _log.warning("A message of a topic waits for the database: %s", type(error).__name__)
                await self._pause(seconds)
        return await self._heard(message, at, edited=edited)

    async def membership(self, change: ChatMemberUpdated) -> None:
        """Note what the bot may do in a group from now on."""
        if change.chat.type in _GROUPS:
            trouble, at = trouble_of(change), self._now()
            await self._store.run(lambda tx: _note(tx, change.chat.id, trouble, at))

    async def _heard(self, message: Message, at: datetime, *, edited: bool) -> bool:
        return await self._store.run(lambda tx: self._hear(tx, message, at, edited=edited))

    def _hear(self, tx: Connection, message: Message, at: datetime, *, edited: bool) -> bool:
        if desks.by_chat(tx, message.chat.id) is None:
            return False
        if message.migrate_to_chat_id:
            desks.migrate(tx, message.chat.id, message.migrate_to_chat_id)
        elif (said := written(message, edited=edited, own_name=self._name.value)) is not None:
            work(tx, said, self._voice, at)
        return True


def _note(tx: Connection, chat_id: int, trouble: Trouble, at: datetime) -> None:
    if (desk := desks.by_chat(tx, chat_id)) is not None:
        note_trouble(tx, desk, trouble, at)


def trouble_of(change: ChatMemberUpdated) -> Trouble:
    """Return what keeps the bot from its work in a group: being out of it, or no right to manage its topics."""
    now = change.new_chat_member
    if now.status in ("left", "kicked"):
        return "kicked"
    manages = isinstance(now, ChatMemberAdministrator) and now.can_manage_topics and now.can_pin_messages
    return "" if manages else "rights"


async def open_ears(setting: str, store: Store, voice: Voice, name: OwnName) -> DeskEars | None:
    """Keep the groups that the setting names, and return what hears them; nothing where there are none."""
    known = groups.parse(setting)
    await store.run(lambda tx: desks.set_desks(tx, known))
    return DeskEars(store, voice, name=name) if known else None
