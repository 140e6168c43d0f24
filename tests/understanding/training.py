"""Learn the weights from the sentences: a linear model, rounded to bytes, as `weights.bin` keeps it."""

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from conversations.understanding.intents.features import features
from conversations.understanding.intents.labels import LABELS
from conversations.understanding.intents.normal import normalised
from conversations.understanding.intents.weights import FILE, LANES, MIDDLE, mark, packed
from tests.understanding.sentences import Sentence, every, fingerprint

FEWEST = 2
"""A feature of fewer sentences is not kept."""
STRENGTH = 1.0
TEMPERATURE = 0.18
"""Makes shares of 1 out of values: fitted to what was left out."""
Matrix = NDArray[np.float64]


def learned(sentences: list[Sentence], temperature: float = TEMPERATURE) -> bytes:
    """Train on `sentences` and give the file of weights."""
    told = [sorted(mark(feature) for feature in features(normalised(line.text))) for line in sentences]
    seen = Counter(each for marks in told for each in marks)
    known = sorted(each for each, times in seen.items() if times >= FEWEST)
    place = {each: number for number, each in enumerate(known)}
    model = LinearSVC(C=STRENGTH, random_state=0)
    model.fit(
        _matrix([[place[each] for each in marks if each in place] for marks in told], len(known)), _numbers(sentences)
    )
    return _rounded(known, model.coef_.T, model.intercept_, temperature, fingerprint(sentences))


def _matrix(told: list[list[int]], width: int) -> csr_matrix:
    starts = np.cumsum([0, *map(len, told)])
    entries = [1 / math.sqrt(len(places)) for places in told for _ in places]
    return csr_matrix((entries, [place for places in told for place in places], starts), (len(told), width))


def _numbers(sentences: list[Sentence]) -> list[int]:
    number = {label: place for place, label in enumerate(LABELS)}
    return [number[line.intent] for line in sentences]


def _rounded(known: list[int], learned: Matrix, bias: Matrix, temperature: float, told: str) -> bytes:
    step = float(np.abs(learned).max()) / 127
    rows = np.full((len(known), LANES), MIDDLE, dtype=np.uint8)
    rows[:, : len(LABELS)] = np.rint(learned / step) + MIDDLE
    about = {
        "bias": [round(float(each), 5) for each in bias],
        "step": step,
        "temperature": temperature,
        "fingerprint": told,
    }
    return packed(known, rows.tobytes(), about)


def main() -> None:
    """Write the weights anew."""
    FILE.write_bytes(learned(every()))


if __name__ == "__main__":
    main()
