"""What officers make the host do about officers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invite:
    """Make a link that gives a role in a region once; `secret` is what the link carries."""

    secret: str
    role: str
    region: str


OfficeEffect = Invite
