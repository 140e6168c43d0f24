"""What is remembered: participants, progress, consents, updates already handled; SQLite or PostgreSQL."""

from storage.errors import (
    RecordRejected,
    StorageBusy,
    StorageClosed,
    StorageError,
    StorageOutdated,
    StorageUnavailable,
    StorageUnusable,
)
from storage.records import Consent, Delivery, Participant, Progress, Seen, Visit
from storage.store import Store

__all__ = [
    "Consent",
    "Delivery",
    "Participant",
    "Progress",
    "RecordRejected",
    "Seen",
    "StorageBusy",
    "StorageClosed",
    "StorageError",
    "StorageOutdated",
    "StorageUnavailable",
    "StorageUnusable",
    "Store",
    "Visit",
    "is_current",
    "migrate",
]


def migrate(url: str) -> None:
    """Bring the database at `url` to the newest revision; starters that collide wait for one another."""
    from storage.schema import upgrade

    upgrade(url)


def is_current(url: str) -> bool:
    """Tell whether the database at `url` has exactly the tables of this release."""
    from storage.revision import at_head

    return at_head(url)
