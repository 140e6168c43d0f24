"""The kinds of unasked messages, and which goes first."""

from dataclasses import dataclass
from typing import Literal

from conversations.engine.text import Text, text

MessageKind = Literal["answer", "appointment", "status", "deadline", "alert", "campaign"]
"""Answers of people, hours with counsellors, changes of a claim, deadlines, vacancy alerts, announcements."""


@dataclass(frozen=True, slots=True)
class KindOfMessage:
    """How a kind of message is treated; the smaller priority goes first. `label` names it to people."""

    name: MessageKind
    priority: int
    label: Text
    may_be_stopped: bool = True


KINDS: dict[str, KindOfMessage] = {
    kind.name: kind
    for kind in (
        KindOfMessage("answer", 0, text("Answers of officers"), may_be_stopped=False),
        KindOfMessage("appointment", 5, text("Hours with a counsellor")),
        KindOfMessage("status", 10, text("Changes of my claim")),
        KindOfMessage("deadline", 20, text("Deadlines of each month")),
        KindOfMessage("alert", 30, text("Vacancies")),
        KindOfMessage("campaign", 40, text("Announcements")),
    )
}
