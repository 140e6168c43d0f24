"""Yes and no as people type them; whatever may be both, or is asked back, is neither."""

import re
from itertools import takewhile

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import clean
from conversations.understanding.yesno_words import DESPAIR, NO, OTHER, STOP, TALK, UNSURE, WEAK, YES, Words, meant

MOST_WORDS = 14
"""A longer message tells a story, and a yes in a story is not the answer."""

MOST_OTHERS = 3
"""With more words that say neither, a message tells or asks something else, unless it begins with its yes or no."""

_LEXICON = Lexicon("yesno")
_ALONE = _LEXICON.words("alone") | {"tidak usah", "tidak perlu"}
_ABLE = frozenset(("bisa", "bs", "boleh", "masih", "msh", "dapat", "dapet", "dpt", "mau"))
_EMPHATIC = frozenset(("memang", "emang", "mmg", "emg"))
_TAGS = frozenset(("tidak", "bukan"))
_KNOWING = _LEXICON.words("knowing")
_BROAD = _LEXICON.words("broad")
_ASKED_BACK = re.compile(r"[?]|\b(?!\w*nikah|berkah|langkah)\w+kah\b")
_TIMES = re.compile(r"\b(?:[0-9]+|satu|dua|tiga|empat|lima) ?(?:kali|x)\b")
_JUNK = re.compile(r"[\"'*_~^#|<>=+\[\]{}`]|(?<=[a-z])-(?=[a-z])")


def read_yes_no(text: object) -> bool | None:
    """Read whether `text` says yes or no: one of the two, said without doubt, condition, contradiction or question."""
    plain = clean(text)
    if not plain or _ASKED_BACK.search(plain):
        return None
    words = meant(_TIMES.sub(" ", _JUNK.sub(" ", plain)))
    kinds = {kind for _, kind in words}
    said = [word for word, kind in words if kind != STOP]
    if kinds & {UNSURE, DESPAIR} or len(said) > MOST_WORDS or _asks_back(words) or _denies_twice(words):
        return None
    if NO in kinds:
        return False if YES not in kinds and _KNOWING.isdisjoint(said) and _stands(words, NO) else None
    if YES in kinds:
        return True if _stands(words, YES) else None
    return True if WEAK in kinds and _stands_weakly(words) else None


def says_nothing_else(text: object) -> bool:
    """Tell whether all words of `text` say yes or no, or are small talk; "sudah melamar ke PT Maju" tells more."""
    return all(kind != OTHER for _, kind in meant(clean(text)))


def _asks_back(words: Words) -> bool:
    """Whether it ends in "kan", wonders ("emang bisa"), or picks one of several things ("yang sudah")."""
    told = [(word, kind) for word, kind in words if kind != STOP]
    if any(word == "kan" for word, _ in takewhile(lambda other: other[1] == TALK, reversed(told))):
        return True
    (first, _), (second, kind) = [*told, ("", TALK), ("", TALK)][:2]
    return (first in _EMPHATIC and second in _ABLE) or (first == "yang" and kind != TALK)


def _denies_twice(words: Words) -> bool:
    """Whether two different denials, or two around a verb, stand in one breath ("bukan tidak", "tidak bisa tidak")."""
    last, between = "", ""
    for word, kind in words:
        if kind == STOP:
            last, between = "", ""
        elif kind == NO and word.isascii():
            if last and (last != word or between):
                return True
            last, between = word, ""
        elif kind != TALK:
            between += kind
    return False


def _stands(words: Words, meaning: str) -> bool:
    """Whether the yes or no may be believed: short words such as "no", "ia" only beside small talk, none as a tag."""
    kinds = [kind for _, kind in words if kind not in {TALK, STOP}]
    others = kinds.count(OTHER)
    if others > (2 * MOST_OTHERS if kinds[0] == meaning else MOST_OTHERS) or _is_tag(words, kinds):
        return False
    said = [word for word, kind in words if kind == meaning]
    return any(word not in _ALONE for word in said) or set(kinds) <= {meaning, WEAK}


def _is_tag(words: Words, kinds: list[str]) -> bool:
    """Whether "tidak" only makes a question of what stands before it ("bisa klaim gak ya", "layak gak ya saya")."""
    told = [(word, kind) for word, kind in words if kind != STOP]
    denied = [place for place, (word, _) in enumerate(told) if word in _TAGS]
    return any(_asks(told, place, alone=len(denied) == 1 and kinds[0] != NO) for place in denied)


def _asks(told: Words, place: int, *, alone: bool) -> bool:
    """Whether the denial at `place` asks; one that is not `alone` in its message only does so at the very end."""
    before, behind = told[:place], told[place + 1 :]
    telling = [word for word, kind in before if kind not in {TALK, NO} and word not in _EMPHATIC]
    if not telling:
        return False
    if all(kind == TALK for _, kind in behind):
        return True
    if not alone or told[place][0] != "tidak":
        return False
    able = next(word for word, kind in told if kind != TALK) in _ABLE
    return able or behind[0][0] in {"ya", "kan", "sih"}


def _stands_weakly(words: Words) -> bool:
    others = [word for word, kind in words if kind == OTHER]
    if not others:
        return True
    weak = [word for word, kind in words if kind == WEAK]
    return len(others) <= 3 and words[0][1] in {WEAK, TALK} and not _BROAD.intersection(weak)
