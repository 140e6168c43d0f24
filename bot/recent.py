"""A small memory of the process, which forgets the oldest when it is full."""

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps the `limit` entries that were put in last."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """Return what was put in under a key, if it is still known."""
        return self._entries.get(key)

    def put(self, key: K, value: V) -> None:
        """Remember a value as the newest."""
        self._entries.pop(key, None)
        self._entries[key] = value
        if len(self._entries) > self._limit:
            del self._entries[next(iter(self._entries))]
