"""Where a claim stands on a day: whose move it is, until when, and what to do now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conversations.claim_status import limits
from conversations.claim_status.claim import MONTHS, Claim, ClaimState, MonthState
from conversations.claim_status.limits import Limit, Window
from conversations.claim_status.month_rows import MONTH_ROWS
from conversations.claim_status.owners import Owner
from conversations.claim_status.rows import OVER, ROWS, Row
from conversations.engine.text import Text
from conversations.engine.view import Tone

Key = (
    ClaimState
    | Literal["month_open", "month_sent", "month_verifying", "month_paid", "month_rejected", "month_missed", "over"]
)
"""The row that speaks for a claim: its state, that of its month, or *over* once the time to file has passed."""

TABLE: Mapping[str, Row] = {
    **{str(state): row for state, row in ROWS.items()},
    **{f"month_{state}": row for state, row in MONTH_ROWS.items()},
    "over": OVER,
}
"""Every `Key` with its row."""

_OF_MONTH: Mapping[MonthState, Key] = {
    "open": "month_open",
    "sent": "month_sent",
    "verifying": "month_verifying",
    "paid": "month_paid",
    "rejected": "month_rejected",
    "missed": "month_missed",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a claim amounts to on one day.

    `owner` must act; `limit` is the time for it, and says so where none is fixed. `todo` is what the person does now,
    `call` whom to turn to, empty until the time is over. `window` is the time to file, where that still matters.
    `month` is the benefit month that is spoken of.
    """

    key: Key
    label: Text
    meaning: Text
    owner: Owner
    limit: Limit
    todo: tuple[Text, ...]
    call: tuple[Text, ...]
    tone: Tone
    overdue_since: date | None = None
    window: Window | None = None
    month: int | None = None

    @property
    def due(self) -> date | None:
        """The last day that is in time, or `None` where none is known or fixed."""
        return self.limit.day

    @property
    def overdue(self) -> bool:
        """Tell whether that day is past."""
        return self.overdue_since is not None


def standing(claim: Claim, today: date) -> Standing:
    """Return where a claim stands on a day; total over all claims, also over those whose dates cannot be right."""
    key = key_of(claim, today)
    row = TABLE[key]
    limit = row.limit(claim, today)
    late = limit.day is not None and today > limit.day
    return Standing(
        key=key,
        label=row.label,
        meaning=row.meaning,
        owner=row.owner,
        limit=limit,
        todo=row.todo(claim),
        call=row.call if late else (),
        tone="bad" if late else row.tone,
        overdue_since=limit.day + timedelta(days=1) if late and limit.day else None,
        window=_window(claim, row, today),
        month=claim.month if key.startswith("month_") else None,
    )


def _window(claim: Claim, row: Row, today: date) -> Window | None:
    """Return the time to file, where it still matters: of a claim that is filed anew only until it is over."""
    window = limits.window(claim, today) if row.files or row.filed_anew else None
    return None if window and row.filed_anew and today > window.last else window


def key_of(claim: Claim, today: date) -> Key:
    """Return the row that speaks for a claim: after the approval that of its month, when one is known."""
    if claim.state in ("approved", "paid"):
        return _of_month(claim)
    window = limits.window(claim, today) if ROWS[claim.state].files else None
    return "over" if window and today > window.last else claim.state


def _of_month(claim: Claim) -> Key:
    """After the last month there is no next one to apply for (CASH-02).

    A later month of which nothing is told is taken as open, so that it is not lost.
    """
    month = claim.month or 1
    if claim.month_state is None:
        return claim.state if month <= 1 else "month_open"
    if claim.month_state == "paid" and month >= MONTHS:
        return "finished"
    return _OF_MONTH[claim.month_state]
