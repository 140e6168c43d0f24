"""The choices a person has, as words that a reply can be compared with."""

import re
from dataclasses import dataclass
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.numbers import digits_for_words
from conversations.understanding.words import clean, one_slip, unstretched, vowels_dropped

_TOKEN = re.compile(r"[a-z0-9]+")
_STUCK = re.compile(r"\b(no|nomor|nomer|opsi|pilihan|ke|yg|yang|angka|tgl|jam)([0-9]{1,2})\b")
_STUCK_BEHIND = re.compile(r"\b([0-9]{1,2})(jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)")
_TIME = re.compile(r"\b([01]?[0-9]|2[0-3])[.:]([0-5][0-9])\b")
_LEXICON = Lexicon("options")
_ENDINGS = _LEXICON.words("endings")
_ALIKE = _LEXICON.spellings("alike")


@dataclass(frozen=True, slots=True)
class Name:
    """One label or alias of a choice: its words in order, those words glued together, and the hour it names, if any."""

    words: tuple[str, ...]
    glued: str
    hours: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice with all names it goes by and every word in them."""

    names: tuple[Name, ...]
    vocabulary: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether `word` stands in one of the names exactly so."""
        return word in self.vocabulary

    def hours(self) -> frozenset[int]:
        """Return the hours of the day that the names of this choice say."""
        return frozenset(hour for name in self.names for hour in name.hours)


def words_of(text: object) -> tuple[str, ...]:
    """Give the words and numbers of `text`, spelled alike: slang undone, numbers in digits, hours (09.00) left out."""
    plain = _STUCK.sub(r"\1 \2", _TIME.sub(" ", clean(text)).replace("&", " dan "))
    found = _TOKEN.findall(_STUCK_BEHIND.sub(r"\1 \2", plain))
    return tuple(_alike(word) for word in digits_for_words(found))


def choice(names: object) -> Choice:
    """Make a choice of a label, or of a list of a label and its aliases; whatever is no text is left out."""
    listed = [names] if isinstance(names, str) else names if isinstance(names, (list, tuple)) else []
    return _choice(tuple(name for name in listed if isinstance(name, str)))


def fits(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant`, a slip of it, or its beginning (three letters at least); numbers fit only exactly."""
    if typed == meant:
        return True
    if not (typed.isalpha() and meant.isalpha()) or len(typed) < 3:
        return False
    if meant.startswith(typed) or (len(meant) > 3 and typed.removeprefix(meant) in _ENDINGS):
        return True
    if meant.endswith(typed) and len(typed) > 4 and len(meant) - len(typed) < 4:
        return True
    if vowels_dropped(typed, meant) or (len(meant) == 4 and len(typed) == 3 and one_slip(typed, meant)):
        return True
    return len(typed) > 3 and len(meant) > 3 and (one_slip(typed, meant) or _two_slips(typed, meant))


def hours_said(text: object) -> frozenset[int]:
    """Return the hours that `text` writes as 09.00 or 13:30."""
    return frozenset(int(hour) for hour, _ in _TIME.findall(clean(text)))


def _two_slips(typed: str, meant: str) -> bool:
    """Whether a long word has a slip in each half."""
    if min(len(typed), len(meant)) < 8 or abs(len(typed) - len(meant)) > 1:
        return False
    middle = len(meant) // 2
    return any(
        one_slip(typed[:cut], meant[:middle]) and one_slip("." + typed[cut:], "." + meant[middle:])
        for cut in (middle - 1, middle, middle + 1)
    )


@lru_cache(maxsize=1024)
def _choice(names: tuple[str, ...]) -> Choice:
    read = tuple(name for name in map(_name, names) if name.words)
    return Choice(read, frozenset(word for name in read for word in (*name.words, name.glued)))


def _name(label: str) -> Name:
    words = words_of(label)
    return Name(words, "".join(words), hours_said(label))


def _alike(word: str) -> str:
    if word.isdigit():
        return str(int(word)) if len(word) < 5 else word
    return next((_ALIKE[form] for form in unstretched(word) if form in _ALIKE), word)
