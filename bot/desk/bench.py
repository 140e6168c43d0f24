"""What a message in a topic is worked on with: its ticket, its author's rights, and the lines that come of it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from bot.desk.writing import Written
from bot.words import Voice
from conversations.engine.text import Text
from conversations.staff.policy import MAY, Deed, covers
from conversations.tickets.records import Line, LineKind, Ticket
from storage import audit, staff, ticket_lines


class Twice(Exception):  # noqa: N818 - names what is found out
    """The same message was worked on before; whatever was done now is undone."""


@dataclass(slots=True)
class Bench:
    """One message of a topic in its transaction."""

    tx: Connection
    ticket: Ticket
    said: Written
    at: datetime
    voice: Voice
    _claimed: bool = field(default=False)

    def may(self, deed: Deed) -> bool:
        """Tell whether the author may do a deed in the ticket's region."""
        return self.place(deed) is not None

    def place(self, deed: Deed) -> str | None:
        """Return the widest place around the ticket where the author may do a deed; `None` where they may not."""
        where = self.ticket.region or self.ticket.desk
        held = (place for place in staff.places_of(self.tx, self.said.author, MAY[deed]) if covers(place, where))
        return min(held, key=len, default=None)

    def tell(self, told: Text, *, mention: int = 0, once: str = "") -> None:
        """Say something in the topic in answer to the message; `once` names what is said one time only.

        Raises:
            Twice: when the message was worked on before.
        """
        origin = once or self._origin()
        words = self.voice.plain(told)
        # It answers nothing by its line, but by what it says; helpers see the message right above.
        line = Line(0, self.ticket.id, origin, "desk", "text", self.at, words, author=mention)
        if self._added(line) is None and not once:
            raise Twice

    def call(self, kind: LineKind, *, chat_id: int = 0, thread_id: int = 0) -> None:
        """Have something done with the topic, or with the one it was."""
        origin = f"{self.said.origin}:{kind}"
        line = Line(0, self.ticket.id, origin, "call", kind, self.at, from_chat=chat_id, from_id=thread_id)
        self._added(line)

    def note(self, told: Text, chat_id: int, thread_id: int) -> None:
        """Say something in a topic that is no longer the ticket's."""
        words = self.voice.plain(told)
        origin = f"{self.said.origin}:there"
        line = Line(0, self.ticket.id, origin, "desk", "text", self.at, words, from_chat=chat_id, from_id=thread_id)
        self._added(line)

    def answer(self, line: Line) -> int:
        """Keep a line of the helper and return its number.

        Raises:
            Twice: when the message was worked on before.
        """
        number = self._added(line)
        if number is None:
            raise Twice
        self._claimed = True
        return number

    def log(self, deed: str, **details: str) -> None:
        """Note a deed in the log of what officers did."""
        region = self.ticket.region or self.ticket.desk
        audit.note(self.tx, self.said.author, deed, self.at, region, f"ticket {self.ticket.id}", details)

    def _origin(self) -> str:
        """The first line of a message proves that it comes the first time; further ones have a name of their own."""
        origin = f"{self.said.origin}:also" if self._claimed else self.said.origin
        self._claimed = True
        return origin

    def _added(self, line: Line) -> int | None:
        return ticket_lines.add(self.tx, self.ticket.id, line, self.at)
