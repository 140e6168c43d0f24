"""One vacancy, prepared for ranking: what is compared, in the form in which it is compared."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from conversations.vacancies.records import Education, Vacancy
from conversations.vacancies.titles import family_of, words_in

NEVER = date.max.toordinal()
"""The last day of a vacancy that tells none."""

Skill = frozenset[str]
"""The words of one skill."""

Pay = tuple[int, int] | None
"""The range of a wage, the lower first; `None` where it is not told."""

Asked = tuple[Education, int | None]
"""The schooling and the years of experience that are asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """A vacancy with its family; days are ordinals, `posted` is 0 where it is not known."""

    vacancy: Vacancy
    family: str
    twin: str
    pay: Pay
    asked: Asked
    skills: tuple[Skill, ...]
    posted: int
    expires: int

    def words(self) -> tuple[str, ...]:
        """Return the words of its title, spelled alike."""
        return words_in(self.vacancy.title)


def post_of(vacancy: Vacancy) -> Post:
    """Prepare a vacancy; one without a twin is its own."""
    seen = vacancy.posted_on or vacancy.first_seen_on
    return Post(
        vacancy,
        family_of(vacancy.title),
        vacancy.twin or f"#{vacancy.id}",
        _pay(vacancy.wage_min or vacancy.wage_max, vacancy.wage_max or vacancy.wage_min),
        (vacancy.education, vacancy.experience),
        skills_in(vacancy.skills),
        seen.toordinal() if seen > date.min else 0,
        vacancy.expires_on.toordinal() if vacancy.expires_on else NEVER,
    )


def _pay(least: int | None, most: int | None) -> Pay:
    return (min(least, most), max(least, most)) if least and most else None


# Many vacancies ask for the same.
@lru_cache(maxsize=8192)
def skills_in(listed: str) -> tuple[Skill, ...]:
    """Return the skills of a list with commas, each as its words."""
    found = (frozenset(words_in(each)) for each in listed.split(","))
    return tuple(skill for skill in found if skill)
