"""What a stored message is about, in plain words; what nobody can read is told as it lies there."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from json import loads
from typing import Any

from conversations.engine.text import Raw, Said, Text, plural, text
from conversations.privacy import announcements
from conversations.privacy.held import HeldMessage
from conversations.privacy.moments import moment
from conversations.privacy.words import CLAIM_STATE, MONTH_STATE, STEP, named


def content(message: HeldMessage) -> Said:
    """Tell all that is stored of a message besides its kind, state and moment."""
    tell, keys = _TEMPLATES.get(message.template, (None, frozenset[str]()))
    try:
        params = loads(message.params)
        if tell is not None and isinstance(params, dict) and params.keys() <= keys:
            return tell(params)
    except (KeyError, TypeError, ValueError):
        # Written by another release: told below.
        pass
    return Raw(f"{message.template} {message.params}")


def _news(params: Mapping[str, Any]) -> Said:
    said = text("News about claim {number}", number=_number(params["claim"]))
    if before := params.get("before"):
        said = _and(said, text("status before: {state}", state=named(CLAIM_STATE, str(before))))
    if month := params.get("month_before"):
        said = _and(said, text("status of the month before: {state}", state=named(MONTH_STATE, str(month))))
    return said


def _warning(params: Mapping[str, Any]) -> Said:
    known = {"claim": _number(params["claim"]), "number": _number(params["number"])}
    day = date.fromisoformat(params["on"])
    if params["kind"] != "due":
        return text("Claim {claim}, month {number}: question for the last day to apply, {day}", **known, day=day)
    return plural(
        "Claim {claim}, month {number}: reminder on {day}, {n} day before {due}",
        "Claim {claim}, month {number}: reminder on {day}, {n} days before {due}",
        int(params["days"]),
        **known,
        day=day,
        due=date.fromisoformat(params["due_on"]),
    )


def _hour_reminder(params: Mapping[str, Any]) -> Said:
    return text(
        "Reminder of hour {number} with a counsellor, {starts}", number=_number(params["slot"]), starts=_at(params)
    )


def _hour_moved(params: Mapping[str, Any]) -> Said:
    return text("Hour {number} with a counsellor moved, {starts}", number=_number(params["slot"]), starts=_at(params))


def _hour_gone(params: Mapping[str, Any]) -> Said:
    who = _number(params["counsellor"])
    return text("Hour with counsellor {who} cancelled, {starts}", who=who, starts=_at(params))


def _hour_news(params: Mapping[str, Any]) -> Said:
    number, label, starts = _number(params["slot"]), _number(params["label"]), _at(params)
    if params["what"] == "booked":
        return text("Your hour {number}, {starts}: booked by {label}", number=number, starts=starts, label=label)
    return text("Your hour {number}, {starts}: cancelled by {label}", number=number, starts=starts, label=label)


def _asked(params: Mapping[str, Any]) -> Said:
    known = {"number": _number(params["application"]), "state": named(STEP, str(params["step"]))}
    return plural(
        "Question about application {number}, {n} day after “{state}” on {day}",
        "Question about application {number}, {n} days after “{state}” on {day}",
        int(params["days"]),
        **known,
        day=date.fromisoformat(params["on"]),
    )


def _digest(params: Mapping[str, Any]) -> Said:
    return text("What is new for vacancy alert {number}", number=_number(params["search"]))


def _of_ticket(params: Mapping[str, Any]) -> Said:
    number = _number(params["ticket"])
    if params["what"] == "closed":
        return text("Your talk {number} with an officer was closed", number=number)
    return text("Your talk {number} with an officer was opened again", number=number)


def _helper(params: Mapping[str, Any]) -> Said:
    return text("Answer {number} of an officer", number=_number(params["line"]))


def _waiting(params: Mapping[str, Any]) -> Said:
    return text("Talks that wait for an officer: {n}", n=_number(len(params["hours"])))


def _trouble(params: Mapping[str, Any]) -> Said:
    return text("The group of {region} could not be written to", region=_number(params["region"] or "–"))


def _story(params: Mapping[str, Any]) -> Said:
    return text("Question about your experience with claim {number}", number=_number(params["claim"]))


def _at(params: Mapping[str, Any]) -> Text:
    return moment(datetime.fromisoformat(params["starts"]), "Asia/Jakarta")


def _and(one: Text, more: Text) -> Text:
    return text("{one}; {more}", one=one, more=more)


def _number(value: object) -> Raw:
    return Raw(str(value))


_TEMPLATES: Mapping[str, tuple[Callable[[Mapping[str, Any]], Said], frozenset[str]]] = {
    **announcements.TELLS,
    "claim_changed": (_news, frozenset({"claim", "before", "month_before"})),
    "application_asked": (_asked, frozenset({"application", "step", "on", "days"})),
    "vacancy_digest": (_digest, frozenset({"search"})),
    "experience_asked": (_story, frozenset({"claim"})),
    "ticket_answer": (_helper, frozenset({"line", "asked"})),
    "ticket_news": (_of_ticket, frozenset({"ticket", "what", "asked"})),
    "tickets_waiting": (_waiting, frozenset({"hours"})),
    "desk_trouble": (_trouble, frozenset({"region", "trouble"})),
    "hour_reminder": (_hour_reminder, frozenset({"slot", "starts"})),
    "hour_moved": (_hour_moved, frozenset({"slot", "before", "starts"})),
    "hour_gone": (_hour_gone, frozenset({"counsellor", "starts"})),
    "hour_news": (_hour_news, frozenset({"slot", "what", "label", "starts"})),
    "month_warning": (_warning, frozenset({"claim", "number", "kind", "days", "on", "due_on"})),
}
"""How each template is told, and all the parameters that this takes in."""
