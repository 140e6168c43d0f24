"""Learn the weights from the sentences: a linear model, rounded to bytes, as `weights.bin` keeps it."""

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from conversations.understanding.intents.features import features
from conversations.understanding.intents.labels import LABELS
from conversations.understanding.intents.normal import normalised
from conversations.understanding.intents.weights import FILE, LANES, MIDDLE, packed
from tests.understanding.noise import noisy, polite
from tests.understanding.sentences import Sentence, every
from tests.understanding.stories import story

COPIES = 3
"""So many mistyped copies of each sentence are learned beside it: as it stands, among courtesies, behind a story."""
COURTEOUS = frozenset(("greeting", "thanks_bye"))
FEWEST = 3.5
"""A feature of fewer sentences is not kept; one in a mistyped copy counts less."""
COUNTED = 0.25
STORIES = 0.5
"""How much a copy behind a story counts; what is said in stories only is not counted at all."""
STRENGTH = 2.0
TEMPERATURE = 0.25
"""Makes shares of 1 out of values: fitted to what was left out."""

Matrix = NDArray[np.float64]


def learned(sentences: Sequence[Sentence]) -> bytes:
    """Train on `sentences` and give the file of weights."""
    told = [counted(line.text) for line in sentences]
    copies = [counted(_copy(line, copy)) for copy in range(COPIES) for line in sentences]
    known = _known(told, copies[: -len(told)])
    place = {each: number for number, each in enumerate(known)}
    rows = [[place[each] for each in some if each in place] for some in (*told, *copies)]
    model = LinearSVC(C=STRENGTH, tol=1e-3, random_state=0)
    heed = [1.0] * (len(rows) - len(told)) + [STORIES] * len(told)
    model.fit(_matrix(rows, len(known)), _numbers(sentences) * (1 + COPIES), sample_weight=heed)
    return _rounded(known, model.coef_.T, model.intercept_, fingerprint(sentences))


def _copy(line: Sentence, copy: int) -> str:
    """Mistype a sentence; all copies but the first are also wrapped, unless courtesies are what it says."""
    wrap = WRAPPINGS[copy] if " " in line.text and line.intent not in COURTEOUS else _bare
    return noisy(wrap(line.text, str(copy)), str(copy))


def _bare(text: str, salt: str) -> str:
    return text


WRAPPINGS = (_bare, polite, story)


def fingerprint(sentences: Sequence[Sentence]) -> str:
    """Tell sentences, and how they are counted, from any others: the weights say from which they were learned."""
    told = repr([(line, counted(line.text)) for line in sentences]).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:32]


@cache
def counted(text: str) -> tuple[str, ...]:
    """Give the features of a text, in their order; what several of its words have stands several times."""
    return tuple(sorted(features(normalised(text))))


def _known(told: list[tuple[str, ...]], copies: list[tuple[str, ...]]) -> list[str]:
    seen: Counter[str] = Counter(each for some in told for each in set(some))
    mistyped = Counter(each for some in copies for each in set(some))
    return sorted(each for each in seen | mistyped if seen[each] + COUNTED * mistyped[each] >= FEWEST)


def _matrix(rows: list[list[int]], width: int) -> csr_matrix:
    starts = np.cumsum([0, *map(len, rows)])
    entries = [1 / math.sqrt(len(places)) for places in rows for _ in places]
    matrix = csr_matrix((entries, [place for places in rows for place in places], starts), (len(rows), width))
    matrix.sum_duplicates()
    return matrix


def _numbers(sentences: Sequence[Sentence]) -> list[int]:
    number = {label: place for place, label in enumerate(LABELS)}
    return [number[line.intent] for line in sentences]


def _rounded(known: list[str], found: Matrix, bias: Matrix, told: str) -> bytes:
    step = float(np.abs(found).max()) / (MIDDLE - 1)
    rows = np.full((len(known), LANES), MIDDLE, dtype=np.uint8)
    rows[:, : len(LABELS)] = np.rint(found / step) + MIDDLE
    about = {
        "bias": [round(float(each), 5) for each in bias],
        "step": step,
        "temperature": TEMPERATURE,
        "fingerprint": told,
    }
    return packed(known, rows.tobytes(), about)


def main() -> None:
    """Write the weights anew."""
    FILE.write_bytes(learned(every()))


if __name__ == "__main__":
    main()
