"""What officers read of first experiences: how often each answer was given, and the sentences, without names."""

from collections.abc import Iterator, Sequence
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.papers import Paper, Table
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Lines, Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.outcomes.effects import NoteStoriesTaken
from conversations.outcomes.stories import ASKED, Experience, Stories
from conversations.reception.person import Person, Response
from conversations.regions import find, name_of
from conversations.staff.policy import Deed, covers, may, may_anywhere, places

_DEED: Deed = "experiences"
_AT_ONCE = 5
_NEAR = 6
"""So many regions are offered to look at more closely."""
_MOST = 5000
_MENU = Button(text("Menu"), Open("menu"))


def experiences(person: Person, argument: str, today: date) -> Response | None:
    """Show the experiences of the officer's region, or of the one that stands behind the command."""
    if not may_anywhere(person, _DEED):
        return None
    named = argument.strip()
    if not named:
        return Response(_view(person, _home(person), 0))
    found = tuple(code for code in find(named) if may(person, _DEED, code))
    if not found:
        return _say(text("I find no such region among yours. Example: /pengalaman {region}", region=Raw("Simalungun")))
    return Response(_view(person, found[0], 0))


def page(person: Person, argument: str, today: date) -> Response:
    """Show the experiences of a region from one sentence on; the argument is "region+start", and may be forged."""
    region, _, start = argument.partition("+")
    if not _allowed(person, region):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    known = start.isascii() and start.isdigit() and len(start) < len("10000")
    return Response(_view(person, region, int(start) if known else 0))


def sheet(person: Person, argument: str, today: date) -> Response:
    """Send the experiences of a region as a table for a spreadsheet; that it was taken is noted."""
    if not _allowed(person, argument):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    rows = person.memory.outcomes().experiences(_within(person, argument), 0, _MOST)
    if not rows:
        return Response(_view(person, argument, 0))
    paper = Paper(
        name=f"pengalaman-{argument or 'semua'}-{today:%Y-%m-%d}",
        title=text("First experiences: {region}", region=_called(person, argument)),
        blocks=(_table(rows),),
        caption=plural("{n} experience, without names", "{n} experiences, without names", n=len(rows)),
        forms=("csv",),
    )
    told = lines(
        text("<b>The table follows as a file.</b>"),
        text("Sentences are people's own words. Share them only with those who work on it."),
    )
    back = Button(text("Back"), Open("stories", f"{argument}+0"))
    return Response(View((told,), ((back, _MENU),), papers=(paper,)), effects=(NoteStoriesTaken(argument, len(rows)),))


def _view(person: Person, region: str, start: int) -> View:
    known = person.memory.outcomes()
    within = _within(person, region)
    stories = known.stories(within)
    head = text("<b>First experiences: {region}</b>", region=_called(person, region))
    if not stories.number:
        return View((head, text("Nobody has told theirs yet.")), (*_closer(person, region, stories), (_MENU,)))
    read = known.experiences(within, start, _AT_ONCE, told=True)
    number = plural("{n} person told theirs.", "{n} people told theirs.", n=stories.number)
    said: tuple[Said, ...] = (lines(head, number), Lines(tuple(_counts(stories))))
    if read:
        said = (*said, Lines(tuple(map(_sentence, read))))
    return View(said, (*_onward(region, start, stories), *_closer(person, region, stories), _last(region)))


def _sentence(told: Experience) -> Text:
    return text("• {day}: “{words}”", day=told.at.date(), words=Raw(told.words))


def _counts(stories: Stories) -> Iterator[Text]:
    for name, title, names in ASKED:
        counted = [(answer, stories.answers.get((name, value), 0)) for value, answer in names.items()]
        parts = tuple(text("{answer} {n}", answer=answer, n=number) for answer, number in counted if number)
        yield text("{question}: {answers}", question=title, answers=_joined(parts))


def _joined(parts: Sequence[Text]) -> Text:
    joined = parts[0]
    for part in parts[1:]:
        joined = text("{one}, {more}", one=joined, more=part)
    return joined


def _onward(region: str, start: int, stories: Stories) -> Rows:
    newer = Button(text("Newer"), Open("stories", f"{region}+{max(0, start - _AT_ONCE)}"))
    older = Button(text("Older"), Open("stories", f"{region}+{start + _AT_ONCE}"))
    row = (*((newer,) if start else ()), *((older,) if start + _AT_ONCE < stories.sentences else ()))
    return (row,) if row else ()


def _closer(person: Person, region: str, stories: Stories) -> Rows:
    """Offer the places within a region, those with most experiences first, and the way back to all."""
    inner: dict[str, int] = {}
    for code, number in stories.regions.items():
        place = code[:2] if not region and _allowed(person, code[:2]) else code
        if place and place != region:
            inner[place] = inner.get(place, 0) + number
    most = sorted(inner, key=lambda code: (-inner[code], code))[:_NEAR]
    buttons = [
        Button(text("{place} ({n})", place=Raw(name_of(code) or code), n=inner[code]), Open("stories", f"{code}+0"))
        for code in most
        if _allowed(person, code)
    ]
    if region != _home(person):
        buttons.append(Button(text("My whole region"), Open("stories", f"{_home(person)}+0")))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _last(region: str) -> tuple[Button, ...]:
    return (Button(text("As CSV"), Open("stories_csv", region)), _MENU)


def _table(rows: Sequence[Experience]) -> Table:
    head = (text("Day"), text("Region"), *(title for _, title, _ in ASKED), text("Sentence"))
    cells = tuple(
        (
            text("{value}", value=each.at.date()),
            Raw(name_of(each.region) or each.region),
            *(names.get(getattr(each, name)) or Raw(getattr(each, name)) for name, _, names in ASKED),
            Raw(each.words),
        )
        for each in rows
    )
    return Table(head, cells)


def _home(person: Person) -> str:
    """Return the region that stands for all places of an officer: the one they have, else "" for all of theirs."""
    held = places(person, _DEED)
    return held[0] if len(held) == 1 else ""


def _within(person: Person, region: str) -> tuple[str, ...]:
    """Return the places that a page reads: a region of theirs, or for "" all that the officer has."""
    return (region,) if region else places(person, _DEED)


def _allowed(person: Person, region: str) -> bool:
    if not region:
        return may_anywhere(person, _DEED)
    return bool(name_of(region)) and any(covers(place, region) for place in places(person, _DEED))


def _called(person: Person, region: str) -> Said:
    if region:
        return Raw(name_of(region) or region)
    return text("all of Indonesia") if may(person, _DEED) else text("your regions")


def _say(*parts: Said) -> Response:
    return Response(View(parts, ((_MENU,),)))
