"""The table of a conversation: questions, lookups, outcomes, and the routes between them."""

import hashlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from conversations.engine.state import Answers
from conversations.engine.text import Text
from conversations.engine.view import Button, View

Kind = Literal["choice", "date", "money", "months", "words", "digits", "contact", "listed", "file"]
"""What is read besides the options; *words* are taken as they are, a *contact* is shared by a button of Telegram.

*listed* is one of a list too long for buttons, such as all regencies. A *file* is a picture or a document that is sent.
"""

F = TypeVar("F")
Check = Callable[[str, Answers, date], Text | None]
"""Tells what is wrong with a value, given the other answers and the day; `None` when nothing is."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a question offers as a button; aliases are words that people type for it."""

    value: str
    label: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list too long for buttons.

    `named` returns the values that typed words name without a slip, `search` all that they may mean: one is asked to be
    confirmed, several are offered as buttons. `name` says a value, "" for one that is not in the list.
    """

    named: Callable[[str], tuple[str, ...]]
    search: Callable[[str], tuple[str, ...]]
    name: Callable[[str], str]


@dataclass(frozen=True, eq=False)
class Question:
    """Asks one thing.

    `kind` says which typed words are read besides the options. `title` is its name in the list of answers. `samples`
    are typed replies that it must understand; tests hold it to that. A date before the year `earliest` is not believed.
    A question that asks several things `together` takes a bare yes or no only. `reads` reads what options do not tell;
    for *digits* and *words* it makes the answer of what was typed. Both have `shortest` to `longest` characters.
    `again` is said instead of the usual line when a reply was not understood, `dates` reads days instead of the usual
    reader. `private` names the kind of an identifier: it is taken only when it is exact, never repeated, and the host
    seals the answer before it is stored. A *listed* one has its `listing`. A `quiet` answer is not repeated. A question
    that takes `captions` hears what stands below a picture. One that is `known` is answered by whoever begins the flow:
    it is neither counted nor gone back to. For one that is `verbatim` any words are the answer, a question too.
    `stamps` names a known question whose answer becomes the number of the message that answers this one.
    """

    name: str
    ask: Text
    title: Text
    why: Text
    kind: Kind = "choice"
    options: tuple[Option, ...] = ()
    samples: tuple[str, ...] = ()
    hint: Text | None = None
    check: Check | None = None
    earliest: int = 1990
    together: bool = False
    reads: Callable[[str], str | None] | None = None
    again: Text | None = None
    dates: Callable[[str, date], str | None] | None = None
    shortest: int = 1
    longest: int = 200
    private: str = ""
    listing: Listing | None = None
    quiet: bool = False
    captions: bool = False
    known: bool = False
    verbatim: bool = False
    stamps: str = ""

    @cached_property
    def values(self) -> frozenset[str]:
        """The values of its options."""
        return frozenset(option.value for option in self.options)

    def option(self, value: str) -> Option | None:
        """Return the option with this value, if it has one."""
        return next((option for option in self.options if option.value == value), None)

    def offers(self, value: str) -> bool:
        """Tell whether a button may carry this value."""
        return value in self.values or (self.listing is not None and bool(self.listing.name(value)))


UNREACHABLE = "unreachable"
"""What every lookup hears when the world does not answer."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Asks the world; `says` lists everything the world may answer, *unreachable* included."""

    name: str
    request: str
    says: tuple[str, ...]
    wait: Text


@dataclass(frozen=True, slots=True)
class Condition(Generic[F]):
    """A named yes or no about the facts of a case and the answers so far."""

    name: str
    holds: Callable[[F, Answers], bool]


@dataclass(frozen=True, slots=True)
class Route(Generic[F]):
    """Asks a question or the world while its condition holds."""

    when: Condition[F]
    ask: Question | Lookup


@dataclass(frozen=True, slots=True)
class Outcome(Generic[F]):
    """An ending: its condition, the words and buttons that say it, and what it makes the host do.

    `effects` gets the facts, the answers, the day and the person's memory; only a flow that `forgets` may have them,
    because an ending that stays would do them again. `lands` names the command whose page is shown below its words.
    """

    name: str
    when: Condition[F]
    say: Callable[[F, Answers, date], View]
    effects: Callable[[F, Answers, date, Any], tuple[object, ...]] | None = None
    lands: str = ""


@dataclass(frozen=True, eq=False)
class Flow(Generic[F]):
    """A conversation as a table, read from top to bottom.

    The first route that is unanswered and whose condition holds is where a person stands; with none left, it is the
    first outcome whose condition holds. `facts` is pure and works out once what the conditions look at. For examining
    the flow, `days` are those on which its paths are walked, and `mark` tells apart facts that lead to other endings.
    A flow that `forgets` drops its answers as soon as it has ended; one that keeps nothing at all needs no consent, and
    has no `purpose`. Whoever stops in it is offered the button `home`, if there is one, beside going on.
    """

    name: str
    title: Text
    purpose: str
    facts: Callable[[Answers, date], F]
    routes: tuple[Route[F], ...]
    outcomes: tuple[Outcome[F], ...]
    days: tuple[date, ...] = field(default=(date(2026, 11, 23),))
    mark: Callable[[F], Hashable] = lambda _: None
    forgets: bool = False
    home: Callable[[Answers], Button] | None = None

    def questions(self) -> Iterator[Question]:
        """Yield the questions in the order of the table."""
        return (route.ask for route in self.routes if isinstance(route.ask, Question))

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of the questions that whoever begins the flow has answered."""
        return frozenset(question.name for question in self.questions() if question.known)

    @cached_property
    def by_name(self) -> dict[str, Question | Lookup]:
        """What is asked, by name."""
        return {route.ask.name: route.ask for route in self.routes}

    @cached_property
    def version(self) -> str:
        """A fingerprint of the questions and of what each accepts."""
        table = [(ask.name, *shape(ask)) for ask in self.by_name.values()]
        return hashlib.blake2s(repr(table).encode(), digest_size=6).hexdigest()


def shape(ask: Question | Lookup) -> tuple[str, ...]:
    """Return what decides whether a stored answer still fits."""
    if isinstance(ask, Lookup):
        return ("lookup", *sorted(ask.says))
    # Words may grow longer or shorter and still fit; an answer that was not sealed before must not pass for sealed.
    return (ask.kind, ask.private, *sorted(ask.values)) if ask.private else (ask.kind, *sorted(ask.values))
