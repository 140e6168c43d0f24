"""What a conversation may ask about tickets."""

from typing import Protocol

from conversations.tickets.records import Desk, Line, Ticket


class Tickets(Protocol):
    """What is remembered of tickets; those of the person, and what officers need."""

    def open_one(self) -> Ticket | None:
        """Return the ticket that the person has open."""

    def latest(self) -> Ticket | None:
        """Return the person's newest ticket, open or closed."""

    def waiting(self, desk: str) -> int:
        """Count the open tickets of a desk that nobody has answered yet."""

    def desk_for(self, region: str) -> Desk | None:
        """Return the group that answers for a region: its own, that of its province, or that of all; `None` if none."""

    def desks(self) -> tuple[Desk, ...]:
        """Return all groups, by region."""

    def lines(self, ticket_id: int, most: int = 20) -> tuple[Line, ...]:
        """Return the newest lines of a ticket, oldest first."""


class NoTickets:
    """The same for somebody about whom nothing is known."""

    def open_one(self) -> Ticket | None:
        """No ticket."""
        return None

    def latest(self) -> Ticket | None:
        """No ticket."""
        return None

    def waiting(self, _desk: str) -> int:
        """Nobody waits."""
        return 0

    def desk_for(self, _region: str) -> Desk | None:
        """No group."""
        return None

    def desks(self) -> tuple[Desk, ...]:
        """No groups."""
        return ()

    def lines(self, _ticket_id: int, most: int = 20) -> tuple[Line, ...]:
        """No lines."""
        return ()
