"""Searches that people want to hear of; every function works within the connection of `Store.run` or a visit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, select

from conversations.effects import SaveSearch
from conversations.outreach.kinds import MessageKind
from conversations.vacancies.records import MOST_SEARCHES, SavedSearch
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import participant, saved_search, silence


@dataclass(frozen=True, slots=True)
class Wish:
    """A search of somebody who can be reached."""

    user_id: int
    time_zone: str
    search: SavedSearch


def save(connection: Connection, user_id: int, wish: SaveSearch, at: datetime) -> bool:
    """Keep a search from the moment `at` on; false when the person has it already, or as many as anybody may."""
    known = of_person(connection, user_id)
    wanted = storable(wish.wanted, 80)
    if len(known) >= MOST_SEARCHES or any((each.wanted, each.region) == (wanted, wish.region) for each in known):
        return False
    row = {"user_id": user_id, "wanted": wanted, "region": wish.region, "every": wish.every, "since": at}
    connection.execute(insert(connection, saved_search).values(row))
    return True


def drop(connection: Connection, user_id: int, search_id: int) -> bool:
    """Forget a search of the person's own; tells whether it was there."""
    own = (saved_search.c.id == search_id, saved_search.c.user_id == user_id)
    return connection.execute(delete(saved_search).where(*own)).rowcount == 1


def of_person(connection: Connection, user_id: int) -> tuple[SavedSearch, ...]:
    """List the searches of a person, the oldest first."""
    own = select(*columns_of(saved_search, SavedSearch)).where(saved_search.c.user_id == user_id)
    return tuple(SavedSearch(*row) for row in connection.execute(own.order_by(saved_search.c.id)))


def portion(connection: Connection, kind: MessageKind, after: int, most: int = 500) -> list[Wish]:
    """Read the next searches after the id `after`, by id; an empty list is the end.

    Those of people who are unreachable or stopped this kind of message are passed over.
    """
    person = participant.c
    stopped = exists().where(silence.c.user_id == saved_search.c.user_id, silence.c.kind == kind)
    wanted = select(person.user_id, person.time_zone, *columns_of(saved_search, SavedSearch)).select_from(
        saved_search.join(participant, person.user_id == saved_search.c.user_id)
    )
    wanted = wanted.where(saved_search.c.id > after, person.reachable, ~stopped)
    rows = connection.execute(wanted.order_by(saved_search.c.id).limit(most))
    return [Wish(user_id, zone, SavedSearch(*values)) for user_id, zone, *values in rows]
