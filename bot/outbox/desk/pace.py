"""The pace of a group: Telegram takes twenty messages a minute, of all who write as the bot."""

from collections import defaultdict, deque
from datetime import datetime, timedelta

MOST = 18
"""Calls to one group within `SPAN`; the rest is headroom."""
SPAN = timedelta(minutes=1)
_NOTHING = timedelta(0)


class Pace:
    """Counts the calls to each group within the last minute."""

    def __init__(self) -> None:
        self._calls: dict[int, deque[datetime]] = defaultdict(deque)

    def wait(self, chat_id: int, now: datetime) -> timedelta:
        """Return how long the next call to a group has to wait."""
        calls = self._calls[chat_id]
        while calls and calls[0] <= now - SPAN:
            calls.popleft()
        return max(calls[-MOST] + SPAN - now, _NOTHING) if len(calls) >= MOST else _NOTHING

    def count(self, chat_id: int, now: datetime) -> None:
        """Note that a call to a group is made."""
        self._calls[chat_id].append(now)
