"""What is done when somebody applied or saved a search: it is kept, and the questions about it are planned."""

from datetime import date, datetime

from sqlalchemy import Connection

from bot.outbox.clock import to_utc, zone
from conversations.effects import DateApplied, NoteApplied, SaveSearch, SetStep
from conversations.outreach.kinds import MessageKind
from conversations.vacancies.records import Step
from conversations.vacancies.schedule import FollowUp, follow_ups
from storage import Participant, applications, outbox, searches
from storage.outbox import Draft

FOLLOW_UP = "application_asked"
"""The template of the questions how an application stands."""

_KIND: MessageKind = "alert"


def note(connection: Connection, person: Participant, effect: NoteApplied, at: datetime) -> None:
    """Keep an application, and plan to ask about it."""
    number = applications.note(connection, person.user_id, effect, at)
    if number is not None:
        _plan(connection, person, number, "sent", effect.on, effect.on)


def set_day(connection: Connection, person: Participant, effect: DateApplied) -> None:
    """Correct the day of an application, and ask about it by the new day."""
    known = applications.set_day(connection, person.user_id, effect.application_id, effect.on)
    if known is not None:
        _plan(connection, person, known.id, known.state, known.state_on, effect.told_on)


def set_step(connection: Connection, person: Participant, effect: SetStep) -> None:
    """Note how far an application has come, and plan to ask what followed."""
    known = (effect.application_id, effect.before, effect.step, effect.on)
    if applications.set_step(connection, person.user_id, *known):
        _plan(connection, person, effect.application_id, effect.step, effect.on, effect.on)


def save_search(connection: Connection, person: Participant, effect: SaveSearch, at: datetime) -> None:
    """Keep a search from the person's day on, which a rehearsal may fix."""
    local = at.astimezone(zone(person.time_zone)).time()
    since = to_utc(datetime.combine(effect.on, local), person.time_zone)
    searches.save(connection, person.user_id, effect, since)


def _plan(connection: Connection, person: Participant, number: int, step: Step, on: date, today: date) -> None:
    to_come = (each for each in follow_ups(number, step, on) if each.at.date() > today)
    outbox.plan(connection, [_draft(person, each) for each in to_come])


def _draft(person: Participant, each: FollowUp) -> Draft:
    return Draft(
        dedup=f"applied:{person.user_id}:{each.key}",
        user_id=person.user_id,
        kind=_KIND,
        template=FOLLOW_UP,
        due_at=to_utc(each.at, person.time_zone),
        params=params_of(each),
        expires_at=to_utc(each.until, person.time_zone),
    )


def params_of(each: FollowUp) -> dict[str, str | int]:
    """Return what is kept of a question, as JSON takes it."""
    return {
        "application": each.application_id,
        "step": each.step,
        "on": each.on.isoformat(),
        "days": each.days,
    }
