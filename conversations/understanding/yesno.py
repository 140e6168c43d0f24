"""Yes and no as people type them; whatever may be both, or is asked back, is neither."""

import re
from functools import lru_cache

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import clean, slipped, tokens, unstretched

MOST_WORDS = 14
"""A longer message tells a story, and a yes in a story is not the answer."""

MOST_OTHERS = 3
"""With more words that say neither, a message tells or asks something else, unless it begins with its yes or no."""

YES, NO, WEAK, UNSURE, TALK, STOP, OTHER = "yes", "no", "weak", "unsure", "talk", "stop", "other"

_LEXICON = Lexicon("yesno")
_ALIKE = _LEXICON.meanings("alike")
_MEANING = _LEXICON.meanings("words") | _LEXICON.meanings("signs")
_PHRASES = _LEXICON.phrases("phrases")
_LONGEST_PHRASE = max(map(len, _PHRASES))
_ALONE = _LEXICON.words("alone") | {"tidak usah", "tidak perlu", "kenapa tidak"}
_SLIPPABLE = _LEXICON.listed("slippable")
_NO_SLIPS = _LEXICON.words("no_slips")
_NEGATABLE = _LEXICON.words("negatable")
_ABLE = frozenset(("bisa", "bs", "boleh", "masih", "msh", "dapat", "dapet", "dpt", "mau"))
_EMPHATIC = frozenset(("memang", "emang", "mmg", "emg"))
_PARTICLES = _LEXICON.words("particles")
_KNOWING = _LEXICON.words("knowing")
_BROAD = _LEXICON.words("broad")
_STOPS = frozenset(".,!;:-/()")
_ASKED_BACK = re.compile(r"[?]|\b\w+kah\b")
_JUNK = re.compile(r"[\"'*_~^#|<>=+\[\]{}`]|(?<=[a-z])-(?=[a-z])")

Words = list[tuple[str, str]]


def read_yes_no(text: object) -> bool | None:
    """Read whether `text` says yes or no: one of the two, said without doubt, condition, contradiction or question."""
    plain = clean(text)
    if not plain or _ASKED_BACK.search(plain):
        return None
    words = _meant(_JUNK.sub(" ", plain))
    kinds = {kind for _, kind in words}
    said = [word for word, kind in words if kind != STOP]
    if UNSURE in kinds or len(said) > MOST_WORDS or _denies_twice(words):
        return None
    if NO in kinds:
        return False if YES not in kinds and _KNOWING.isdisjoint(said) and _stands(words, NO) else None
    if YES in kinds:
        return True if _stands(words, YES) else None
    return True if WEAK in kinds and _stands_weakly(words) else None


def _meant(plain: str) -> Words:
    """Give each word, phrase and sign with its meaning."""
    typed = [_spelled(word) for word in tokens(plain, joined=True)]
    told: Words = []
    place = 0
    while place < len(typed):
        length = next(
            (size for size in range(_LONGEST_PHRASE, 1, -1) if tuple(typed[place : place + size]) in _PHRASES), 1
        )
        phrase = " ".join(typed[place : place + length])
        kind = _PHRASES[tuple(typed[place : place + length])] if length > 1 or (phrase,) in _PHRASES else _kind(phrase)
        told.append((phrase, _in_place(phrase, kind, told)))
        place += length
    return told


def _in_place(phrase: str, kind: str, before: Words) -> str:
    """Return what a word says where it stands: particles only at the beginning, "setuju" not behind "tidak"."""
    previous = next((other for other in reversed(before) if other[1] != TALK), ("", STOP))
    if phrase in _PARTICLES and previous[1] != STOP:
        return TALK
    return TALK if phrase in _NEGATABLE and previous[1] == NO else kind


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """Return the known spelling of a stretched or mistyped word, or the word as it is."""
    known = next((form for form in unstretched(word) if form in _MEANING or (form,) in _PHRASES), None)
    if known is None and len(word) > 4 and word not in _NO_SLIPS:
        known = slipped(word, _SLIPPABLE)
    return _ALIKE.get(known or word, known or word)


def _kind(word: str) -> str:
    if word in _STOPS:
        return STOP
    return _MEANING.get(word, OTHER)


def _denies_twice(words: Words) -> bool:
    """Whether two different denials, or two around a verb, stand in one breath ("bukan tidak", "tidak bisa tidak")."""
    last, between = "", ""
    for word, kind in words:
        if kind == STOP:
            last, between = "", ""
        elif kind == NO:
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
    denied = [place for place, (word, _) in enumerate(told) if word == "tidak"]
    if kinds[0] == NO or len(denied) != 1:
        return False
    before, behind = told[: denied[0]], told[denied[0] + 1 :]
    if all(kind == TALK or word in _EMPHATIC for word, kind in before):
        return False
    asks = bool(behind) and behind[0][0] in {"ya", "kan", "sih"}
    able = next(word for word, kind in told if kind != TALK) in _ABLE
    return asks or able or all(kind == TALK for _, kind in behind)


def _stands_weakly(words: Words) -> bool:
    others = [word for word, kind in words if kind == OTHER]
    if not others:
        return True
    weak = [word for word, kind in words if kind == WEAK]
    return len(others) <= 3 and words[0][1] in {WEAK, TALK} and not _BROAD.intersection(weak)
