"""Regions by name, code and everyday words, and which lie side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.regions import find, name_of, named, neighbours, province_of, search
from conversations.regions.names import every_code

SUMATERA_UTARA = [code for code in every_code() if code.startswith("12.")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("siantar", "12.72"),
        ("Kota Pematang Siantar", "12.72"),
        ("pematangsiantar", "12.72"),
        ("pematang sinatar", "12.72"),
        ("kab simalungun", "12.08"),
        ("simalunggun", "12.08"),
        ("Medan", "12.71"),
        ("medan, sumatera utara", "12.71"),
        ("saya tinggal di medan", "12.71"),
        ("kec tanah jawa", "12.08"),
        ("sergai", "12.18"),
        ("deliserdang", "12.07"),
        ("kab. deli serdang", "12.07"),
        ("tj balai", "12.74"),
        ("madina", "12.13"),
        ("labuhan batu", "12.10"),
        ("kota bogor", "32.71"),
        ("jaksel", "31.74"),
        ("solo", "33.72"),
        ("sumut", "12"),
        ("12.72", "12.72"),
        ("1272", "12.72"),
    ],
)
def test_one_region_is_found(typed: str, code: str) -> None:
    assert search(typed) == (code,)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("bogor", {"32.01", "32.71"}),
        ("tapanuli", {"12.01", "12.02", "12.03"}),
        ("serdang", {"12.07", "12.18"}),
        ("siantar atau medan", {"12.72", "12.71"}),
        ("yogyakarta", {"34", "34.71"}),
    ],
)
def test_what_may_be_several_offers_them(typed: str, codes: set[str]) -> None:
    assert set(search(typed)) == codes


@pytest.mark.parametrize("typed", ["", "kota", "terserah", "operator", "halo", "x", "kepulauan", "?", "99.99", "\0"])
def test_what_names_no_region_finds_none(typed: str) -> None:
    assert search(typed) == ()


def test_a_slip_is_found_but_not_taken_for_named() -> None:
    assert named("simalunggun") == ()
    assert named("simalungun") == ("12.08",)


@given(st.text(max_size=200))
def test_no_words_break_the_search(typed: str) -> None:
    assert all(name_of(code) for code in search(typed))


@pytest.mark.parametrize("code", every_code())
def test_every_region_is_found_by_its_name_and_code(code: str) -> None:
    assert code in search(name_of(code))
    assert code in find(name_of(code))
    assert search(code) == (code,)
    assert name_of(province_of(code))


def test_codes_that_are_none_have_no_name() -> None:
    assert [name_of(code) for code in ("", "99", "12.99", "1272", "12.72.01", "Medan")] == [""] * 6
    assert province_of("99.01") == ""


def test_sumatera_utara_is_complete() -> None:
    assert len(SUMATERA_UTARA) == 33
    assert all(neighbours(code) for code in SUMATERA_UTARA)
    assert neighbours("12.72") == {"12.08"}
    assert neighbours("12.71") == {"12.07"}
    assert neighbours("12.08") == {"12.06", "12.07", "12.09", "12.12", "12.17", "12.18", "12.19", "12.72"}


def test_neighbours_are_so_in_both_directions_and_exist() -> None:
    known = {code: neighbours(code) for code in every_code() if neighbours(code)}
    assert len(known) > 200
    for code, others in known.items():
        assert code not in others
        assert all(code in neighbours(other) and len(other) == len("12.72") and name_of(other) for other in others)


def test_what_is_no_regency_has_no_neighbours() -> None:
    assert neighbours("12") == neighbours("") == neighbours("99.99") == frozenset()


def test_one_can_walk_through_all_of_the_mainland_of_sumatera_utara() -> None:
    nias = {code for code in SUMATERA_UTARA if "Nias" in name_of(code) or "Gunungsitoli" in name_of(code)}
    seen: set[str] = set()
    ahead = {"12.71"}
    while ahead:
        seen |= ahead
        ahead = {other for code in ahead for other in neighbours(code) if other.startswith("12.")} - seen
    assert seen == set(SUMATERA_UTARA) - nias


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kota Pematang Siantar", "12.72"),
        ("PEMATANGSIANTAR", "12.72"),
        ("Kab. Labuhan Batu", "12.10"),
        ("Kabupaten Batubara", "12.19"),
        ("Kota Tanjung Balai", "12.74"),
        ("Deliserdang", "12.07"),
    ],
)
def test_names_are_known_with_and_without_their_spaces(written: str, code: str) -> None:
    assert find(written) == (code,)
