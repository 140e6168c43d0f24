"""The dates on a person that a sequence of messages may count from; within the connection of `Store.run` or a visit."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, select

from storage.portable import insert
from storage.tables import key_date

TOLD = ("phk", "deadline", "filed")
"""What a person's answers tell; they go when the answers do."""
APPROVAL, CLAIMED_PHK = "approval", "claimed_phk"
"""What their claim tells; it goes when the claim is let go of. The layoff counts where their answers tell none."""


def keep(connection: Connection, user_id: int, told: Mapping[str, date]) -> None:
    """Keep the dates of a person's answers, in place of those that were known before."""
    gone = [what for what in TOLD if what not in told]
    if gone:
        connection.execute(delete(key_date).where(key_date.c.user_id == user_id, key_date.c.what.in_(gone)))
    rows = [{"user_id": user_id, "what": what, "on": on} for what, on in told.items()]
    if rows:
        added = insert(connection, key_date)
        renewed = added.on_conflict_do_update(index_elements=["user_id", "what"], set_={"on": added.excluded.on})
        connection.execute(renewed, rows)


def forget_claimed(connection: Connection, user_id: int) -> None:
    """Forget what the claim of a person told, because it is theirs no more."""
    told = key_date.c.what.in_((APPROVAL, CLAIMED_PHK))
    connection.execute(delete(key_date).where(key_date.c.user_id == user_id, told))


def of(connection: Connection, user_id: int) -> tuple[tuple[str, date], ...]:
    """List the dates that are kept of a person."""
    own = select(key_date.c.what, key_date.c.on).where(key_date.c.user_id == user_id).order_by(key_date.c.what)
    return tuple((what, on) for what, on in connection.execute(own))
