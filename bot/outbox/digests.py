"""Plans the digests of saved searches: each morning, or each week, what will be new by then."""

from collections.abc import Iterator
from functools import partial

from bot.outbox.clock import Clock, to_utc, zone
from conversations.outreach.kinds import MessageKind
from conversations.vacancies.schedule import digest_until, next_digest
from storage import Store, outbox, searches
from storage.outbox import Draft
from storage.searches import Wish

DIGEST = "vacancy_digest"
"""The template of messages about what is new for a search."""

_KIND: MessageKind = "alert"


async def plan_digests(store: Store, clock: Clock) -> int:
    """Plan the next digest of every search, once for a day; return how many are newly planned."""
    planned, after = 0, 0
    while wishes := await store.run(partial(searches.portion, kind=_KIND, after=after)):
        drafts = list(_drafts(wishes, clock))
        planned += await store.run(partial(outbox.plan, drafts=drafts))
        after = wishes[-1].search.id
    return planned


def _drafts(wishes: list[Wish], clock: Clock) -> Iterator[Draft]:
    for wish in wishes:
        saved = wish.search.since.astimezone(zone(wish.time_zone)).date()
        at = next_digest(wish.search, saved, clock.local(wish.time_zone))
        yield Draft(
            dedup=f"digest:{wish.user_id}:{wish.search.id}:{at:%Y-%m-%d}",
            user_id=wish.user_id,
            kind=_KIND,
            template=DIGEST,
            due_at=to_utc(at, wish.time_zone),
            params={"search": wish.search.id},
            expires_at=to_utc(digest_until(at), wish.time_zone),
        )
