"""What is counted of a message: its words, pairs of words, and runs of two to five letters."""

from itertools import pairwise

MOST_WORDS = 200
"""So many words of a message are counted, which bounds the work on hostile ones."""


def features(words: list[str]) -> set[str]:
    """Name each feature of a normalised message once."""
    told = words[:MOST_WORDS]
    found = {"=" + word for word in told}
    found.update(f"{left}+{right}" for left, right in pairwise(told))
    for word in dict.fromkeys(told):
        padded = f" {word} "
        for size in (2, 3, 4, 5):
            found.update(padded[start : start + size] for start in range(len(padded) - size + 1))
    return found
