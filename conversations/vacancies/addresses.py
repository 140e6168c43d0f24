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
_RECRUITING = frozenset(_LISTS["recruiting"])
_SHORTEST_WITHIN = 6
"""Letters of a name that is also looked for within a longer word."""

_PROVEN = (".go.id", ".co.id", ".ac.id", ".sch.id", ".mil.id", ".or.id")
"""Endings that are given only against papers."""

_TRIM = ".,;:!?()[]{}<>\"'*_~`|“”‘’"
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}")
_BETWEEN = re.compile(r"[,;|()<>\"]")
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
    found.shortened |= bare in _SHORTENERS
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
    parts = list(_name_parts(host))
    if any(_names(part, _OFFICES) for part in parts):
        return True
    if not any(_names(part, _BRANDS) for part in parts):
        return False
    return host.rpartition(".")[2] in _CHEAP or any(_names(part, _RECRUITING) for part in parts)


def _name_parts(host: str) -> Iterator[str]:
    """Yield the parts of a host's name without its ending, split where a hyphen, a dot or a number stands."""
    return (part for part in _PARTS.findall(host.rpartition(".")[0]))


def _names(part: str, names: frozenset[str]) -> bool:
    if part in names:
        return True
    return any(len(name) >= _SHORTEST_WITHIN and name in part for name in names)


def carries(local: str) -> bool:
    """Tell whether the part before the sign of a mail address carries the name of a large employer or an office."""
    together = "".join(_PARTS.findall(local))
    names = _BRANDS | _OFFICES
    return any(part in names for part in _PARTS.findall(local)) or any(
        len(name) >= _SHORTEST_WITHIN and name in together for name in names
    )
