"""What a cell means, and why it is refused."""

from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importing.cells import rupiah, years_from
from bot.importing.claims import CLAIMS
from bot.importing.layout import BadCell
from conversations import regions
from conversations.claim_status.claim import ClaimState, MonthState
from tests.bot.importing.files import TODAY


def read(column: str, cell: Any) -> Any:
    """Read a cell of a column, or tell why not."""
    found = next(each for each in CLAIMS.columns if each.name == column)
    try:
        return found.read(cell, TODAY)
    except BadCell as fault:
        return fault


def why(column: str, cell: Any) -> str:
    fault = read(column, cell)
    assert isinstance(fault, BadCell), f"{cell!r} was read as {fault!r}"
    return fault.why.id


BIRTHS = {
    "1990-03-12": "1990-03-12",
    "1990/3/12": "1990-03-12",
    "12/03/1990": "1990-03-12",
    "12-3-1990": "1990-03-12",
    "12.03.1990": "1990-03-12",
    "12 Maret 1990": "1990-03-12",
    "12 mar 1990": "1990-03-12",
    "12-Mei-1990": "1990-05-12",
    "12 Agt 1990": "1990-08-12",
    "12 Desember, 1990": "1990-12-12",
    "29/02/1992": "1992-02-29",
    "1990-03-12 00:00:00": "1990-03-12",
    "1990-03-12T00:00:00Z": "1990-03-12",
    "'12/03/1990": "1990-03-12",
    "32944": "1990-03-12",
    32944: "1990-03-12",
    datetime.fromisoformat("1990-03-12T08:00"): "1990-03-12",
    date(1990, 3, 12): "1990-03-12",
}


@pytest.mark.parametrize(("cell", "expected"), BIRTHS.items())
def test_dates_are_read(cell: Any, expected: str) -> None:
    assert read("birth_date", cell) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("12/03/90", "write the year with four digits"),
        ("12 Mar '90", "write the year with four digits"),
        ("03/14/1990", "not a date like"),
        ("30/02/1990", "not a date like"),
        ("29/02/1990", "not a date like"),
        ("1990", "not a date like"),
        ("Maret 1990", "not a date like"),
        ("12 Foo 1990", "not a date like"),
        ("12/03-1990", "not a date like"),
        ("kosong", "not a date like"),
        (True, "not text"),
        (timedelta(1), "not text"),
        ("12/03/2015", "this date is too late"),
        ("12/03/1900", "this date is too early"),
        ("x" * 1_000_000, "too long"),
    ],
)
def test_other_things_are_no_birth_dates(cell: Any, reason: str) -> None:
    assert why("birth_date", cell).startswith(reason)


@settings(deadline=None)
@given(day=st.dates(date(1928, 1, 1), date(2012, 1, 1)))
def test_every_birth_date_is_read_in_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms = [day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day}-{day.month}-{day.year}", serial, str(serial)]
    assert {read("birth_date", form) for form in forms} == {day}


def test_a_state_may_begin_tomorrow_and_no_later() -> None:
    assert read("since", TODAY + timedelta(days=1)) == TODAY + timedelta(days=1)
    assert why("since", TODAY + timedelta(days=2)) == "this date is too late"
    assert why("since", "01/01/2019") == "this date is too early"
    assert read("due_date", "20 April 2026") == date(2026, 4, 20)
    assert why("due_date", "20/04/2036") == "this date is too late"
    assert years_from(date(2024, 2, 29), 1) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12345678901", "12345678901"),
        ("0123 4567 891", "01234567891"),
        ("12.345.678-901", "12345678901"),
        ("06j12345678", "06J12345678"),
        (1234567890, "01234567890"),
        ("'01234567890", "01234567890"),
        ("１２３４５６７８９０１", "12345678901"),
    ],
)
def test_membership_numbers_are_read(cell: Any, expected: str) -> None:
    assert read("kpj", cell) == expected


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("3273011203900001", "looks like a NIK, not a KPJ"),
        (3273011203900001, "looks like a NIK, not a KPJ"),
        ("1.23457E+10", "a spreadsheet shortened this number"),
        ("1,23457E+10", "a spreadsheet shortened this number"),
        (12345678901.5, "a spreadsheet shortened this number"),
        ("1234567890", "not a KPJ of 11 characters"),
        ("ABCDEFGHIJK", "not a KPJ of 11 characters"),
        ("1234567890é", "not a KPJ of 11 characters"),
        (1234567, "not a KPJ of 11 characters"),
        ("12345\x00678901", "holds characters that no text has"),
        (TODAY, "not text"),
    ],
)
def test_other_things_are_no_membership_numbers(cell: Any, reason: str) -> None:
    assert why("kpj", cell) == reason


@pytest.mark.parametrize("cell", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890", 81234567890, 6281234567890.0])
def test_phones_are_read(cell: Any) -> None:
    assert read("phone", cell) == "+6281234567890"


@pytest.mark.parametrize("cell", ["", "12", "0812", "abc", "0812345678901234", "081234567890/081234567891", "6,28E+12"])
def test_other_things_are_no_phones(cell: str) -> None:
    assert isinstance(read("phone", cell), BadCell)


@pytest.mark.parametrize("state", get_args(ClaimState))
def test_every_state_is_known_by_our_name_and_in_any_spelling(state: str) -> None:
    assert {read("state", form) for form in (state, state.upper(), state.replace("_", " "), f" {state} ")} == {state}


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Belum dilaporkan", "not_reported"),
        ("SUDAH DILAPORKAN", "reported"),
        ("tidak memenuhi syarat", "not_eligible"),
        ("Diajukan", "claim_sent"),
        ("sedang-diverifikasi", "verifying"),
        ("Disetujui", "approved"),
        ("cair", "paid"),
        ("Dibayar.", "paid"),
        ("ditolak", "rejected"),
        ("selesai", "finished"),
        ("sudah bekerja kembali", "employed"),
        ("kedaluwarsa", "lapsed"),
    ],
)
def test_states_are_known_in_indonesian(word: str, state: str) -> None:
    assert read("state", word) == state


@pytest.mark.parametrize("word", ["menunggu", "ya", "1", "approve?d x", "tidak disetujui", "belum dibayar", "diterima"])
def test_words_that_are_no_state_are_refused(word: str) -> None:
    assert why("state", word) == "not one of the states in the guide"


def test_months_have_states_of_their_own() -> None:
    assert [read("month_state", state) for state in get_args(MonthState)] == list(get_args(MonthState))
    assert read("month_state", "Terlewat") == "missed"
    assert why("month_state", "approved") == "not one of the states in the guide"


@pytest.mark.parametrize(
    ("cell", "month"), [("1", 1), (6, 6), (2.0, 2), ("bulan ke-3", 3), ("Bulan 4", 4), ("ke 5", 5)]
)
def test_months_are_read(cell: Any, month: int) -> None:
    assert read("month", cell) == month


@pytest.mark.parametrize("cell", ["0", "7", "12", "-1", "satu", 1.5, "bulan", True])
def test_other_things_are_no_months(cell: Any) -> None:
    assert isinstance(read("month", cell), BadCell)


@settings(deadline=None)
@given(amount=st.integers(0, 100_000_000))
def test_every_amount_is_read_in_every_form(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    forms: list[Any] = [amount, float(amount), str(amount), f"{amount:,}", dotted, f"Rp{dotted}", f"Rp. {dotted},00"]
    assert {rupiah(form, TODAY) for form in (*forms, f"{amount:,}.00", f"Rp {dotted},-")} == {amount}


@pytest.mark.parametrize("cell", ["3 juta", "3.000.00", "-5", "1,5", 1.5, "Rp", "100000001", "9" * 50, "٣٠٠٠"])
def test_other_things_are_no_amounts(cell: Any) -> None:
    assert isinstance(read("amount", cell), BadCell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Kota Bandung", "32.73"),
        ("kab. bekasi", "32.16"),
        ("3273", "32.73"),
        ("32.73.01", "32.73"),
        (3273, "32.73"),
        (32.73, "32.73"),
        (32.1, "32.10"),
        ("DKI Jakarta", "31"),
        ("Jakarta Selatan", "31.74"),
        ("Kota Administrasi Jakarta Selatan", "31.74"),
        ("Jawa Barat", "32"),
        ("Provinsi Jawa Barat", "32"),
    ],
)
def test_regions_are_read(cell: Any, code: str) -> None:
    assert read("region", cell) == code


def test_a_region_is_never_guessed() -> None:
    assert why("region", "Bandung") == "several regions have this name"
    assert why("region", "Yogyakarta") == "several regions have this name"
    assert why("region", "Atlantis") == "not a region or its code"
    assert why("region", "99") == "not a region or its code"
    assert why("region", 3.14159) == "not a region or its code"
    assert set(regions.find("bandung")) == {"32.04", "32.73"}


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Budi Santoso", "B.S."), ("  siti   aminah ", "S.A."), ("=cmd|' /C calc'!A0", "C.C.C.A."), ("H. Ólafur", "H.Ó.")],
)
def test_of_a_name_initials_are_kept(name: str, initials: str) -> None:
    assert read("name", name) == initials


def test_initials_fit_their_column_whatever_the_name() -> None:
    assert len(read("name", "a " * 400)) <= 16
    assert len(read("name", "ΐ " * 400)) <= 16


def test_texts_have_their_bounds_and_notes_lose_a_nik() -> None:
    assert read("employer", "PT  Maju\nJaya") == "PT Maju Jaya"
    assert why("employer", "x" * 121) == "too long"
    assert why("note", "x" * 301) == "too long"
    assert read("note", "NIK 3273011203900001 keliru") == "NIK … keliru"
    assert read("note", "NIK 32.73.01.120390.0001, hub 0812-3456-7890") == "NIK …, hub …"
    assert read("employer", "PT Jaya 3273011203900001") == "PT Jaya …"
