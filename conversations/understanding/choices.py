"""The choices a person has, as words that a reply can be compared with."""

import re
from dataclasses import dataclass
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.numbers import digits_for_words
from conversations.understanding.words import clean, one_slip, slipped, unstretched, vowels_dropped

_TOKEN = re.compile(r"[a-z0-9]+")
_STUCK = re.compile(r"\b(no|nomor|nomer|opsi|pilihan|ke|yg|yang|angka|tgl|jam)([0-9]{1,2})\b")
_STUCK_BEHIND = re.compile(r"\b([0-9]{1,2})(jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)")
_TIME = re.compile(r"\b([01]?[0-9]|2[0-3])[.:]([0-5][0-9])\b")
_RUPIAH = re.compile(r"\b(?:rp|idr)\.? ?(?=[0-9])")
_OFTEN = re.compile(r"\b([0-9]{1,2}) ?x\b")
_THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}\b)")
_LEXICON = Lexicon("options")
_ENDINGS = _LEXICON.words("endings")
_PREFIXES = _LEXICON.words("prefixes")
_ALIKE = _LEXICON.spellings("alike")
_ONE = _LEXICON.meanings("one")
_MONTHS = _LEXICON.listed("months")


@dataclass(frozen=True, slots=True)
class Name:
    """One label or alias of a choice: its words in order, those words glued together, and the hour it names, if any."""

    words: tuple[str, ...]
    glued: str
    hours: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice with all names it goes by, every word in them, and whether the label is a proper name (a town)."""

    names: tuple[Name, ...]
    vocabulary: frozenset[str]
    proper: bool

    def knows(self, word: str) -> bool:
        """Whether `word` stands in one of the names exactly so."""
        return word in self.vocabulary

    def hours(self) -> frozenset[int]:
        """Return the hours of the day that the names of this choice say."""
        return frozenset(hour for name in self.names for hour in name.hours)


def words_of(text: object) -> tuple[str, ...]:
    """Give the words and numbers of `text`, spelled alike: slang undone, numbers in digits, hours (09.00) left out."""
    amounts = _OFTEN.sub(r"\1 kali", _THOUSANDS.sub("", _RUPIAH.sub("", clean(text))))
    plain = _STUCK.sub(r"\1 \2", _TIME.sub(" ", amounts).replace("&", " dan "))
    found = _TOKEN.findall(_STUCK_BEHIND.sub(r"\1 \2", plain))
    apart = [part for word in found for part in (("1", _ONE[word]) if word in _ONE else (word,))]
    return tuple(_alike(word) for word in digits_for_words(apart))


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
    if len(meant) > 2 and _is_verb_of(typed, meant):
        return True
    if meant.endswith(typed) and len(typed) > 4 and len(meant) - len(typed) < 4:
        return True
    if vowels_dropped(typed, meant) or (len(meant) == 4 and len(typed) == 3 and one_slip(typed, meant)):
        return True
    return len(typed) > 3 and len(meant) > 3 and (one_slip(typed, meant) or _two_slips(typed, meant))


def blends(typed: str, name: Name) -> bool:
    """Whether `typed` is glued from the beginnings of two neighbouring words of `name` ("jaksel", "sumut")."""
    return any(_blends(typed, first, second) for first, second in zip(name.words, name.words[1:], strict=False))


def hours_said(text: object) -> frozenset[int]:
    """Return the hours that `text` writes as 09.00 or 13:30."""
    return frozenset(int(hour) for hour, _ in _TIME.findall(clean(text)))


def _blends(typed: str, first: str, second: str) -> bool:
    """Whether `typed` is some letters of `first`, three unless it is short, and the beginning of `second`."""
    least = 2 if len(first) < 5 else 3
    cuts = range(least, min(len(typed) - 1, len(first) + 1))
    return any(first.startswith(typed[:cut]) and second.startswith(typed[cut:]) for cut in cuts)


def _is_verb_of(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with the prefix of a verb, its first letter melted into it or not ("nyupir")."""
    if typed.endswith(meant):
        return typed.removesuffix(meant) in _PREFIXES
    return meant[0] == "s" and typed in {"ny" + meant[1:], "meny" + meant[1:]}


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
    vocabulary = frozenset(word for name in read for word in (*name.words, name.glued))
    return Choice(read, vocabulary, proper=_is_proper(names[0]) if names else False)


def _is_proper(label: str) -> bool:
    return label.istitle() and label.replace(" ", "").isalpha()


def _name(label: str) -> Name:
    words = words_of(label)
    return Name(words, "".join(words), hours_said(label))


@lru_cache(maxsize=4096)
def _alike(word: str) -> str:
    if word.isdigit():
        return str(int(word)) if len(word) < 5 else word
    month = slipped(word, _MONTHS) if len(word) > 3 else None
    return next((_ALIKE[form] for form in (*unstretched(word), month) if form in _ALIKE), word)
