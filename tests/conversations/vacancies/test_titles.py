"""Job titles as employers write them and as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.vacancies.families import LABELS
from conversations.vacancies.titles import (
    families_like,
    family_of,
    interests_in,
    label_of,
    major_of,
    phrases,
    related_to,
)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Operator Produksi (Shift Malam)", "production_operator"),
        ("opr produksi", "production_operator"),
        ("operatr produksi", "production_operator"),
        ("Operator Jahit Garment", "sewing_operator"),
        ("penjahit", "tailor"),
        ("Staff Administrasi Gudang", "warehouse_clerk"),
        ("adm gudang", "warehouse_clerk"),
        ("Operator Warehouse", "warehouse_worker"),
        ("SPG", "promoter"),
        ("Sales Promotion Girl - Event", "promoter"),
        ("ob", "cleaner"),
        ("Cleaning Service Rumah Sakit", "cleaner"),
        ("cs", "customer_service"),
        ("satpam", "security"),
        ("Hotel Security", "security"),
        ("sekurity", "security"),
        ("driver", "driver"),
        ("Driver Forklift", "forklift"),
        ("Sopir Truk Tangki", "truck_driver"),
        ("kurir", "courier"),
        ("kasir", "cashier"),
        ("Welder", "welder"),
        ("las", "welder"),
        ("teknisi AC", "ac_technician"),
        ("Teknisi Hotel", "mechanic_industrial"),
        ("guru", "teacher"),
        ("Guru TK", "teacher_early"),
        ("perawat", "nurse"),
        ("Perawat Lansia", "caregiver"),
        ("barista", "barista"),
        ("Supervisor Produksi", "production_lead"),
        ("IT Programmer", "it_developer"),
        ("Pemanen Sawit", "plantation"),
        ("Quantum Physicist", ""),
        ("", ""),
    ],
)
def test_a_title_belongs_to_its_family(title: str, family: str) -> None:
    assert family_of(title) == family


@pytest.mark.parametrize(
    ("typed", "families"),
    [
        ("operator produksi atau gudang", ("production_operator", "warehouse_worker")),
        ("kasir, spg, jaga toko", ("cashier", "promoter", "shop_assistant")),
        ("cs", ("customer_service", "cleaner")),
        ("kerja pabrik / satpam", ("production_operator", "security")),
        ("terserah", ()),
    ],
)
def test_several_kinds_of_work_may_be_named(typed: str, families: tuple[str, ...]) -> None:
    assert families_like(typed) == families


def test_the_dictionary_is_as_large_as_it_says() -> None:
    assert len(phrases()) >= 300
    assert {major_of(family) for family in LABELS} == set(range(1, 10))


@pytest.mark.parametrize("family", LABELS)
def test_each_family_is_whole(family: str) -> None:
    assert label_of(family) == LABELS[family]
    assert family in {name for families in phrases().values() for name in families}
    assert related_to(family) <= LABELS.keys() - {family}
    assert all(family in related_to(other) for other in related_to(family))
    assert interests_in(family)
    assert set(interests_in(family)) <= set("RIASEC")


def test_every_phrase_is_read_as_what_it_stands_for() -> None:
    misread = {
        " ".join(phrase): families
        for phrase, families in phrases().items()
        if family_of(" ".join(phrase)) != families[0]
    }
    assert misread == {}


def test_the_table_and_the_labels_name_the_same_families() -> None:
    assert {name for families in phrases().values() for name in families} == set(LABELS)
    assert len({label.id for label in LABELS.values()}) == len(LABELS)


def test_an_unknown_family_counts_nothing() -> None:
    assert major_of("") == 0
    assert related_to("nothing") == frozenset()
    assert interests_in("nothing") == ""
    assert label_of("").id == "Other work"


@given(st.text(max_size=300))
def test_no_words_break_the_dictionary(typed: str) -> None:
    assert family_of(typed) in {*LABELS, ""}
    assert set(families_like(typed)) <= set(LABELS)
