"""What each word of a reply says to a question of yes or no: yes, no, doubt, small talk, or something else."""

import re
from functools import lru_cache
from itertools import takewhile

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import slipped, tokens, unstretched

YES, NO, WEAK, UNSURE, DESPAIR, TALK, STOP, OTHER = "yes", "no", "weak", "unsure", "despair", "talk", "stop", "other"
"""WEAK is yes only where little else is said ("ada", "bisa"); STOP is a sign that ends a clause."""

Words = list[tuple[str, str]]
"""Words and phrases in their order, each with its meaning."""

_LEXICON = Lexicon("yesno")
_ALIKE = _LEXICON.meanings("alike")
_MEANING = _LEXICON.meanings("words") | _LEXICON.meanings("signs")
_PHRASES = _LEXICON.phrases("phrases")
_LONGEST_PHRASE = max(map(len, _PHRASES))
_SLIPPABLE = _LEXICON.listed("slippable")
_NO_SLIPS = _LEXICON.words("no_slips")
_NEGATABLE = _LEXICON.words("negatable")
_PARTICLES = _LEXICON.words("particles")
_THANKS = _LEXICON.words("thanks")
_COURTESIES = _LEXICON.words("courtesies") | _THANKS
_ASSENTS = frozenset(("iya", "iyo", "yes", "nggih"))
_KNOWN = _LEXICON.words("knowing") | _ALIKE.keys() | _MEANING.keys()
_STOPS = frozenset(".,!;:-/()")
_RECALLED = re.compile(r"se(?:tau|tahu|ing[ae]t|pengetahuan|pemahaman)(?:an)?(?:ku|nya)?")


def meant(plain: str) -> Words:
    """Give each word, phrase and sign of a cleaned text with its meaning."""
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
    previous = next((other for other in reversed(before) if other[1] != TALK or _is_courtesy(other)), ("", STOP))
    if phrase in _PARTICLES and previous[1] != STOP:
        return TALK
    if phrase == "sudah" and not _THANKS.isdisjoint(previous[0].split()):
        return TALK
    if phrase in _ASSENTS and previous[1] == OTHER:
        return UNSURE
    clause = takewhile(lambda other: other[1] != STOP, reversed(before))
    return TALK if phrase in _NEGATABLE and any(other[1] == NO for other in clause) else kind


def _is_courtesy(told: tuple[str, str]) -> bool:
    """Whether it thanks or greets: the "ya" and "sudah" that follow belong to it ("makasih ya", "makasih sudah")."""
    return not _COURTESIES.isdisjoint(told[0].split())


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """Return the known spelling of a stretched or mistyped word, or the word as it is."""
    known = next((form for form in unstretched(word) if form in _KNOWN or (form,) in _PHRASES), None)
    if known is None and len(word) > 3 and word not in _NO_SLIPS:
        meant = {_ALIKE.get(other, other) for other in _SLIPPABLE if slipped(word, (other,))}
        known = meant.pop() if len(meant) == 1 else None
    return _ALIKE.get(known or word, known or word)


def _kind(word: str) -> str:
    if word in _STOPS:
        return STOP
    return UNSURE if _RECALLED.fullmatch(word) else _MEANING.get(word, OTHER)
