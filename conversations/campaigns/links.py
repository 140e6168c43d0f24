"""Addresses in announcements: only official sites, and only in a form in which they cannot deceive."""

import re
from collections.abc import Iterable, Iterator

from conversations.campaigns.records import Content

LONGEST = 200
_ADDRESS = re.compile(r"https://(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:[/?#][!-~]*)?", re.ASCII)
"""Without a user, a port, or a letter outside of ASCII: what is read is where one gets."""
_WRITTEN = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/{1,2}|www\.)\S+"
    r"|(?<![\w.-])(?:[\w.+-]+@)?\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w])\S*"
    r"|(?<![\w@])@[a-z]\w{3,31}",
    re.IGNORECASE,
)
"""With any ending at all: nobody keeps a list of all that Telegram makes a link of. A name with @ is one, too.

Whoever forgets the space after a full stop is asked for it.
"""
_TITLES = frozenset(
    (
        *("a.md", "m.ag", "m.ap", "m.hum", "m.kom", "m.pd", "m.psi", "m.si", "s.ag", "s.ap", "s.farm", "s.hum"),
        *("s.ip", "s.kep", "s.kom", "s.pd", "s.pd.i", "s.pi", "s.psi", "s.pt", "s.si", "s.sos", "s.th", "s.tr"),
    )
)
"""What stands behind the names of people, and looks like an address."""
_END = re.compile(r"[.,;:!?)\]}>”\"'*]+$")


def is_official(address: str, hosts: Iterable[str]) -> bool:
    """Tell whether an address leads to one of these sites, or to what lies below one."""
    found = _ADDRESS.fullmatch(_with_scheme(address))
    if found is None or len(address) > LONGEST:
        return False
    return any(found["host"] == host or found["host"].endswith(f".{host}") for host in hosts)


def tidy(typed: str) -> str:
    """Return a typed address with its scheme, and its site in small letters."""
    address = _with_scheme(typed.strip())
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"


def written_in(words: str) -> Iterator[str]:
    """Yield what Telegram, or a reader, may take for an address in a text."""
    for found in _WRITTEN.finditer(words):
        if (address := _END.sub("", found[0])) and address.lower() not in _TITLES:
            yield address


def foreign(content: Content, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses of an announcement that lead elsewhere, each once."""
    written = [address for words in content.texts.values() for address in written_in(words)]
    urls = [button.url for button in content.buttons if button.url]
    labels = [address for button in content.buttons for address in written_in(button.label)]
    every = dict.fromkeys([*written, *urls, *labels])
    return tuple(address for address in every if not is_official(_lowered(address), hosts))


def count(content: Content) -> int:
    """Count the addresses of an announcement."""
    return sum(len(list(written_in(words))) for words in content.texts.values()) + sum(
        bool(button.url) for button in content.buttons
    )


def _lowered(address: str) -> str:
    return tidy(address)


def _with_scheme(address: str) -> str:
    return address if "://" in address else f"https://{address}"
