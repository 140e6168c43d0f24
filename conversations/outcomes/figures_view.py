"""The programme's figures as a branch would print them in a press release, with a picture and as a file."""

from collections.abc import Mapping

from conversations.engine.actions import Open
from conversations.engine.papers import Paper, Table
from conversations.engine.text import Money, Raw, Said, Text, lines, text
from conversations.engine.view import Bar, Bars, Button, Rows, View
from conversations.outcomes.hidden import Shown, shown
from conversations.outcomes.naming import HIDDEN, NOT_SHOWN, cell, figure, told
from conversations.outcomes.periods import PERIODS, Period
from conversations.outcomes.records import Figures

_NAMES: Mapping[str, Text] = {
    "reached": text("People reached"),
    "checked": text("Checked their eligibility"),
    "eligible": text("Eligible by the check"),
    "linked": text("Linked their claim"),
    "paid": text("Received the cash benefit"),
    "assessed": text("Filled in a self-assessment"),
    "counselled": text("Met a counsellor"),
    "trained": text("In training"),
    "applied5": text("Applied to five employers"),
    "employed": text("Back at work"),
}
_DRAWN = ("reached", "checked", "eligible", "linked", "paid", "employed")


def figures_view(place: str, called: Said, when: Period, found: Figures, *, several: bool) -> View:
    """Show the figures of a place and a period; `several` offers other places."""
    return View(
        (_head(called, when), *_release(found), _notes()),
        _rows(place, when, several=several),
        chart=_chart(called, when, found),
    )


def figures_paper(place: str, called: Said, when: Period, found: Figures) -> Paper:
    """Write the figures down for a spreadsheet."""
    numbers = visible(found)
    rows: list[tuple[Said, ...]] = [(_NAMES[name], cell(numbers[name])) for name in _NAMES]
    paid = numbers["paid"] is not None
    rows.append((text("Cash paid, rupiah"), Raw(str(found.rupiah)) if paid else NOT_SHOWN))
    rows.append((text("Benefit months paid"), Raw(str(found.months)) if paid else NOT_SHOWN))
    table = Table((text("From {first} to {last}", first=when.first, last=when.last), called), tuple(rows))
    caption = text("Figures as a file. A dash stands for a number under 5.")
    name = f"angka-{place or 'indonesia'}-{when.first.isoformat()}"
    return Paper(name, text("Figures of Kawan JKP"), (table,), caption, ("csv",))


def visible(found: Figures) -> dict[str, Shown]:
    """Return the numbers of people that may be shown."""
    return {name: shown(getattr(found, name)) for name in _NAMES}


def _head(called: Said, when: Period) -> Said:
    return lines(
        text("<b>Kawan JKP in figures: {place}</b>", place=called),
        text("From {first} to {last}", first=when.first, last=when.last),
    )


def _release(found: Figures) -> tuple[Said, ...]:
    said = {name: told(number) for name, number in visible(found).items()}
    return (
        lines(
            text(
                "Kawan JKP reached <b>{reached}</b> people. {checked} people checked their eligibility for JKP.",
                reached=said["reached"],
                checked=said["checked"],
            ),
            text("By this check, {eligible} people are eligible.", eligible=said["eligible"]),
        ),
        lines(
            text("{linked} people linked their claim.", linked=said["linked"]),
            _cash(found),
        ),
        lines(
            text(
                "{assessed} people filled in a self-assessment. {counselled} met a counsellor.",
                assessed=said["assessed"],
                counselled=said["counselled"],
            ),
            text("{trained} people are in training.", trained=said["trained"]),
            text(
                "{applied5} people applied to five employers. <b>{employed}</b> people are back at work.",
                applied5=said["applied5"],
                employed=said["employed"],
            ),
        ),
    )


def _cash(found: Figures) -> Said:
    if shown(found.paid) is None:
        return text("{people} people received the cash benefit.", people=HIDDEN)
    rupiah = Money(found.rupiah)
    return text("<b>{people}</b> people received the cash benefit, {rupiah} in all.", people=found.paid, rupiah=rupiah)


def _notes() -> Said:
    return lines(
        text("Payments are counted by the lists of the office, on the day they came in."),
        text("All else is counted by what people did or told here, once for each person."),
    )


def _chart(called: Said, when: Period, found: Figures) -> Bars:
    numbers = visible(found)
    return Bars(
        heading=text("Kawan JKP in figures"),
        tone="good",
        bars=tuple(Bar(_NAMES[name], numbers[name] or 0, figure(numbers[name]), name == "paid") for name in _DRAWN),
        most=max(1, *(numbers[name] or 0 for name in _DRAWN)),
        notes=(called, text("From {first} to {last}", first=when.first, last=when.last)),
        footer=text("Kawan JKP · numbers under 5 are hidden"),
    )


def _rows(place: str, when: Period, *, several: bool) -> Rows:
    others = [Button(label, Open("figures", f"{name}.{place}")) for name, label in PERIODS.items() if name != when.name]
    file = Button(text("File (CSV)"), Open("figures_file", f"{when.name}.{place}"))
    where = (Button(text("Other place"), Open("figure_places", when.name)),) if several else ()
    return (tuple(others[:2]), tuple(others[2:]), (file, *where), (Button(text("Menu"), Open("menu")),))
