"""The addresses in a message: whose mail it is, and whether a link hides or imitates somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conversations.vacancies.data import table

_LISTS = table("employers")
_FREE_MAIL = frozenset(_LISTS["free_mail"])
_SHORTENERS = frozenset(_LISTS["shorteners"])
_CHATS = frozenset(_LISTS["chats"])
_CHEAP = frozenset(_LISTS["cheap"])
_ENDINGS = _CHEAP | frozenset(_LISTS["endings"])
_OFFICES = frozenset(_LISTS["offices"])
_BRANDS = frozenset(_LISTS["brands"])
_OFFICIAL = frozenset(_LISTS["official"])
_BORNE_BY_OTHERS = frozenset(_LISTS["borne_by_others"])
_UNMISTAKABLE = _BRANDS - _BORNE_BY_OTHERS
_NEVER_SHORTENED = (*(name for name in _UNMISTAKABLE if len(name) > 4), *_LISTS["never_shortened"])
_JOINED = frozenset(name.replace(" ", "") for name in _LISTS["names"]) - _BORNE_BY_OTHERS
_RECRUITING = tuple(sorted(_LISTS["recruiting"], key=len, reverse=True))
_SHORTEST_WITHIN = 6
"""Letters of a name that is also looked for within a longer word."""
_SHORTEST_FRONT = 4
"""The same where the word begins with the name."""
_SHORTEST_AFFIX = 3
_SHORTEST_JOINED = 7

_PROVEN = (".go.id", ".co.id", ".ac.id", ".sch.id", ".mil.id", ".or.id")
"""Endings that are given only against papers."""

_TRIM = ".,;:!?()[]{}<>\"'*_~`|“”‘’"
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}")
_BETWEEN = re.compile(r"[,;|()<>\"]")
_DIVIDED = re.compile(r"[-._]")
_PARTS = re.compile(r"[a-z]+|\d+")
_LONGEST_CHUNK = 400


@dataclass
class Addresses:
    """What a message has of addresses: the names before the sign of free mail, and hosts by what they are."""

    free_mail: set[str] = field(default_factory=set)
    shortened: bool = False
    chat: bool = False
    imitated: bool = False


def read(plain: str) -> Addresses:
    """Return what the addresses in a plain text are."""
    found = Addresses()
    for piece in _pieces(plain):
        _take(piece, found)
    return found


def hosts(plain: str) -> tuple[str, ...]:
    """Return the hosts of the links in a plain text."""
    return tuple(host for piece in _pieces(plain) if "@" not in piece and (host := host_of(piece)))


def _pieces(plain: str) -> Iterator[str]:
    """Yield what may be an address."""
    for chunk in plain.split():
        if len(chunk) <= _LONGEST_CHUNK and ("." in chunk or "@" in chunk):
            yield from (piece.strip(_TRIM) for piece in _BETWEEN.split(chunk))


def _take(piece: str, found: Addresses) -> None:
    local, sign, domain = piece.rpartition("@")
    if sign:
        if domain in _FREE_MAIL:
            found.free_mail.add(local)
        elif imitates(domain):
            found.imitated = True
        return
    host = host_of(piece)
    if not host:
        return
    bare = host.removeprefix("www.")
    if bare in _SHORTENERS:
        found.shortened = True
        # Offices do shorten links of their own, but none of these recruits behind one.
        found.imitated |= any(name in piece for name in _NEVER_SHORTENED)
    found.chat |= bare in _CHATS
    found.imitated |= imitates(bare)


def host_of(piece: str) -> str:
    """Return the host of a link, or nothing where a word only has a dot in it."""
    scheme, sign, rest = piece.partition("://")
    address = rest if sign else scheme
    host = re.split(r"[/?#:]", address, maxsplit=1)[0].rpartition("@")[2]
    if not _HOST.fullmatch(host):
        return ""
    ending = host.rpartition(".")[2]
    return host if sign or ending in _ENDINGS else ""


def imitates(host: str) -> bool:
    """Tell whether a host looks like an office or a large employer, and is not theirs."""
    if host.endswith(_PROVEN) or any(host == known or host.endswith(f".{known}") for known in _OFFICIAL):
        return False
    if host in _SHORTENERS or host in _CHATS:
        return False
    name, _, ending = host.rpartition(".")
    parts = _PARTS.findall(name)
    if any(each in _OFFICES for each in _DIVIDED.split(name)):
        return True
    if any(_names(part, _OFFICES) for part in parts):
        return True
    bare = _without_recruiting(parts)
    return _names_employer(bare) and (ending in _CHEAP or bare != [part for part in parts if part.isalpha()])


def carries(local: str) -> bool:
    """Tell whether the part before the sign of a mail address carries the name of a large employer or an office."""
    parts = _PARTS.findall(local)
    bare = _without_recruiting(parts)
    if any(_names(part, _OFFICES) for part in parts) or _names_employer(bare):
        return True
    return any(len(name) >= _SHORTEST_JOINED and name in "".join(bare) for name in _JOINED)


def _without_recruiting(parts: list[str]) -> list[str]:
    """Return the words of a name without numbers and what only says that somebody recruits."""
    return [bare for part in parts if part.isalpha() and (bare := _bare(part))]


def _bare(part: str) -> str:
    if part in _RECRUITING:
        return ""
    for word in _RECRUITING:
        if len(word) >= _SHORTEST_AFFIX:
            part = part.removeprefix(word).removesuffix(word)
    return part


def _names_employer(parts: list[str]) -> bool:
    together = "".join(parts)
    return together in _BRANDS or any(_names(part, _UNMISTAKABLE) for part in (*parts, together))


def _names(part: str, names: frozenset[str]) -> bool:
    if part in names:
        return True
    return any(
        (len(name) >= _SHORTEST_WITHIN and name in part) or (len(name) >= _SHORTEST_FRONT and part.startswith(name))
        for name in names
    )
