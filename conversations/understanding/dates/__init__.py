"""Dates as people type them, read with the precision that was said."""

import re
from dataclasses import replace
from datetime import date

from conversations.understanding.dates.calendar import (
    EARLIEST_YEAR,
    OPEN,
    PAST,
    Said,
    as_text,
    days_from,
    first_day,
    settled,
)
from conversations.understanding.dates.forms import FORMS
from conversations.understanding.dates.readings import Spot
from conversations.understanding.dates.vocabulary import Item, items
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import QUESTIONS, clean, without_about

_LEXICON = Lexicon("dates")
_REFUSED = _LEXICON.words("refused") | QUESTIONS
_COUNTED = _LEXICON.words("counted")
_LABELLED = _LEXICON.words("labelled")
_END_OF_CONTRACT = re.compile(r"\bhabis kontrak(?:nya)?\b|\bkontrak(?:nya)?(?: saya)? habis\b")
_REFUSED_SIGNS = re.compile(
    r"[?]|\b(?:gak|ga|nggak|ngga|tidak|enggak|kagak|ndak)(?: ya\b| (?:sih|kak|min|kan)$|$)"
    r"|\bs ?[/.] ?d\b|\btahun baru\b|\bto\b|\b17 ?an\b"
)
_ENGLISH_ORDINAL = re.compile(
    r"(?<=[0-9])(?:st|nd|rd|th)(?= (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_EXPLAINED = re.compile(r"jN(?:[.,/-]N)*|N[DWVBT]")
_WEEKDAY = re.compile(r"D?w|DW|W(?=,?t?N[-/.]?[MNB])")


def read_date(text: object, today: date, earliest: int = EARLIEST_YEAR) -> str | None:
    """Read the date that `text` says, as heard on `today`: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, the precision said.

    None where it is missing, impossible, ambiguous, or outside the year `earliest` to 366 days after `today`.
    """
    plain = _ENGLISH_ORDINAL.sub("", _END_OF_CONTRACT.sub(" ", without_about(clean(text))))
    if not plain or _REFUSED_SIGNS.search(plain):
        return None
    found = items(plain)
    if any(item.word in _REFUSED for item in found):
        return None
    scan = _Scan(found, today, earliest)
    return scan.result() if scan.run() else None


class _Scan:
    """One walk along the items of a sentence, gathering the dates, the weekdays and a free-standing "kemarin"."""

    def __init__(self, found: list[Item], today: date, earliest: int) -> None:
        self._items = found
        self._line = "".join(item.code for item in found)
        self._today = today
        self._earliest = earliest
        self._said: list[Said] = []
        self._weekdays: list[int] = []
        self._yesterday = False

    def run(self) -> bool:
        """Walk to the end; false as soon as something cannot be read or a number stays unexplained."""
        place = 0
        while place < len(self._line):
            step = self._step(place)
            if step is None:
                return False
            place = step
        return True

    def result(self) -> str | None:
        """Return the one date that all that was said agrees on."""
        if not self._said:
            yesterday = days_from(self._today, -1) if self._yesterday and not self._weekdays else None
            return as_text(yesterday) if yesterday else None
        full = [settled(self._in_tense(said), self._today, self._earliest) for said in self._said]
        texts = sorted((as_text(said) for said in full if said), key=len)
        if len(texts) < len(full) or not all(texts[-1].startswith(text) for text in texts):
            return None
        exact = next(said for said in full if said and as_text(said) == texts[-1])
        return texts[-1] if self._on_weekday(exact) else None

    def _step(self, place: int) -> int | None:
        for pattern, read in FORMS:
            match = pattern.match(self._line, place)
            if match:
                said = read(Spot(match, self._items, self._today))
                self._said += [said] if said else []
                return match.end() if said else None
        weekday = _WEEKDAY.match(self._line, place)
        if weekday:
            last = self._items[weekday.end() - 1]
            self._weekdays.append(last.value if last.code == "w" else 6)
            return weekday.end()
        return self._leftover(place)

    def _leftover(self, place: int) -> int | None:
        explained = _EXPLAINED.match(self._line, place)
        if explained:
            return explained.end()
        self._yesterday |= self._line[place] == "K"
        return place + 1 if self._line[place] not in "NYEX" or self._is_counted(place) else None

    def _is_counted(self, place: int) -> bool:
        before = self._items[place - 1].word if place else ""
        after = self._items[place + 1].word if place + 1 < len(self._items) else ""
        return before in _LABELLED or after in _COUNTED

    def _in_tense(self, said: Said) -> Said:
        return replace(said, tense=PAST) if self._yesterday and said.tense == OPEN else said

    def _on_weekday(self, said: Said) -> bool:
        begins = first_day(said)
        return all(said.day and begins and begins.weekday() == weekday for weekday in self._weekdays)
