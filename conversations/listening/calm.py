"""Calm words for hard ones: despair is met before any question, and nobody who curses is argued with."""

import re

from conversations.engine.text import Raw, Said, Text, text
from conversations.memory import Memory

HELP_LINE = "bantuan"
"""The setting in which staff keep the help line; no number is ever made up."""

_CURSES = re.compile(
    r"\b(?:anj(?:ing|ir|rit|g)|asu|babi|bajingan|bangsat|bgst|bego|bodoh|brengsek|cok|jancok|dancok|goblo[kg]|gblk"
    r"|idiot|iblis|kampret|keparat|kontol|kntl|memek|monyet|ngentot|pantek|pepek|sampah|setan|sialan|tai|taik|tolol|bacot"
    r"|bot (?:gak|ga|nggak|tidak) (?:guna|berguna)|gak guna|nggak guna|tidak guna|payah|bullshit|fuck\w*|shit|stupid"
    r"|useless|asshole|dumb)\b"
)
_LONGEST = 400

COMFORT: tuple[Text, ...] = (
    text("I am sorry that it is so hard now. You are not alone, and a layoff is no disgrace."),
    text("Please talk to somebody now: family, a friend, or the nearest puskesmas or hospital."),
)
WAITS: Text = text("The questions can wait. Your answers are kept, and I am here when you want to go on.")
CALM: Text = text("I understand that you are upset, and I am sorry that I was of no help. A person can help you.")


def curses(words: str) -> bool:
    """Tell whether somebody vents their anger."""
    return len(words) <= _LONGEST and _CURSES.search(words.casefold()) is not None


def comfort(memory: Memory, *, kept: bool) -> tuple[Said, ...]:
    """Return kind short words, with the help line where staff have listed one."""
    line = memory.listening().setting(HELP_LINE).strip()
    listed = (text("You can call this help line: <b>{line}</b>", line=Raw(line)),) if line else ()
    return (*COMFORT, *listed, *((WAITS,) if kept else ()))
