"""Whose move it is and until when, in words: the date beside the days that are left."""

from datetime import date

from conversations.claim_status.limits import Limit, Window
from conversations.claim_status.owners import WHO
from conversations.claim_status.standing import Standing
from conversations.eligibility.parameters import R25
from conversations.engine.text import Raw, Said, Text, plural, text


def move(stand: Standing, today: date) -> Text:
    """Say whose move it is, and by when or since when it is late."""
    if stand.owner == "nobody":
        return text("Nobody has to act, and no time is running.")
    by_basis = {"law": _by_law, "guide": _by_guide, "window": _to_file, "account": _by_account, "open": _unfixed}
    return by_basis[stand.limit.basis](stand, today)


def left(day: date, today: date) -> Text:
    """Say how many days are left until a day that is not past."""
    return text("today") if day == today else plural("{n} day left", "{n} days left", n=(day - today).days)


def ago(day: date, today: date) -> Text:
    """Say how many days lie behind a day that is past."""
    return plural("{n} day ago", "{n} days ago", n=(today - day).days)


def filing(window: Window, today: date) -> Text:
    """Say until when the person may file."""
    if today >= window.last:
        return _last_day(window.last, today)
    safe = window.safe
    return text(
        "Safe last day to file: <b>{safe}</b> ({left}). The last day itself is {last}.",
        safe=safe,
        left=left(safe, today),
        last=window.last,
    )


def law(limit: Limit) -> Said | None:
    """Say what time is given and where it stands, the article last."""
    if limit.basis == "open":
        return None
    if not limit.article:
        return text("<i>Time: {said}.</i>", said=limit.said)
    article = Raw(limit.article)
    if limit.start is None:
        return text("<i>Time: {said} ({article}).</i>", said=limit.said, article=article)
    return text(
        "<i>Time: {said}, counted from {start} ({article}).</i>", said=limit.said, start=limit.start, article=article
    )


def _by_law(stand: Standing, today: date) -> Text:
    who, day = WHO[stand.owner], stand.due
    if day is None:
        return text(
            "Move of <b>{who}</b>: {said}. I do not know the date it counts from.", who=who, said=stand.limit.said
        )
    if stand.overdue:
        return text("Move of <b>{who}</b>. It was due on <b>{day}</b>, {ago}.", who=who, day=day, ago=ago(day, today))
    return text("Move of <b>{who}</b>, by <b>{day}</b> ({left}).", who=who, day=day, left=left(day, today))


def _by_guide(stand: Standing, today: date) -> Text:
    who, day = WHO[stand.owner], stand.due
    if day is None:
        return text("Move of <b>{who}</b>, {said}.", who=who, said=stand.limit.said)
    if stand.overdue:
        return text("Move of <b>{who}</b>. It takes longer than usual: about {day} was expected.", who=who, day=day)
    return text("Move of <b>{who}</b>, until about <b>{day}</b> ({left}).", who=who, day=day, left=left(day, today))


def _to_file(stand: Standing, today: date) -> Text:
    if stand.due is None:
        return text(
            "<b>Your move</b>: file within {months} months of the layoff. I do not know its date.",
            months=R25.filing_months,
        )
    if today >= stand.due:
        return _last_day(stand.due, today)
    return text("<b>Your move</b>. {until}", until=filing(Window(stand.due), today))


def _by_account(stand: Standing, today: date) -> Text:
    day = stand.due
    if day is None:
        return text("<b>Your move</b>. The day to apply is shown in your SIAPkerja account.")
    if stand.overdue:
        return text("<b>Your move</b>. The day to apply was <b>{day}</b>, {ago}.", day=day, ago=ago(day, today))
    return text("<b>Your move</b>: apply by <b>{day}</b> ({left}).", day=day, left=left(day, today))


def _unfixed(stand: Standing, today: date) -> Text:
    return text("<b>Your move</b>. No date is fixed for it.")


def _last_day(last: date, today: date) -> Text:
    if today == last:
        return text("<b>Today is the last day to file ({last}).</b> File now in SIAPkerja.", last=last)
    return text("The last day to file was <b>{last}</b>, {ago}.", last=last, ago=ago(last, today))
