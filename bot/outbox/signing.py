"""The code at the end of every message, by which anybody can check that it is ours, and the digest of its words."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.outcomes.codes import CampaignCode
from storage import official
from storage.outbox import Leased
from storage.seal import Seal

_ANNOUNCED = frozenset({"campaign", "recall"})
"""Kinds whose words are those of an announcement; what an officer only asks to see is not sent to anybody yet."""


class Signing:
    """Names messages; remembers what was written down for announcements, whose words most readers share."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._codes: dict[int, str] = {}
        self._kept: set[tuple[int | None, str]] = set()

    def code_of(self, connection: Connection, message: Leased) -> str:
        """Return the code of a message: that of its announcement, or one of its own."""
        signs = self._signs(connection, message.campaign_id)
        return str(CampaignCode(signs) if signs else official.letter_code(self._seal, message.id))

    def keep(self, connection: Connection, message: Leased, digest: str, at: datetime) -> None:
        """Write the words of an announcement down, unless that was done before."""
        if message.campaign_id is not None and self._is_new(message, digest):
            official.keep_words(connection, message.campaign_id, digest, at)

    def kept(self, message: Leased, digest: str) -> None:
        """Take note that this is committed, so that it need not be done again."""
        if message.campaign_id is not None and self._is_new(message, digest):
            self._kept.add((message.campaign_id, digest))

    def _is_new(self, message: Leased, digest: str) -> bool:
        return message.kind in _ANNOUNCED and (message.campaign_id, digest) not in self._kept

    def _signs(self, connection: Connection, campaign_id: int | None) -> str:
        if campaign_id is None:
            return ""
        if campaign_id not in self._codes:
            signs = official.campaign_code(connection, campaign_id)
            if not signs:
                return ""
            self._codes[campaign_id] = signs
        return self._codes[campaign_id]
