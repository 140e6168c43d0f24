"""The catalogue of trainings and who noted that they enrolled; every function works within a connection of the store.

Whoever asks reaches their own enrolments only.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, delete, or_, select, update

from conversations.training.records import Enrolment, EnrolmentState, Training
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import enrolment, training

MOST = 200
"""Trainings that are read of the catalogue at most, those that begin next first."""


def open_ones(connection: Connection, today: date, near: Collection[str] = (), most: int = MOST) -> list[Training]:
    """List the trainings that one may still join on a day.

    With codes of regions that are `near`, those online, for everybody, or in such a region (or within such a province).
    """
    wanted = select(*columns_of(training, Training)).where(
        training.c.retired_on.is_(None), or_(training.c.starts_on.is_(None), training.c.starts_on >= today)
    )
    if near:
        within = (training.c.region.startswith(code, autoescape=True) for code in near)
        wanted = wanted.where(or_(training.c.online, training.c.region == "", *within))
    wanted = wanted.order_by(training.c.starts_on.is_(None), training.c.starts_on, training.c.id).limit(most)
    return [Training(*row) for row in connection.execute(wanted)]


def get(connection: Connection, training_id: int) -> Training | None:
    """Read one training, also when it is not open any more."""
    wanted = select(*columns_of(training, Training)).where(training.c.id == training_id)
    row = connection.execute(wanted).first()
    return None if row is None else Training(*row)


def enrol(connection: Connection, user_id: int, training_id: int, on: date) -> bool:
    """Note that a person enrolled; what they noted of it before stays. False when there is no such training."""
    wanted = get(connection, training_id)
    if wanted is None:
        return False
    row = insert(connection, enrolment).values(
        user_id=user_id,
        training_id=training_id,
        title=wanted.title,
        provider=wanted.provider,
        on=on,
        state="noted",
        state_on=on,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
    )
    connection.execute(row.on_conflict_do_nothing(index_elements=["user_id", "training_id"]))
    return True


def set_state(connection: Connection, user_id: int, enrolment_id: int, state: EnrolmentState, on: date) -> bool:
    """Note how an enrolment of the person's own goes on; tells whether it was there in another state."""
    own = (enrolment.c.id == enrolment_id, enrolment.c.user_id == user_id, enrolment.c.state != state)
    return connection.execute(update(enrolment).where(*own).values(state=state, state_on=on)).rowcount == 1


def drop(connection: Connection, user_id: int, enrolment_id: int) -> bool:
    """Forget an enrolment of the person's own; tells whether it was there."""
    own = (enrolment.c.id == enrolment_id, enrolment.c.user_id == user_id)
    return connection.execute(delete(enrolment).where(*own)).rowcount == 1


def of_person(connection: Connection, user_id: int) -> tuple[Enrolment, ...]:
    """List the enrolments of a person, those that go on first, the newest first."""
    own = select(*columns_of(enrolment, Enrolment)).where(enrolment.c.user_id == user_id)
    own = own.order_by(enrolment.c.state != "noted", enrolment.c.on.desc(), enrolment.c.id.desc())
    return tuple(Enrolment(*row) for row in connection.execute(own))


def of_people(connection: Connection, user_ids: Collection[int]) -> dict[int, tuple[Enrolment, ...]]:
    """Read the enrolments of several people at once, those that have any."""
    found: dict[int, tuple[Enrolment, ...]] = {}
    wanted = select(enrolment.c.user_id, *columns_of(enrolment, Enrolment)).where(enrolment.c.user_id.in_(user_ids))
    for user_id, *values in connection.execute(wanted.order_by(enrolment.c.id)):
        found[user_id] = (*found.get(user_id, ()), Enrolment(*values))
    return found
