"""When an announcement goes, in words, and what is wrong with a time."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from conversations.campaigns.records import Schedule
from conversations.campaigns.whom import listed
from conversations.campaigns.words import ANCHORS, SCHEDULES
from conversations.engine.text import Raw, Text, text
from conversations.outreach.quiet import Quiet

FARTHEST = timedelta(days=366)
"""How far ahead an announcement may begin and end."""
MOST_STEPS = 12


def told(schedule: Schedule) -> Text:
    """Return a schedule in words; times are those of each reader."""
    kind = SCHEDULES[schedule.kind]
    if schedule.kind == "drip":
        days = listed([_offset(days) for days in schedule.offsets])
        anchor = ANCHORS[schedule.anchor] if schedule.anchor else Raw("–")
        return text("{anchor}: {days}, at {time}", anchor=anchor, days=days, time=_clock(schedule.at))
    if schedule.at is None:
        return kind
    if schedule.until is None:
        return text("{day}, {time} of each reader", day=schedule.at.date(), time=_clock(schedule.at))
    return text(
        "{kind} at {time}, from {first} to {last}",
        kind=kind,
        time=_clock(schedule.at),
        first=schedule.at.date(),
        last=schedule.until.date(),
    )


def faults(schedule: Schedule, quiet: Quiet, local: datetime) -> Iterator[Text]:
    """Yield what keeps a schedule from being flown; `local` is now, naive, where the officer is."""
    if schedule.kind == "now":
        return
    if schedule.at is None:
        yield text("The time is missing.")
        return
    if schedule.kind != "drip" and schedule.at < local:
        yield text("The time has passed. Choose a new one.")
    if schedule.at.time() != time.min and quiet.covers(schedule.at.time()):
        yield text("{time} lies in the quiet hours. Choose another time.", time=_clock(schedule.at))
    if schedule.kind != "at":
        yield from _faults_of_end(schedule)
    if schedule.kind == "drip" and (schedule.anchor is None or not schedule.offsets):
        yield text("The days of the series are missing.")


def _faults_of_end(schedule: Schedule) -> Iterator[Text]:
    if schedule.until is None:
        yield text("The last day is missing.")
    elif schedule.at is not None and schedule.until <= schedule.at:
        yield text("The last day lies before the first.")


def read_offsets(typed: str) -> str | None:
    """Read days such as "1, 7, 30" or "-14 -3", each once and in order; `None` for what is none."""
    words = typed.replace("−", "-").replace("h-", "-").replace("H-", "-").replace("h+", "").replace("H+", "")
    pieces = [piece.strip("+") for piece in words.replace(";", ",").replace(",", " ").split() if piece != "dan"]
    try:
        days = sorted({int(piece) for piece in pieces if len(piece) < len("-1000")})
    except ValueError:
        return None
    fits = len(days) == len(set(pieces)) and all(abs(day) <= FARTHEST.days for day in days)
    return ",".join(map(str, days)) if fits and 0 < len(days) <= MOST_STEPS else None


def read_time(typed: str) -> str | None:
    """Read a time of day such as "09.00", "9", "jam 16.30"; `None` for what is none."""
    bare = typed.lower().replace("pukul", "").replace("jam", "").strip().removesuffix("wib").strip()
    hour, _, minute = bare.replace(":", ".").partition(".")
    if not (hour.isdecimal() and (minute.isdecimal() or not minute) and len(hour) < 3 and len(minute) in (0, 2)):
        return None
    fits = int(hour) < 24 and int(minute or 0) < 60
    return f"{int(hour):02d}.{int(minute or 0):02d}" if fits else None


def clock_of(value: str) -> time:
    """Return the time of day that `read_time` read."""
    hour, _, minute = value.partition(".")
    return time(int(hour), int(minute))


def _offset(days: int) -> Text:
    if days == 0:
        return text("the day itself")
    if days < 0:
        return text("{n} days before", n=-days)
    return text("{n} days after", n=days)


def _clock(at: datetime | None) -> Raw:
    return Raw(f"{at:%H.%M}" if at else "–")
