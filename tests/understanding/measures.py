"""How well free text is understood: what the figures of `make understanding` are counted by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import fmean
from typing import NamedTuple

from conversations.understanding.intents.labels import LABELS, OUT_OF_SCOPE
from conversations.understanding.intents.ranking import SURE, Ranking, understood
from conversations.understanding.intents.weights import Weights, unpacked
from tests.understanding.sentences import Sentence, folds
from tests.understanding.training import learned

CRITICAL = ("distress", "delete_data", "stop_broadcast", "scam_check", "human_agent", "cancel_restart")


class Answer(NamedTuple):
    """A sentence, and how it was understood."""

    line: Sentence
    ranking: Ranking

    @property
    def said(self) -> str:
        return self.ranking[0][0]

    @property
    def score(self) -> float:
        return self.ranking[0][1]

    @property
    def right(self) -> bool:
        return self.said == self.line.intent

    @property
    def confident(self) -> bool:
        """Whether it is answered without a question: something of the bot's, above the margin."""
        return self.score > SURE and self.said != OUT_OF_SCOPE


def answers(model: Weights, lines: Iterable[Sentence]) -> list[Answer]:
    return [Answer(line, understood(line.text, model)[0]) for line in lines]


def left_out(lines: list[Sentence], beside: list[Sentence]) -> list[Answer]:
    """Answer each sentence by weights that were learned from four fifths of the others and all `beside`."""
    told: list[Answer] = []
    for fold in folds(len(lines)):
        kept = set(fold)
        rest = [line for number, line in enumerate(lines) if number not in kept]
        told += answers(unpacked(learned(rest + beside)), [lines[number] for number in fold])
    return told


def share(parts: Iterable[bool]) -> float:
    told = list(parts)
    return sum(told) / len(told) if told else 1.0


def recall(told: list[Answer], intent: str) -> float:
    return share(each.right for each in told if each.line.intent == intent)


def precision(told: list[Answer], intent: str) -> float:
    return share(each.right for each in told if each.said == intent)


def macro_f1(told: list[Answer]) -> float:
    intents = [label for label in LABELS if any(each.line.intent == label for each in told)]
    return fmean(_f1(precision(told, label), recall(told, label)) for label in intents)


def figures(told: list[Answer]) -> dict[str, float]:
    """Give the figures that the contract sets targets for."""
    sure = [each for each in told if each.confident]
    return {
        "accuracy": share(each.right for each in told),
        "macro F1": macro_f1(told),
        "right within three": share(each.line.intent in dict(each.ranking[:3]) for each in told),
        "out of scope, precision": precision(told, OUT_OF_SCOPE),
        "out of scope, recall": recall(told, OUT_OF_SCOPE),
        "answered without asking": len(sure) / len(told),
        "of these right": share(each.right for each in sure),
        "wrong with confidence": share(each.confident and not each.right for each in told),
        **{f"recall of {intent}": recall(told, intent) for intent in CRITICAL},
    }


def confusions(told: list[Answer], most: int = 12) -> Iterator[str]:
    """Tell which intents are taken for which, the most frequent first."""
    pairs = Counter((each.line.intent, each.said) for each in told if not each.right)
    return (f"{times} x {meant} taken for {said}" for (meant, said), times in pairs.most_common(most))


def _f1(precise: float, recalled: float) -> float:
    return 2 * precise * recalled / (precise + recalled) if precise + recalled else 0.0
