"""Several short messages in a row that are one: "min", "mau tanya", "yg kemarin itu"."""

from conversations.listening.calm import curses
from conversations.listening.routing import Meant
from conversations.reception.rooms import ASKED
from conversations.reception.secrets import holds_secret
from conversations.reception.shortcuts import shortcut

MOST = 5
"""Messages that are read as one at most."""
_SHORT = 60
_ENDS = ("?", "!", ".")


def unfinished(words: str) -> bool:
    """Tell whether a message may go on in the next one: short, without an end, and not clear by itself."""
    plain = words.strip()
    if not plain or len(plain) > _SHORT or plain.endswith(_ENDS) or not any(map(str.isalpha, plain)):
        return False
    if shortcut(plain) or plain.casefold() in ASKED or curses(plain) or holds_secret(plain):
        return False
    # Whoever only calls is about to say what for.
    return Meant(plain).intent in ("", "greeting")


def joined(fragments: tuple[str, ...], words: str) -> str:
    """Return the messages as one; the last one by itself where only that is clear."""
    whole = " ".join((*fragments, words))
    return words if Meant(words).intent and not Meant(whole).intent else whole
