"""What a conversation may ask about officers, their places and their invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Area:
    """The area of a branch: regencies, by Kemendagri codes, under one name. Its code begins with a letter."""

    code: str
    name: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """One role of an officer; `place` is a Kemendagri code, the code of an area, or "" for everywhere."""

    user_id: int
    role: str
    place: str
    since: datetime


InvitationState = Literal["open", "used", "late", "void"]
"""May be taken; was taken; its time is over; whoever made it may not give this role any more."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to a role in a place; `mark` names it without telling its secret."""

    mark: str
    role: str
    place: str
    expires_at: datetime
    state: InvitationState
    own: bool = False


@dataclass(frozen=True, slots=True)
class DeedNoted:
    """One entry of the audit log, as it is shown; `officer` is a number, 0 being the command line."""

    id: int
    at: datetime
    officer: int
    deed: str
    region: str
    subject: str


class Office(Protocol):
    """What is remembered of the staff."""

    def locked_in(self, code: str) -> str | None:
        """Return where the person behind a lock is, "" when it is not known; `None` when no lock has this code."""

    def user_id(self) -> int:
        """Return the Telegram id of the person themselves."""

    def areas(self) -> tuple[Area, ...]:
        """Return all areas, by name."""

    def officers(self) -> tuple[Officer, ...]:
        """Return all roles of all officers."""

    def number_of(self, user_id: int) -> int:
        """Return the number under which an officer stands in the audit log, 0 when they do not."""

    def new_secret(self) -> str:
        """Return a fresh secret for an invitation."""

    def link(self, payload: str) -> str:
        """Return the address that starts the bot with this payload, "" while the bot's own name is not known."""

    def invitation(self, secret: str) -> Invitation | None:
        """Return the invitation with this secret."""

    def invitations(self) -> tuple[Invitation, ...]:
        """Return the invitations that are open."""

    def accept(self, secret: str) -> bool:
        """Take the role of an open invitation, in the transaction of the message; false when somebody was faster."""

    def deeds(self, places: Sequence[str], before: int, most: int) -> tuple[DeedNoted, ...]:
        """Return the latest entries of the audit log about these places, those before an entry where it is not 0."""


class NoOffice:
    """The same for somebody about whom nothing is known."""

    def locked_in(self, code: str) -> str | None:
        """No locks."""
        return None

    def user_id(self) -> int:
        """Nobody."""
        return 0

    def areas(self) -> tuple[Area, ...]:
        """No areas."""
        return ()

    def officers(self) -> tuple[Officer, ...]:
        """No officers."""
        return ()

    def number_of(self, user_id: int) -> int:
        """No officers."""
        return 0

    def new_secret(self) -> str:
        """No secret."""
        return ""

    def link(self, payload: str) -> str:
        """No address."""
        return ""

    def invitation(self, secret: str) -> Invitation | None:
        """No invitation."""
        return None

    def invitations(self) -> tuple[Invitation, ...]:
        """No invitations."""
        return ()

    def accept(self, secret: str) -> bool:
        """There is nothing to take."""
        return False

    def deeds(self, places: Sequence[str], before: int, most: int) -> tuple[DeedNoted, ...]:
        """Nothing was done."""
        return ()
