"""Which intents a message may have: reviewed words first, then the weights."""

import math
from operator import itemgetter
from typing import NamedTuple

from conversations.understanding.intents.labels import DISTRESS, LABELS, OUT_OF_SCOPE
from conversations.understanding.intents.normal import normalised
from conversations.understanding.intents.parts import asks, parts
from conversations.understanding.intents.reviewed import denied, heard
from conversations.understanding.intents.weights import Weights, weights

SURE = 0.8
"""Of the answers with a score above this, at least 97 % are right; below it the bot asks."""

CLEAR = 0.7
"""A part of a message with a score above this asks for something of its own."""

CERTAIN = 0.995
"""The score of what the reviewed words say."""

HEEDED = 2
"""Despair leads when its share is half of the highest: a kind word too many harms less than one too few."""

NEVER_BESIDE = frozenset((OUT_OF_SCOPE, "greeting", "thanks_bye", DISTRESS))
"""What is no question of its own beside another; despair is heard in the whole message, or not at all."""

Ranking = list[tuple[str, float]]

LONG, QUESTION = 16, 12
"""Words from which on a message is a story, and those of its beginning or end that may hold the question."""
_PLAIN, _MOSTLY_LAST = 0.99, 0.1
_SCORE = itemgetter(1)
_DISTRESS = LABELS.index(DISTRESS)


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
    return understood(text, weights())[0]


def likeliest(text: object) -> Reading:
    """Read `text` for a conversation: of several questions the first is answered, the others are named."""
    ranking, others = understood(text, weights())
    (first, score), (second, _), *_ = ranking
    return Reading(first, second, score, score > SURE and first != OUT_OF_SCOPE, others)


def warm() -> None:
    """Read the weights ahead of the first message; call it beside the event loop, which it would hold up."""
    classify("halo")


def understood(text: object, model: Weights) -> tuple[Ranking, tuple[str, ...]]:
    """Rank the intents of `text` by `model`, and name those that it asks for beside the first."""
    ranking = _ranked(normalised(text), model)
    told = [(words, _best(words, model)) for words in parts(text)]
    sure = [(words, best[0]) for words, best in told if best[1] > CLEAR and best[0] not in NEVER_BESIDE]
    asked = list(dict.fromkeys(label for words, label in sure if asks(words)))
    if len(asked) > 1 and ranking[0][0] in asked and ranking[0][1] != CERTAIN:
        ranking = _led(asked[0], ranking)
    found = dict.fromkeys(label for _, label in sure)
    return ranking, tuple(label for label in found if label != ranking[0][0])


def _ranked(words: list[str], model: Weights) -> Ranking:
    if not words:
        return _certain(OUT_OF_SCOPE, [(label, 0.0) for label in LABELS])
    refused = denied(words)
    ranking = sorted(zip(LABELS, _shares(words, refused, model), strict=True), key=_SCORE, reverse=True)
    said = heard(words, refused)
    return _certain(said, ranking) if said is not None else ranking


def _best(words: list[str], model: Weights) -> tuple[str, float]:
    """Give what `_ranked` puts first, without the order of the others."""
    refused = denied(words)
    said = heard(words, refused)
    if said is not None:
        return said, CERTAIN
    shares = _shares(words, refused, model)
    highest = max(shares)
    return LABELS[shares.index(highest)], highest


def _shares(words: list[str], refused: set[str], model: Weights) -> list[float]:
    """Give what the weights say for each label, in the order of the labels; it adds up to one.

    In a long story the question counts as much as all the rest: it mostly stands at the end, or else at the beginning.
    """
    whole = _weighed(words, refused, model)
    if len(words) <= LONG or max(whole) >= _PLAIN:
        return whole
    first, last = _weighed(words[:QUESTION], refused, model), _weighed(words[-QUESTION:], refused, model)
    question = last if max(last) + _MOSTLY_LAST >= max(first) else first
    return [(told + asked) / 2 for told, asked in zip(whole, question, strict=True)]


def _weighed(words: list[str], refused: set[str], model: Weights) -> list[float]:
    told = model.values(words)
    highest = max(told)
    shares = [math.exp((value - highest) / model.temperature) for value in told]
    shares[_DISTRESS] *= HEEDED
    for label in refused:
        shares[LABELS.index(label)] = 0.0
    total = sum(shares) or 1.0
    return [share / total for share in shares]


def _certain(said: str, ranking: Ranking) -> Ranking:
    """Put `said` first, the others sharing what is left."""
    others = [(label, score) for label, score in ranking if label != said]
    total = sum(score for _, score in others)
    left = 1 - CERTAIN
    return [
        (said, CERTAIN),
        *((label, left * (score / total if total else 1 / len(others))) for label, score in others),
    ]


def _led(first: str, ranking: Ranking) -> Ranking:
    """Let `first` and the likeliest change places."""
    leader, score = ranking[0]
    others = [(leader if label == first else label, share) for label, share in ranking[1:]]
    return [(first, score), *others]
