"""What a counsellor types to offer hours: "3 desember 09.00-12.00 30 menit di Disnaker Siantar"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.engine.text import Text, text
from conversations.understanding.dates.coming import read_coming_date

SHORTEST, LONGEST = 15, 240
"""Minutes of one hour."""
MOST = 16
"""Hours that are offered with one message."""
FARTHEST = 60
"""Days ahead for which hours may be offered."""
_USUAL = 60
_DAY = len("2026-12-03")
_TIMES = re.compile(
    r"\b(?:jam|pukul|pkl)?\s*([01]?\d|2[0-3])[.:]([0-5]\d)"
    r"(?:\s*(?:-|–|sampai|s/d|sd|hingga|to)\s*([01]?\d|2[0-3])[.:]([0-5]\d))?(?:\s*(?:wib|wita|wit)\b)?",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b(\d{1,3})\s*(?:menit|mnt|minutes?|min)\b", re.IGNORECASE)
_LINK = re.compile(r"https://\S{4,290}", re.IGNORECASE)
_REGION = re.compile(r"\b(?:untuk\s+)?(?:wilayah|region)\s+(\d{2}(?:\.\d{2})?)\b(?!\.\d)", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:di|tempat|lokasi|at)\s+(.{3,120})$", re.IGNORECASE)

NO_DATE = text("Which day? Write it first, such as “3 December”. Hours may lie up to {n} days ahead.", n=FARTHEST)
NO_TIME = text("Which time? Write it such as “09.00-12.00”.")
BAD_LENGTH = text("One hour has {least} to {most} minutes.", least=SHORTEST, most=LONGEST)
TOO_MANY = text("That would be more than {n} hours. Write a shorter time.", n=MOST)
BACKWARDS = text("The end must come after the beginning.")


@dataclass(frozen=True, slots=True)
class Offer:
    """Hours that a counsellor offers, as naive local moments; "" in `place` is online, in `region` not told."""

    starts: tuple[datetime, ...]
    minutes: int
    place: str
    link: str
    region: str = ""


def read_offer(typed: str, today: date) -> Offer | Text:
    """Read what a counsellor typed; a text says what is wrong with it."""
    link = _LINK.search(typed)
    rest = typed.replace(link[0], " ") if link else typed
    region, rest = _taken(_REGION, rest)
    minutes, rest = _taken(_MINUTES, rest)
    times, rest = _taken(_TIMES, rest)
    place, rest = _taken(_PLACE, rest.strip())
    day = read_coming_date(rest.strip(" ,."), today, FARTHEST) or ""
    if len(day) != _DAY or not today <= date.fromisoformat(day) <= today + timedelta(days=FARTHEST):
        return NO_DATE
    if times is None:
        return NO_TIME
    starts = _starts(date.fromisoformat(day), times, int(minutes[1]) if minutes else _USUAL)
    if isinstance(starts, Text):
        return starts
    named = " ".join(place[1].split()) if place else ""
    length = int(minutes[1]) if minutes else _USUAL
    return Offer(starts, length, named, link[0] if link else "", region[1] if region else "")


def _taken(pattern: re.Pattern[str], words: str) -> tuple[re.Match[str] | None, str]:
    found = pattern.search(words)
    return found, words if found is None else f"{words[: found.start()]} {words[found.end() :]}"


def _starts(day: date, times: re.Match[str], minutes: int) -> tuple[datetime, ...] | Text:
    if not SHORTEST <= minutes <= LONGEST:
        return BAD_LENGTH
    first = datetime.combine(day, time(int(times[1]), int(times[2])))
    if times[3] is None:
        return (first,)
    end = datetime.combine(day, time(int(times[3]), int(times[4])))
    if end <= first:
        return BACKWARDS
    count = int((end - first) / timedelta(minutes=minutes))
    if count > MOST:
        return TOO_MANY
    return tuple(first + timedelta(minutes=minutes) * number for number in range(count)) or text(
        "The time is too short for one meeting of {n} minutes.", n=minutes
    )
