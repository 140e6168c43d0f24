"""Vacancies of our own wording with their labels, and how well the red flags read them.

`python -m tests.conversations.vacancies.labelled` prints the figures; with `-v`, every text that is read otherwise.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from conversations.vacancies.flag_words import SAID
from conversations.vacancies.judgement import judged, judgement

SETS = ("development", "second", "third", "fourth", "hold_out", "fresh")
"""`hold_out` was written before any pattern and never looked at while they were made, `fresh` when they were done."""

_FOLDER = Path(__file__).parent / "red_flags"


@dataclass(frozen=True)
class Labelled:
    """A text, whether it is fraud, and the flags that a careful reader names."""

    text: str
    fraud: bool
    flags: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """How many were rightly found, wrongly found, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is so."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is so that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def labelled(name: str) -> tuple[Labelled, ...]:
    """Return the texts of a set."""
    told = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))["text"]
    return tuple(Labelled(each["text"], each["fraud"], frozenset(each["flags"])) for each in told)


def _read(text: str) -> tuple[str, frozenset[str]]:
    told = judgement(judged(text) or "")
    return told.word, frozenset(flag.name for flag in told.flags)


def of_texts(texts: Iterable[Labelled]) -> Figures:
    """Count the texts that are told to bear signs of fraud."""
    pairs = Counter((_read(each.text)[0] == "fraud", each.fraud) for each in texts)
    return Figures(pairs[True, True], pairs[True, False], pairs[False, True])


def of_flags(texts: Iterable[Labelled], only: str = "") -> Figures:
    """Count the flags, all of them or one."""
    right = wrong = missed = 0
    for each in texts:
        found, wanted = _read(each.text)[1], each.flags
        if only:
            found, wanted = found & {only}, wanted & {only}
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    return Figures(right, wrong, missed)


def troubled(texts: Iterable[Labelled]) -> int:
    """Count the honest texts at which people are told to be careful, or worse."""
    return sum(not each.fraud and _read(each.text)[0] != "clear" for each in texts)


def report(name: str) -> str:
    """Say the figures of a set, as a table."""
    texts = labelled(name)
    rows = [("texts", of_texts(texts)), ("flags", of_flags(texts))]
    rows += [(flag, of_flags(texts, flag)) for flag in SAID]
    head = f"{name}: {len(texts)} texts, {sum(each.fraud for each in texts)} of them fraud; "
    head += f"{troubled(texts)} honest ones with a word of care"
    lines = [
        f"{what:>12} precision {of.precision:.3f} recall {of.recall:.3f}  ({of.right} right, {of.wrong} wrong, "
        f"{of.missed} missed)"
        for what, of in rows
    ]
    return "\n".join((head, *lines))


def _differing(name: str) -> Iterable[str]:
    for each in labelled(name):
        word, found = _read(each.text)
        if (word == "fraud") != each.fraud or found != each.flags:
            lacks, extra = sorted(each.flags - found), sorted(found - each.flags)
            yield f"{word} ({'fraud' if each.fraud else 'honest'}) lacks {lacks} extra {extra}: {each.text[:200]!r}"


def main(arguments: list[str]) -> None:
    """Print the figures of the sets that are named, or of all."""
    named = [each for each in arguments if not each.startswith("-")]
    for name in named or SETS:
        sys.stdout.write(report(name) + "\n\n")
        if "-v" in arguments:
            sys.stdout.write("\n".join(_differing(name)) + "\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
