"""Job titles in families: what people and employers call the same work, grouped after KBJI 2014 and ISCO-08."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from conversations.engine.text import Text, text
from conversations.understanding.words import clean, slipped
from conversations.vacancies.data import table
from conversations.vacancies.families import LABELS

_OTHER = text("Other work")
_LONGEST = 200
_MOST_WORDS = 24
_WORD = re.compile(r"[a-z0-9]+")
_APART = re.compile(r"[,;/&+|\n()]|\b(?:atau|ato|dan|sama|or|and)\b")
_SPELLED = {
    **dict.fromkeys(("opr", "oprator", "opertor", "operater", "oprt", "op"), "operator"),
    **dict.fromkeys(("staf", "stap", "stf"), "staff"),
    **dict.fromkeys(("adm", "adminstrasi", "administarsi", "admn", "atmin"), "admin"),
    **dict.fromkeys(("spv", "superviser", "spr"), "supervisor"),
    **dict.fromkeys(("mgr", "menejer", "maneger", "managar"), "manager"),
    **dict.fromkeys(("ass", "asst", "assisten", "assistant", "asistant"), "asisten"),
    **dict.fromkeys(("tehnisi", "tekhnisi", "teknis", "tek"), "teknisi"),
    **dict.fromkeys(("prod", "prd"), "produksi"),
    **dict.fromkeys(("kryawan", "krywn", "karyawati", "kary", "pegawe"), "karyawan"),
    **dict.fromkeys(("drv", "draiver", "drifer", "driper"), "driver"),
    **dict.fromkeys(("gdg", "gudng", "gdang"), "gudang"),
    **dict.fromkeys(("resto", "restaurant", "restoran"), "resto"),
    **dict.fromkeys(("kafe", "caffe", "coffe"), "cafe"),
    **dict.fromkeys(("kurier", "kuriir"), "kurir"),
    **dict.fromkeys(("servis", "service", "serfis", "serpis"), "service"),
    **dict.fromkeys(("sekurity", "securiti", "sekuriti", "scurity", "skuriti"), "security"),
    "jht": "jahit",
}
_PLACES = frozenset(
    (
        "hotel",
        "bank",
        "resto",
        "pabrik",
        "toko",
        "gudang",
        "koperasi",
        "spbu",
        "minimarket",
        "kebun",
        "warung",
        "retail",
    )
)
"""Where the work is done; any other word of a title tells more about it."""


@dataclass(frozen=True, slots=True)
class _Family:
    major: int
    interests: str
    related: frozenset[str]


def family_of(title: str) -> str:
    """Return the family of a job title, or "" where the dictionary does not know it."""
    return next(iter(_families(title[:_LONGEST])), "")


def families_like(typed: str) -> tuple[str, ...]:
    """Return the families that words about work may mean, the likeliest first; several kinds of work may be named."""
    parts = _APART.split(_plain(typed))
    return tuple(dict.fromkeys(family for part in parts for family in _families(part)))


def label_of(family: str) -> Text:
    """Return what a family is called."""
    return LABELS.get(family, _OTHER)


def major_of(family: str) -> int:
    """Return the major group (1 to 9) of a family; 0 for an unknown one."""
    return _table()[family].major if family in LABELS else 0


def related_to(family: str) -> frozenset[str]:
    """Return the families whose work is close to that of a family."""
    return _table()[family].related if family in LABELS else frozenset()


def interests_in(family: str) -> str:
    """Return the letters of the Holland interests (R, I, A, S, E, C) that a family meets, the strongest first."""
    return _table()[family].interests if family in LABELS else ""


def words_in(title: str) -> tuple[str, ...]:
    """Return the words of a title, spelled alike."""
    return tuple(_SPELLED.get(word, word) for word in _WORD.findall(_plain(title)))[:_MOST_WORDS]


def phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return every phrase of the dictionary, as words, with the families it may mean."""
    return _phrases()


@lru_cache(maxsize=16384)
def _families(title: str) -> tuple[str, ...]:
    words = words_in(title)
    found = _contiguous(words) or _scattered(words) or _contiguous(_unslipped(words))
    return tuple(dict.fromkeys(family for families in found for family in families))


def _contiguous(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Find the phrases in a title, the longest first, then from left to right; none lies within another."""
    taken: set[int] = set()
    found: list[tuple[str, ...]] = []
    places: list[tuple[str, ...]] = []
    for length in range(min(_longest(), len(words)), 0, -1):
        for place in range(len(words) - length + 1):
            families = _phrases().get(words[place : place + length])
            if families and taken.isdisjoint(range(place, place + length)):
                taken.update(range(place, place + length))
                (places if length == 1 and words[place] in _PLACES else found).append(families)
    return found + places


def _scattered(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Find the phrase of several words that a title has in another order or with words between."""
    told = set(words)
    found = [phrase for word in words for phrase in _with_word().get(word, ()) if told.issuperset(phrase)]
    return [_phrases()[max(found, key=len)]] if found else []


def _unslipped(words: Iterable[str]) -> tuple[str, ...]:
    """Put words that slipped fingers typed as the dictionary has them."""
    return tuple((slipped(word, _known_words()) or word) if len(word) > 4 else word for word in words)


@cache
def _listed() -> Mapping[str, Any]:
    return table("titles")


@cache
def _table() -> Mapping[str, _Family]:
    """Every family, its relations in both directions."""
    close: defaultdict[str, set[str]] = defaultdict(set)
    for name, family in _listed().items():
        for other in family["related"]:
            close[name].add(other)
            close[other].add(name)
    return {
        name: _Family(family["major"], family["interests"], frozenset(close[name]))
        for name, family in _listed().items()
    }


@cache
def _phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    known: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for name, family in _listed().items():
        for title in family["titles"]:
            known[words_in(title)][name] = None
    return {phrase: tuple(families) for phrase, families in known.items()}


@cache
def _with_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    known: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _phrases():
        if len(phrase) > 1:
            known[phrase[0]].append(phrase)
    return {word: tuple(found) for word, found in known.items()}


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase if len(word) > 4)


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def _plain(words: str) -> str:
    return clean(words[:_LONGEST])
