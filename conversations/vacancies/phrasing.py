"""Finding phrases in the words of a message.

Each word becomes one sign, so that a phrase is a short pattern of signs whose gaps are bounded: nothing in a message
can make the search run away. The form in which a phrase is written is told at the head of `red_flags.toml`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

LONGEST = 4096
"""Signs of a message that are read, as many as Telegram carries."""

_MOST_WORDS = 800
"""Words that are read; so many fit into a message only where they are no words."""
_END, _NUMBER, _AMOUNT, _OTHER, COMMA = "\x01", "\x02", "\x03", "\x04", "\x05"
"""The signs for the end of a sentence, a number, one of five digits or more, an unlisted word, and a comma."""
_ANY_NUMBER = frozenset((_NUMBER, _AMOUNT))
_LONG = 5
_FIRST = 0x100
"""The sign of the first word that a list names."""
_PIECES = re.compile(
    r"\b(?:kemen|sisko|sip|b|k)?p[23]mi\b|\bsip[23]mi\b|\bg2g\b|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|,|[.!?]+(?=\s|$)|(?:\s*[\n;])+"
)
_OWN = re.compile(r"(?<=\w{4})nya\Z")
_GAPS = {"_": f"[^{_END}]{{0,3}}?", "__": f"[^{_END}]{{0,6}}?"}
_MOST = 24
"""Places at which one list of phrases is looked for; a message that says something oftener says it at one of them."""
_REACH = 30
"""Words to either side that belong to a sentence, however long it runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a message in their order, and the signs that stand for them."""

    all: list[str]
    signs: str

    def within(self, start: int, end: int) -> "Words":
        """Return the words from one place to another."""
        start = max(start, 0)
        return Words(self.all[start:end], self.signs[start:end])


@dataclass(frozen=True, slots=True)
class Span:
    """Where a phrase stands among the words of a message; `end` is behind it."""

    start: int
    end: int

    def before(self, words: Words) -> Words:
        """Return the words of the sentence that stand before the phrase."""
        first = max(0, self.start - _REACH)
        ended = words.signs.rfind(_END, first, self.start)
        return words.within(ended + 1 if ended >= 0 else first, self.start)

    def sentence(self, words: Words) -> Words:
        """Return the words of the sentence in which the phrase stands, as far as they are near it."""
        first, last = max(0, self.start - _REACH), self.end + _REACH
        before = words.signs.rfind(_END, first, self.start)
        behind = words.signs.find(_END, self.end, last)
        return words.within(before + 1 if before >= 0 else first, behind if behind >= 0 else last)


def plain(text: str) -> str:
    """Return a message in small letters and compatibility form, without signs that cannot be seen."""
    short = text[:LONGEST]
    return (short if short.isascii() else "".join(map(_shown, short))).lower()[:LONGEST]


@lru_cache(4096)
def _shown(sign: str) -> str:
    if unicodedata.category(sign) in {"Cf", "Mn", "Me", "Cs"}:
        return ""
    return unicodedata.normalize("NFKC", sign)[:3]


class Vocabulary:
    """Makes spellings of one word alike, and gives every word that a list names its sign."""

    def __init__(self, spellings: Mapping[str, str], groups: Mapping[str, str]) -> None:
        self._word_of = {spelled: word for word, line in spellings.items() for spelled in line.split()}
        self._signs: dict[str, str] = {}
        self._groups = {name: self.listed(line) for name, line in groups.items()}

    def listed(self, line: str) -> frozenset[str]:
        """Return the signs of the words of a line; every number has the same."""
        return frozenset().union(*map(self._signs_of, line.split()))

    def _signs_of(self, listed: str) -> frozenset[str]:
        if listed == "$":
            return frozenset(_AMOUNT)
        return _ANY_NUMBER if listed == "#" or listed[0].isdigit() else frozenset(self._sign(self._word(listed)))

    def _sign(self, word: str) -> str:
        return self._signs.setdefault(word, chr(_FIRST + len(self._signs)))

    def choice(self, part: str) -> frozenset[str]:
        """Return the signs of the words of which one is to stand at a place of a phrase."""
        chosen = (self._groups[each[1:]] if each[0] == "@" else self.listed(each) for each in part.split("|"))
        return frozenset().union(*chosen)

    def words(self, plain_text: str) -> Words:
        """Return the words of a plain text."""
        said = list(map(self._word, _PIECES.findall(plain_text)[:_MOST_WORDS]))
        return Words(said, "".join([self._signs.get(word) or _kind(word) for word in said]))

    def _word(self, typed: str) -> str:
        known = self._word_of.get(typed)
        if known is None and typed.endswith("nya"):
            bare = _OWN.sub("", typed)
            known = self._word_of.get(bare, bare)
        return known or typed


def _kind(word: str) -> str:
    """Return the sign of what no list names."""
    if word[0].isdigit():
        return _AMOUNT if word[0] != "0" and sum(map(str.isdigit, word)) >= _LONG else _NUMBER
    if word[0].isalpha():
        return _OTHER
    return COMMA if word == "," else _END


class Phrases:
    """A list of phrases, found by one pattern of signs."""

    def __init__(self, vocabulary: Vocabulary, written: Iterable[str]) -> None:
        phrases = [each.split() for each in written]
        patterns = "|".join(self._pattern(vocabulary, parts) for parts in phrases) or "(?!)"
        self._here = re.compile(patterns)
        # Few words begin a phrase, so the others are passed over at once.
        begun = frozenset().union(*(vocabulary.choice(parts[0]) for parts in phrases))
        self._anywhere = re.compile(f"(?=[{''.join(begun) or _END}])(?=({patterns}))")

    @staticmethod
    def _pattern(vocabulary: Vocabulary, parts: list[str]) -> str:
        return f"{COMMA}?".join(_GAPS.get(part) or f"[{''.join(vocabulary.choice(part))}]" for part in parts)

    def find(self, words: Words) -> Iterator[Span]:
        """Yield the places where a phrase stands that begins with a word, the first two dozen of them."""
        return (Span(*found.span(1)) for found in islice(self._anywhere.finditer(words.signs), _MOST))

    def stand(self, words: Words) -> bool:
        """Tell whether one of the phrases that begin with a word stands anywhere."""
        return self._anywhere.search(words.signs) is not None

    def begin(self, words: Words, start: int) -> bool:
        """Tell whether one of the phrases stands just at a place."""
        return self._here.match(words.signs, start) is not None


def holds(words: Words, signs: frozenset[str]) -> bool:
    """Tell whether one of the listed words is said."""
    return not signs.isdisjoint(words.signs)
