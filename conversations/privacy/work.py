"""The sections of a person's copy about going back to work."""

from collections.abc import Iterator

from conversations.engine.papers import Block, Fields, Heading
from conversations.engine.text import Raw, text
from conversations.privacy.blocks import table, value_of
from conversations.privacy.held import PersonCopy
from conversations.privacy.moments import moment
from conversations.privacy.words import EVERY, SHOWN, STEP, TRAINING, named


def work_sections(held: PersonCopy) -> Iterator[Block]:
    """Yield what is held about vacancies, trainings and counselling."""
    yield from _applications(held)
    yield from _searches(held)
    yield from _shown(held)
    yield from _trainings(held)
    yield from _hours(held)
    yield from _notes(held)
    yield from _counsellor(held)


def _applications(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            Raw(each.title),
            value_of(Raw(each.employer)),
            value_of(each.applied_on),
            text("{state}, noted on {day}", state=named(STEP, each.state), day=each.state_on),
            Raw(each.twin),
        )
        for each in held.applications
    )
    head = (
        text("Vacancy"),
        text("Employer"),
        text("Applied on"),
        text("What became of it"),
        text("Mark of the vacancy"),
    )
    yield from table(text("Your applications"), head, rows)


def _searches(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            value_of(Raw(each.wanted)),
            value_of(Raw(each.region)),
            named(EVERY, each.every),
            moment(each.since, held.time_zone),
        )
        for each in held.searches
    )
    head = (text("Work"), text("Region code"), text("How often"), text("Since"))
    yield from table(text("Vacancy alerts that you saved"), head, rows)


def _shown(held: PersonCopy) -> Iterator[Block]:
    rows = tuple((Raw(each.twin), named(SHOWN, each.how), moment(each.at, held.time_zone)) for each in held.vacancies)
    head = (text("Mark of the vacancy"), text("Your word"), text("When"))
    yield from table(text("Vacancies that you were shown"), head, rows)


def _trainings(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            Raw(each.title),
            value_of(Raw(each.provider)),
            value_of(each.starts_on),
            value_of(each.ends_on),
            text("{state}, noted on {day}", state=named(TRAINING, each.state), day=each.state_on),
        )
        for each in held.enrolments
    )
    head = (text("Training"), text("Provider"), text("Starts"), text("Ends"), text("Your note"))
    yield from table(text("Trainings in which you enrolled"), head, rows)


def _hours(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            moment(each.starts_at, held.time_zone),
            value_of(Raw(each.counsellor)),
            value_of(Raw(each.place)),
            moment(each.at, held.time_zone),
        )
        for each in held.hours
    )
    head = (text("When"), text("Counsellor"), text("Place"), text("Booked"))
    yield from table(text("Your hours with a counsellor"), head, rows)


def _notes(held: PersonCopy) -> Iterator[Block]:
    kept = text("kept by the counsellor; ask them for it")
    rows = tuple((moment(at, held.time_zone), kept) for at in held.notes_on)
    yield from table(text("Notes of counsellors on your meetings"), (text("When"), text("Note")), rows)


def _counsellor(held: PersonCopy) -> Iterator[Block]:
    if held.hours_offered or held.notes_by:
        yield Heading(text("Your work as a counsellor"))
        yield Fields(
            (
                (text("Hours that you offer"), Raw(str(held.hours_offered))),
                (text("Notes that you wrote"), Raw(str(held.notes_by))),
            )
        )
