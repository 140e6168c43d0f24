"""What housekeeping does about people's data: wishes to be erased, and what has been kept long enough."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from storage import Store, attempts, kept_results, listening, results, retention, vacancies
from storage.erasures import erase, pending, scrub, unclosed
from storage.reading import apart
from storage.seal import Seal

MESSAGES_KEPT = timedelta(days=90)
"""How long a message that was sent, or will never be, is remembered."""
VACANCIES_KEPT = timedelta(days=90)
"""How long a vacancy is kept after it ended, or was taken back."""
INVITATIONS_KEPT = timedelta(days=30)
"""How long an invitation is kept after it ran out."""
QUESTIONS_KEPT = timedelta(days=90)
"""How long a question without an answer is kept, though it is nobody's any more."""
TICKETS_KEPT = timedelta(days=90)
"""How long a talk with an officer is kept after it was closed."""
FILES_KEPT = timedelta(days=7)
"""How long a list of claims waits for its confirmation."""


async def finish_erasures(store: Store, now: datetime, seal: Seal | None = None) -> int:
    """Erase everybody who asked for it and is still there, then clean the files; tells how many.

    For the start and for every hour: rows may be erased before, as soon as the receipt was sent.

    Raises:
        StorageError: when the database cannot be used; what is left is done next time.
    """
    wishes = await store.run(pending)
    for wish in wishes:
        await store.run(partial(erase, user_id=wish.user_id, receipt=wish.receipt, now=now, seal=seal))
    if await store.run(unclosed):
        await scrub(store, now)
    return len(wishes)


async def forget_old(store: Store, now: datetime, days: int, *, portion: int = 200) -> dict[str, int]:
    """Forget what was kept long enough; return how much of each kind went.

    People, and notes of who looked at data, are kept for so many days.

    Raises:
        StorageError: when the database cannot be used.
    """
    kept = timedelta(days=days)
    works: dict[str, Callable[[Connection], int]] = {
        "people": partial(retention.forget_unseen, before=(now - kept).date(), portion=portion),
        "messages": partial(retention.drop_ended_messages, before=now - MESSAGES_KEPT, portion=portion),
        "looks": partial(retention.drop_looks, before=now - kept, portion=portion),
        "tries": lambda tx: attempts.forget(tx, now),
        "staged": partial(retention.drop_staged, before=now - FILES_KEPT, now=now, portion=portion),
        "invitations": partial(retention.drop_invitations, before=now - INVITATIONS_KEPT, portion=portion),
        "questions": partial(listening.drop_old, before=now - QUESTIONS_KEPT, portion=portion),
        "tickets": partial(retention.drop_closed_tickets, before=now - TICKETS_KEPT, portion=portion),
        "vacancies": partial(vacancies.drop_ended, before=(now - VACANCIES_KEPT).date(), portion=portion),
    }
    await _keep_results(store, now)
    gone = {name: await _all_of(store, work) for name, work in works.items()}
    if gone["people"]:
        await scrub(store, now)
    return gone


async def _keep_results(store: Store, now: datetime) -> None:
    """Count what came of announcements that ended long ago, beside the bot's own work, before their messages go."""
    for campaign_id in await store.run(partial(kept_results.due, before=now - MESSAGES_KEPT)):
        counted = await apart(store, partial(results.of_campaign, campaign_id=campaign_id))
        await store.run(partial(kept_results.keep, campaign_id=campaign_id, counted=counted, at=now))


async def _all_of(store: Store, work: Callable[[Connection], int]) -> int:
    """Work portion by portion, so that visits get their turn."""
    total = 0
    while count := await store.run(work):
        total += count
    return total
