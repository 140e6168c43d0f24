"""People, off the hot path; every function works within the connection of `Store.run`."""

from sqlalchemy import Connection, func, select, update

from storage.records import Participant, Progress
from storage.rows import read_progress
from storage.statements import columns_of
from storage.tables import participant, progress


def get(connection: Connection, user_id: int) -> Participant | None:
    """Read a person."""
    row = connection.execute(
        select(*columns_of(participant, Participant)).where(participant.c.user_id == user_id)
    ).first()
    return Participant(*row) if row else None


def flows_of(connection: Connection, user_id: int) -> dict[str, Progress]:
    """Read where a person stands in each flow, by its name."""
    own = select(*columns_of(progress, Progress)).where(progress.c.user_id == user_id)
    found = (read_progress(tuple(row)) for row in connection.execute(own))
    return {each.flow: each for each in found if each is not None}


def count(connection: Connection, *, reachable_only: bool = False) -> int:
    """Count the people who ever wrote, or those of them who can still be reached."""
    people = select(func.count()).select_from(participant)
    if reachable_only:
        people = people.where(participant.c.reachable)
    return connection.scalar(people) or 0


def set_reachable(connection: Connection, user_id: int, reachable: bool) -> bool:
    """Note whether Telegram still delivers to a person; tells whether the person is known."""
    found = connection.execute(update(participant).where(participant.c.user_id == user_id).values(reachable=reachable))
    return found.rowcount == 1
