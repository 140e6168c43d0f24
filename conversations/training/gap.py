"""Which skills the wanted work asks for and a person does not have; the most asked first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from conversations.vacancies.board import Board
from conversations.vacancies.wishes import Profile

_BETWEEN = re.compile(r"[,;/|\n]+|\s(?:dan|and)\s")
_SIGNS = re.compile(r"[^\w+#. -]|(?<!\w)\.|\.(?!\w)")
_FRAME = re.compile(
    r"^(?:(?:mampu|bisa|dapat|menguasai|mahir|terampil|paham|memahami|mengoperasikan|menggunakan|keahlian"
    r"|kemampuan|microsoft|ms|dasar|basic)\s+)+"
)


@dataclass(frozen=True, slots=True)
class Wanting:
    """A skill that `vacancies` openings of the wanted work ask for."""

    skill: str
    vacancies: int


# Many vacancies ask for the same.
@lru_cache(maxsize=8192)
def skills_in(listed: str) -> frozenset[str]:
    """Return the skills of a list with commas, each in small letters and without what only frames it."""
    plain = (_SIGNS.sub(" ", part.casefold()) for part in _BETWEEN.split(listed))
    return frozenset(skill for part in plain if (skill := _FRAME.sub("", " ".join(part.split()))))


def gap(profile: Profile, board: Board, today: date) -> tuple[Wanting, ...]:
    """Count the skills that open vacancies of the wanted families ask for, without those of the person.

    Copies of one vacancy count once, and suspicious ones not at all. Those asked equally often stand in alphabetical
    order.
    """
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for family in set(profile.wanted):
        for posts in board.groups.get(family, {}).values():
            for post in posts:
                if post.vacancy.open(today):
                    asked[post.twin] |= skills_in(post.vacancy.skills)
    counts = Counter(skill for skills in asked.values() for skill in skills)
    own = [frozenset(skill.split()) for told in profile.skills for skill in skills_in(told)]
    missing = [(skill, count) for skill, count in counts.items() if not _has(own, skill)]
    return tuple(Wanting(skill, count) for skill, count in sorted(missing, key=lambda each: (-each[1], each[0])))


def _has(own: Iterable[frozenset[str]], skill: str) -> bool:
    """Tell whether somebody has a skill, as ranking does: all words of one are among those of the other."""
    words = frozenset(skill.split())
    return any(words <= each or each <= words for each in own)
