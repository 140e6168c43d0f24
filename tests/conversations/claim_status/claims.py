"""Claims to look at: one for each row of the table, and any that an import may bring."""

from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from conversations.claim_status.claim import CLAIM_STATES, MONTH_STATES, Claim

TODAY = date(2026, 11, 23)
TOLD = datetime(2026, 11, 20, 3, tzinfo=UTC)
HOSTILE = '<b>{n}</b> & "x" \u202e %s {0!r}\n' + "W" * 300

WILD = HOSTILE.replace("{n}", "n").replace("{0!r}", "")
"""The same without what would look like a template that was not filled."""

LEAP_AND_HOLIDAYS = st.sampled_from(
    [
        date(2024, 2, 29),
        date(2025, 2, 7),
        date(2025, 12, 31),
        date(2026, 3, 18),
        date(2026, 12, 24),
        date(2027, 3, 15),
        date(2027, 12, 31),
        date(2028, 2, 29),
        date.min,
        date.max,
    ]
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31)) | LEAP_AND_HOLIDAYS
DAYS_OF_READING = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def claim(state: str = "reported", **fields: Any) -> Claim:
    """Return a claim with initials, the end of a KPJ and an employer."""
    known = {"id": 7, "since": date(2026, 11, 18), "told_at": TOLD, "holder": "A.S.", "kpj_last4": "1234"}
    return Claim(**(known | {"employer": "PT Maju Jaya"} | fields), state=state)  # type: ignore[arg-type] # by name


def every_state() -> list[Claim]:
    """Return a claim in each of the 18 states."""
    before = [claim(state, phk_on=date(2026, 9, 1)) for state in CLAIM_STATES]
    months = [claim("paid", month=number, month_state=state) for state in MONTH_STATES for number in (1, 2, 6)]
    return before + months


claims = st.builds(
    Claim,
    id=st.integers(1, 2**63 - 1),
    state=st.sampled_from(CLAIM_STATES),
    since=st.none() | DAYS,
    told_at=DAYS_OF_READING.map(lambda day: datetime.combine(day, time(20), UTC)),
    source=st.sampled_from(["list", "api", "self"]),
    kpj_last4=st.sampled_from(["", "1234"]),
    holder=st.sampled_from(["", "A.S.", WILD]),
    employer=st.sampled_from(["", "PT Maju Jaya", WILD]),
    phk_on=st.none() | DAYS,
    month=st.none() | st.integers(-1, 9),
    month_state=st.none() | st.sampled_from(MONTH_STATES),
    due_on=st.none() | DAYS,
    amount=st.none(),
    note=st.sampled_from(["", "NIK tidak cocok", WILD * 20]),
)
"""Any claim, also one whose fields contradict each other."""
