"""One message of a topic in its transaction: who may answer is asked every time, then the message is worked on."""

import logging
from datetime import datetime

from sqlalchemy import Connection

from bot.desk import says
from bot.desk.answering import answer, change
from bot.desk.bench import Bench, Twice
from bot.desk.commands import COMMANDS, close, command_in, reopen
from bot.desk.writing import Written
from bot.words import Voice
from conversations.tickets.records import Ticket
from storage import ticket_lines, tickets

_log = logging.getLogger(__name__)


def work(connection: Connection, said: Written, voice: Voice, at: datetime) -> None:
    """Work on a message of a desk's topic; one that came before changes nothing, and a topic of no ticket is passed."""
    ticket = tickets.by_thread(connection, said.chat_id, said.thread_id)
    try:
        with connection.begin_nested():
            if ticket is not None:
                _work(Bench(connection, ticket, said, at, voice))
            elif (before := _left_from(connection, said)) is not None:
                Bench(connection, before, said, at, voice).note(says.GONE, said.chat_id, said.thread_id)
    except Twice:
        _log.info("A message of a topic came twice")


def _left_from(connection: Connection, said: Written) -> Ticket | None:
    """Return the ticket that was handed over from this topic, if something is written there all the same."""
    if said.event or said.edited:
        return None
    # What the house said there when the ticket left names the topic.
    word = ticket_lines.by_message(connection, said.chat_id, said.thread_id)
    return tickets.get(connection, word.ticket_id) if word is not None and word.way in ("desk", "call") else None


def _work(bench: Bench) -> None:
    said = bench.said
    if said.foreign:
        return
    if said.nameless:
        _put_back(bench)
        bench.tell(says.NAMELESS, once=f"nameless:{said.chat_id}:{said.thread_id}")
    elif not bench.may("answer"):
        _put_back(bench)
        bench.tell(says.STRANGER, once=f"stranger:{said.chat_id}:{said.author}")
    elif said.event:
        _event(bench)
    elif said.edited:
        change(bench)
    else:
        _message(bench)


def _event(bench: Bench) -> None:
    """A topic that a helper closes or opens does the same with the ticket; one that is so already was told of us."""
    wanted = "closed" if bench.said.event == "closed" else "open"
    if bench.ticket.state != wanted:
        (close if wanted == "closed" else reopen)(bench)


def _put_back(bench: Bench) -> None:
    """Open a topic again, or close it, where somebody did the other who may not: helpers could not write in it."""
    if bench.said.event:
        bench.call("reopen" if bench.ticket.state == "open" else "close")


def _message(bench: Bench) -> None:
    command = command_in(bench.said.words)
    if command is None:
        answer(bench)
        return
    name, words = command
    known = COMMANDS.get(name)
    if known is None:
        bench.tell(says.UNKNOWN_COMMAND)
    else:
        known(bench, words)
