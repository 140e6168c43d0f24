"""Actions as the short strings that buttons carry, and back again.

What comes back may be forged: only a string that this module could have made gives an action.
"""

import re

from conversations.engine.actions import Action, Agree, Answer, Begin, Open, Speak, Steer

LIMIT = 64
"""Bytes that a button may carry."""

_VERBS = frozenset({"back", "why", "list", "change", "restart", "stop", "resume", "yes", "no"})
_WORD = re.compile(r"[A-Za-z0-9_+<.-]*", re.ASCII)
_RUN = re.compile(r"[1-9]\d{0,8}|0", re.ASCII)


def pack(action: Action) -> str:
    """Return the string for a button."""
    match action:
        case Answer(flow, run, question, value):
            return f"a:{flow}:{run}:{question}:{value}"
        case Steer(flow, run, verb, about):
            return f"s:{flow}:{run}:{verb}:{about}"
        case Begin(flow):
            return f"b:{flow}"
        case Open(page, argument):
            return f"o:{page}:{argument}"
        case Agree(purpose, granted, flow):
            return f"c:{purpose}:{int(granted)}:{flow}"
        case Speak(language):
            return f"l:{language}"


def unpack(payload: str) -> Action | None:
    """Return the action of a button, or `None` for a string that no button of ours carries."""
    if len(payload) > LIMIT:
        return None
    letter, *words = payload.split(":")
    if not all(_WORD.fullmatch(word) for word in words):
        return None
    match letter, words:
        case "a", [flow, run, question, value] if _RUN.fullmatch(run):
            return Answer(flow, int(run), question, value)
        case "s", [flow, run, verb, about] if _RUN.fullmatch(run) and verb in _VERBS:
            return Steer(flow, int(run), verb, about)  # type: ignore[arg-type] # verb is one of the verbs by now
        case "b", [flow]:
            return Begin(flow)
        case "o", [page, argument]:
            return Open(page, argument)
        case "c", [purpose, ("0" | "1") as granted, flow]:
            return Agree(purpose, granted == "1", flow)
        case "l", [language]:
            return Speak(language)
    return None
