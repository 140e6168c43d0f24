"""The short code at the end of every official message, and the digest of its words; both can be checked by anybody.

A code of an announcement is `P-` and six signs, kept with it. A code of a message to one person is `S-`, the number of
the message, and a check that only we can compute. Signs are those of Crockford's base 32, which people can read out.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from conversations.engine.text import Raw, Text, text

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_LENGTH = 5
CAMPAIGN_LENGTH = 6
_LONGEST_NUMBER = 13
_DIGEST_LENGTH = 24
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_ONE = r"[0-9A-Za-z]"
_WRITTEN = re.compile(
    rf"(?<![\w-])(?:[Pp]\s?-\s?(?P<campaign>{_ONE}{{3}}-?{_ONE}{{3}})"
    rf"|[Ss]\s?-\s?(?P<number>{_ONE}{{1,{_LONGEST_NUMBER}}})\s?-\s?(?P<check>{_ONE}{{{CHECK_LENGTH}}}))(?![\w-])"
)
_UNSEEN = re.compile(
    "[\\s\\x00-\\x1f\\x7f\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\ufe00-\\ufe0f\\ufeff\\U000e0000-\\U000e0fff]+"
)
"""What nobody sees: blanks, joiners, marks of direction, and the signs that choose the look of an emoji."""
_BETWEEN = re.compile(r"[\s\-–—_.:#]+")


@dataclass(frozen=True, slots=True)
class CampaignCode:
    """The code of an announcement, without its letter."""

    signs: str

    def __str__(self) -> str:
        return f"P-{self.signs}"


@dataclass(frozen=True, slots=True)
class LetterCode:
    """The code of a message to one person: its number, and what proves that we made the code."""

    number: int
    check: str

    def __str__(self) -> str:
        return f"S-{written(self.number)}-{self.check}"


Code = CampaignCode | LetterCode


def code_line(code: str) -> Text:
    """Return the last line of every official message."""
    return text("Message code: {code}. Genuine? Check with /cek_pesan", code=Raw(code))


def check_of(fingerprint: str) -> str:
    """Return the signs that prove a code, from the keyed hash of its number."""
    return written(int(fingerprint[:8], 16) % 32**CHECK_LENGTH).rjust(CHECK_LENGTH, "0")


def written(number: int) -> str:
    """Write a number in our signs."""
    signs = ""
    while True:
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
        if not number:
            return signs


def codes_in(words: str) -> Iterator[Code]:
    """Yield the codes that stand in a text, with their hyphens, in the order in which they stand there."""
    for found in _WRITTEN.finditer(words):
        if found["campaign"]:
            yield CampaignCode(_plain(found["campaign"]))
        elif (number := _number(_plain(found["number"]))) is not None:
            yield LetterCode(number, _plain(found["check"]))


def typed_code(words: str) -> Code | None:
    """Read one code however it is typed: small letters, without hyphens, O for 0; `None` for anything else."""
    signs = _BETWEEN.sub("", words).upper()
    kind, body = signs[:1], signs[1:].translate(_LOOKALIKES)
    if any(sign not in SIGNS for sign in body):
        return None
    if kind == "P" and len(body) == CAMPAIGN_LENGTH:
        return CampaignCode(body)
    number = _number(body[:-CHECK_LENGTH]) if kind == "S" and len(body) > CHECK_LENGTH else None
    return None if number is None else LetterCode(number, body[-CHECK_LENGTH:])


@lru_cache(256)
def digest_of(words: str) -> str:
    """Return the digest of words as people read them: blanks, capitals and invisible signs make no difference.

    Kept for a while, because all readers of an announcement are sent the same words.
    """
    shown = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return hashlib.sha256(_UNSEEN.sub("", shown).encode("utf-8", "replace")).hexdigest()[:_DIGEST_LENGTH]


def _plain(signs: str) -> str:
    return signs.replace("-", "").upper().translate(_LOOKALIKES)


def _number(signs: str) -> int | None:
    if not signs or len(signs) > _LONGEST_NUMBER or signs[0] == "0" or any(sign not in SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number * len(SIGNS) + SIGNS.index(sign)
    return number if number < 2**62 else None
