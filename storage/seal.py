"""Identifiers as keyed hashes: what is stored can be compared with what a person says, and read by nobody."""

import hmac
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b, sha256

_SEPARATORS = re.compile(r"[\s.\-/]+")


class Seal:
    """Hashes identifiers with a chain of keys, oldest first.

    A value sealed under version *n* went through the first *n* keys in turn, so that rows sealed under fewer keys can
    be brought to a newer version without the identifier itself (`reseal`); a leaked old key alone opens nothing then.
    Hashes are 64 hexadecimal digits.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys or not all(keys):
            raise ValueError("a seal needs a key")
        self._keys = [sha256(b"kawan-jkp\0" + key.encode()).digest() for key in keys]

    @property
    def version(self) -> int:
        """The number of keys, and the version under which new hashes are made."""
        return len(self._keys)

    def hash(self, kind: str, value: str, version: int | None = None) -> str:
        """Return the hash of a value of a kind ("kpj", "phone", "born"); kinds never share a hash."""
        digest = f"{kind}\0{value}".encode()
        for key in self._keys[: version or self.version]:
            digest = hmac.digest(key, digest, "sha256")
        return digest.hex()

    def hashes(self, kind: str, value: str) -> list[str]:
        """Return the hashes of a value under every version, the newest first."""
        return [self.hash(kind, value, version) for version in range(self.version, 0, -1)]

    def reseal(self, sealed: str, version: int) -> str:
        """Bring a hash made under an older version to the newest one."""
        digest = bytes.fromhex(sealed)
        for key in self._keys[version:]:
            digest = hmac.digest(key, digest, "sha256")
        return digest.hex()

    def pseudonym(self, user_id: int) -> int:
        """Return the number below zero under which the failed tries of a person who was erased go on to count."""
        return -1 - int(self.hash("telegram", str(user_id))[:15], 16)

    def check(self, version: int | None = None) -> str:
        """Return what tells whether a database was sealed with these keys."""
        return blake2b(self.hash("check", "kawan-jkp", version).encode(), digest_size=16).hexdigest()

    def kpj(self, number: str, version: int | None = None) -> str:
        """Hash a membership number, however it is written."""
        return self.hash("kpj", plain_kpj(number), version)

    def phone(self, number: str, version: int | None = None) -> str:
        """Hash a phone number in its international form (+62…)."""
        return self.hash("phone", number, version)

    def born(self, day: date, version: int | None = None) -> str:
        """Hash a birth date."""
        return self.hash("born", day.isoformat(), version)


def plain_kpj(number: str) -> str:
    """Return a membership number without separators, in capitals."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", number)).upper()


def same(one: str, other: str) -> bool:
    """Compare two hashes in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())
