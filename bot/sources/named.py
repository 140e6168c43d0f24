"""How the setting FEEDS names the sources that are fetched: `name=https://…`, of trainings `trainings:name=https://…`."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from storage.feeds import FeedKind

FOLDER = "folder"
"""The name under which the watched folder is remembered beside the sources."""

_SOURCE = re.compile(r"(?:(vacancies|trainings):)?([A-Za-z0-9][\w.-]{0,31})=(https?://\S+)", re.ASCII)
# An address may hold commas; one between two sources is followed by the name of the next.
_BETWEEN = re.compile(r"[\s,]+(?=(?:[a-z]+:)?[\w.-]+=https?://)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its name, what it offers, and where."""

    name: str
    kind: "FeedKind"
    address: str


def parse(setting: str) -> tuple[Source, ...]:
    """Read the setting.

    Raises:
        ValueError: with what is wrong, but not the address, which may hold a secret.
    """
    found = [_one(each) for each in _BETWEEN.split(setting.strip().strip(",")) if each]
    names = [each.name for each in found]
    if FOLDER in names or len(set(names)) < len(names):
        raise ValueError(f"names two sources alike, or one {FOLDER}")
    return tuple(found)


def may_fetch(address: str, *, sent_from: str = "") -> bool:
    """Tell whether an address may be fetched: over https, or on this machine; `sent_from` it is a redirection.

    Only what lies on this machine itself may lead to somewhere on it.
    """
    try:
        parts = urlsplit(address)
        here = _is_here(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or (here and sent_from and not _is_here(urlsplit(sent_from).hostname or "")):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and here)


def _one(written: str) -> Source:
    found = _SOURCE.fullmatch(written.rstrip(","))
    if found is None:
        raise ValueError("must be name=https://… for each source, with spaces or commas between")
    kind, name, address = found.groups()
    if not may_fetch(address):
        raise ValueError(f"needs an https address for {name}")
    return Source(name, "trainings" if kind == "trainings" else "vacancies", address)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
