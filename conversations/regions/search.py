"""Regions as people type them: short, with slips, with words around them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from conversations.regions.data import table
from conversations.regions.names import bare, every_code, find, name_of, spelled
from conversations.understanding.choices import fits

MOST = 8
"""More regions than these are no choice to offer; the person is asked to write more."""

_LONGEST = 80
_MOST_WORDS = 10
_LEVELS = frozenset(("kabupaten", "kota", "provinsi"))
_AROUND = re.compile(
    r"\b(?:saya|aku|tinggal|di|daerah|wilayah|sekitar|sekitaran|dekat|domisili|rumah|dari|kampung|asal|orang|ada|kak|min"
    r"|pak|bu|bang|ya|aja|saja|sini|nya|seputaran|area|kec|kecamatan|desa|kel|kelurahan|indonesia)\b"
)


def search(typed: str) -> tuple[str, ...]:
    """Return the codes of the regions that may be meant: none, one, or several to choose from."""
    return named(typed) or _likely(typed[:_LONGEST])


@lru_cache(maxsize=2048)
def named(typed: str) -> tuple[str, ...]:
    """Return the codes of the regions that are named without a slip, by any name they go by."""
    plain = typed.strip()[:_LONGEST]
    found = find(plain) or _known(spelled(plain))
    return found or _within(tuple(spelled(plain).split()[:_MOST_WORDS]))


def _known(words: str) -> tuple[str, ...]:
    """Look whole words up among everyday names, and written together or apart."""
    level, _, rest = words.partition(" ")
    glued = _glued().get(bare(words).replace(" ", ""), ())
    if level in _LEVELS and rest:
        glued = tuple(code for code in glued if spelled(name_of(code)).startswith(level))
    return _everyday().get(words) or glued or _everyday().get(bare(words), ())


def _within(words: tuple[str, ...]) -> tuple[str, ...]:
    """Find the names among other words; the longest win, and a regency's own province adds nothing."""
    found: dict[str, None] = {}
    for span in _spans(words):
        found.update(dict.fromkeys(span))
    provinces = {code[:2] for code in found if len(code) > 2}
    return tuple(code for code in found if code not in provinces)[:MOST]


def _spans(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + 5), place, -1):
            name = " ".join(words[place:end])
            codes = () if name in _LEVELS else find(name) or _known(name)
            if codes:
                yield codes
                break
        place = end if codes else place + 1


def _likely(typed: str) -> tuple[str, ...]:
    """Find the names that begin so, or that slipped fingers may have meant."""
    words = spelled(typed)
    level = words.partition(" ")[0]
    told = _AROUND.sub(" ", bare(words) if level in _LEVELS else words).split()[:_MOST_WORDS]
    if words in _LEVELS or not told or max(map(len, told)) < 3:
        return ()
    begun = [code for code, name in _bare_names().items() if _begins(told, name.split())]
    glued = "".join(told)
    found = begun or list(
        dict.fromkeys(code for name, codes in _glued().items() if fits(glued, name) for code in codes)
    )
    of_level = [code for code in found if spelled(name_of(code)).startswith(level)] if level in _LEVELS else []
    return tuple(of_level or found) if len(of_level or found) <= MOST else ()


def _begins(told: list[str], name: list[str]) -> bool:
    """Tell whether each word that was told begins a word of the name, in order."""
    rest = iter(name)
    return all(len(word) > 2 and any(other.startswith(word) for other in rest) for word in told)


@cache
def _bare_names() -> Mapping[str, str]:
    return {code: bare(spelled(name_of(code))) for code in every_code()}


@cache
def _glued() -> Mapping[str, tuple[str, ...]]:
    """Every name without its level and its blanks, and the everyday names likewise."""
    known: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code, name in _bare_names().items():
        known[name.replace(" ", "")][code] = None
    for name, codes in _everyday().items():
        if len(name) > 3:
            known[name.replace(" ", "")].update(dict.fromkeys(codes))
    return {name: tuple(codes) for name, codes in known.items()}


@cache
def _everyday() -> Mapping[str, tuple[str, ...]]:
    return {spelled(name): (code,) for code, names in table("everyday").items() for name in names}
