"""Which skills the wanted work asks for and a person does not have; the most asked first."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from conversations.vacancies.board import Board
from conversations.vacancies.titles import family_of
from conversations.vacancies.wishes import Profile

_BETWEEN = re.compile(r"[,;/|\n]+|\s(?:dan|and)\s")
_SIGNS = re.compile(r"[^\w+#. -]|(?<!\w)\.|\.(?!\w)")
_FILLER = re.compile(
    r"^(?:(?:mampu|bisa|dapat|menguasai|mahir|terampil|paham|memahami|mengoperasikan|menggunakan|keahlian"
    r"|kemampuan|microsoft|ms|dasar|basic)\s+)+"
)


@dataclass(frozen=True, slots=True)
class Wanting:
    """A skill that `vacancies` openings of the wanted work ask for."""

    skill: str
    vacancies: int


def skills_in(words: str) -> frozenset[str]:
    """Return the skills that words with commas between name, each in small letters and without what only frames it."""
    plain = (_SIGNS.sub(" ", part.casefold()) for part in _BETWEEN.split(words))
    return frozenset(skill for part in plain if (skill := _FILLER.sub("", " ".join(part.split()))))


def gap(profile: Profile, board: Board, today: date) -> tuple[Wanting, ...]:
    """Count the skills that open vacancies of the wanted families ask for, without those of the person.

    Copies of one vacancy count once. Those asked equally often stand in alphabetical order.
    """
    wanted = frozenset(profile.wanted)
    if not wanted:
        return ()
    own = frozenset(skill for told in profile.skills for skill in skills_in(told))
    asked: dict[str, set[str]] = {}
    for vacancy in board.by_id.values():
        if vacancy.skills and vacancy.open(today) and family_of(vacancy.title) in wanted:
            asked.setdefault(vacancy.twin or str(vacancy.id), set()).update(skills_in(vacancy.skills))
    counts = Counter(skill for skills in asked.values() for skill in skills - own)
    return tuple(Wanting(skill, count) for skill, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))
