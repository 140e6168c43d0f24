"""From a leased message to its words, composed and begun within one transaction."""

import logging
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import Connection

from bot.boards import Boards
from bot.markup import keyboard, plain_words_of, words_of
from bot.outbox.clock import Clock
from bot.outbox.parcel import Parcel
from bot.outbox.post import Letter
from bot.outbox.signing import Signing
from bot.words import Voices
from conversations.outcomes.codes import code_line, digest_of
from storage import StorageError, Store, outbox, senders
from storage.outbox import Ending, Leased
from storage.seal import Seal

_log = logging.getLogger(__name__)


class Open(Enum):
    """Why there is no letter: the message was settled without one, or nobody may send now."""

    SETTLED = auto()
    HELD = auto()


class Letters:
    """Opens messages: what it hands out is noted as begun, and has to be sent or recorded; `seal` makes its codes."""

    def __init__(self, store: Store, voices: Voices, clock: Clock, seal: Seal, boards: Boards | None = None) -> None:
        self._signing = Signing(seal)
        self._store = store
        self._voices = voices
        self._clock = clock
        self._boards = boards or Boards()

    async def open(self, message: Leased, worker: str) -> Letter | Open:
        """Compose a message as of now and note that its call begins; or settle it, and tell why there is none.

        A message that cannot be composed fails, and keeps nobody else from getting theirs.
        """
        try:
            opened = await self._store.run(lambda tx: self._open(tx, message, worker))
        except StorageError:
            raise
        except Exception as error:
            _log.exception("A message of the template %s cannot be composed", message.template)
            reason = f"compose: {type(error).__name__}"
            now = self._clock.now()
            await self._store.run(lambda tx: _settle(tx, worker, Ending(message.id, "failed", reason), now))
            return Open.SETTLED
        if isinstance(opened, Letter):
            self._signing.kept(message, digest_of(opened.plain))
        return opened

    def _open(self, tx: Connection, message: Leased, worker: str) -> Letter | Open:
        # What is composed is known by all of the conversations: it is loaded when there is something to say.
        from bot.outbox.compose import UnknownTemplate, compose

        now = self._clock.now()
        if senders.read(tx).held(now):
            return Open.HELD
        # What a message notes as shown holds only if it may be sent.
        with tx.begin_nested() as noted:
            try:
                parcel = compose(tx, message, self._clock.day(message.time_zone), self._boards.current)
            except UnknownTemplate:
                return _settle(tx, worker, Ending(message.id, "skipped", "unknown template"), now)
            if parcel is None:
                return _settle(tx, worker, Ending(message.id, "skipped", "moot"), now)
            letter = self._write(parcel, message.language, self._signing.code_of(tx, message))
            digest = digest_of(letter.plain)
            if outbox.begin(tx, message.id, worker, now, digest):
                if letter.way != "delete":
                    self._signing.keep(tx, message, digest, now)
                return letter
            noted.rollback()
        # One that is still ours waits again: whoever takes it next sees why it may not go.
        return _settle(tx, worker, Ending(message.id, "planned", due_at=message.due_at), now)

    def _write(self, parcel: Parcel, language: str, code: str) -> Letter:
        how, media = (parcel.way, parcel.message_id, parcel.paid, parcel.answers), parcel.view.media
        if parcel.way == "delete":
            return Letter("", "", None, media, *how)
        voice = self._voices[parcel.language or language]
        signed = replace(parcel.view, parts=(*parcel.view.parts, code_line(code)))
        buttons = keyboard(signed.buttons, voice)
        return Letter(words_of(signed, voice), plain_words_of(signed, voice), buttons, media, *how)


def _settle(tx: Connection, worker: str, ending: Ending, now: datetime) -> Open:
    outbox.record(tx, worker, [ending], now)
    return Open.SETTLED
