"""How well fraud is told from honest vacancies, and that reading them is quick and never fails."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.vacancies.data import table
from conversations.vacancies.flag_words import SAID, SEVERE
from conversations.vacancies.phrasing import LONGEST
from conversations.vacancies.records import Vacancy
from conversations.vacancies.red_flags import flags, flags_of
from tests.conversations.vacancies.labelled import SETS, labelled, of_flags, of_texts, report

PRECISION, RECALL = 0.9, 0.85
VACANCY = Vacancy(
    1, "A-1", "karirhub", "Kasir", "Toko Maju", wage_min=3_000_000, link="https://karirhub.kemnaker.go.id/1"
)


def names(text: str, **told: object) -> set[str]:
    return {flag.name for flag in flags(text, **told)}  # type: ignore[arg-type] # the tests below name them rightly


@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall_stay_above_their_floors(name: str) -> None:
    print(report(name))  # `pytest -rP` shows it
    texts = labelled(name)
    assert of_texts(texts).precision >= PRECISION
    assert of_texts(texts).recall >= RECALL
    assert of_flags(texts).precision >= PRECISION
    assert of_flags(texts).recall >= RECALL


def test_there_are_enough_texts_of_both_kinds_and_of_every_flag() -> None:
    texts = [each for name in SETS for each in labelled(name)]
    assert len({each.text for each in texts}) == len(texts)
    assert sum(each.fraud for each in texts) >= 80
    assert sum(not each.fraud for each in texts) >= 80
    assert {flag for each in texts for flag in each.flags} == set(SAID)


@pytest.mark.parametrize(
    "honest",
    [
        "Rekrutmen ini tanpa biaya.",
        "Tidak dipungut biaya apa pun.",
        "Hati-hati penipuan, kami tidak meminta transfer.",
        "Biaya seragam ditanggung perusahaan.",
        "Kami tidak memungut biaya seragam, biaya training, maupun uang jaminan.",
        "Jangan pernah memberikan kode OTP kepada siapa pun.",
        "Tidak perlu membayar biaya administrasi.",
        "Waspada tawaran kerja ke Kamboja.",
    ],
)
def test_denials_and_warnings_are_no_flags(honest: str) -> None:
    assert names(honest) == set()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Tanpa pengalaman, biaya seragam 300 ribu.", "fee"),
        ("Tidak ribet. Bayar biaya administrasi 100 ribu dulu.", "fee"),
        ("B\u200biaya se\u00adragam dibayar dulu", "fee"),
        ("BIAYA  PENDAFTARAN:\n 150.000", "fee"),
        ("daftar di https://www.kemnaker-go.id.xyz/form", "impostor"),
        ("kirim ke hrd.pertamina@gmail.com", "mail"),
    ],
)
def test_a_denial_of_something_else_hides_nothing(text: str, flag: str) -> None:
    assert flag in names(text)


@pytest.mark.parametrize(
    "official",
    [
        "https://karirhub.kemnaker.go.id/1",
        "siapkerja.kemnaker.go.id",
        "www.bpjsketenagakerjaan.go.id",
        "https://pasker.id",
        "https://recruitment.pertamina.com/x?y=1",
        "https://e-recruitment.bri.co.id",
    ],
)
def test_official_addresses_are_no_flags(official: str) -> None:
    assert names(f"Daftar di {official} ya.") == set()
    assert names("", link=official) == set()


def test_a_large_employer_in_a_field_of_its_own_is_known() -> None:
    told = "Kirim lamaran ke loker.medan@gmail.com"
    assert names(told) == set()
    assert names(told, employer="PT Unilever Indonesia Tbk") == {"mail"}


def test_pay_far_above_the_median_is_a_lesser_flag() -> None:
    assert names("Kasir", wage=12_000_000, median=3_000_000) == {"pay"}
    assert names("Kasir", wage=4_000_000, median=3_000_000) == set()
    assert names("Kasir", wage=4_000_000) == set()
    assert not any(flag.severe for flag in flags("Kasir", wage=12_000_000, median=3_000_000))


def test_a_vacancy_of_a_list_is_read_in_all_its_fields() -> None:
    assert flags_of(VACANCY, 3_000_000) == ()
    fee = Vacancy(1, "A-1", "x", "Kasir", "Toko Maju", about="Bayar uang jaminan 500 ribu.")
    assert [flag.severe for flag in flags_of(fee, None)] == [True]
    link = Vacancy(1, "A-1", "x", "Kasir", "Toko Maju", link="https://bit.ly/x")
    assert [(flag.name, flag.severe) for flag in flags_of(link, None)] == [("link", False)]


def test_the_gravest_flag_stands_first() -> None:
    weights = [flag.weight for flag in flags("bit.ly/x interview lewat chat saja, bayar uang jaminan 500 ribu")]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] >= SEVERE > weights[-1]


def _listed(told: object) -> Iterator[str]:
    if isinstance(told, dict):
        for each in told.values():
            yield from _listed(each)
    elif isinstance(told, list):
        for each in told:
            yield from _listed(each)
    else:
        yield from re.split(r"[ |]", str(told))


WORDS = sorted({each for each in (*_listed(table("red_flags")), *_listed(table("employers"))) if each})
PIECES = st.sampled_from(
    [*WORDS, "15", "2,5", "1.000.000", "\n", ".", "@gmail.com", "https://x.y", "tidak", "ﷺ", "٣", "²"]
)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300) | st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join))
def test_nothing_that_can_be_written_makes_reading_fail(text: str) -> None:
    found = flags(text, employer=text[:50], link=text[:80], wage=len(text) * 10_000, median=3_000_000)
    assert found == flags(text, employer=text[:50], link=text[:80], wage=len(text) * 10_000, median=3_000_000)
    assert all(flag.name in SAID and 1 <= flag.weight <= SEVERE for flag in found)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_a_message_that_repeats_itself_is_read_too(pieces: list[str]) -> None:
    flags((" ".join(pieces) + " ") * (LONGEST // len(" ".join(pieces))))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(labelled("development")), min_size=1, max_size=3))
def test_what_stands_before_a_fraud_in_sentences_of_its_own_hides_it_not(texts: list[object]) -> None:
    before = ".\n".join(each.text for each in texts)  # type: ignore[attr-defined] # they are labelled texts
    assert names(f"{before}.\nBayar uang jaminan 500 ribu.") & {"fee", "travel"}
