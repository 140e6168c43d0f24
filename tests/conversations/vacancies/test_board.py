"""The prepared board: what it finds, what it never suggests, and what it takes over from the board before."""

from dataclasses import replace

import pytest

from conversations.vacancies import board as boards
from conversations.vacancies.board import Board
from conversations.vacancies.ranking import rank
from conversations.vacancies.records import Vacancy
from conversations.vacancies.wishes import Profile
from tests.conversations.vacancies.posts import TODAY, board

FEE = "Transfer dulu uang seragam dan administrasi Rp350.000 sebelum hari pertama kerja."


def cashier(number: int, **known: object) -> Vacancy:
    """Return a vacancy of its own twin."""
    plain = Vacancy(number, str(number), "test", "Kasir", "PT Toko", "12.72", 3_000_000, 3_000_000, twin=f"t{number}")
    return replace(plain, **known)  # type: ignore[arg-type] # any field of the record


def test_an_empty_board_has_nothing() -> None:
    empty = Board()
    assert len(empty) == len(Board.of([])) == 0
    assert empty.get(1) is None
    assert empty.median_wage("cashier") is None
    assert empty.copies(cashier(1)) == ()
    assert rank(empty, Profile(), TODAY) == rank(empty, Profile(region="12.72"), TODAY) == []


def test_a_severe_sign_of_fraud_is_never_suggested_but_still_found() -> None:
    found = Board.of([cashier(1, about=FEE), cashier(2)])
    assert [each.vacancy.id for each in rank(found, Profile(), TODAY)] == [2]
    assert len(found) == 2
    assert found.get(1) is not None
    assert (found.sound(1), found.sound(2), found.sound(3)) == (False, True, False)


def test_a_copy_that_is_fraud_is_not_named_beside_the_honest_one() -> None:
    found = Board.of([cashier(1), cashier(2, twin="t1", about=FEE), cashier(3, twin="t1")])
    assert [copy.id for copy in rank(found, Profile(), TODAY)[0].copies] == [3]
    assert {copy.id for copy in found.copies(cashier(1))} == {2, 3}


def test_the_median_needs_some_wages() -> None:
    wages = (2_000_000, 2_500_000, 3_000_000, 4_000_000, 9_000_000)
    told = [cashier(number, wage_min=wage, wage_max=wage) for number, wage in enumerate(wages)]
    assert Board.of(told).median_wage("cashier") == 3_000_000
    assert Board.of(told[:4]).median_wage("cashier") is None
    assert board().median_wage("") is None


def test_what_the_board_before_knew_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Board.of([cashier(1, about=FEE), cashier(2), cashier(3)])
    looked: list[int] = []

    def counting(vacancy: Vacancy, median: int | None) -> tuple[()]:
        looked.append(vacancy.id)
        return ()

    monkeypatch.setattr(boards, "flags_of", counting)
    changed = [cashier(1, about=FEE), cashier(2, last_seen_on=TODAY), cashier(3, about="Lamar di toko."), cashier(4)]
    second = Board.of(changed, first)
    assert looked == [3, 4]
    assert not second.sound(1)
    newest = second.get(2)
    assert newest is not None
    assert newest.last_seen_on == TODAY


def test_vacancies_without_a_twin_are_not_taken_for_one_another() -> None:
    found = Board.of([cashier(1, twin=""), cashier(2, twin="")])
    assert {each.vacancy.id for each in rank(found, Profile(), TODAY)} == {1, 2}
