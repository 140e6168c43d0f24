"""Which vacancies people were shown, by twins; every function works within the connection of `Store.run` or a visit."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage.portable import insert
from storage.tables import suggested

SHOWN, REFUSED = "shown", "refused"


def note(connection: Connection, user_id: int, twins: Iterable[str], at: datetime) -> None:
    """Note what a person is shown; what is noted already stays as it is."""
    rows = [{"user_id": user_id, "twin": twin, "how": SHOWN, "at": at} for twin in dict.fromkeys(twins)]
    if rows:
        connection.execute(insert(connection, suggested).on_conflict_do_nothing(), rows)


def refuse(connection: Connection, user_id: int, twin: str, at: datetime, *, refused: bool = True) -> None:
    """Note that a vacancy is not for a person, or take that back."""
    how = REFUSED if refused else SHOWN
    row = insert(connection, suggested).values(user_id=user_id, twin=twin, how=how, at=at)
    connection.execute(row.on_conflict_do_update(index_elements=["user_id", "twin"], set_={"how": how, "at": at}))


def forget_shown(connection: Connection, user_id: int) -> None:
    """Let all be shown again that a person was only shown."""
    connection.execute(delete(suggested).where(suggested.c.user_id == user_id, suggested.c.how == SHOWN))


def of_person(connection: Connection, user_id: int) -> dict[str, str]:
    """Return every twin that a person was shown or refused, and which of the two."""
    own = select(suggested.c.twin, suggested.c.how).where(suggested.c.user_id == user_id)
    return {row.twin: row.how for row in connection.execute(own)}
