"""First experiences: what is taken out of a sentence, and when somebody is asked for theirs."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.claim_status.claim import Claim
from conversations.outcomes.first_benefit import asked_at, received
from conversations.outcomes.stories import LONGEST, nameless

NOON = datetime.combine(date(2026, 3, 10), time(12))
DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Nama saya Siti Aminah, telepon 0812-3456-78", "Nama saya …, telepon …"),
        ("hubungi @siti_a atau siti@contoh.id, t.me/siti", "hubungi … atau …, …"),
        ("KPJ akhir 4321", "KPJ akhir …"),
        ("Rp1.500.000 masuk 12 Maret 2026, 2 minggu", "Rp1.500.000 masuk 12 Maret 2026, 2 minggu"),
        ("Siapkan  tanda terima\n laporan PHK", "Siapkan tanda terima laporan PHK"),
    ],
)
def test_what_tells_who_wrote_it_is_taken_out_and_the_rest_stays(typed: str, kept: str) -> None:
    assert nameless(typed) == kept


@settings(max_examples=50, deadline=None)
@given(
    before=st.sampled_from(("telp ", "nomor saya ", "hp: ", "wa", "+62", "")),
    number=st.from_regex(r"0[1-9](?:[ .-]?\d){5,11}", fullmatch=True),
    after=st.sampled_from(("", " ya", ". Terima kasih", ", tolong")),
)
def test_no_telephone_number_is_left(before: str, number: str, after: str) -> None:
    kept = nameless(f"{before}{number}{after}")
    assert not re.search(r"\d{4}", kept.replace(" ", ""))
    assert len(kept) <= LONGEST


def claim(**told: Any) -> Claim:
    return Claim(**{"id": 1, "state": "paid", "since": DAY, "told_at": datetime(2026, 3, 9, 3, tzinfo=UTC), **told})


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"month": 1, "month_state": "paid"}, True),
        ({"month": None}, True),
        ({"since": None}, True),
        ({"state": "approved", "month": 2, "month_state": "open"}, True),
        ({"state": "approved", "month": 1, "month_state": "open"}, False),
        ({"month": 3, "month_state": "paid"}, False),
        ({"since": date(2026, 1, 3)}, False),
        ({"since": date(2026, 3, 12)}, False),
        ({"state": "employed"}, False),
    ],
)
def test_only_a_first_benefit_that_came_lately_is_asked_about(told: dict[str, Any], asked: bool) -> None:
    at = asked_at(claim(**told), NOON)
    assert at == (datetime.combine(date(2026, 3, 11), time(10)) if asked else None)


def test_a_benefit_was_received_once_a_month_is_paid_or_the_next_one_runs() -> None:
    paid, running, waiting = claim(), claim(state="approved", month=2), claim(state="approved", month=1)
    assert [received((each,)) for each in (paid, running, waiting)] == [paid, running, None]
    assert received((waiting, running)) == running
