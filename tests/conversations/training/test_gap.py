"""What the wanted work asks for and somebody lacks, and the trainings that teach it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.training.fitting import near, suggest
from conversations.training.gap import Wanting, gap, skills_in
from conversations.training.records import Training
from conversations.vacancies.board import Board
from conversations.vacancies.records import Vacancy
from conversations.vacancies.titles import family_of
from conversations.vacancies.wishes import Profile
from tests.conversations.payment_guard.people import shown

TODAY = date(2026, 11, 23)
MEDAN, SIANTAR, SIMALUNGUN, BANDUNG = "12.71", "12.72", "12.08", "32.73"
CASHIER, SEWER = family_of("Kasir"), family_of("Operator jahit")
WANTS = Profile(wanted=(CASHIER,), region=SIANTAR)


def vacancy(number: int, skills: str, **known: Any) -> Vacancy:
    basic: dict[str, Any] = {"title": "Kasir", "employer": f"Toko {number}", "twin": f"t{number}"}
    return Vacancy(id=number, reference=str(number), source="x", skills=skills, **(basic | known))


def training(number: int, **known: Any) -> Training:
    basic: dict[str, Any] = {"title": "Kelas", "provider": "BLK", "region": SIANTAR, "starts_on": date(2026, 12, 7)}
    return Training(id=number, reference=str(number), source="x", **(basic | known))


def missing(*vacancies: Vacancy, profile: Profile = WANTS) -> list[tuple[str, int]]:
    return [(each.skill, each.vacancies) for each in gap(profile, Board.of(vacancies), TODAY)]


def test_families_are_known() -> None:
    assert CASHIER
    assert SEWER
    assert CASHIER != SEWER


@pytest.mark.parametrize(
    ("written", "skills"),
    [
        ("Microsoft Excel, Komputer dasar", {"excel", "komputer dasar"}),
        ("Mampu mengoperasikan komputer; menguasai MS Word", {"komputer", "word"}),
        ("Excel dan Word", {"excel", "word"}),
        (" , ,;", set()),
        ("", set()),
        ("C++, C#, Node.js, K3.", {"c++", "c#", "node.js", "k3"}),
    ],
)
def test_skills_are_read_out_of_a_list(written: str, skills: set[str]) -> None:
    assert skills_in(written) == skills


def test_the_most_asked_comes_first_and_equals_by_name() -> None:
    found = missing(vacancy(1, "Excel, POS"), vacancy(2, "excel, Antre"), vacancy(3, "MS Excel"))
    assert found == [("excel", 3), ("antre", 1), ("pos", 1)]


def test_only_open_vacancies_of_the_wanted_work_are_counted() -> None:
    yesterday = TODAY - timedelta(days=1)
    found = missing(
        vacancy(1, "excel"),
        vacancy(2, "obras", title="Operator jahit"),
        vacancy(3, "pos", expires_on=yesterday),
        vacancy(4, "pos", expires_on=TODAY),
    )
    assert found == [("excel", 1), ("pos", 1)]


def test_copies_of_one_vacancy_count_once() -> None:
    assert missing(vacancy(1, "excel", twin="same"), vacancy(2, "excel, pos", twin="same")) == [
        ("excel", 1),
        ("pos", 1),
    ]


def test_what_somebody_can_do_is_not_missing() -> None:
    able = replace(WANTS, skills=("Komputer", "microsoft excel"))
    assert missing(vacancy(1, "Excel, komputer dasar, POS"), profile=able) == [("pos", 1)]


def test_nobody_lacks_anything_for_work_that_they_did_not_name() -> None:
    assert missing(vacancy(1, "excel"), profile=Profile(done=(CASHIER,))) == []


@settings(max_examples=30)
@given(st.lists(st.sets(st.sampled_from(["excel", "pos", "antre", "obras"])), max_size=8), st.permutations(range(8)))
def test_the_order_of_the_board_changes_nothing(asked: list[set[str]], order: list[int]) -> None:
    board = [vacancy(number, ", ".join(sorted(skills))) for number, skills in enumerate(asked)]
    turned = [board[number] for number in order if number < len(board)]
    assert missing(*board) == missing(*turned)
    assert all(count == sum(skill in skills for skills in asked) for skill, count in missing(*board))


def suggested(
    *trainings: Training, profile: Profile = WANTS, lacking: tuple[Wanting, ...] = (), without: tuple[int, ...] = ()
) -> list[tuple[int, str]]:
    fits = suggest(trainings, profile, lacking, TODAY, without=without)
    return [(fit.training.id, shown(fit.why)) for fit in fits]


LACKING = (Wanting("excel", 7), Wanting("pos", 2))


def test_a_training_is_suggested_for_what_it_teaches_and_says_how_much_it_is_asked_for() -> None:
    found = suggested(training(1, skills="Microsoft Excel, tekun"), training(2, skills="las"), lacking=LACKING)
    assert found == [(1, "Teaches excel: asked for in 7 openings that you may want.")]


def test_a_title_tells_too_but_only_by_whole_words() -> None:
    found = suggested(training(1, title="Excel untuk pemula"), training(2, title="Excelsior"), lacking=LACKING)
    assert [number for number, _ in found] == [1]


def test_what_is_asked_for_most_comes_first_then_the_closer_then_the_sooner() -> None:
    later = date(2027, 1, 4)
    found = suggested(
        training(1, skills="pos"),
        training(2, skills="excel", region=MEDAN),
        training(3, skills="excel", region=SIMALUNGUN),
        training(4, skills="excel", starts_on=later),
        training(5, skills="excel", region="", online=True),
        training(6, skills="excel, pos"),
        training(7, skills="excel", starts_on=None),
        lacking=LACKING,
    )
    assert [number for number, _ in found] == [6, 5, 4, 7, 3, 2, 1]


def test_a_training_of_the_wanted_work_fits_without_a_skill_in_common() -> None:
    (found,) = suggested(training(1, title="Pelatihan kasir"))
    assert found[0] == 1
    assert found[1].startswith("Belongs to the work that you want:")


def test_what_teaches_nothing_that_is_wanted_is_not_suggested() -> None:
    assert suggested(training(1, title="Las listrik", skills="las"), lacking=LACKING) == []


def test_one_that_has_begun_or_was_joined_is_not_suggested() -> None:
    begun = training(1, skills="excel", starts_on=TODAY - timedelta(days=1))
    found = suggested(
        begun, training(2, skills="excel"), training(3, skills="excel", starts_on=TODAY), lacking=LACKING, without=(2,)
    )
    assert [number for number, _ in found] == [3]


def test_who_named_no_work_sees_what_begins_next_and_why_it_is_shown() -> None:
    anybody = Profile(region=SIANTAR)
    found = suggested(
        training(1, starts_on=date(2027, 1, 4)),
        training(2, online=True, region=""),
        training(3, region="", starts_on=None),
        profile=anybody,
    )
    assert found == [
        (2, "Online, so you can join from anywhere."),
        (1, "Near you: Kota Pematangsiantar."),
        (3, "Open to everybody."),
    ]


def test_near_is_the_own_province_and_the_neighbours_unless_somebody_would_move() -> None:
    assert {"12"} <= near(WANTS)
    assert SIMALUNGUN in near(WANTS)
    assert near(replace(WANTS, mobility="move")) == frozenset()
    assert near(Profile()) == frozenset()


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([SIANTAR, SIMALUNGUN, MEDAN, ""]), st.booleans(), st.sampled_from(["excel", "pos", "las"])
        ),
        max_size=8,
    )
)
def test_a_closer_copy_never_stands_below_a_farther_one(rows: list[tuple[str, bool, str]]) -> None:
    all_ = [training(n, region=region, online=online, skills=skills) for n, (region, online, skills) in enumerate(rows)]
    order = [fit.training for fit in suggest(all_, WANTS, LACKING, TODAY)]
    for upper_at, upper in enumerate(order):
        for lower in order[upper_at + 1 :]:
            same_use = upper.skills == lower.skills
            assert not (same_use and not upper.online and lower.online and upper.region != SIANTAR)
            assert not (same_use and not upper.online and upper.region == MEDAN and lower.region == SIANTAR)
    assert {each.skills for each in order} <= {"excel", "pos"}
