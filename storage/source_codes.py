"""The signatures of the codes of sources: whoever has no key makes no code that is taken for ours."""

import secrets

from sqlalchemy import Connection

from conversations.socialization.codes import ALPHABET, BODY, CHECK, LETTERS
from storage import sources
from storage.seal import Seal

_KIND = "source"


def fresh(connection: Connection, seal: Seal, count: int) -> tuple[str, ...]:
    """Return as many new codes, signed with the newest key and borne by no source."""
    drawn: set[str] = set()
    while len(drawn) < count:
        drawn |= {signed(seal, _body()) for _ in range(count - len(drawn))}
        drawn -= sources.known(connection, drawn)
    return tuple(sorted(drawn))


def _body() -> str:
    return secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(BODY - 1))


def signed(seal: Seal, body: str) -> str:
    """Return the code that begins with these signs."""
    return body + _check(seal, body, seal.version)


def genuine(seal: Seal, code: str) -> bool:
    """Tell whether a code bears a signature of ours; posters outlive keys, so older ones count too."""
    body, check = code[:BODY], code[BODY:]
    return any(_check(seal, body, version) == check for version in range(seal.version, 0, -1))


def _check(seal: Seal, body: str, version: int) -> str:
    number = int(seal.hash(_KIND, body, version)[:12], 16)
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(CHECK))
