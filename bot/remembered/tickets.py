"""What a conversation may ask about tickets, from the database."""

from datetime import datetime

from sqlalchemy import Connection

from conversations.tickets.records import Desk, Line, Ticket
from storage import desks, ticket_lines, tickets


class RememberedTickets:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now

    def open_one(self) -> Ticket | None:
        """Return the ticket that the person has open."""
        return tickets.open_of(self._connection, self._user_id)

    def latest(self) -> Ticket | None:
        """Return the person's newest ticket, open or closed."""
        return tickets.latest_of(self._connection, self._user_id)

    def waiting(self, desk: str) -> int:
        """Count the open tickets of a desk that nobody has answered yet."""
        return tickets.waiting(self._connection, desk)

    def desk_for(self, region: str) -> Desk | None:
        """Return the group that answers for a region."""
        return desks.for_region(self._connection, region)

    def desks(self) -> tuple[Desk, ...]:
        """Return all groups, by region."""
        return desks.all_(self._connection)

    def lines(self, ticket_id: int, most: int = 20) -> tuple[Line, ...]:
        """Return the newest lines of a ticket of the person's own, oldest first."""
        own = tickets.get(self._connection, ticket_id)
        if own is None or own.user_id != self._user_id:
            return ()
        return ticket_lines.of_ticket(self._connection, ticket_id, most)
