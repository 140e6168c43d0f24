"""Tells a person who looks at their claim what the office says of it at that moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from aiogram import Bot

from bot.courier import Courier
from bot.directory.latest import Latest
from bot.render import render
from bot.words import Voices
from conversations.claim_status.news import changed
from conversations.engine.view import View
from conversations.identity.words import last_known
from storage import Store, participants


class Teller:
    """Asks through `latest`, and speaks through the courier; says nothing when nothing is new."""

    def __init__(
        self,
        store: Store,
        latest: Latest,
        courier: Courier,
        voices: Voices,
        today: date | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._latest = latest
        self._courier = courier
        self._voices = voices
        self._today = today
        self._now = now

    async def tell_latest(self, bot: Bot, user_id: int) -> None:
        """Ask the office about a person's claims, and tell what moved, or since when nothing is known."""
        answer = await self._latest.of_person(user_id)
        today = self._today or self._now().date()
        views = [changed(moved.before.state, moved.now, today) for moved in answer.moved]
        told = [claim for claim in answer.claims if claim.source == "api"]
        if not answer.reached and told:
            views.append(View((last_known(min(told, key=lambda claim: claim.told_at)),)))
        person = await self._store.run(lambda tx: participants.get(tx, user_id))
        voice = self._voices[person.language if person else ""]
        for view in views:
            self._courier.reply(bot, user_id, render(view, voice, user_id), lambda: None)
