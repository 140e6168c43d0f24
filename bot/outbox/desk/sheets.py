"""What is written into a topic for each line: what people said as they said it, what the house says in italics."""

from bot.desk import says
from bot.outbox.desk.calls import LONGEST_TEXT, Sheet, escaped, units
from bot.words import Voice
from conversations.engine.text import Text
from conversations.regions import name_of
from conversations.tickets.records import TOPICS, Line, Ticket

_FILES = ("photo", "document")
_MARK = "• "


def sheet_of(line: Line, voice: Voice, answers: int = 0, changed_kind: str = "") -> Sheet:
    """Return what is written for a line; `changed_kind` is the kind of the one that it changes."""
    if line.way == "desk":
        return _ours(line, answers)
    words, plain = escaped(line.words), line.words
    mark = voice.plain(says.CHANGED)
    if line.kind == "edit" and units(plain) + units(mark) < LONGEST_TEXT:
        words, plain = f"{words}\n<i>{escaped(mark)}</i>", f"{plain}\n{mark}"
    kind = changed_kind if line.kind == "edit" else line.kind
    return Sheet(words, plain, kind if kind in _FILES else "", line.file_id, answers)


def _ours(line: Line, answers: int) -> Sheet:
    words = f"<i>{escaped(line.words)}</i>"
    if line.author:
        words = f'{words} <a href="tg://user?id={line.author}">→</a>'
    return Sheet(words, line.words, answers=answers)


def said(told: Text, voice: Voice) -> Sheet:
    """Return a line of the house."""
    return Sheet(f"<i>{voice.html(told)}</i>", voice.plain(told))


def topic_name(ticket: Ticket, voice: Voice) -> str:
    """Return what a topic is called: number and subject, and nothing of the person."""
    subject = voice.plain(TOPICS.get(ticket.topic, TOPICS["other"]))
    place = name_of(ticket.region) if ticket.region else ""
    return " · ".join(filter(None, (f"#{ticket.id}", subject, place)))[:128]


def history(lines: tuple[Line, ...], voice: Voice) -> Sheet | None:
    """Return what people said so far, the newest that fit; nothing when that is nothing."""
    spoken = [line for line in lines if line.way in ("in", "out") and line.words]
    rows: list[str] = []
    for line in reversed(spoken):
        row = f"{'→' if line.way == 'out' else _MARK.strip()} {line.words[:300]}"
        if units("\n".join([*rows, row])) > LONGEST_TEXT - 200:
            break
        rows.insert(0, row)
    if not rows:
        return None
    body = "\n".join(rows)
    heading = voice.plain(says.SO_FAR)
    return Sheet(f"<i>{escaped(heading)}</i>\n{escaped(body)}", f"{heading}\n{body}")
