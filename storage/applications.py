"""What people applied for and what became of it; every function works within the connection of `Store.run` or a visit.

Whoever asks reaches their own rows only.
"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from conversations.effects import NoteApplied
from conversations.vacancies.records import Application, Step
from storage import evidence
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import application, vacancy
from storage.tables import evidence as proofs


def note(connection: Connection, user_id: int, applied: NoteApplied, at: datetime) -> int | None:
    """Keep an application with its proof, told at the moment `at`; `None` when this vacancy has one already."""
    known = select(vacancy.c.id).where(vacancy.c.id == applied.vacancy_id).scalar_subquery()
    row = insert(connection, application).values(
        user_id=user_id,
        vacancy_id=known,
        twin=applied.twin,
        title=storable(applied.title, 120),
        employer=storable(applied.employer, 120),
        applied_on=applied.on,
        state="sent",
        state_on=applied.on,
    )
    added = row.on_conflict_do_nothing(index_elements=["user_id", "twin"]).returning(application.c.id)
    number: int | None = connection.scalar(added)
    if number is not None and applied.proof is not None:
        proof_id = evidence.log(connection, user_id, applied.proof, at)
        connection.execute(update(application).where(application.c.id == number).values(evidence_id=proof_id))
    return number


def set_day(connection: Connection, user_id: int, application_id: int, on: date) -> Application | None:
    """Correct the day of an application and of its proof; return it as it is now, `None` when it is not theirs."""
    known = get(connection, user_id, application_id)
    if known is None:
        return None
    days = {"applied_on": on, "state_on": on if known.state == "sent" else known.state_on}
    connection.execute(update(application).where(*_own(user_id, application_id)).values(days))
    own = (proofs.c.user_id == user_id, proofs.c.id == known.evidence_id)
    connection.execute(update(proofs).where(*own).values(on=on))
    return get(connection, user_id, application_id)


def set_step(connection: Connection, user_id: int, application_id: int, before: Step, step: Step, on: date) -> bool:
    """Note how far an application has come; false when it does not stand at `before`, or is not theirs."""
    meant = (*_own(user_id, application_id), application.c.state == before)
    return connection.execute(update(application).where(*meant).values(state=step, state_on=on)).rowcount == 1


def drop(connection: Connection, user_id: int, application_id: int) -> bool:
    """Forget an application and its proof; tells whether it was there."""
    known = get(connection, user_id, application_id)
    if known is None:
        return False
    if known.evidence_id is not None:
        evidence.drop(connection, user_id, known.evidence_id)
    return connection.execute(delete(application).where(*_own(user_id, application_id))).rowcount == 1


def get(connection: Connection, user_id: int, application_id: int) -> Application | None:
    """Read one application of a person's own."""
    return next((each for each in of_person(connection, user_id) if each.id == application_id), None)


def of_person(connection: Connection, user_id: int) -> tuple[Application, ...]:
    """List a person's applications, the newest first."""
    own = select(*columns_of(application, Application)).where(application.c.user_id == user_id)
    ordered = own.order_by(application.c.applied_on.desc(), application.c.id.desc())
    return tuple(Application(*row) for row in connection.execute(ordered))


def _own(user_id: int, application_id: int) -> tuple[ColumnElement[bool], ...]:
    return application.c.id == application_id, application.c.user_id == user_id
