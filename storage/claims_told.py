"""What the interface of an office tells of claims; every function works within the connection of its caller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage import milestones, paid
from storage.tables import claim, claim_link


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim as an office tells it now, under its own `reference`.

    `numbers` are the hashes of its KPJ under every version, the newest first. `values` are the columns that were told,
    identifiers sealed under the newest version; what was not told stays as it is known.
    """

    reference: str
    numbers: Sequence[str]
    values: Mapping[str, Any]


_BLANK: Mapping[str, str] = dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note"), "")


def keep(connection: Connection, told: ToldClaim, now: datetime) -> int:
    """Keep what an office tells of a claim, whoever told of it before, and return its id."""
    known: int | None = connection.scalar(select(claim.c.id).where(claim.c.kpj_hash.in_(told.numbers)))
    elsewhere = claim.c.reference == told.reference
    if known is not None:
        elsewhere &= claim.c.id != known
    # An office that gives a reference to another claim has taken it from the first.
    connection.execute(update(claim).where(elsewhere).values(reference=None))
    values = {**told.values, "source": "api", "reference": told.reference, "told_at": now}
    if known is not None:
        connection.execute(update(claim).where(claim.c.id == known).values(values))
        return _counted(connection, known, now)
    added = insert(claim).values({**_BLANK, **values}).returning(claim.c.id)
    return _counted(connection, connection.execute(added).scalar_one(), now)


def _counted(connection: Connection, claim_id: int, now: datetime) -> int:
    """Count what the office tells of a claim, for whoever it is linked to."""
    paid.note_claim(connection, claim_id, now)
    milestones.of_claim(connection, claim_id, now)
    return claim_id


def references(connection: Connection, user_id: int) -> tuple[str, ...]:
    """Return the office's own names for the claims of a person, as far as it gave any."""
    own = claim.join(claim_link, claim_link.c.claim_id == claim.c.id)
    wanted = select(claim.c.reference).select_from(own)
    known = connection.scalars(wanted.where(claim_link.c.user_id == user_id, claim.c.reference.is_not(None)))
    return tuple(sorted(known))


def people(connection: Connection) -> tuple[int, ...]:
    """Return everybody who has a claim that an office has a name for, in the order of their ids."""
    own = claim_link.join(claim, claim_link.c.claim_id == claim.c.id)
    wanted = select(claim_link.c.user_id).distinct().select_from(own).where(claim.c.reference.is_not(None))
    return tuple(connection.scalars(wanted.order_by(claim_link.c.user_id)))
