"""Sentences that ask for one narrow page, or for the answer to one intent, by words that people reviewed.

The weights tell subjects apart, not the finer questions of one subject: that an application on another portal was made
is about the next month, whether it counts is a page of its own.
"""

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from conversations.understanding.intents.normal import normalised

_LONGEST = 200
_FILE = Path(__file__).with_name("recognised.toml")


class _Sentence(NamedTuple):
    """What is asked for, the intents that the weights may see in it, and how it is said."""

    page: str
    of: frozenset[str]
    says: re.Pattern[str]
    typed: bool


def _sentences() -> tuple[_Sentence, ...]:
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(
        _Sentence(
            each["page"],
            frozenset(each["of"].split()),
            re.compile(_filled(each["says"], told["parts"])),
            each.get("typed", False),
        )
        for each in told["sentence"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda name: parts[name[1]], pattern)


_SENTENCES = _sentences()
_PUZZLED = re.compile(
    r"(?:saya )?(?:masih )?(?:(?:tidak|belum|kurang) (?:ngerti|mengerti|paham|mudeng|jelas|tahu maksud)|maksud(?:nya)?)"
    r"(?: (?:saya|maksud(?:nya)?|apa|bagaimana|itu|ini|kakak|min|ya|\?))*"
)
_ABOUT_THE_CHAT = frozenset(("bot_help",))
_ONWARD = re.compile(
    r"(?:(?:ok|oke|sip) )?(?:terus|trus|trs|lalu|selanjutnya|lanjut|sudah|udah|udh|sdh|belum|blm|belom"
    r"|(?:mau )?n?tanya lagi|mau n?tanya hal lain)"
    r"(?: (?:kak|min|bang|pak|bu|ya|apa|apa lagi|gimana|bagaimana|gmn|ngapain))*"
)


def recognised(words: str, likeliest: str = "", *, sure: bool = False, beside: Collection[str] = ()) -> str:
    """Name the page or the intent that a sentence asks for, or "" where it is none of these.

    `likeliest` is the intent that the weights see in it, `sure` whether they are, and `beside` what parts of it may ask
    for: another subject is left to them.
    """
    if len(words) > _LONGEST:
        return ""
    subjects = {*([likeliest] if sure else []), *beside} - _ABOUT_THE_CHAT
    usual, typed = " ".join(normalised(words)), " ".join(words.casefold().split())
    found = (each for each in _SENTENCES if subjects <= each.of and each.says.search(typed if each.typed else usual))
    return next((each.page for each in found), "")


def is_puzzled(words: str) -> bool:
    """Tell whether somebody only says that they did not understand."""
    return _PUZZLED.fullmatch(" ".join(normalised(words))) is not None


def goes_on(words: str) -> bool:
    """Tell whether somebody only says "and then?", "done" or "not yet"."""
    return _ONWARD.fullmatch(" ".join(re.sub(r"[^\w\s]", " ", words.casefold()).split())) is not None
