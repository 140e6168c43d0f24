"""All open vacancies, prepared for ranking; immutable, so that it may be shared and replaced as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from conversations.vacancies.pay import far_above
from conversations.vacancies.posts import Post, post_of
from conversations.vacancies.records import Vacancy
from conversations.vacancies.red_flags import flags_of

_LEAST = 5
"""Fewer wages than these say nothing of what a family usually earns."""

Groups = Mapping[str, Mapping[str, tuple[Post, ...]]]
"""Posts by family and region, the newest first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a vacancy is not to be suggested; kept for the next board, because looking takes its time."""

    vacancy: Vacancy
    far_above: bool
    severe: bool


@dataclass(frozen=True, eq=False)
class Board:
    """The open vacancies by id and by twin; the rest holds those that may be suggested."""

    by_id: Mapping[int, Vacancy] = field(default_factory=dict)
    by_twin: Mapping[str, tuple[Vacancy, ...]] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    newest: tuple[Post, ...] = ()
    by_word: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)
    medians: Mapping[str, int] = field(default_factory=dict)
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy], before: "Board | None" = None) -> "Board":
        """Prepare a board of vacancies; what a board `before` knew of the same ones is not found out again."""
        posts = [post_of(vacancy) for vacancy in vacancies]
        medians = _medians(posts)
        known = before.verdicts if before else {}
        verdicts = {post.vacancy.id: _verdict(post, medians, known) for post in posts}
        fit = [post for post in posts if not verdicts[post.vacancy.id].severe]
        return cls(
            by_id={post.vacancy.id: post.vacancy for post in posts},
            by_twin=_by_twin(posts),
            groups=_groups(fit),
            regions=frozenset(post.vacancy.region for post in fit),
            newest=_newest_first(fit),
            by_word=_by_word(fit),
            medians=medians,
            verdicts=verdicts,
        )

    def __len__(self) -> int:
        """Count the vacancies, copies included."""
        return len(self.by_id)

    def get(self, vacancy_id: int) -> Vacancy | None:
        """Return a vacancy by its id, be it one to suggest or not."""
        return self.by_id.get(vacancy_id)

    def copies(self, vacancy: Vacancy) -> tuple[Vacancy, ...]:
        """Return the other postings of the same work, from other sources or agencies."""
        return tuple(other for other in self.by_twin.get(vacancy.twin, ()) if other.id != vacancy.id)

    def median_wage(self, family: str) -> int | None:
        """Return the median wage of a family of titles; `None` where too few tell theirs."""
        return self.medians.get(family)

    def sound(self, vacancy_id: int) -> bool:
        """Tell whether a vacancy may be suggested: it is on the board and bears no severe sign of fraud."""
        return vacancy_id in self.verdicts and not self.verdicts[vacancy_id].severe


def _verdict(post: Post, medians: Mapping[str, int], known: Mapping[int, Verdict]) -> Verdict:
    vacancy = post.vacancy
    usual = medians.get(post.family)
    above = far_above(vacancy.wage_min or vacancy.wage_max, usual)
    before = known.get(vacancy.id)
    if before and before.far_above == above and _same_words(before.vacancy, vacancy):
        return Verdict(vacancy, above, before.severe)
    return Verdict(vacancy, above, any(flag.severe for flag in flags_of(vacancy, usual)))


def _same_words(one: Vacancy, other: Vacancy) -> bool:
    return one is other or _looked_at(one) == _looked_at(other)


def _looked_at(vacancy: Vacancy) -> tuple[str | int | None, ...]:
    told = (vacancy.title, vacancy.employer, vacancy.about, vacancy.skills, vacancy.link)
    return (*told, vacancy.wage_min, vacancy.wage_max)


def _by_twin(posts: Iterable[Post]) -> Mapping[str, tuple[Vacancy, ...]]:
    twins: defaultdict[str, list[Vacancy]] = defaultdict(list)
    for post in posts:
        twins[post.vacancy.twin].append(post.vacancy)
    return {twin: tuple(copies) for twin, copies in twins.items()}


def _groups(posts: Iterable[Post]) -> Groups:
    found: defaultdict[str, defaultdict[str, list[Post]]] = defaultdict(lambda: defaultdict(list))
    for post in posts:
        found[post.family][post.vacancy.region].append(post)
    return {
        family: {region: _newest_first(posts) for region, posts in regions.items()} for family, regions in found.items()
    }


def _by_word(posts: Iterable[Post]) -> Mapping[str, tuple[Post, ...]]:
    """List the posts by the words of their titles, for work that the dictionary does not know."""
    found: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        for word in set(post.words()):
            found[word].append(post)
    return {word: tuple(posts) for word, posts in found.items()}


def _newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    return tuple(sorted(posts, key=lambda post: -post.posted))


def _medians(posts: Iterable[Post]) -> Mapping[str, int]:
    wages: defaultdict[str, list[int]] = defaultdict(list)
    for post in posts:
        if post.family and post.pay:
            wages[post.family].append(post.pay[0])
    return {family: int(median(told)) for family, told in wages.items() if len(told) >= _LEAST}
