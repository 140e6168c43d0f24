"""What stored messages about announcements are about, in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from conversations.engine.text import Raw, Said, Text, text

Tell = Callable[[Mapping[str, Any]], Said]

_AS_OFFICER: Mapping[str, Text] = {
    "campaign_preview": text("preview of an announcement"),
    "campaign_review": text("an announcement waits for approval"),
    "campaign_correction": text("a correction of an announcement waits for approval"),
    "campaign_news": text("what was decided on an announcement"),
    "campaign_board": text("how an announcement goes on"),
    "campaign_tiding": text("what an announcement has come to"),
    "campaign_report": text("what was taken back of an announcement"),
}


def _announcement(params: Mapping[str, Any]) -> Said:
    if params.get("paid"):
        return text("An announcement, sent as a paid broadcast")
    return text("An announcement")


def _recall(params: Mapping[str, Any]) -> Said:
    message = Raw(str(params["message"]))
    if params["how"] == "edit":
        return text("Correction of message {message} of an announcement", message=message)
    return text("Taking back message {message} of an announcement", message=message)


def _as_officer(what: Text) -> Tell:
    def tell(params: Mapping[str, Any]) -> Said:
        number = Raw(str(params["campaign"]))
        rest = "; ".join(f"{name}: {value}" for name, value in params.items() if name != "campaign" and value)
        return text("To you as an officer: {what}, no. {number} {rest}", what=what, number=number, rest=Raw(rest))

    return tell


_KEYS = frozenset({"campaign", "part", "language", "about", "digest", "what", "reason", "tally", "how", "done", "left"})
TELLS: Mapping[str, tuple[Tell, frozenset[str]]] = {
    "campaign": (_announcement, frozenset({"paid"})),
    "campaign_recall": (_recall, frozenset({"message", "how"})),
    **{name: (_as_officer(what), _KEYS) for name, what in _AS_OFFICER.items()},
}
"""How each template is told, and all the parameters that this takes in."""
