"""Areas of branches: several regencies under one name; every function works within the connection of its caller."""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from conversations.staff.office import Area
from storage.portable import insert, storable
from storage.tables import area

_CODE = re.compile(r"[a-z][a-z0-9-]{1,15}", re.ASCII)


def is_code(place: str) -> bool:
    """Tell the code of an area from that of a region, which begins with a digit."""
    return _CODE.fullmatch(place) is not None


def put(connection: Connection, code: str, name: str, regions: Iterable[str]) -> bool:
    """Make an area, or give it another name and other regions; false when it is so already."""
    told = Area(code, storable(name, 80), tuple(sorted(set(regions))))
    if get(connection, code) == told:
        return False
    values = {"name": told.name, "regions": ",".join(told.regions)}
    row = insert(connection, area).values(code=code, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["code"], set_=values))
    return True


def drop(connection: Connection, code: str) -> bool:
    """Give an area up; whoever has a role there has it nowhere then. Tells whether there was one."""
    return connection.execute(delete(area).where(area.c.code == code)).rowcount == 1


def get(connection: Connection, code: str) -> Area | None:
    """Read one area."""
    return next((each for each in everything(connection) if each.code == code), None)


def everything(connection: Connection) -> tuple[Area, ...]:
    """List all areas, by name."""
    rows = connection.execute(select(area.c.code, area.c.name, area.c.regions).order_by(area.c.name, area.c.code))
    return tuple(Area(code, name, tuple(filter(None, regions.split(",")))) for code, name, regions in rows)


def reach(place: str, areas: Iterable[Area]) -> tuple[str, ...]:
    """Return the Kemendagri codes that a place stands for, "" being everywhere; a lost area reaches nothing."""
    if not is_code(place):
        return (place,)
    return _by_code(areas).get(place, ())


def _by_code(areas: Iterable[Area]) -> Mapping[str, tuple[str, ...]]:
    return {each.code: each.regions for each in areas}
