"""What an office says now of claims that its interface told of: to one person who asks, or of everybody."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.directory.port import ClaimDirectory
from bot.directory.refreshing import refresh_claims
from conversations.claim_status.claim import Claim
from storage import Store, claims_told, directory, outbox
from storage.outbox import Draft

_log = logging.getLogger(__name__)
_NEWS_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim whose state or month changed, as it was before and as it is now."""

    before: Claim
    now: Claim


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the office answered for all claims of a person, what is known of them now, and which of them moved."""

    reached: bool
    claims: tuple[Claim, ...]
    moved: tuple[Moved, ...]


class Latest:
    """Brings claims up to date through the interface of an office."""

    def __init__(
        self, store: Store, source: ClaimDirectory, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._source = source
        self._now = now

    async def of_person(self, user_id: int) -> Answer:
        """Ask about the claims of one person.

        Raises:
            StorageError: when the database cannot be used.
        """
        before = {claim.id: claim for claim in await self._claims(user_id)}
        reached = await refresh_claims(self._store, self._source, user_id, self._now)
        claims = tuple(await self._claims(user_id))
        moved = tuple(Moved(was, claim) for claim in claims if (was := before.get(claim.id)) and _differ(was, claim))
        return Answer(reached, claims, moved)

    async def of_everybody(self) -> int:
        """Ask about everybody's claims until the office does not answer, plan the news, and return how many there are.

        Raises:
            StorageError: when the database cannot be used.
        """
        planned = 0
        for user_id in await self._store.run(claims_told.people):
            answer = await self.of_person(user_id)
            drafts = [self._draft(user_id, moved) for moved in answer.moved]
            planned += await self._store.run(partial(outbox.plan, drafts=drafts)) if drafts else 0
            if not answer.reached:
                _log.warning("The claims interface does not answer; the rest is asked for in an hour")
                break
        return planned

    def _draft(self, user_id: int, moved: Moved) -> Draft:
        now = self._now()
        before = moved.before
        return Draft(
            dedup=f"status:{user_id}:{moved.now.id}:api:{now:%Y%m%d%H%M%S}",
            user_id=user_id,
            kind="status",
            template="claim_changed",
            params={"claim": moved.now.id, "before": before.state, "month_before": before.month_state},
            due_at=now,
            expires_at=now + _NEWS_KEPT,
        )

    async def _claims(self, user_id: int) -> Sequence[Claim]:
        return await self._store.run(lambda tx: directory.claims_of(tx, user_id))


def _differ(before: Claim, now: Claim) -> bool:
    return (before.state, before.month_state) != (now.state, now.month_state)
