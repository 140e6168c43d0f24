"""Questions that are alike, put together: the same words in another order, with other endings and fillers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from conversations.listening.records import Unanswered

_ALIKE = 0.5
"""Share of words in common from which on two questions are one."""
_STEM = 6
"""Words are compared by so many first letters: Indonesian endings come behind them."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILLERS = frozenset(
    {
        *(
            "aja",
            "apa",
            "apakah",
            "bagaimana",
            "bgmn",
            "bisa",
            "buat",
            "dan",
            "dari",
            "deh",
        ),
        *(
            "di",
            "dong",
            "gak",
            "gimana",
            "gmn",
            "halo",
            "ini",
            "itu",
            "jadi",
            "kak",
        ),
        *(
            "kalau",
            "kalo",
            "ke",
            "klo",
            "kok",
            "mau",
            "min",
            "mohon",
            "nanya",
            "nih",
        ),
        *(
            "pak",
            "bu",
            "saya",
            "sih",
            "sy",
            "tanya",
            "tidak",
            "tolong",
            "untuk",
            "utk",
        ),
        *(
            "ya",
            "yang",
            "yg",
        ),
    }
)
"""Words without which a question is still the same."""


@dataclass(slots=True)
class Group:
    """Questions that are one: the newest stands for all; `marks` are the words by which others are known."""

    newest: Unanswered
    marks: frozenset[str]
    others: list[Unanswered] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How often it was asked."""
        return 1 + len(self.others)


def grouped(questions: Iterable[Unanswered]) -> list[Group]:
    """Group questions, given the newest first; the most frequent group comes first."""
    groups: list[Group] = []
    for question in questions:
        marks = _marks(question.words)
        likest = max(groups, key=lambda group: _likeness(marks, group.marks), default=None)
        if likest is not None and _likeness(marks, likest.marks) >= _ALIKE:
            likest.others.append(question)
        else:
            groups.append(Group(question, marks))
    return sorted(groups, key=lambda group: -group.number)


def _marks(words: str) -> frozenset[str]:
    said = _WORD.findall(words.casefold())
    return frozenset(word[:_STEM] for word in said if word not in _FILLERS) or frozenset(said)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0
