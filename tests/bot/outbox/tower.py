"""A desk with a tower: announcements that were approved, their controller and their boards, in virtual time."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import update

from bot.outbox.clock import Clock
from bot.outbox.flights import Flights
from bot.outbox.painter import Painter
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach.audience import Audience
from conversations.outreach.quiet import NEVER, Quiet
from storage import Store, campaigns, tables
from tests.bot.outbox.desk import SETTINGS, START, VOICES, Call, Desk

COMPOSER, APPROVER = 5_000_001, 5_000_002
WORDS = Content({("a", "id"): "*Kabar* untuk Anda."})


class Tower(Desk):
    """A desk at which announcements are steered."""

    def __init__(self, url: str, begin: datetime = START, quiet: Quiet = NEVER) -> None:
        super().__init__(url, begin)
        self.quiet = quiet
        person = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True}
        known = {"created_at": begin, "last_seen_on": begin.date() - timedelta(days=400)}
        rows = [{"user_id": each, **person, **known} for each in (COMPOSER, APPROVER)]
        self.store.now(lambda tx: tx.execute(tables.participant.insert(), rows))

    def approved(self, content: Content = WORDS, **details: Any) -> int:
        """Keep an announcement to everybody seen lately that a second person approved, and return its number."""
        given: dict[str, Any] = {
            "schedule": Schedule(),
            "options": Options(),
            "audience": Audience(seen_within=30),
            **details,
        }
        made: dict[str, Any] = {"composer": COMPOSER, "created_at": self.begin, "changed_at": self.begin}
        blank = Campaign(0, "Posko", "", "", "draft", content, **made, **given)
        number = self.store.now(lambda tx: campaigns.create(tx, blank))
        self.move(number, "draft", "review")
        self.move(number, "review", "approved", by=APPROVER)
        return number

    def move(self, number: int, before: Any, after: Any, **details: Any) -> Campaign | None:
        """Move an announcement as an officer would."""
        return self.store.now(lambda tx: campaigns.move(tx, number, before, after, self.moment, **details))

    def campaign(self, number: int) -> Campaign:
        """Return an announcement as it stands."""
        found = self.store.now(lambda tx: campaigns.get(tx, number))
        assert found is not None
        return found

    def alter(self, number: int, **values: Any) -> None:
        """Change the row of an announcement behind everybody's back."""
        row = tables.campaign
        self.store.now(lambda tx: tx.execute(update(row).where(row.c.id == number).values(values)))

    @property
    def moment(self) -> datetime:
        """The virtual moment, or the first one where no time runs."""
        with suppress(RuntimeError):
            return self.now()
        return self.begin

    def flights(self) -> Flights:
        """Return a controller."""
        return Flights(cast("Store", self.store), Clock(None, self.now), self.quiet)

    def painter(self) -> Painter:
        """Return who paints boards."""
        return Painter(cast("Store", self.store), Post(SETTINGS, self.telegram), VOICES, Clock(None, self.now))

    async def fly(self, until: Any, *others: Sender, towers: int = 1, painters: int = 1, **details: Any) -> None:
        """Let a sender, controllers and a painter work for so many virtual seconds, or until something has happened."""
        beside = [asyncio.create_task(self.flights().run()) for _ in range(towers)]
        beside += [asyncio.create_task(self.painter().run()) for _ in range(painters)]
        try:
            await self.serve(until, *others, sender=self.sender(quiet=self.quiet, **details))
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    def sent(self) -> list[Call]:
        """Return what readers were sent, and composers not."""
        return [call for call in self.telegram.calls if call.chat_id not in (COMPOSER, APPROVER)]

    def heard(self, method: str = "sendMessage") -> list[str]:
        """Return what the composer was told, or shown by edits."""
        return [call.text for call in self.telegram.calls if call.chat_id == COMPOSER and call.method == method]
