"""Reposts and copies of agencies share a twin, and two employers never do, whatever they offer."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.vacancies.records import Vacancy
from conversations.vacancies.twins import agreed, is_agency, twin_of

MEDAN, BINJAI = "12.71", "12.75"
TEXT = "Menjahit kemeja dan celana dengan mesin obras, dua sif, target harian, makan siang disediakan."
TERMS: dict[str, Any] = {
    "wage_min": 3_000_000,
    "wage_max": 4_000_000,
    "education": "sma",
    "experience": 1,
    "about": "",
}
_numbers = count(1)


def post(employer: str, title: str = "Operator Jahit", region: str = MEDAN, **details: Any) -> Vacancy:
    told = {**TERMS, **details}
    number = next(_numbers)
    twin = twin_of(title, employer, region, **told)
    return Vacancy(number, f"x:{number}", "x", title, employer, region, twin=twin, **told)


def twins(*posts: Vacancy) -> list[str]:
    """Return the twins of posts once copies follow what they copy, again and again."""
    known: Sequence[Vacancy] = posts
    while renamed := agreed(known):
        known = [replace(each, twin=renamed.get(each.twin, each.twin)) for each in known]
    return [each.twin for each in known]


@pytest.mark.parametrize(
    "again",
    [
        {"employer": "Maju Jaya, PT."},
        {"employer": "P.T. MAJU  JAYA Tbk"},
        {"title": "DIBUTUHKAN SEGERA: Operator Jahit"},
        {"title": "Operator Jahit (urgent)"},
        {"wage_min": None, "wage_max": None},
        {"experience": None, "about": TEXT},
    ],
)
def test_an_employer_who_posts_again_offers_the_same(again: dict[str, Any]) -> None:
    assert twins(post(**{"employer": "PT Maju Jaya", **again})) == twins(post("PT Maju Jaya"))


@pytest.mark.parametrize(
    "other",
    [
        {"employer": "PT Maju Jaya Abadi"},
        {"employer": "CV Maju Jaya"},
        {"employer": "PT 馬朱"},
        {"region": BINJAI},
        {"region": ""},
        {"title": "Operator Obras"},
        {"title": "Kepala Operator Jahit"},
    ],
)
def test_another_employer_place_or_title_is_another_post(other: dict[str, Any]) -> None:
    assert twins(post(**{"employer": "PT Maju Jaya", **other})) != twins(post("PT Maju Jaya"))


@pytest.mark.parametrize(
    "name",
    [
        "PT Alih Daya Sejahtera",
        "Adecco Indonesia",
        "CV MITRA OUTSOURCING",
        "PT Jasa Tenaga Kerja Medan",
        "Head Hunter Co.",
    ],
)
def test_agencies_are_known_by_their_name(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize(
    "name", ["PT Maju Jaya", "Bank Sumut", "Toko Kerja Keras", "PT Daya Manusia", "Outsourcindo", ""]
)
def test_others_are_no_agencies(name: str) -> None:
    assert not is_agency(name)


def test_a_copy_of_an_agency_follows_the_one_employer_who_offers_the_same() -> None:
    own, copy, other = post("PT Maju Jaya"), post("PT Alih Daya Satu"), post("PT Alih Daya Satu", "Operator Obras")
    found = twins(own, copy, other)
    assert found[0] == own.twin == found[1]
    assert found[2] == other.twin != own.twin


def test_a_copy_is_known_by_its_text_where_its_terms_are_others() -> None:
    own = post("PT Maju Jaya", about=TEXT)
    copy = post("PT Alih Daya Satu", wage_min=2_900_000, wage_max=None, about=TEXT.upper().replace(",", ";"))
    assert twins(own, copy) == [own.twin] * 2


def test_terms_that_are_left_open_say_nothing() -> None:
    bare: dict[str, Any] = {"wage_min": None, "wage_max": None, "experience": None}
    own, one, two = (post(name, **bare) for name in ("PT Maju Jaya", "PT Alih Daya Satu", "PT Alih Daya Dua"))
    assert len(set(twins(own, one, two))) == 3


def test_where_two_employers_offer_the_same_a_copy_stays_alone() -> None:
    first, second, copy = post("PT Maju Jaya"), post("PT Sinar Medan"), post("PT Alih Daya Satu")
    assert twins(first, second, copy) == [first.twin, second.twin, copy.twin]


def test_what_a_copy_follows_stays_when_another_employer_comes_later() -> None:
    own, copy, late = post("PT Maju Jaya"), post("PT Alih Daya Satu"), post("PT Sinar Medan")
    followed = replace(copy, twin=agreed([own, copy])[copy.twin])
    assert agreed([followed, late]) == {}


def test_agencies_who_offer_the_same_share_the_twin_of_the_first() -> None:
    first = post("PT Alih Daya Satu", about=TEXT, wage_min=None, wage_max=None)
    second, third = post("Adecco Indonesia", about=TEXT), post("PT Alih Daya Dua")
    assert twins(first, second, third) == [first.twin] * 3


def test_posts_without_a_name_are_alike_only_when_all_is() -> None:
    hidden = post("Perusahaan dirahasiakan")
    assert post("CONFIDENTIAL").twin == hidden.twin != post("Confidential", wage_min=1).twin
    assert twins(hidden, post("PT Maju Jaya"))[0] == hidden.twin


EMPLOYERS = ("PT Maju Jaya", "CV Maju Jaya", "PT Sinar Medan", "Toko Berkah")
AGENCIES = ("PT Alih Daya Satu", "Adecco Indonesia", "CV Mitra Outsourcing")
POSTS = st.builds(
    post,
    st.sampled_from(EMPLOYERS + AGENCIES),
    st.sampled_from(("Operator Jahit", "Kasir")),
    st.sampled_from((MEDAN, BINJAI)),
    wage_min=st.sampled_from((None, 3_000_000)),
    wage_max=st.none(),
    education=st.sampled_from(("", "sma")),
    experience=st.sampled_from((None, 1)),
    about=st.sampled_from(("", TEXT, TEXT[::-1])),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(POSTS, max_size=12))
def test_two_employers_never_share_a_twin_and_an_employer_keeps_theirs(posts: list[Vacancy]) -> None:
    found = twins(*posts)
    owners: dict[str, set[str]] = {}
    for each, twin in zip(posts, found, strict=True):
        if each.employer in EMPLOYERS:
            assert twin == each.twin
            owners.setdefault(twin, set()).add(each.employer)
    assert all(len(names) == 1 for names in owners.values())


@settings(max_examples=100, deadline=None)
@given(st.lists(POSTS, max_size=12))
def test_whatever_shares_a_twin_has_its_title_and_its_place(posts: list[Vacancy]) -> None:
    shared: dict[str, tuple[str, str]] = {}
    for each, twin in zip(posts, twins(*posts), strict=True):
        assert shared.setdefault(twin, (each.title, each.region)) == (each.title, each.region)


@settings(max_examples=50, deadline=None)
@given(st.lists(POSTS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_posts_makes_no_difference(posts: list[Vacancy], chance: Any) -> None:
    mixed = list(posts)
    chance.shuffle(mixed)
    assert agreed(mixed) == agreed(posts)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=90))
def test_any_words_have_a_twin_that_fits_and_stays(title: str, employer: str, about: str) -> None:
    made = twin_of(title, employer, "12", None, None, "", None, about)
    assert made == twin_of(title, employer, "12", None, None, "", None, about)
    assert len(made) <= 64
