"""Vacancies as they lie in the database; every function works within the connection of `Store.run`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, exists, func, or_, select, update

from conversations.vacancies.records import Vacancy
from storage.statements import columns_of
from storage.tables import application, suggested, vacancy

Version = tuple[Any, ...]
"""Says whether anything changed; two that are equal stand for the same vacancies."""


def version(connection: Connection) -> Version:
    """Return what changes with every import: it marks the rows that it brings, retires and sees again."""
    row = vacancy.c
    # In the order of an index, which holds all of this.
    seen = row.last_seen_on, row.retired_on
    marks = select(*seen, func.count(), func.max(row.id), func.sum(row.import_id)).group_by(*seen).order_by(*seen)
    return tuple(tuple(found) for found in connection.execute(marks))


def portion(connection: Connection, after: int, most: int, ended_before: date | None = None) -> list[Vacancy]:
    """Return vacancies after an id, in the order of their ids: none that were retired, or that ended before a day."""
    row = vacancy.c
    wanted = _all().where(row.id > after, row.retired_on.is_(None))
    if ended_before is not None:
        wanted = wanted.where(or_(row.expires_on.is_(None), row.expires_on >= ended_before))
    return [Vacancy(*found) for found in connection.execute(wanted.order_by(row.id).limit(most))]


def count(connection: Connection) -> int:
    """Count the vacancies that were not retired."""
    return connection.scalar(select(func.count()).select_from(vacancy).where(vacancy.c.retired_on.is_(None))) or 0


def get(connection: Connection, vacancy_id: int) -> Vacancy | None:
    """Return a vacancy, also one that was retired."""
    found = connection.execute(_all().where(vacancy.c.id == vacancy_id)).first()
    return Vacancy(*found) if found else None


def follow(connection: Connection, twins: Mapping[str, str]) -> None:
    """Let posts take on other twins, with what people did with them; the second time there is nothing left to do."""
    old: BindParameter[str] = bindparam("old")
    new: BindParameter[str] = bindparam("new")
    pairs = [{"old": before, "new": after} for before, after in sorted(twins.items())]
    if not pairs:
        return
    connection.execute(update(vacancy).where(vacancy.c.twin == old).values(twin=new), pairs)
    for told in (suggested, application):
        also = told.alias()
        had = exists().where(also.c.user_id == told.c.user_id, also.c.twin == new)
        connection.execute(update(told).where(told.c.twin == old, ~had).values(twin=new), pairs)


def drop_ended(connection: Connection, before: date, portion: int) -> int:
    """Drop vacancies that ended, or were retired, before a day; what people applied for keeps its title."""
    row = vacancy.c
    old = select(row.id).where(or_(row.expires_on < before, row.retired_on < before)).order_by(row.id).limit(portion)
    return connection.execute(delete(vacancy).where(row.id.in_(old))).rowcount


def _all() -> Select[Any]:
    return select(*columns_of(vacancy, Vacancy))
