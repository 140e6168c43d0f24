"""Plans the warnings of benefit months, as their policy says for every claim being paid; digests; and sequences."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial

from bot.outbox.clock import Clock, to_utc
from bot.outbox.digests import plan_digests
from bot.outbox.drips import plan_drips
from bot.outbox.moments import MONTH_WARNING, params_of
from bot.outbox.stories import question_for
from conversations.claim_status.claim import CLAIM_STATES, Claim
from conversations.outreach.kinds import MessageKind
from conversations.payment_guard.month import guarded
from conversations.payment_guard.warnings import Moment, warnings
from storage import StorageError, Store, outbox, watched
from storage.outbox import Draft
from storage.watched import Watched

_log = logging.getLogger(__name__)

EVERY = 300.0
"""Seconds between two rounds: so soon a date that somebody tells is planned for."""
_KIND: MessageKind = "deadline"
_ASKED_FOR = timedelta(days=3)
_PAYING = tuple(state for state in CLAIM_STATES if guarded(Claim(0, state, None, datetime.min.replace(tzinfo=UTC))))


class Planner:
    """Plans in portions of people, again and again; what was planned once is never planned again."""

    def __init__(
        self, store: Store, clock: Clock, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._store = store
        self._clock = clock
        self._pause = pause

    async def run(self) -> None:
        """Plan now and every few minutes, until cancelled; what fails is left for the next time."""
        while True:
            try:
                await self.round()
            except StorageError as error:
                _log.warning("Planning waits for the database: %s", type(error).__name__)
            await self._pause(EVERY)

    async def round(self) -> int:
        """Look at everybody once, and return how many messages are newly planned."""
        planned, after = 0, 0
        while claims := await self._store.run(partial(watched.portion, states=_PAYING, kind=_KIND, after=after)):
            drafts = [draft for each in claims for draft in self._drafts(each)]
            if drafts:
                planned += await self._store.run(partial(outbox.plan, drafts=drafts))
            after = claims[-1].user_id
        planned += await plan_digests(self._store, self._clock)
        planned += await plan_drips(self._store, self._clock)
        now, calendar = self._clock.now(), self._clock.calendar()
        await self._store.run(lambda tx: outbox.skip_expired(tx, now, calendar))
        return planned

    def _drafts(self, each: Watched) -> list[Draft]:
        try:
            local = self._clock.local(each.time_zone)
            moments = warnings(each.claim, each.evidence, each.months, local, each.enrolments)
            asked = question_for(each, local, self._clock.now())
            return [*(_draft(each, moment) for moment in moments), *((asked,) if asked else ())]
        except Exception:
            # Whatever is odd about one claim, all others are still to be warned.
            _log.exception("The warnings of claim %d cannot be planned", each.claim.id)
            return []


def _draft(each: Watched, moment: Moment) -> Draft:
    return Draft(
        dedup=f"month:{each.user_id}:{moment.key}",
        user_id=each.user_id,
        kind=_KIND,
        template=MONTH_WARNING,
        due_at=to_utc(moment.at, each.time_zone),
        params=params_of(moment),
        expires_at=to_utc(_end(moment), each.time_zone),
    )


def _end(moment: Moment) -> datetime:
    """Return when nobody wants a warning any more: after the last day to apply, or days after the question."""
    if moment.due_on is None:
        return moment.at + _ASKED_FOR
    return datetime.combine(moment.due_on + timedelta(days=1), time.min)
