"""The answers to a flow as a paper says them again: titles of the questions, and values as they are shown."""

from conversations.engine.flow import Question
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.values import fits, shown
from conversations.privacy.held import HeldFlow
from conversations.privacy.purposes import PURPOSES
from conversations.reception.consents import QUESTION
from conversations.registry import FLOWS

Row = tuple[Said, Said]


def flow_title(name: str) -> Said:
    """Return the title of a flow; one that is no longer told by its stored name."""
    return FLOWS[name].title if name in FLOWS else Raw(name)


def answer_rows(held: HeldFlow) -> tuple[Row, ...]:
    """Return every answer with the title of its question; also those that are being confirmed or changed."""
    rows = [_row(held.flow, name, value) for name, value in held.answers.items()]
    if held.pending:
        rows.append(_pending(held.flow, held.pending.get("question", "?"), held.pending.get("value", "?")))
    return tuple(rows)


def _pending(flow: str, name: str, value: str) -> Row:
    purpose, _, wanted = value.partition(".")
    if name == QUESTION and purpose in PURPOSES:
        return text("Asked for your consent, not answered yet"), _for(PURPOSES[purpose].title, wanted)
    title, said = _row(flow, name, value)
    return text("{title}, not confirmed yet", title=title), said


def _for(purpose: Text, flow: str) -> Text:
    return text("{purpose} ({flow})", purpose=purpose, flow=flow_title(flow)) if flow else purpose


def _row(flow: str, name: str, value: str) -> Row:
    ask = FLOWS[flow].by_name.get(name) if flow in FLOWS else None
    said: Said = Raw(value)
    if value.startswith("#"):
        said = text("kept only as a code that cannot be read back")
    elif isinstance(ask, Question) and fits(ask, value):
        said = shown(ask, value)
    return (ask.title if isinstance(ask, Question) else Raw(name)), said
