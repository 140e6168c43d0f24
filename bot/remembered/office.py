"""What a conversation may ask about officers, from the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.own_name import OwnName
from conversations.staff.office import Area, DeedNoted, Invitation, Officer
from storage import areas, attempts, audit, invitations, staff


class RememberedOffice:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime, name: OwnName) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
        self._name = name

    def locked_in(self, code: str) -> str | None:
        """Return where the person behind a lock is, "" when it is not known; `None` when no lock has this code."""
        return attempts.locked_in(self._connection, code, self._now)

    def user_id(self) -> int:
        """Return the Telegram id of the person themselves."""
        return self._user_id

    def areas(self) -> tuple[Area, ...]:
        """Return all areas, by name."""
        return areas.everything(self._connection)

    def officers(self) -> tuple[Officer, ...]:
        """Return all roles of all officers."""
        found = staff.everybody(self._connection)
        return tuple(Officer(each.user_id, each.role, each.region, each.since) for each in found)

    def number_of(self, user_id: int) -> int:
        """Return the number under which an officer stands in the audit log."""
        return audit.number_of(self._connection, user_id)

    def new_secret(self) -> str:
        """Return a fresh secret for an invitation."""
        return invitations.new_secret()

    def link(self, payload: str) -> str:
        """Return the address that starts the bot with this payload, "" while the bot's own name is not known."""
        return self._name.link(payload)

    def invitation(self, secret: str) -> Invitation | None:
        """Return the invitation with this secret."""
        return invitations.find(self._connection, secret, self._now, self._user_id)

    def invitations(self) -> tuple[Invitation, ...]:
        """Return the invitations that are open."""
        return invitations.open_ones(self._connection, self._now)

    def accept(self, secret: str) -> bool:
        """Take the role of an open invitation; false when somebody was faster."""
        return invitations.accept(self._connection, secret, self._user_id, self._now)

    def deeds(self, places: Sequence[str], before: int, most: int) -> tuple[DeedNoted, ...]:
        """Return the latest entries of the audit log about these places, those before an entry where it is not 0."""
        return audit.latest(self._connection, places, before, most)
