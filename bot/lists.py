"""Lists that officers send in the chat: fetched from Telegram, read, shown, and taken in when they say so."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.boards import Boards
from bot.courier import Courier
from bot.importing.listing import Listing
from bot.importing.listings import LISTINGS
from bot.importing.staging import OFFICE, Staged, apply, drop, stage_file
from bot.importing.table import Unusable
from bot.importing.template import template
from bot.paper import Written
from bot.render import render
from bot.words import Voice, Voices
from conversations.effects import ReadImport
from conversations.engine.text import text
from conversations.engine.view import View
from conversations.staff import imports
from conversations.staff.policy import MAY
from storage import StorageError, Store, list_deeds, participants, staff
from storage.list_imports import ImportRefused
from storage.seal import Seal

_log = logging.getLogger(__name__)
_FETCHING = 60
"""Seconds for a file to come from Telegram."""

TEMPLATE = text("The empty list to fill in. Delete the row with the example, or leave it: it is passed over.")
NO_FILE = text("The file could not be fetched from Telegram. Please send it again.")


class Desk:
    """Serves the officers who bring lists; each role is checked again when the work is done, not only when asked."""

    def __init__(
        self,
        store: Store,
        seal: Seal,
        courier: Courier,
        voices: Voices,
        boards: Boards,
        today: date | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._seal = seal
        self._courier = courier
        self._voices = voices
        self._boards = boards
        self._today = today
        self._now = now

    async def send_template(self, bot: Bot, user_id: int, what: str) -> None:
        """Send the empty list of a kind to fill in, as a spreadsheet and as CSV."""
        voice = await self._voice(user_id)
        if voice is not None and what in LISTINGS:
            self._courier.papers(bot, user_id, partial(_templates, LISTINGS[what]), voice.plain(TEMPLATE))

    async def read(self, bot: Bot, user_id: int, wanted: ReadImport) -> None:
        """Fetch and read a list, and show what it would change."""
        voice = await self._voice(user_id)
        if voice is None:
            return
        content = BytesIO()
        try:
            file = await bot.get_file(wanted.file_id, request_timeout=_FETCHING)
            await bot.download(file, content, timeout=_FETCHING)
        except (AiogramError, OSError, TimeoutError) as error:
            _log.warning("A list could not be fetched: %s", type(error).__name__)
            self._tell(bot, user_id, View((NO_FILE,)), voice)
            return
        await self._stage(bot, user_id, wanted.name, content.getvalue(), voice)

    async def _stage(self, bot: Bot, user_id: int, name: str, content: bytes, voice: Voice) -> None:
        now = self._now()
        by = f"telegram {user_id}"
        try:
            staged = await stage_file(
                self._store, self._seal, content, name, by, now=now, today=self._day(now), say=voice.plain
            )
            await self._insist(user_id, staged.import_id)
        except (Unusable, ImportRefused, StorageError) as error:
            self._tell(bot, user_id, imports.failed(_sentence(error, voice)), voice)
            return
        self._show(bot, user_id, name, staged, voice)

    async def _insist(self, user_id: int, import_id: int) -> None:
        """Keep no list that the officer could not take in anyway."""
        try:
            await self._store.run(partial(list_deeds.insist, officer=user_id, import_id=import_id))
        except ImportRefused:
            await drop(self._store, import_id, self._now())
            raise

    def _show(self, bot: Bot, user_id: int, name: str, staged: Staged, voice: Voice) -> None:
        found = staged.counts
        counts = imports.Counts(found.new, found.changed, found.unchanged, found.rejected)
        shown = imports.shown(staged.import_id, staged.what, name, counts, staged.warnings)
        report = Written(f"laporan-impor-{staged.import_id}.csv", "text/csv", staged.report_csv)
        self._courier.papers(bot, user_id, lambda: [report], "")
        self._tell(bot, user_id, shown, voice)

    async def apply(self, bot: Bot, user_id: int, import_id: int) -> None:
        """Take a list in."""
        voice = await self._voice(user_id)
        if voice is None:
            return
        now = self._now()
        try:
            counts = await apply(self._store, import_id, now, self._day(now), user_id)
        except (ImportRefused, StorageError) as error:
            self._tell(bot, user_id, imports.failed(_sentence(error, voice)), voice)
            return
        told = imports.Counts(counts.new, counts.changed, counts.unchanged, counts.rejected)
        self._tell(bot, user_id, imports.done(told), voice)
        with suppress(StorageError):
            # Otherwise people get to see it within a minute.
            await self._boards.refresh(self._store)

    async def drop(self, user_id: int, import_id: int) -> None:
        """Forget a list that was shown."""
        try:
            await self._store.run(partial(list_deeds.insist, officer=user_id, import_id=import_id))
            await drop(self._store, import_id, self._now())
        except ImportRefused as error:
            _log.warning("A list could not be dropped: %s", type(error).__name__)

    def _day(self, now: datetime) -> date:
        return self._today or now.astimezone(OFFICE).date()

    async def _voice(self, user_id: int) -> Voice | None:
        """Return the voice for an officer; nobody else is served."""
        if not await self._store.run(partial(staff.places_of, user_id=user_id, roles=MAY["import"])):
            return None
        person = await self._store.run(lambda tx: participants.get(tx, user_id))
        return self._voices[person.language if person else ""]

    def _tell(self, bot: Bot, user_id: int, view: View, voice: Voice) -> None:
        self._courier.reply(bot, user_id, render(view, voice, user_id), lambda: None)


def _templates(listing: Listing) -> list[Written]:
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [
        Written(f"{listing.file}{ending}", mime, template(listing.layout, ending))
        for ending, mime in ((".xlsx", workbook), (".csv", "text/csv"))
    ]


def _sentence(error: Unusable | ImportRefused | StorageError, voice: Voice) -> str:
    """Return what to tell an officer; of the database they learn only that it was its turn to fail."""
    if isinstance(error, StorageError):
        return voice.plain(text("The database does not answer. Please try again later."))
    return voice.plain(error.said)
