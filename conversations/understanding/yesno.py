"""Yes and no as people type them; whatever may be both, or is asked back, is neither."""

import re
from functools import lru_cache
from itertools import takewhile

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.words import clean, slipped, tokens, unstretched

MOST_WORDS = 14
"""A longer message tells a story, and a yes in a story is not the answer."""

MOST_OTHERS = 3
"""With more words that say neither, a message tells or asks something else, unless it begins with its yes or no."""

YES, NO, WEAK, UNSURE, DESPAIR, TALK, STOP, OTHER = "yes", "no", "weak", "unsure", "despair", "talk", "stop", "other"

_LEXICON = Lexicon("yesno")
_ALIKE = _LEXICON.meanings("alike")
_MEANING = _LEXICON.meanings("words") | _LEXICON.meanings("signs")
_PHRASES = _LEXICON.phrases("phrases")
_LONGEST_PHRASE = max(map(len, _PHRASES))
_ALONE = _LEXICON.words("alone") | {"tidak usah", "tidak perlu"}
_SLIPPABLE = _LEXICON.listed("slippable")
_NO_SLIPS = _LEXICON.words("no_slips")
_NEGATABLE = _LEXICON.words("negatable")
_ABLE = frozenset(("bisa", "bs", "boleh", "masih", "msh", "dapat", "dapet", "dpt", "mau"))
_EMPHATIC = frozenset(("memang", "emang", "mmg", "emg"))
_PARTICLES = _LEXICON.words("particles")
_COURTESIES = _LEXICON.words("courtesies")
_ASSENTS = frozenset(("iya", "iyo", "yes", "nggih"))
_TAGS = frozenset(("tidak", "bukan"))
_KNOWING = _LEXICON.words("knowing")
_BROAD = _LEXICON.words("broad")
_STOPS = frozenset(".,!;:-/()")
_ASKED_BACK = re.compile(r"[?]|\b(?!\w*nikah|berkah|langkah)\w+kah\b")
_RECALLED = re.compile(r"se(?:tau|tahu|ing[ae]t|pengetahuan|pemahaman)(?:an)?(?:ku|nya)?")
_TIMES = re.compile(r"\b(?:[0-9]+|satu|dua|tiga|empat|lima) ?(?:kali|x)\b")
_JUNK = re.compile(r"[\"'*_~^#|<>=+\[\]{}`]|(?<=[a-z])-(?=[a-z])")

Words = list[tuple[str, str]]


def read_yes_no(text: object) -> bool | None:
    """Read whether `text` says yes or no: one of the two, said without doubt, condition, contradiction or question."""
    plain = clean(text)
    if not plain or _ASKED_BACK.search(plain):
        return None
    words = _meant(_TIMES.sub(" ", _JUNK.sub(" ", plain)))
    kinds = {kind for _, kind in words}
    said = [word for word, kind in words if kind != STOP]
    if kinds & {UNSURE, DESPAIR} or len(said) > MOST_WORDS or _asks_back(words) or _denies_twice(words):
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
    previous = next((other for other in reversed(before) if other[1] != TALK or _is_courtesy(other)), ("", STOP))
    if phrase in _PARTICLES and previous[1] != STOP:
        return TALK
    if (phrase == "sudah" and _is_courtesy(previous)) or (phrase in _ASSENTS and previous[1] == OTHER):
        return TALK
    clause = takewhile(lambda other: other[1] != STOP, reversed(before))
    return TALK if phrase in _NEGATABLE and any(other[1] == NO for other in clause) else kind


def _is_courtesy(told: tuple[str, str]) -> bool:
    """Whether it thanks or greets: the "ya" and "sudah" that follow belong to it ("makasih ya", "makasih sudah")."""
    return not _COURTESIES.isdisjoint(told[0].split())


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """Return the known spelling of a stretched or mistyped word, or the word as it is."""
    known = next((form for form in unstretched(word) if form in _MEANING or (form,) in _PHRASES), None)
    if known is None and len(word) > 3 and word not in _NO_SLIPS:
        meant = {_ALIKE.get(other, other) for other in _SLIPPABLE if slipped(word, (other,))}
        known = meant.pop() if len(meant) == 1 else None
    return _ALIKE.get(known or word, known or word)


def _kind(word: str) -> str:
    if word in _STOPS:
        return STOP
    return UNSURE if _RECALLED.fullmatch(word) else _MEANING.get(word, OTHER)


def _asks_back(words: Words) -> bool:
    """Whether it ends in "kan", or picks one of several things ("yang sudah") instead of answering."""
    told = [(word, kind) for word, kind in words if kind != STOP]
    tail = takewhile(lambda other: other[1] == TALK, reversed(told))
    return any(word == "kan" for word, _ in tail) or (
        [word for word, _ in told[:1]] == ["yang"] and any(kind != TALK for _, kind in told[1:2])
    )


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
    if kinds[0] == WEAK and words[0][0] in _EMPHATIC and said[0] in _ABLE:
        return False
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
    weak = [word for word, kind in words if kind == WEAK]
    if weak[0] in _EMPHATIC and not _ABLE.isdisjoint(weak):
        return False
    if not others:
        return True
    return len(others) <= 3 and words[0][1] in {WEAK, TALK} and not _BROAD.intersection(weak)
