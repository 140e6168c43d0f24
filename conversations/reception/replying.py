"""A reply to a message of the bot: what its few words choose among the buttons of that message."""

from conversations.engine.actions import Action, Agree, Answer
from conversations.listening.routing import Meant
from conversations.reception.person import Choice, Words
from conversations.understanding import read_option, read_yes_no

MOST_WORDS = 6
"""A choice is a few words: a whole sentence may hold the words of a button and mean something else."""

_POLITE = frozenset({"", "greeting", "thanks_bye"})
"""Intents that a short answer seems to have when it has none."""


def chosen(heard: Words, meant: Meant) -> Action | None:
    """Return what the button asks for that a typed reply chooses ("belum", "yang kedua", or the label itself).

    None where the reply may mean something else. Consent is given only where its words are the last thing shown, and
    the answer to a question of a questionnaire is read by that question.
    """
    choices = [choice for choice in heard.choices if not isinstance(choice.action, Agree | Answer)]
    words = _plain(heard.words)
    if heard.forwarded or not choices or not words or len(words.split()) > MOST_WORDS:
        return None
    exact = [choice.action for choice in choices if _plain(choice.label) == words]
    if exact:
        return exact[0]
    if "?" in heard.words or meant.intent not in _POLITE:
        return None
    index = read_option(heard.words, [[choice.label] for choice in choices])
    if index is None:
        index = _agreeing(heard.words, choices)
    return None if index is None else choices[index].action


def _agreeing(words: str, choices: list[Choice]) -> int | None:
    """Return the only choice that says yes where the words do, or no."""
    said = read_yes_no(words)
    same = [place for place, choice in enumerate(choices) if said is not None and read_yes_no(choice.label) is said]
    return same[0] if len(same) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .!")
