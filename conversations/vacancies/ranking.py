"""Which vacancies fit a person best, and why: pure, and explained in one line each.

Every vacancy gets points for the family of its title, its distance and its terms, whatever else is on the board.
Most need not be looked at: posts lie in groups by family and region, and what cannot reach those found already, even in
its best case, is passed over.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from conversations.engine.text import Text
from conversations.vacancies.board import Board
from conversations.vacancies.lots import Lot, lots
from conversations.vacancies.points import FRESHEST, Points
from conversations.vacancies.posts import Post
from conversations.vacancies.records import Vacancy
from conversations.vacancies.why import why
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
    points = Points(profile, today.toordinal())
    best = _Best(without, limit)
    for lot in lots(board, profile):
        if limit < 1 or lot.points + points.most + FRESHEST < best.bar:
            break
        _look(lot, points, today.toordinal(), best)
    return [_suggestion(board, found, points, profile, today) for found in best.chosen()]


_Order = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A post with its points, and its place in the order."""

    order: _Order
    post: Post
    lot: Lot

    @property
    def score(self) -> int:
        """Its points."""
        return -self.order[0]


class _Best:
    """The best posts found so far, of each twin the best copy; one with fewer points than the `bar` is in vain."""

    def __init__(self, without: AbstractSet[str], limit: int) -> None:
        self.bar = -(10**9)
        self._without = without
        self._limit = limit
        self._found: dict[str, _Found] = {}
        self._last: _Found | None = None

    def offer(self, score: int, post: Post, lot: Lot) -> None:
        """Take a post if it is among the best."""
        order = _order(score, post, lot)
        if (self._last and order > self._last.order) or post.twin in self._without:
            return
        copy = self._found.get(post.twin)
        if copy and copy.order < order:
            return
        self._found[post.twin] = _Found(order, post, lot)
        if len(self._found) > self._limit and self._last:
            del self._found[self._last.post.twin]
        if len(self._found) == self._limit:
            self._last = max(self._found.values(), key=lambda found: found.order)
            self.bar = self._last.score

    def chosen(self) -> list[_Found]:
        """Return the best, in their order."""
        return sorted(self._found.values(), key=lambda found: found.order)


def _order(score: int, post: Post, lot: Lot) -> _Order:
    """Among equals, nearer, better paid and newer ones come first."""
    low, high = post.pay or (0, 0)
    return (-score, lot.tier, -low, -high, -post.posted, post.vacancy.id)


def _look(lot: Lot, points: Points, today: int, best: _Best) -> None:
    """Count what each post of a lot comes to, as far as it may reach the bar."""
    wage, fit, skills, fresh = points.wage, points.fit, points.skills, points.fresh
    least, most = lot.points, lot.points + points.most
    for posts in lot.parts:
        for post in posts:
            newness = fresh[post.posted]
            if most + newness < best.bar:
                # Those behind it are older still.
                break
            score = least + wage[post.pay] + fit[post.asked] + skills[post.skills] + newness
            if score >= best.bar and post.expires >= today:
                best.offer(score, post, lot)


def _suggestion(board: Board, found: _Found, points: Points, profile: Profile, today: date) -> Suggestion:
    post, lot = found.post, found.lot
    copies = tuple(each for each in board.copies(post.vacancy) if each.open(today) and board.sound(each.id))
    age = today.toordinal() - post.posted if post.posted else None
    reason = why(post, lot.kin, lot.tier, profile, points.shared(post.skills), age)
    return Suggestion(post.vacancy, reason, copies, found.score)
