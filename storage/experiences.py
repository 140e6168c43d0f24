"""What people told of their first benefits; every function works within the connection of `Store.run` or of a visit."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from conversations.outcomes.effects import NoteExperience
from conversations.outcomes.stories import ASKED, Experience, Stories
from storage.evidence import linked
from storage.portable import insert, storable
from storage.statements import columns_of
from storage.tables import claim, experience, participant

_EVERYWHERE = ""


def note(connection: Connection, user_id: int, told: NoteExperience, at: datetime) -> bool:
    """Keep what a person told of a claim of theirs, once; false when it is not theirs, or was told already.

    It belongs to the region of the claim, or to that of the person where the claim has none.
    """
    if not linked(connection, user_id, told.claim_id):
        return False
    row = {
        "user_id": user_id,
        "claim_id": told.claim_id,
        "region": _region(connection, user_id, told.claim_id),
        "ease": told.ease[:16],
        "wait": told.wait[:16],
        "help": told.help[:16],
        "words": storable(told.words, 500),
        "at": at,
    }
    added = insert(connection, experience).values(row).on_conflict_do_nothing(index_elements=["user_id", "claim_id"])
    return connection.execute(added.returning(experience.c.id)).first() is not None


def forget(connection: Connection, user_id: int) -> None:
    """Forget what a person told."""
    connection.execute(delete(experience).where(experience.c.user_id == user_id))


def of_person(connection: Connection, user_id: int) -> tuple[Experience, ...]:
    """List what a person told, the newest first."""
    own = select(*columns_of(experience, Experience)).where(experience.c.user_id == user_id)
    return tuple(Experience(*row) for row in connection.execute(own.order_by(experience.c.id.desc())))


def stories(connection: Connection, places: Collection[str]) -> Stories:
    """Count what people of these places told; a province stands for all its regencies, "" for everywhere."""
    within = _within(places)
    answers: dict[tuple[str, str], int] = {}
    for name, _, _ in ASKED:
        column = experience.c[name]
        rows = connection.execute(select(column, func.count()).where(within).group_by(column))
        answers.update({(name, value): number for value, number in rows})
    by_region = select(experience.c.region, func.count()).where(within).group_by(experience.c.region)
    regions = {str(region): int(number) for region, number in connection.execute(by_region)}
    sentences = select(func.count()).select_from(experience).where(within, experience.c.words != "")
    return Stories(sum(regions.values()), connection.scalar(sentences) or 0, answers, regions)


def read(
    connection: Connection, places: Collection[str], start: int, most: int, *, told: bool = False
) -> tuple[Experience, ...]:
    """List what people of these places told, the newest first; `told` leaves out those without a sentence."""
    wanted = select(*columns_of(experience, Experience)).where(_within(places))
    if told:
        wanted = wanted.where(experience.c.words != "")
    ordered = wanted.order_by(experience.c.at.desc(), experience.c.id.desc()).offset(start).limit(most)
    return tuple(Experience(*row) for row in connection.execute(ordered))


def _region(connection: Connection, user_id: int, claim_id: int) -> str:
    region: str | None = connection.scalar(select(claim.c.region).where(claim.c.id == claim_id))
    if not region:
        region = connection.scalar(select(participant.c.region).where(participant.c.user_id == user_id))
    return region or ""


def _within(places: Collection[str]) -> ColumnElement[bool]:
    if _EVERYWHERE in places:
        return experience.c.region.is_not(None)
    region = experience.c.region
    parts = (or_(region == place, region.startswith(f"{place}.", autoescape=True)) for place in sorted(places))
    # Nowhere is no place at all.
    return or_(region == "nowhere", *parts)
