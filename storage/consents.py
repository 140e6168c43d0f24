"""The history of what people agreed to; every function works within the connection of `Store.run`."""

from sqlalchemy import Connection, select

from storage.records import Consent
from storage.statements import columns_of
from storage.tables import consent


def history(connection: Connection, user_id: int, purpose: str | None = None) -> list[Consent]:
    """List a person's words, oldest first, about one purpose or all."""
    words = select(*columns_of(consent, Consent)).where(consent.c.user_id == user_id).order_by(consent.c.id)
    if purpose is not None:
        words = words.where(consent.c.purpose == purpose)
    return [Consent(*row) for row in connection.execute(words)]
