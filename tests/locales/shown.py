"""Everything the bot can show, found by walking its tables: messages, and labels of buttons."""

from collections.abc import Iterator
from functools import cache

from babel.messages.catalog import Catalog

from conversations.engine.actions import Steer
from conversations.engine.flow import Question
from conversations.engine.inspect import Stop, walk
from conversations.engine.papers import Fields, Heading, Paragraph, Table
from conversations.engine.present import present
from conversations.engine.step import Turn
from conversations.engine.text import Lines, Said, Text
from conversations.engine.view import Bars, Button, Track, View
from conversations.information.topics import TOPICS
from conversations.privacy.purposes import PURPOSES
from conversations.reception import consents, pages
from conversations.registry import FLOWS
from tests.chat import TODAY


def standing_pages() -> Iterator[View]:
    """Yield every page of the reception, with and without a check that can be gone on with."""
    for check in (pages.CHECK, pages.GO_ON, pages.SEE):
        yield from (pages.greeting(check), pages.menu(check), pages.help_page(check))
    yield from (pages.about(), pages.refused(), pages.information(), pages.language())
    for purpose in PURPOSES:
        yield consents.page(purpose)
        if told := consents.in_full(f"{purpose}."):
            yield told
    for name in TOPICS:
        yield pages.topic(name, TODAY)


@cache
def stops() -> tuple[tuple[str, Stop], ...]:
    """Return the name of the flow and the place, for every place that a flow can lead to."""
    return tuple((name, stop) for name, flow in FLOWS.items() for stop in walk(flow))


@cache
def places() -> tuple[View, ...]:
    """Return what is shown at every place, and every list of answers."""
    return tuple(
        present(FLOWS[name], Turn(stop.state, aside=aside), stop.place, stop.day)
        for name, stop in stops()
        for aside in ("", "why", "list")
    )


def buttons() -> Iterator[Button]:
    """Yield every button of every page and place."""
    for view in (*standing_pages(), *places()):
        for row in view.buttons:
            yield from row


def labels() -> frozenset[Text]:
    """Return the labels of buttons, without the titles of questions in the list of answers."""
    found = {button.label for button in buttons() if not _names_a_question(button)}
    found |= {option.label for question in questions() for option in question.options}
    found |= {topic.button for topic in TOPICS.values()}
    return frozenset(label for label in found if isinstance(label, Text))


def _names_a_question(button: Button) -> bool:
    return isinstance(button.action, Steer) and button.action.verb == "change"


def titles() -> frozenset[Text]:
    """Return the names that questions have in the list of answers, where they are buttons too."""
    return frozenset(question.title for question in questions())


def questions() -> Iterator[Question]:
    """Yield the questions of all flows."""
    return (question for flow in FLOWS.values() for question in flow.questions())


def said_ids(said: object) -> Iterator[str]:
    """Yield the ids of a text and of all texts within it."""
    if isinstance(said, Lines):
        for each in said.lines:
            yield from said_ids(each)
    if isinstance(said, Text):
        yield said.id
        for _, value in said.params:
            yield from said_ids(value)


def unknown_to(catalog: Catalog, view: View) -> set[str]:
    """Return the ids of texts in a view that a catalogue does not hold."""
    said = (*view.parts, *(button.label for row in view.buttons for button in row), *_drawn(view), *_written(view))
    return {each for part in said for each in said_ids(part) if catalog.get(each) is None}


def _drawn(view: View) -> tuple[Said | None, ...]:
    chart = view.chart
    if isinstance(chart, Track):
        steps = [each for step in chart.steps for each in (step.label, step.when, step.who)]
        return (chart.heading, chart.footer, *chart.notes, *steps)
    if isinstance(chart, Bars):
        return (
            chart.heading,
            chart.footer,
            *chart.notes,
            *(each for bar in chart.bars for each in (bar.label, bar.figure)),
        )
    if chart is None:
        return ()
    heads = (chart.heading, chart.deadline_label, chart.deadline, chart.days_left, chart.total_label, chart.total)
    return (*heads, *chart.notes, chart.footer, *(row.note for row in chart.rows))


def _written(view: View) -> Iterator[Said | None]:
    for paper in view.papers:
        yield from (paper.title, paper.caption, paper.footer)
        for block in paper.blocks:
            match block:
                case Heading(words) | Paragraph(words):
                    yield words
                case Fields(rows):
                    yield from (each for row in rows for each in row)
                case Table(head, lines):
                    yield from (*head, *(cell for line in lines for cell in line))
