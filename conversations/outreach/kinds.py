"""The kinds of unasked messages, and which goes first."""

from dataclasses import dataclass
from typing import Literal

from conversations.engine.text import Text, text

MessageKind = Literal["answer", "appointment", "status", "deadline", "alert", "campaign", "preview", "recall"]
"""Answers of people, hours with counsellors, changes of a claim, deadlines, vacancy alerts, announcements; what an
officer asks to see of one, and taking back what was sent."""


@dataclass(frozen=True, slots=True)
class KindOfMessage:
    """How a kind of message is treated; the smaller priority goes first. `label` names it to people.

    One that goes `at_once` disturbs nobody, because it was asked for this moment or makes no sound: it heeds neither
    quiet hours nor a questionnaire under way.
    """

    name: MessageKind
    priority: int
    label: Text
    may_be_stopped: bool = True
    at_once: bool = False


KINDS: dict[str, KindOfMessage] = {
    kind.name: kind
    for kind in (
        KindOfMessage("answer", 0, text("Answers of officers"), may_be_stopped=False),
        KindOfMessage("preview", 2, text("What officers ask to see"), may_be_stopped=False, at_once=True),
        KindOfMessage("recall", 3, text("Messages that are taken back"), may_be_stopped=False, at_once=True),
        KindOfMessage("appointment", 5, text("Hours with a counsellor")),
        KindOfMessage("status", 10, text("Changes of my claim")),
        KindOfMessage("deadline", 20, text("Deadlines of each month")),
        KindOfMessage("alert", 30, text("Vacancies")),
        KindOfMessage("campaign", 40, text("Announcements")),
    )
}
