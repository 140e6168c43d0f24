"""What an office writes about a claim is read strictly, and kept sealed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.records import is_reference, told_claim
from tests.bot.directory.office import RECORD, SEAL, TODAY

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def test_a_whole_record_is_read() -> None:
    told = told_claim(RECORD, TODAY, SEAL)
    assert told
    assert told.reference == "JKP-2026-0001"
    assert list(told.numbers) == SEAL.hashes("kpj", "00123456789")
    assert dict(told.values) == {
        "kpj_hash": SEAL.kpj("00123456789"),
        "kpj_last4": "6789",
        "phone_hash": SEAL.phone("+6281234567890"),
        "born_hash": SEAL.born(date(1985, 8, 17)),
        "key_version": 1,
        "state": "approved",
        "since": date(2026, 11, 2),
        "phk_on": date(2026, 10, 1),
        "month": 1,
        "month_state": "open",
        "due_on": date(2026, 12, 10),
        "amount": 3_000_000,
        "employer": "PT Maju",
        "holder": "B.S.",
        "region": "73.71",
    }


def test_no_identifier_is_kept_in_clear() -> None:
    told = told_claim(RECORD, TODAY, SEAL)
    kept = str(told)
    assert not any(secret in kept for secret in ("00123456789", "81234567890", "1985", "Budi", "Santoso"))


def test_what_is_not_told_stays_untold() -> None:
    required = {name: RECORD[name] for name in ("reference", "kpj", "phone", "birth_date", "state")}
    told = told_claim(required, TODAY, SEAL)
    assert told
    assert "employer" not in told.values
    assert "month" not in told.values
    cleared = told_claim(RECORD | {"month": None, "month_state": None, "employer": ""}, TODAY, SEAL)
    assert cleared
    assert (cleared.values["month"], cleared.values["employer"]) == (None, "")


@pytest.mark.parametrize("name", ["reference", "kpj", "phone", "birth_date", "state"])
def test_a_record_without_an_identifier_is_refused(name: str) -> None:
    assert told_claim({key: field for key, field in RECORD.items() if key != name}, TODAY, SEAL) is None
    assert told_claim(RECORD | {name: None}, TODAY, SEAL) is None
    assert told_claim(RECORD | {name: ""}, TODAY, SEAL) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"kpj": "123"},
        {"kpj": 123456789},
        {"kpj": "3273014501900001"},
        {"phone": "12"},
        {"birth_date": "2020-01-01"},
        {"birth_date": 31000},
        {"state": "somehow"},
        {"state": ["approved"]},
        {"month": 9},
        {"month": True},
        {"month_state": "open", "month": None},
        {"amount": -5},
        {"amount": 1.5},
        {"since": "2026-13-01"},
        {"since": "2030-01-01"},
        {"note": "x" * 5000},
        {"employer": {"name": "PT"}},
        {"region": "Atlantis"},
        {"reference": "../../etc"},
        {"reference": "x" * 65},
        {"reference": 7},
    ],
    ids=str,
)
def test_a_field_that_makes_no_sense_refuses_the_record(wrong: dict[str, Any]) -> None:
    assert told_claim(RECORD | wrong, TODAY, SEAL) is None


def test_fields_that_we_do_not_know_are_passed_over() -> None:
    assert told_claim(RECORD | {"nik": "3273014501900001", "x": [1]}, TODAY, SEAL) == told_claim(RECORD, TODAY, SEAL)


@given(st.sampled_from(sorted(RECORD)), JSON)
def test_nothing_that_an_office_writes_breaks_the_reading(name: str, field: Any) -> None:
    told = told_claim(RECORD | {name: field}, TODAY, SEAL)
    assert told is None or (is_reference(told.reference) and told.values["kpj_hash"])


@given(JSON)
def test_what_is_no_record_is_refused(anything: Any) -> None:
    assert told_claim(anything, TODAY, SEAL) is None
