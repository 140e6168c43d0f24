"""What officers make the host do about officers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invite:
    """Make a link that gives a role in a region once; `secret` is what the link carries."""

    secret: str
    role: str
    region: str


@dataclass(frozen=True, slots=True)
class WithdrawInvitation:
    """Let an invitation that is open give nothing any more; `mark` as in `Invitation`."""

    mark: str


@dataclass(frozen=True, slots=True)
class RevokeRole:
    """Take a role in a place away from an officer."""

    user_id: int
    role: str
    place: str


OfficeEffect = Invite | WithdrawInvitation | RevokeRole
