"""A message that is nothing but a name or a percentage: "PT Maju Jaya", "90%"; it is asked what it means."""

import re

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Text, lines, text
from conversations.engine.view import Button, View
from conversations.payment_guard.companies import companies
from conversations.payment_guard.records import EvidenceKind
from conversations.payment_guard.words import KINDS

_FORMAL = re.compile(r"(?:pt|cv|ud)\b", re.IGNORECASE)
_DOT = re.compile(r"\b(pt|cv|ud)\.\s*")
_BETWEEN = re.compile(r"(?:[\s,;+&./•-]|\b(?:dan|and|sama|serta|juga)\b|\b\d{1,2}[.)])*", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(\d{1,3})(?:[.,]\d+)?\s*(?:%|persen|percent)\s*\.?\s*", re.IGNORECASE)
_HOW_OFTEN = re.compile(
    r"\s*(?:hadir|kehadiran|attendance)(?:nya|ku)?(?:\s+(?:saya|pelatihan))*\s+(\d{1,3})\s*\.?\s*", re.IGNORECASE
)
_ALL = 100
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")
_FITS = 32


def bare(words: str) -> View | None:
    """Ask what somebody did who writes only a name of a company or a percentage; `None` for all else."""
    said = _PERCENT.fullmatch(words) or _HOW_OFTEN.fullmatch(words)
    if said:
        n = int(said[1])
        return _hint(text("Write it like “present {n} percent”, then I keep it.", n=n)) if n <= _ALL else None
    names = _names(words)
    if not names:
        return None
    if len(names) == 1:
        return which(names[0], text("<b>What does this prove?</b>"))
    return _hint(text("Write what you did there, like “applied to {names}”.", names=Raw(", ".join(names))))


def which(name: str, ask: Text) -> View:
    """Ask what something proves; the button carries the name of the company, as far as it fits."""
    kinds: tuple[EvidenceKind, ...] = ("application", "call", "attendance")
    carried = _UNSAFE.sub("", name.replace(" ", "_"))[:_FITS]
    rows = tuple((Button(KINDS[kind], Open("proof_add", f"{kind}.{carried}")),) for kind in kinds)
    shown = (text("{value}", value=Raw(name)),) if name else ()
    return View((lines(ask, *shown),), (*rows, (Button(text("No proof"), Open("month")),)))


def _names(words: str) -> tuple[str, ...]:
    """Return the names that make up a whole message, each with its legal form in front of the first."""
    if not _FORMAL.match(words.lstrip(" -•1.)")):
        return ()
    names, rest = companies(words), _DOT.sub(r"\1 ", words.casefold())
    for name in names:
        rest = rest.replace(name.casefold(), " ")
    return names if _BETWEEN.fullmatch(rest) else ()


def _hint(said: Text) -> View:
    return View((said,), ((Button(text("This month"), Open("month")),),))
