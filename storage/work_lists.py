"""The lists of going back to work: vacancies, trainings, hours of counsellors."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from conversations.vacancies.twins import twin_of
from storage.appointments import tell_moved
from storage.list_changes import changed
from storage.list_kinds import Kind, Taken
from storage.tables import slot, staged_slot, staged_training, staged_vacancy, training, vacancy

CONTRADICTION = "the same entry with other contents"

TWIN_OF = ("title", "employer", "region", "wage_min", "wage_max", "education", "experience", "about")
"""What the twin of a vacancy is made of."""

_PORTION = 1000


def _seen(taken: Taken) -> Mapping[str, Any]:
    return {"last_seen_on": taken.today, "import_id": taken.import_id}


def _first_seen(taken: Taken) -> Mapping[str, Any]:
    return {"first_seen_on": taken.today}


def _brought(taken: Taken) -> Mapping[str, Any]:
    return {"import_id": taken.import_id}


def _find_twins(connection: Connection, taken: Taken) -> None:
    """Make the twins of changed vacancies anew where the list tells only some of what they are made of."""
    if taken.columns >= set(TWIN_OF):
        return
    parts = (vacancy.c[name] for name in TWIN_OF)
    beside = staged_vacancy.join(vacancy, vacancy.c.id == staged_vacancy.c.known_id)
    wanted = select(vacancy.c.id, *parts).select_from(beside).where(*changed(VACANCIES, taken.import_id))
    renamed = ({"old": row[0], "found": twin_of(*row[1:])} for row in connection.execute(wanted).all())
    write = update(vacancy).where(vacancy.c.id == bindparam("old")).values(twin=bindparam("found"))
    for portion in _portions(renamed):
        connection.execute(write, portion)


def _portions(rows: Iterator[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    while portion := list(islice(rows, _PORTION)):
        yield portion


VACANCIES = Kind(
    name="vacancies",
    known=vacancy,
    staged=staged_vacancy,
    key="reference",
    link="known_id",
    contents=(
        *("source", "title", "employer", "region", "wage_min", "wage_max", "education", "experience", "skills"),
        *("link", "about", "posted_on", "expires_on"),
    ),
    named="title",
    contradiction=CONTRADICTION,
    mark=_seen,
    begun=_first_seen,
    with_changed=("twin",),
    retired="retired_on",
    after=_find_twins,
)

TRAININGS = Kind(
    name="trainings",
    known=training,
    staged=staged_training,
    key="reference",
    link="known_id",
    contents=(
        *("source", "title", "provider", "region", "online", "skills", "link", "about", "starts_on", "ends_on"),
        "quota",
    ),
    named="title",
    contradiction=CONTRADICTION,
    mark=_seen,
    begun=_first_seen,
    retired="retired_on",
)

# Who withdrew an hour has a reason that no list knows: it stays withdrawn, and none is retired for being absent.
SLOTS = Kind(
    name="slots",
    known=slot,
    staged=staged_slot,
    key="reference",
    link="known_id",
    contents=(*("source", "counsellor", "counsellor_id", "starts_at", "minutes", "region", "place", "link"),),
    named="counsellor",
    contradiction=CONTRADICTION,
    mark=_brought,
    before=tell_moved,
)
