"""The groups of branches that answer tickets; every function works within the connection of `Store.run` or a visit."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from conversations.staff.policy import covers
from conversations.tickets.records import Desk
from storage.portable import insert
from storage.statements import columns_of
from storage.tables import desk


def set_desks(connection: Connection, groups: Mapping[str, int]) -> None:
    """Keep the groups of the settings, by region; a migrated one keeps its new id while its setting is the same."""
    known = {row.region: row.set_chat_id for row in connection.execute(select(desk.c.region, desk.c.set_chat_id))}
    gone = set(known) - set(groups)
    if gone:
        connection.execute(delete(desk).where(desk.c.region.in_(gone)))
    for region, chat_id in groups.items():
        if known.get(region) == chat_id:
            continue
        row = {"set_chat_id": chat_id, "chat_id": chat_id, "trouble": "", "not_before": None}
        added = insert(connection, desk).values(region=region, **row)
        connection.execute(added.on_conflict_do_update(index_elements=["region"], set_=row))


def all_(connection: Connection) -> tuple[Desk, ...]:
    """Return all groups, by region."""
    return tuple(Desk(*row) for row in connection.execute(select(*columns_of(desk, Desk)).order_by(desk.c.region)))


def for_region(connection: Connection, region: str) -> Desk | None:
    """Return the group that answers for a region: the nearest that covers it; `None` where nobody does."""
    covering = [each for each in all_(connection) if covers(each.region, region)]
    return max(covering, key=lambda each: len(each.region), default=None)


def by_chat(connection: Connection, chat_id: int) -> Desk | None:
    """Return the first desk of a group."""
    return next((each for each in all_(connection) if each.chat_id == chat_id), None)


def migrate(connection: Connection, old: int, new: int) -> bool:
    """Follow a group that has another id now; false when it is nobody's."""
    return connection.execute(update(desk).where(desk.c.chat_id == old).values(chat_id=new)).rowcount > 0


def trouble(connection: Connection, region: str, words: str) -> None:
    """Keep why a group cannot be written to, "" when it can."""
    connection.execute(update(desk).where(desk.c.region == region).values(trouble=words[:32]))


def hold(connection: Connection, region: str, until: datetime) -> None:
    """Write nothing to a group until a moment."""
    connection.execute(update(desk).where(desk.c.region == region).values(not_before=until))
