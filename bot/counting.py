"""Counts what takes longer than a person waits for a reply, beside the bot's own work, and tells the officer then."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from aiogram import Bot
from sqlalchemy import Connection

from bot.courier import Courier
from bot.markup import keyboard
from bot.paper import write
from bot.remembered.campaigns import RememberedCampaigns
from bot.render import drawing, render
from bot.words import Voices
from conversations.campaigns.effects import CountReaders
from conversations.campaigns.flight_page import planned, sampled
from conversations.campaigns.records import Campaign
from conversations.campaigns.terms import Terms
from conversations.engine.view import View
from conversations.outcomes.effects import CountFigures, CountResults
from conversations.outcomes.figures_room import told
from conversations.outcomes.periods import period
from conversations.outcomes.records import Figures, Results
from conversations.outcomes.results_room import shown
from storage import Store, campaigns, participants, programme, results
from storage.reading import apart


class Counting:
    """Counts on a connection of its own, and speaks through the courier."""

    def __init__(
        self,
        store: Store,
        courier: Courier,
        voices: Voices,
        today: date | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        terms: Terms | None = None,
    ) -> None:
        self._store = store
        self._courier = courier
        self._voices = voices
        self._today = today
        self._now = now
        self._terms = terms or Terms()

    async def count(self, bot: Bot, user_id: int, effect: CountResults | CountFigures | CountReaders) -> None:
        """Count what is asked for, and show it."""
        match effect:
            case CountResults():
                await self._results(bot, user_id, effect)
            case CountFigures():
                await self._figures(bot, user_id, effect)
            case CountReaders():
                await self._readers(bot, user_id, effect)

    async def _results(self, bot: Bot, user_id: int, effect: CountResults) -> None:
        counted = await apart(self._store, partial(_results, campaign_id=effect.campaign_id))
        if counted is not None:
            await self._tell(bot, user_id, shown(*counted, effect.wanted))

    async def _figures(self, bot: Bot, user_id: int, effect: CountFigures) -> None:
        person = await self._store.run(lambda tx: participants.get(tx, user_id))
        if person is None:
            return
        when = period(effect.period, self._today or self._now().date())
        since, until = when.bounds(person.time_zone)

        def count(connection: Connection) -> Figures:
            return programme.figures(connection, effect.regions, since, until)

        await self._tell(bot, user_id, told(effect, when, await apart(self._store, count)))

    async def _readers(self, bot: Bot, user_id: int, effect: CountReaders) -> None:
        show = sampled if effect.examples else planned

        def count(connection: Connection) -> View | None:
            known = RememberedCampaigns(connection, user_id, self._now(), self._terms, patient=True)
            campaign = known.get(effect.campaign_id)
            return None if campaign is None else show(campaign, known, effect.today)

        view = await apart(self._store, count)
        if view is not None:
            await self._tell(bot, user_id, view)

    async def _tell(self, bot: Bot, user_id: int, view: View) -> None:
        person = await self._store.run(lambda tx: participants.get(tx, user_id))
        voice = self._voices[person.language if person else ""]
        self._courier.reply(bot, user_id, render(view, voice, user_id), lambda: None)
        if view.chart is not None:
            self._courier.picture(bot, user_id, drawing(view.chart, voice), keyboard(view.buttons, voice))
        for paper in view.papers:
            self._courier.papers(bot, user_id, partial(write, paper, voice), voice.plain(paper.caption))


def _results(connection: Connection, campaign_id: int) -> tuple[Campaign, Results] | None:
    campaign = campaigns.get(connection, campaign_id)
    return None if campaign is None else (campaign, results.of_campaign(connection, campaign_id))
