"""Everything that may go wrong with the memory, in one tree; no message carries a password."""


class StorageError(Exception):
    """The memory could not do what was asked."""


class StorageUnavailable(StorageError):  # noqa: N818 - names a state
    """The database does not answer: refused, lost, timed out. Nothing was acknowledged; asking again later is right."""


class StorageBusy(StorageUnavailable):
    """Another process holds the lock of the database for longer than we wait."""


class StorageClosed(StorageUnavailable):
    """The store is not open, or is closing."""


class StorageUnusable(StorageError):  # noqa: N818 - names a state
    """The database cannot be used as it is: not a database, damaged, read-only, or a folder that cannot be written."""


class StorageOutdated(StorageUnusable):
    """The tables are missing or not those of this release: run the migrations."""


class RecordRejected(StorageError):  # noqa: N818 - names what happened
    """The database refuses these values; the same values will be refused again."""
