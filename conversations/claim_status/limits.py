"""By when each move must be made: what the law fixes, what only a guide says, and what nobody fixes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from conversations import workdays
from conversations.claim_status.claim import Claim
from conversations.eligibility.calendar import add_months
from conversations.eligibility.parameters import R21, R25, cite, value
from conversations.engine.text import Text, plural, text

Basis = Literal["law", "guide", "window", "account", "open"]
"""Fixed by law; said by the ministry's guide only; the time to file; the date in SIAPkerja; fixed by nothing."""

REPORT_DAYS = 7
"""Working days in which the employer must report a layoff: Permenaker 2/2025 Pasal 9(1)-(3) (P3, N13)."""
REPORT_ARTICLE = "Permenaker 2/2025 Pasal 9(1)-(3)"
CHECK_DAYS = 3
"""About the days that the check takes by the ministry's guide (N14); that they are working days is not verified."""
PAY_DAYS: int = value("CASH-07", "R25", "working_days")

_LAST = date(2999, 12, 31)
"""No day behind it is counted from: the calendar would end."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The time for a move: `said` names it, `day` is the last day on which it is in time, `None` when there is none.

    Not `certain` is a day that was counted over holidays that are not known. `article` is "" where no article says it.
    `start` is the day from which working days were counted.
    """

    basis: Basis
    said: Text
    day: date | None = None
    certain: bool = True
    article: str = ""
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The time to file a claim: its last day, and the day before, which is safe."""

    last: date

    @property
    def safe(self) -> date:
        """The day before the last, because no text says whether the last day itself still counts."""
        return self.last - timedelta(days=1)


def report(claim: Claim, today: date) -> Limit:
    """Return until when the employer must report the layoff: 7 working days (Permenaker 2/2025 Pasal 9(1)-(3))."""
    said = plural("{n} working day after the layoff", "{n} working days after the layoff", n=REPORT_DAYS)
    return _working("law", said, claim.phk_on, REPORT_DAYS, REPORT_ARTICLE)


def check(claim: Claim, today: date) -> Limit:
    """Return about when the check is over: the ministry's guide says 3 days, no article does (N14)."""
    said = text("about {n} days by the ministry's guide; no article fixes it", n=CHECK_DAYS)
    return _working("guide", said, claim.since, CHECK_DAYS, "")


def payment(claim: Claim, today: date) -> Limit:
    """CASH-07: return until when BPJS must pay: 3 working days of a complete and correct application."""
    said = plural(
        "{n} working day after a complete and correct application",
        "{n} working days after a complete and correct application",
        n=PAY_DAYS,
    )
    return _working("law", said, claim.since, PAY_DAYS, cite("CASH-07"))


def filing(claim: Claim, today: date) -> Limit:
    """CLAIM-01: return the last day to file."""
    found = window(claim, today)
    said = text("{months} months after the layoff", months=R25.filing_months)
    return Limit("window", said, found.last if found else None, article=cite("CLAIM-01"))


def account(claim: Claim, today: date) -> Limit:
    """CASH-13: return the day that the person's SIAPkerja account shows; the text of Pasal 14 is not verified."""
    said = text("the date in your SIAPkerja account; the new text on it could not be verified")
    return Limit("account", said, sane(claim.due_on), article=cite("CASH-13"))


def next_month(claim: Claim, today: date) -> Limit:
    """CASH-13: say that the day for the month after this one stands in SIAPkerja; what is known is of this month."""
    return account(replace(claim, due_on=None), today)


def unfixed(claim: Claim, today: date) -> Limit:
    """Say that nothing fixes a time."""
    return Limit("open", text("no date is fixed"))


def window(claim: Claim, today: date) -> Window | None:
    """CLAIM-01: return the time to file, or `None` where the date of the layoff is not known.

    TRANS-05: where the old three months were over before the rules changed, nothing says that the right revived.
    """
    phk_on = sane(claim.phk_on)
    if phk_on is None:
        return None
    before = add_months(phk_on, R21.filing_months)
    old = before < R25.in_force or max(today, phk_on) < R25.in_force
    return Window(before if old else add_months(phk_on, R25.filing_months))


def sane(day: date | None) -> date | None:
    """Return a day from which something can be counted."""
    return day if day is not None and day <= _LAST else None


def _working(basis: Basis, said: Text, start: date | None, days: int, article: str) -> Limit:
    begun = sane(start)
    if begun is None:
        return Limit(basis, said, article=article)
    due = workdays.after(begun, days)
    return Limit(basis, said, due.day, due.certain, article, begun)
