"""What a person brings and wants, as the ranking sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from conversations.vacancies.records import Education

Mobility = Literal["", "near", "around", "move"]
"""How far somebody would go for work: not beyond the own regency, to its neighbours and back, anywhere; "" not told."""

MOBILITIES: Mapping[str, Mobility] = {each: each for each in get_args(Mobility)}
EDUCATIONS: Mapping[str, Education] = {each: each for each in get_args(Education)}
"""Each by its own word, to read stored answers."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody told about work; whatever is empty or `None` was not told and counts neither way.

    `wanted` and `done` are families of titles, the likeliest first; `words` is what was typed about wanted work, or
    about work done where nothing is wanted. `region` is a Kemendagri code, `lowest` and `last` are rupiah a month.
    """

    wanted: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    words: str = ""
    region: str = ""
    mobility: Mobility = ""
    education: Education = ""
    experience: int | None = None
    lowest: int | None = None
    last: int | None = None
    skills: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing was told that a suggestion could go by."""
        return self == Profile()
