"""What officers read of free text: questions without an answer, and sentences that were understood otherwise."""

import re
from datetime import date, timedelta

from conversations.answers import label
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, plural, text
from conversations.engine.view import Button, Rows, View, column
from conversations.listening.effects import JudgeMisread
from conversations.listening.grouping import Group, grouped
from conversations.listening.records import Misread
from conversations.reception.person import Person, Response
from conversations.staff.policy import may, may_anywhere, places
from conversations.understanding import rank
from conversations.understanding.intents import INTENTS

OUT_OF_SCOPE = "out_of_scope"
_WEEK = timedelta(days=7)
_MOST = 1000
_GROUPS = 12
_SHOWN = 110
_OFFERED = 3
_JUDGED = re.compile(r"(\d{1,10})\.([a-z_]{0,32})", re.ASCII)
_MENU = Button(text("Menu"), Open("menu"))
_GONE = View((OLD_BUTTON,), ((_MENU,),))


def questions_command(person: Person, _argument: str, today: date) -> Response | None:
    """Show the questions of the last seven days that nobody answered; for officers."""
    return questions(person, "", today) if may_anywhere(person, "questions") else None


def questions(person: Person, argument: str, _today: date) -> Response:
    """Show the questions of a week, those that are alike together; the argument is how many weeks back, 0 to 12."""
    if not may_anywhere(person, "questions"):
        return Response(_GONE)
    back = int(argument) if re.fullmatch(r"\d|1[0-2]", argument, re.ASCII) else 0
    until = person.memory.heard_at() - back * _WEEK
    kept = person.memory.listening().unanswered(places(person, "questions"), until - _WEEK, _MOST)
    week = [each for each in kept if each.at <= until]
    first, last = (until - _WEEK).date(), until.date()
    head = text("<b>Questions without an answer, {first} to {last}</b>", first=first, last=last)
    earlier = Button(text("A week earlier"), Open("questions", str(min(12, back + 1))))
    later = (Button(text("A week later"), Open("questions", str(back - 1))),) if back else ()
    rows: Rows = ((*later, earlier), (_MENU,))
    if not week:
        return Response(View((head, text("There are none.")), rows))
    groups = grouped(week)
    number = plural("{n} question, those alike together.", "{n} questions, those alike together.", n=len(week))
    rest = ((text("• and {n} more", n=len(groups) - _GROUPS)),) if len(groups) > _GROUPS else ()
    return Response(View((head, number, *map(_group, groups[:_GROUPS]), *rest), rows))


def _group(group: Group) -> Said:
    words = Raw(_cut(group.newest.words))
    if group.newest.guessed in INTENTS:
        guess = label(group.newest.guessed)
        return text("<b>{n}×</b> “{words}” (taken for: {guess})", n=group.number, words=words, guess=guess)
    return text("<b>{n}×</b> “{words}”", n=group.number, words=words)


def misreads_command(person: Person, _argument: str, today: date) -> Response | None:
    """Show the first sentence that was understood otherwise than meant; for managers."""
    return misread(person, "", today) if may_anywhere(person, "misreads") else None


def misread(person: Person, argument: str, _today: date) -> Response:
    """Judge a sentence, and show the next; the argument is "number.intent", an empty intent puts it aside."""
    if not may_anywhere(person, "misreads"):
        return Response(_GONE)
    waiting = person.memory.listening().misreads(_MOST)
    judged = _JUDGED.fullmatch(argument)
    if judged is None or not may(person, "misreads"):
        return Response(_next(waiting))
    number, intent = int(judged[1]), judged[2]
    known = any(each.id == number for each in waiting)
    if not known or intent not in ("", OUT_OF_SCOPE, *INTENTS):
        return Response(_next(waiting))
    left = tuple(each for each in waiting if each.id != number)
    said = text("Taken in.") if intent else text("Put aside.")
    return Response(_next(left).under(said), effects=(JudgeMisread(number, intent),))


def _next(waiting: tuple[Misread, ...]) -> View:
    if not waiting:
        return View((text("No sentence waits to be judged."),), ((_MENU,),))
    first = waiting[0]
    head = plural("<b>{n} sentence waits</b>", "<b>{n} sentences wait</b>", n=len(waiting))
    parts: tuple[Said, ...] = (head, text("“{words}”", words=Raw(_cut(first.words, 400))))
    told = text("Taken for: {guess}. Meant: {meant}.", guess=_named(first.guessed), meant=_named(first.chosen))
    ways = [
        Button(_named(intent), Open("misread", f"{first.id}.{intent}")) for intent in (*_offered(first), OUT_OF_SCOPE)
    ]
    aside = Button(text("Not usable"), Open("misread", f"{first.id}."))
    question = text("What does it ask? It becomes a sentence to learn from. Names and numbers: not usable.")
    return View((*parts, told, question), (*column(*ways), (aside, _MENU)))


def _offered(sentence: Misread) -> tuple[str, ...]:
    likely = [intent for intent, _ in rank(sentence.words)[: _OFFERED + 1]]
    every = dict.fromkeys(each for each in (sentence.chosen, sentence.guessed, *likely) if each in INTENTS)
    return tuple(every)[: _OFFERED + 1]


def _named(intent: str) -> Text:
    if intent == OUT_OF_SCOPE:
        return text("Not our subject")
    return label(intent) if intent else text("neither of both")


def _cut(words: str, longest: int = _SHOWN) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[:longest].rstrip()}…"
