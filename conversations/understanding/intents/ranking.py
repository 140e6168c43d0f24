"""Which intents a message may have: reviewed words first, then the weights."""

import math
from typing import NamedTuple

from conversations.understanding.intents.features import features
from conversations.understanding.intents.labels import LABELS, OUT_OF_SCOPE
from conversations.understanding.intents.normal import normalised
from conversations.understanding.intents.parts import parts
from conversations.understanding.intents.reviewed import denied, heard
from conversations.understanding.intents.weights import Weights, values, weights

SURE = 0.6
"""Of the answers with a score above this, at least 97 % are right; below it the bot asks."""

CERTAIN = 0.995
"""The score of what the reviewed words say."""

DENIED = 0.02
"""What is left of the score of an intent that a message denies."""

Ranking = list[tuple[str, float]]


class Reading(NamedTuple):
    """What a message asks for first, what else it may ask for, and what it asks for beside."""

    first: str
    second: str
    score: float
    sure: bool
    others: tuple[str, ...] = ()


def classify(text: object) -> tuple[str, float]:
    """Name what `text` asks for, and how much that can be trusted, from 0 to 1."""
    return rank(text)[0]


def rank(text: object) -> Ranking:
    """Give every intent with its score, the likeliest first."""
    return _ranked(normalised(text))


def likeliest(text: object) -> Reading:
    """Read `text` for a conversation: of several questions the first is answered, the others are named."""
    words = normalised(text)
    whole = _ranked(words)
    asked = _asked(text, whole)
    (first, score), (second, _), *_ = whole
    return Reading(first, second, score, score > SURE and first != OUT_OF_SCOPE, asked)


def warm() -> None:
    """Read the weights ahead of the first message; call it beside the event loop, which it would hold up."""
    classify("halo")


def _ranked(words: list[str]) -> Ranking:
    return ranked(words, weights())


def ranked(words: list[str], model: Weights) -> Ranking:
    """Rank the intents of a normalised message by `model`."""
    if not words:
        return _certain(OUT_OF_SCOPE, [(label, 0.0) for label in LABELS])
    told = values(features(words), model)
    highest = max(told)
    refused = denied(words)
    shares = [
        math.exp((value - highest) / model.temperature) * (DENIED if label in refused else 1)
        for label, value in zip(LABELS, told, strict=True)
    ]
    total = sum(shares)
    ranking = sorted(zip(LABELS, (share / total for share in shares), strict=True), key=lambda each: -each[1])
    said = heard(words)
    return _certain(said, ranking) if said is not None else ranking


def _certain(said: str, ranking: Ranking) -> Ranking:
    """Put `said` first, the others sharing what is left."""
    left = 1 - CERTAIN
    return [(said, CERTAIN), *((label, score * left) for label, score in ranking if label != said)]


def _asked(text: object, whole: Ranking) -> tuple[str, ...]:
    """Name what the parts of a message ask for beside its first intent, as far as each part is sure by itself."""
    found = [rank(part)[0] for part in parts(text)]
    sure = [label for label, score in found if score > SURE and label != OUT_OF_SCOPE]
    return tuple(dict.fromkeys(label for label in sure if label != whole[0][0]))
