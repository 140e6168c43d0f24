"""What a helper writes in a topic goes to the person: words, photos, documents, and their changes."""

from bot.desk import says
from bot.desk.bench import Bench
from conversations.tickets.records import Line
from storage import ticket_answers, ticket_lines, tickets

LONGEST_WORDS, LONGEST_CAPTION = 3800, 850
"""UTF-16 units that leave room for what the bot adds to an answer."""


def answer(bench: Bench, words: str | None = None) -> bool:
    """Send what was written, or these words instead, to the person; false where that cannot be, and is told."""
    said = bench.said
    told = said.words if words is None else words
    if bench.ticket.state != "open":
        bench.tell(says.CLOSED_ALREADY)
    elif said.kind == "odd":
        bench.tell(says.ONLY_WORDS)
    elif units(told) > (LONGEST_CAPTION if said.file_id else LONGEST_WORDS):
        bench.tell(says.TOO_LONG)
    elif told.strip() or said.file_id:
        _send(bench, told)
        return True
    return False


def change(bench: Bench) -> None:
    """Change what was sent already; a note or command that is changed reaches nobody."""
    said = bench.said
    before = ticket_lines.by_message(bench.tx, said.chat_id, said.message_id)
    if before is None or before.way != "out":
        return
    if said.words.startswith("/"):
        bench.tell(says.NO_COMMAND_NOW, once=_change_origin(bench))
        return
    limit = LONGEST_CAPTION if before.kind != "text" else LONGEST_WORDS
    if bench.ticket.state != "open" or units(said.words) > limit or not (said.words.strip() or before.file_id):
        bench.tell(says.EDIT_TOO_LATE, once=_change_origin(bench))
        return
    line = _line(bench, _change_origin(bench), said.words, "edit")
    number = ticket_lines.add(bench.tx, bench.ticket.id, line, bench.at)
    if number is not None:
        ticket_answers.plan(bench.tx, bench.ticket.user_id, number, bench.at)


def _send(bench: Bench, words: str) -> None:
    said, ticket = bench.said, bench.ticket
    kind = "text" if said.kind == "odd" else said.kind
    number = bench.answer(_line(bench, said.origin, words, kind))
    ticket_answers.plan(bench.tx, ticket.user_id, number, bench.at)
    tickets.answered(bench.tx, ticket.id, bench.at)
    bench.log("ticket_answered")
    if ticket.helper is None:
        tickets.assign(bench.tx, ticket.id, said.author, bench.at)
    elif ticket.helper != said.author:
        once = f"two:{ticket.id}:{ticket.helper}:{said.author}"
        bench.tell(says.OTHERS_ANSWER, mention=ticket.helper, once=once)


def _line(bench: Bench, origin: str, words: str, kind: str) -> Line:
    said = bench.said
    answered = ticket_lines.by_message(bench.tx, said.chat_id, said.answers) if said.answers else None
    return Line(
        0,
        bench.ticket.id,
        origin,
        "out",
        kind,  # type: ignore[arg-type] # the kinds of what is written are kinds of lines
        bench.at,
        words,
        said.file_id,
        said.author,
        said.chat_id,
        said.message_id,
        answered.id if answered else None,
    )


def _change_origin(bench: Bench) -> str:
    """A change has a name of its own: the same message may be changed many times."""
    return f"{bench.said.origin}:{bench.said.edited}"


def units(words: str) -> int:
    """Count a text as Telegram does."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
