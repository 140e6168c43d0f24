"""*Did you mean …?*: asked where it is not sure what words ask for, and the answer to it."""

from datetime import timedelta

from conversations.answers import label
from conversations.engine.actions import Open
from conversations.engine.text import Said, Say, text
from conversations.engine.view import Button, Rows, View, column
from conversations.listening.records import Unsure
from conversations.memory import Memory
from conversations.understanding import likeliest, read_option
from conversations.understanding.intents import INTENTS
from conversations.understanding.intents.normal import normalised
from conversations.understanding.lexicon import Lexicon

MEANT = "meant"
"""The page that a choice opens; its argument is the intent, or `NEITHER`."""
TELL = "tell"
"""The page that answers an intent, which is its argument."""
NEITHER = "neither"

_DO_YOU_MEAN = text("I am not sure what you mean. Is it one of these?")
_NEITHER = text("Neither of these")
_WHILE = timedelta(minutes=10)
_MOST_WORDS = 6
_LEXICON = Lexicon("choosing")
_COURTESIES = _LEXICON.words("courtesies")
_POINTING = _LEXICON.words("pointing")
_DENIED = _LEXICON.phrases("phrases")


def question(first: str, second: str) -> tuple[tuple[Said, ...], Rows]:
    """Return the words and the buttons by which the bot asks back."""
    return (_DO_YOU_MEAN,), column(*(Button(label(each), Open(MEANT, each)) for each in (first, second)), _neither())


def page(first: str, second: str) -> View:
    """Return the question by itself."""
    said, rows = question(first, second)
    return View(said, rows)


def offered(intents: tuple[str, ...]) -> Rows:
    """Return the buttons for what was also asked, in one row each."""
    return column(*(Button(label(each), Open(TELL, each)) for each in intents[:1]))


def _neither() -> Button:
    return Button(_NEITHER, Open(MEANT, NEITHER))


def waiting(memory: Memory) -> Unsure | None:
    """Return what the person was asked just now and has not told."""
    asked = memory.listening().unsure()
    return asked if asked and memory.heard_at() - asked.at <= _WHILE else None


def chosen(asked: Unsure, words: str, say: Say) -> str | None:
    """Return the intent that typed words choose, `NEITHER`, or `None` where they say something else.

    A choice is a few words: a whole sentence may hold the words of a button and mean something else. So may a few
    words that are a sure question of their own, unless they only point.
    """
    if len(words.split()) > _MOST_WORDS:
        return None
    if denies(words):
        return NEITHER
    among = [intent for intent in (asked.first, asked.second) if intent in INTENTS]
    index = read_option(words, [*([say(label(intent))] for intent in among), [say(_NEITHER)]])
    if index is None:
        return None
    choice = (*among, NEITHER)[index]
    read = likeliest(words)
    return None if read.sure and read.first != choice and not _points(words) else choice


def denies(words: str) -> bool:
    """Tell whether a message only says that something else was meant."""
    return tuple(_core(words)) in _DENIED


def _points(words: str) -> bool:
    return _POINTING.issuperset(_core(words))


def _core(words: str) -> list[str]:
    return [word for word in normalised(words) if word not in _COURTESIES]


def known(intent: str) -> str:
    """Return an intent as a button may carry it, or "" for a forged one."""
    return intent if intent in INTENTS else ""
