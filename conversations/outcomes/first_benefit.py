"""When a first benefit has come, and when one is asked how it was."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from conversations.claim_status.claim import Claim
from conversations.payment_guard.month import guarded

WANTED = timedelta(days=14)
"""After so long nobody wants to be asked any more."""
_ASKED_AT = time(10)
_AFTER = timedelta(days=2)
_LATELY = timedelta(days=30)
_FIRST, _SECOND = 1, 2


def received(claims: Iterable[Claim]) -> Claim | None:
    """Return the newest claim of which a benefit was paid, if there is one; they come newest first."""
    return next((claim for claim in claims if _paid(claim)), None)


def asked_at(claim: Claim, local: datetime) -> datetime | None:
    """Return when to ask about the first benefit of a claim (naive, in the reader's zone); `None` for no question.

    Only of a payment that was told lately: an old list that is brought in asks nobody.
    """
    told = claim.since or claim.told_at.date()
    first = claim.month in (None, _FIRST) and _paid(claim)
    second = claim.month == _SECOND and claim.month_state in (None, "open")
    if not guarded(claim) or not (first or second) or not timedelta() <= local.date() - told <= _LATELY:
        return None
    return datetime.combine(told + _AFTER, _ASKED_AT)


def last_day(at: datetime) -> date:
    """Return the last day on which the question that is due at a moment still makes sense."""
    return at.date() + WANTED


def _paid(claim: Claim) -> bool:
    return claim.state in ("paid", "finished") or claim.month_state == "paid" or (claim.month or 0) >= _SECOND
