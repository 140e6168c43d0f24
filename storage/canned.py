"""Replies that helpers use often; every function works within the connection of `Store.run` or of a visit."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from conversations.staff.policy import covers
from conversations.tickets.records import Canned
from storage import audit
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import canned

_LONGEST = 3000


def keep(connection: Connection, region: str, name: str, words: str, by: int, at: datetime) -> None:
    """Keep a reply of a region under a name, or drop it where `words` is empty."""
    if not words:
        connection.execute(delete(canned).where(canned.c.region == region, canned.c.name == name))
        return
    row = {"words": storable(words, _LONGEST), "officer": audit.number_of(connection, by), "at": at}
    added = insert(connection, canned).values(region=region, name=name[:32], **row)
    connection.execute(added.on_conflict_do_update(index_elements=["region", "name"], set_=row))


def in_region(connection: Connection, region: str) -> tuple[Canned, ...]:
    """Return the replies that hold in a region, by name; its own stands for one of the same name of a wider region."""
    kept = [Canned(*row) for row in connection.execute(select(*columns_of(canned, Canned)))]
    holding = sorted((each for each in kept if covers(each.region, region)), key=lambda each: len(each.region))
    by_name = {each.name: each for each in holding}
    return tuple(by_name[name] for name in sorted(by_name))
