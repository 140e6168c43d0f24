"""Sources and who came by them; every function works within the connection of `Store.run` or of a visit."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, false, func, or_, select, true, update

from conversations.socialization.records import Figures, Scan, Source, SourceKind
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import progress, scan, source

LONGEST_NAME = 120
_CHECK = "eligibility"


def add(connection: Connection, sources: Iterable[Source], by: int | None, at: datetime) -> tuple[Source, ...]:
    """Keep new sources, and return those that were added: a code that is known stays as it is."""
    added = []
    for each in sources:
        values = {name: getattr(each, name) for name in ("code", "kind", "region", "on", "workers")}
        row = insert(connection, source).values(
            **values, name=storable(each.name, LONGEST_NAME), by=by, created_at=at, retired_at=None
        )
        if connection.execute(row.on_conflict_do_nothing().returning(source.c.code)).first():
            added.append(each)
    return tuple(added)


def get(connection: Connection, code: str) -> Source | None:
    """Return a source."""
    found = connection.execute(select(*columns_of(source, Source)).where(source.c.code == code)).first()
    return Source(*found) if found else None


def known(connection: Connection, codes: Collection[str]) -> frozenset[str]:
    """Return those of these codes that sources bear."""
    return frozenset(connection.scalars(select(source.c.code).where(source.c.code.in_(codes))))


def listed(
    connection: Connection,
    places: Collection[str] = ("",),
    kinds: Collection[SourceKind] = (),
    after: int = 0,
    most: int = 1000,
) -> tuple[Source, ...]:
    """List the sources within these places, the newest first, those that are retired last."""
    wanted = select(*columns_of(source, Source)).where(within(source.c.region, places))
    if kinds:
        wanted = wanted.where(source.c.kind.in_(kinds))
    order = source.c.retired_at.is_not(None), source.c.created_at.desc(), source.c.name, source.c.code
    return tuple(Source(*row) for row in connection.execute(wanted.order_by(*order).offset(after).limit(most)))


def like(connection: Connection, wanted: Source) -> Source | None:
    """Return the source of the same kind, name and region that is in use, if there is one."""
    same = source.c.kind == wanted.kind, source.c.name == wanted.name, source.c.region == wanted.region
    found = select(*columns_of(source, Source)).where(*same, source.c.retired_at.is_(None))
    row = connection.execute(found.order_by(source.c.created_at).limit(1)).first()
    return Source(*row) if row else None


def retire(connection: Connection, code: str, at: datetime | None) -> bool:
    """Take a source out of use, or back into it with `None`; false when it is so already."""
    asked = source.c.code == code, source.c.retired_at.is_(None) if at else source.c.retired_at.is_not(None)
    return connection.execute(update(source).where(*asked).values(retired_at=at)).rowcount == 1


def note_scan(connection: Connection, user_id: int, code: str, at: datetime) -> bool:
    """Note that a person came by a source; true when it is the first source of theirs."""
    first = connection.scalar(select(scan.c.code).where(scan.c.user_id == user_id).limit(1)) is None
    row = insert(connection, scan).values(user_id=user_id, code=code, first=first, first_at=at, last_at=at, times=1)
    again = row.on_conflict_do_update(
        index_elements=["user_id", "code"], set_={"last_at": at, "times": scan.c.times + 1}
    )
    connection.execute(again)
    return first


def join(connection: Connection, user_id: int, code: str, at: datetime | None) -> bool:
    """Note that a person belongs to a factory they came by, or with `None` that they do not; false when it is so."""
    other = scan.c.joined_at.is_(None) if at else scan.c.joined_at.is_not(None)
    mine = update(scan).where(scan.c.user_id == user_id, scan.c.code == code, other)
    return connection.execute(mine.values(joined_at=at)).rowcount == 1


def scans_of(connection: Connection, user_id: int) -> tuple[Scan, ...]:
    """List the sources that a person came by, the newest first."""
    columns = scan.c.code, source.c.name, source.c.kind, scan.c.first_at, scan.c.last_at, scan.c.times, scan.c.joined_at
    own = select(*columns).join(source, source.c.code == scan.c.code).where(scan.c.user_id == user_id)
    return tuple(Scan(*row) for row in connection.execute(own.order_by(scan.c.last_at.desc(), scan.c.code)))


def figures(connection: Connection, code: str) -> Figures:
    """Count who came by a source, and how many of them began the check."""
    came = scan.c.code == code
    people, first = connection.execute(
        select(func.count(), func.count().filter(scan.c.first)).select_from(scan).where(came)
    ).one()
    began = select(func.count()).select_from(scan.join(progress, progress.c.user_id == scan.c.user_id))
    checked = connection.scalar(began.where(came, progress.c.flow == _CHECK, progress.c.answers != "{}"))
    return Figures(people, first, checked or 0)


def within(column: ColumnElement[str], places: Collection[str]) -> ColumnElement[bool]:
    """Ask for regions that lie in one of these places; "" is all of Indonesia."""
    if "" in places:
        return true()
    inside = (column.startswith(f"{each}.") for each in places)
    return or_(false(), column.in_(tuple(places)), *inside)
