"""False messages that go around, found again though words were changed, left out or put in."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from conversations.listening.records import Hoax

_ALIKE = 0.5
"""Share of the runs of words of a hoax that a message must hold to be taken for it."""
_FEWEST = 3
"""Fewer runs in common than this are chance: a hoax shorter than that must be there as a whole."""
_RUN = 2
_LONGEST = 4096
_KNOWN = 512
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHORT = {
    "yg": "yang",
    "dgn": "dengan",
    "utk": "untuk",
    "tdk": "tidak",
    "sdh": "sudah",
    "jgn": "jangan",
    "krn": "karena",
    "rp": "",
}

Runs = frozenset[int]
"""Marks of each two words that follow one another; as numbers, two messages are compared in microseconds."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Which false messages a run stands in, by their places in the list, and how many runs each has."""

    sizes: tuple[int, ...]
    places: Mapping[int, tuple[int, ...]]


def hoax_in(words: str, hoaxes: Iterable[Hoax]) -> Hoax | None:
    """Return the false message that `words` pass on, the likest first, or `None`.

    It counts how much of the false message stands in the words; what stands around it does not matter.
    """
    listed = tuple(each for each in hoaxes if each.active)
    if not listed:
        return None
    index = _index(tuple(each.words for each in listed))
    common = Counter(place for run in _runs(words) for place in index.places.get(run, ()))
    alike = [(number / index.sizes[place], -place) for place, number in common.items() if _enough(number, index, place)]
    return listed[-max(alike)[1]] if alike else None


def _enough(number: int, index: _Index, place: int) -> bool:
    size = index.sizes[place]
    return number >= max(_ALIKE * size, min(_FEWEST, size))


@lru_cache(4)
def _index(messages: tuple[str, ...]) -> _Index:
    runs = [_kept(each) for each in messages]
    places: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own:
            places[run].append(place)
    return _Index(tuple(map(len, runs)), {run: tuple(found) for run, found in places.items()})


@lru_cache(_KNOWN)
def _kept(words: str) -> Runs:
    return _runs(words)


def _runs(words: str) -> Runs:
    """Return the runs of a message, whatever its signs, capitals and accents."""
    plain = unicodedata.normalize("NFKC", words[:_LONGEST]).casefold()
    said = [_SHORT.get(word, word) for word in _WORD.findall(plain)]
    return frozenset(map(hash, pairwise(said))) if len(said) >= _RUN else frozenset(map(hash, said))
