"""Proving a claim, from the reserved try to the link; works within the connection of `Store.run`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from storage import attempts, claims_told, directory
from storage.claims_told import ToldClaim
from storage.directory import Proof
from storage.seal import Seal

Identified = Literal["found", "not_found", "locked"]
"""What a try led to; *locked* when it was wrong and the last one for now."""


def settle(
    connection: Connection,
    seal: Seal,
    user_id: int,
    proof: Proof,
    told: Iterable[ToldClaim],
    now: datetime,
    *,
    reached: bool = True,
) -> Identified:
    """End a try that was reserved: link the claims that are proven, or leave no trace of those that are not.

    `told` is what the office's interface says now; it is kept only when the proof holds. Where it was not `reached` and
    nothing is stored under this phone either, nobody judged the try, and it does not count.
    """
    with connection.begin_nested() as attempt:
        for each in told:
            claims_told.keep(connection, each, now)
        proven = directory.find(connection, seal, proof)
        if not proven:
            attempt.rollback()
    if proven:
        directory.link(connection, user_id, proven, now)
        attempts.succeeded(connection, user_id)
        return "found"
    if not reached and not directory.knows_phone(connection, proof):
        attempts.succeeded(connection, user_id)
        return "not_found"
    return "locked" if attempts.lock_of(connection, user_id, now) else "not_found"
