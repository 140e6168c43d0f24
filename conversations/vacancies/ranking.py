"""Which vacancies fit a person best, and why: pure, and explained in one line each."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from conversations.engine.text import Text
from conversations.vacancies.board import Board
from conversations.vacancies.records import Vacancy
from conversations.vacancies.wishes import Profile


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A vacancy that may fit, why in one line, its other postings, and the points by which it stands where it does."""

    vacancy: Vacancy
    why: Text
    copies: tuple[Vacancy, ...]
    score: int


def rank(
    board: Board, profile: Profile, today: date, *, without: AbstractSet[str] = frozenset(), limit: int = 5
) -> list[Suggestion]:
    """Return the vacancies that fit best, the best first; each twin at most once, none of `without`, none expired."""
    return []
