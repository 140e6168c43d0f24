"""What a claim is called, so that several can be told apart: initials, the end of the KPJ, the employer."""

from datetime import date, timedelta, timezone

from conversations.claim_status.claim import Claim
from conversations.claim_status.standing import Standing
from conversations.engine.text import Raw, Said, Text, text

_WIB = timezone(timedelta(hours=7))
_LONGEST_LABEL = 28
_LONGEST_NAME = 80


def name(claim: Claim) -> Said:
    """Return what the claim is called in a message."""
    return _called(claim, _LONGEST_NAME)


def label(claim: Claim) -> Said:
    """Return what the claim is called on a button."""
    return _called(claim, _LONGEST_LABEL)


def state_of(stand: Standing) -> Text:
    """Return the state by its name, with the month that it speaks of."""
    if not stand.key.startswith("month_"):
        return stand.label
    if stand.month is None:
        return text("This month: {state}", state=stand.label)
    return text("Month {month}: {state}", month=stand.month, state=stand.label)


def told_on(claim: Claim) -> date:
    """Return the day on which the state was told, by the time of Jakarta."""
    return claim.told_at.astimezone(_WIB).date()


def source(claim: Claim) -> Text:
    """Say who told the state, and when: it may have changed since."""
    day = told_on(claim)
    if claim.source == "self":
        return text("<i>By your own note of {day}.</i>", day=day)
    if claim.source == "api":
        return text("<i>By the office's system on {day}.</i>", day=day)
    return text("<i>By the office's list of {day}.</i>", day=day)


def _called(claim: Claim, longest: int) -> Said:
    number = f"KPJ …{claim.kpj_last4}" if claim.kpj_last4 else ""
    words = " · ".join(_one_line(part) for part in (claim.holder, number, claim.employer) if _one_line(part))
    if not words:
        return text("My own note") if claim.source == "self" else text("Claim without a number")
    return Raw(words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…")


def _one_line(words: str) -> str:
    return " ".join(words.split())
