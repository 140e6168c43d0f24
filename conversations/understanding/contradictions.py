"""What a reply says against a choice that its words fit: a denial, or another name that only begins alike."""

from itertools import pairwise

from conversations.understanding.choices import Choice, Name, fits
from conversations.understanding.lexicon import Lexicon

_LEXICON = Lexicon("options")
_DIRECTIONS = _LEXICON.words("directions")
DENIALS = _LEXICON.words("denials")
"""Words that deny what stands behind them."""


def contradicts(words: list[str], unknown: list[str], each: Choice) -> bool:
    """Whether `words`, of which no choice knows those in `unknown`, deny this choice or name something else."""
    return not _denial_agrees(words, each) or (each.proper and _names_another(words, unknown, each))


def _names_another(words: list[str], unknown: list[str], each: Choice) -> bool:
    """Whether another proper name shares a word with this choice ("tanjung balai" for "Tanjung Morawa").

    Beside unknown words only an exact word counts, and no mere direction ("aceh timur" is not "Luwu Timur").
    """
    if unknown and not any(each.knows(word) and word not in _DIRECTIONS for word in words):
        return True
    heads = [word for name in each.names for word in name.words[:-1]]
    tails = [name.words[-1] for name in each.names]
    if any(fits(word, tail) for word in words for tail in tails):
        return False
    return any(after in unknown and any(fits(word, head) for head in heads) for word, after in pairwise(words))


def _denial_agrees(words: list[str], each: Choice) -> bool:
    """Whether the reply denies exactly what the choice denies, or keeps to what the choice says before its denial."""
    denied = DENIALS.intersection(words)
    if denied:
        return any(denied <= set(name.words) for name in each.names)
    return any(DENIALS.isdisjoint(name.words) or _keeps_before_denial(words, name) for name in each.names)


def _keeps_before_denial(words: list[str], name: Name) -> bool:
    """Whether only what stands before the denial of a label is said ("gaji" of "Gaji belum dibayar")."""
    cut = next(place for place, word in enumerate(name.words) if word in DENIALS)
    return _any_fits(words, name.words[:cut]) and not _any_fits(words, name.words[cut:])


def _any_fits(words: list[str], meant: tuple[str, ...]) -> bool:
    return any(fits(word, other) for word in words for other in meant)
