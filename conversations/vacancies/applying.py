"""The word that somebody applied for a vacancy: kept, counted for a benefit month, given its day, taken back."""

import re
from datetime import date, timedelta

from conversations.effects import DateApplied, DropApplication, NoteApplied
from conversations.engine.actions import Open
from conversations.engine.text import Raw, text
from conversations.engine.values import as_date
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.telling import Told
from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.vacancies.applications import GONE, applications, by_vacancy, card, find
from conversations.vacancies.counting import counted
from conversations.vacancies.pointing import unpack
from conversations.vacancies.records import Application, Vacancy
from conversations.vacancies.words import APPLICATIONS, MORE, clip, named

DAYS = 28
"""Days back on which an application is believed; so many days in a row have different numbers."""

_A_ROW = 7
_DATED = re.compile(r"([av][0-9a-z]{1,10})(?:-(\d{4})(\d\d)(\d\d))?", re.ASCII)


def applied(person: Person, argument: str, today: date) -> Response:
    """Keep that the person applied today for the vacancy whose id is the argument."""
    ids = unpack(argument)
    found = person.memory.board().get(ids[0]) if len(ids) == 1 else None
    if found is None:
        return Response(View((text("This vacancy is not on my list any more."),), ((MORE, APPLICATIONS),)))
    if asked := needs(person, "work", "lowongan"):
        return asked
    known = next((each for each in person.memory.applications() if each.twin == found.twin), None)
    if known:
        return Response(card(known).under(text("You have noted this already.")))
    return _kept(person, found, today)


def _kept(person: Person, found: Vacancy, today: date) -> Response:
    count = counted(person, Told("application", today, " ".join((found.employer or found.title).split())), today)
    place = by_vacancy(found.id)
    yesterday = f"{place}-{today - timedelta(days=1):%Y%m%d}"
    ways: Rows = (
        *count.ways,
        (
            Button(text("It was yesterday"), Open("applied_day", yesterday)),
            Button(text("Another day"), Open("applied_day", place)),
        ),
        (Button(text("Take it back"), Open("applied_undo", place)), APPLICATIONS),
    )
    said = text("✓ You applied on {day}: {what}", day=today, what=named(found))
    asks = text("In 7 and 14 days I ask whether there is an answer.")
    effect = NoteApplied(found.id, found.twin, found.title, found.employer, today, count.proof)
    return Response(View((said, *count.said, asks), ways), effects=(effect,))


def day(person: Person, argument: str, today: date) -> Response:
    """Correct the day of an application; the argument names it, with "-YYYYMMDD" behind it, else the days are shown."""
    dated = _DATED.fullmatch(argument)
    known = find(person, dated[1]) if dated else None
    if dated is None or known is None:
        return Response(applications(person, "", today).view.under(GONE))
    told = as_date(f"{dated[2]}-{dated[3]}-{dated[4]}") if dated[2] else None
    if told is None or not today - timedelta(days=DAYS) < told <= today:
        return Response(_days(dated[1], known, today))
    view = View(
        (text("✓ You applied on {day}: {what}", day=told, what=clip(known.employer or known.title)),),
        ((Button(text("Another day"), Open("applied_day", dated[1])), APPLICATIONS),),
    )
    return Response(view, effects=(DateApplied(known.id, told, today),) if told != known.applied_on else ())


def _days(place: str, known: Application, today: date) -> View:
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    buttons = [Button(Raw(str(each.day)), Open("applied_day", f"{place}-{each:%Y%m%d}")) for each in days]
    grid = tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, DAYS, _A_ROW))
    ask = text("<b>On which day did you apply?</b> From {first} to {last}:", first=days[0], last=days[-1])
    return View((ask, clip(known.employer or known.title)), (*grid, (APPLICATIONS,)))


def undo(person: Person, argument: str, today: date) -> Response:
    """Take an application back, and its proof."""
    known = find(person, argument)
    if known is None:
        return Response(applications(person, "", today).view.under(GONE))
    said = text("Taken back: {what}. Its proof for the month is gone too.", what=clip(known.employer or known.title))
    if known.evidence_id is None:
        said = text("Taken back: {what}.", what=clip(known.employer or known.title))
    month = Button(text("This month"), Open("month"))
    return Response(View((said,), ((MORE, month), (APPLICATIONS,))), effects=(DropApplication(known.id),))
