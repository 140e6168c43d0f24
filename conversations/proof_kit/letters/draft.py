"""What a letter is made of: the person's words, and a line to write on wherever they left something out."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.engine.state import Answers
from conversations.engine.text import Month, Raw, Said, text
from conversations.engine.values import as_date
from conversations.proof_kit.letters.questions import SKIP
from conversations.proof_kit.steps import LetterKind

LINE = Raw("_" * 24)
"""Left blank, to be filled in by hand."""

_DISTRICT = re.compile(r"(?:kab\b|kabupaten\b|kota\b|kodya\b)", re.IGNORECASE)
_KINDS: tuple[LetterKind, ...] = ("phk", "report", "complaint")
_DAY = len("2026-06-10")


@dataclass(frozen=True, slots=True)
class Draft:
    """The words for one letter; what was left out is `LINE`, or `None` for the story.

    `phk_on` is known only to the day, `phk_said` however exactly the person told it.
    """

    kind: LetterKind
    written_on: date
    matter: str
    name: Raw
    company: Raw
    position: Raw
    city: Raw
    phk_said: date | Month | Raw
    phk_on: date | None
    story: Raw | None

    @property
    def district(self) -> Said:
        """The regency or city with its kind; where only the name was given, both kinds stand before it."""
        return self.city if _DISTRICT.match(self.city.words) else text("Regency/City {name}", name=self.city)


def draft(answers: Answers, today: date) -> Draft:
    """Return what the answers give for a letter that is written on `today`."""
    told = answers.get("phk_date", "")
    day = as_date(told)
    exact = len(told) == _DAY
    return Draft(
        kind=next((kind for kind in _KINDS if kind == answers.get("letter")), "phk"),
        written_on=today,
        matter=answers.get("matter", ""),
        name=_line(answers, "name"),
        company=_line(answers, "company"),
        position=_line(answers, "position"),
        city=_line(answers, "city"),
        phk_said=LINE if day is None else day if exact else Month(day),
        phk_on=day if exact else None,
        story=_story(answers),
    )


def _line(answers: Answers, name: str) -> Raw:
    """Return words on one line."""
    words = " ".join(answers.get(name, SKIP).split())
    return LINE if words in ("", SKIP) else Raw(words)


def _story(answers: Answers) -> Raw | None:
    words = answers.get("story", SKIP).strip()
    return None if words in ("", SKIP) else Raw(words)
