"""The claims of people: who proved one, who tells of one; every function works within the connection of its caller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update

from conversations.claim_status.claim import MONTHS, Claim
from conversations.effects import TellClaim
from conversations.identity.zones import zone_of
from storage import key_dates, milestones, portable
from storage.seal import Seal, same
from storage.statements import columns_of
from storage.tables import benefit_month, claim, claim_link, evidence, participant

_FEWEST_COMPARED = 8
_NOBODY = ("0" * 64, "????", "")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person says of themselves, sealed but for the last four characters of the KPJ.

    `phones` are the hashes of the phone as rows of any version may hold them. `born` are hashes of the birth date, one
    of them made under the newest version.
    """

    phones: tuple[str, ...]
    born: tuple[str, ...]
    kpj_last4: str


def find(connection: Connection, seal: Seal, proof: Proof) -> list[int]:
    """Return the claims that a person has proven to be theirs; an empty list when any part is wrong.

    Those are the claim with this phone, birth date and end of the KPJ, and the claims of the same phone and birth date
    whose holder has the same initials: one person may hold several KPJ, and several people may share one phone.
    One statement and the same comparisons are made whichever part is wrong.
    """
    columns = (claim.c.id, claim.c.key_version, claim.c.born_hash, claim.c.kpj_last4, claim.c.holder)
    wanted = select(*columns).where(claim.c.phone_hash.in_(proof.phones)).order_by(claim.c.id)
    rows = [(row[0], _newest(seal, row[1], row[2]), row[3], row[4]) for row in connection.execute(wanted)]
    padding = [(0, _newest(seal, 1, _NOBODY[0]), *_NOBODY[1:])] * (_FEWEST_COMPARED - len(rows))
    compared = [(each, *_agreeing(each, proof)) for each in (*rows, *padding)]
    proven = [row for row, born, number in compared if born & number & (row[0] > 0)]
    holders = {holder for _, _, _, holder in proven if holder}
    others = [row[0] for row, born, _ in compared if born and row[3] in holders]
    return sorted({row[0] for row in proven} | set(others))


def knows_phone(connection: Connection, proof: Proof) -> bool:
    """Tell whether any claim is stored under the phone that a person shared."""
    return bool(connection.scalar(select(exists().where(claim.c.phone_hash.in_(proof.phones)))))


def link(connection: Connection, user_id: int, claim_ids: Iterable[int], now: datetime) -> int:
    """Remember that these claims are the person's, and return how many were not before.

    The person's region and time zone become those of the newest claim whose region is known.
    """
    wanted = list(claim_ids)
    known = links(connection, user_id)
    rows = [{"user_id": user_id, "claim_id": number, "at": now} for number in wanted]
    if rows:
        added = portable.insert(connection, claim_link).on_conflict_do_nothing()
        connection.execute(added, rows)
    _move(connection, user_id, wanted)
    milestones.of_people(connection, [user_id], now)
    return len(set(wanted) - known)


def links(connection: Connection, user_id: int) -> frozenset[int]:
    """Return the ids of the claims that are the person's."""
    return frozenset(connection.scalars(select(claim_link.c.claim_id).where(claim_link.c.user_id == user_id)))


def claims_of(connection: Connection, user_id: int) -> tuple[Claim, ...]:
    """Return the claims that a person proved or told, the newest first."""
    own = claim.join(claim_link, claim_link.c.claim_id == claim.c.id)
    wanted = select(*columns_of(claim, Claim)).select_from(own).where(claim_link.c.user_id == user_id)
    found = [Claim(*row) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=recency, reverse=True))


def get(connection: Connection, claim_id: int) -> Claim | None:
    """Return a claim, whoever it belongs to."""
    found = connection.execute(select(*columns_of(claim, Claim)).where(claim.c.id == claim_id)).first()
    return Claim(*found) if found else None


def tell_own(connection: Connection, user_id: int, told: TellClaim, now: datetime) -> int:
    """Keep what a person tells of their claim, in place of what they told before; return its id."""
    running = told.month is not None and 1 <= told.month <= MONTHS
    values = {
        "state": told.state,
        "since": told.since,
        "phk_on": told.phk_on,
        "month": told.month if running else None,
        "told_at": now,
    }
    told_before = _own_words(connection, user_id)
    if told_before is not None:
        connection.execute(update(claim).where(claim.c.id == told_before).values(values))
        milestones.of_people(connection, [user_id], now)
        return told_before
    blank: dict[str, Any] = dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note"), "")
    added = insert(claim).values(source="self", key_version=0, **blank, **values)
    number: int = connection.execute(added.returning(claim.c.id)).scalar_one()
    connection.execute(insert(claim_link).values(user_id=user_id, claim_id=number, at=now))
    milestones.of_people(connection, [user_id], now)
    return number


def unlink(connection: Connection, user_id: int, claim_id: int) -> bool:
    """Let go of a claim of the person's own; tells whether it was one.

    What they told of it and its months is forgotten, and what was fetched for nobody else; the office's list stays.
    """
    own = (claim_link.c.user_id == user_id, claim_link.c.claim_id == claim_id)
    if connection.execute(delete(claim_link).where(*own)).rowcount == 0:
        return False
    key_dates.forget_claimed(connection, user_id)
    for told in (benefit_month, evidence):
        connection.execute(delete(told).where(told.c.user_id == user_id, told.c.claim_id == claim_id))
    shared = exists().where(claim_link.c.claim_id == claim_id)
    connection.execute(delete(claim).where(claim.c.id == claim_id, claim.c.source != "list", ~shared))
    return True


def _newest(seal: Seal, version: int, born_hash: str | None) -> str:
    return seal.reseal(born_hash or _NOBODY[0], version)


def _agreeing(row: Sequence[Any], proof: Proof) -> tuple[bool, bool]:
    """Tell whether birth date and KPJ agree; every comparison is made, in constant time."""
    born = [same(row[1], hashed) for hashed in proof.born]
    return any(born), same(row[2], proof.kpj_last4)


def recency(found: Claim) -> tuple[date, int]:
    """Return that by which claims are sorted: of a person's claims, the newest has the most of it."""
    return found.since or found.phk_on or date.min, found.id


def _own_words(connection: Connection, user_id: int) -> int | None:
    own = claim_link.join(claim, claim.c.id == claim_link.c.claim_id)
    wanted = select(claim.c.id).select_from(own).where(claim_link.c.user_id == user_id, claim.c.source == "self")
    return connection.scalar(wanted.order_by(claim.c.id))


def _move(connection: Connection, user_id: int, claim_ids: Sequence[int]) -> None:
    """Let the person live where their newest claim does."""
    placed = [each for each in claims_of(connection, user_id) if each.id in claim_ids and zone_of(each.region)]
    if placed:
        region = placed[0].region
        moved = update(participant).where(participant.c.user_id == user_id)
        connection.execute(moved.values(region=region, time_zone=zone_of(region)))
