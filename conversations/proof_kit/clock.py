"""The two times that run after a layoff: the employer's to report it, and the person's to file the claim."""

from datetime import date, datetime, timedelta, timezone

from conversations.claim_status import dates, limits
from conversations.claim_status.claim import Claim
from conversations.eligibility.parameters import R25
from conversations.engine.text import Raw, Said, plural, text
from conversations.proof_kit.case import Case

_WIB = timezone(timedelta(hours=7))


def too_late(case: Case, today: date) -> bool:
    """CLAIM-01: tell whether the time to file is over for certain; of a month, its last possible day counts."""
    if not case.ends_a_job:
        return False
    latest = case.phk_on or _end_of(case.phk_month)
    window = limits.window(_claim(latest, today), today)
    return window is not None and today > window.last


def employer(case: Case, today: date) -> list[Said]:
    """Say until when the employer must report: 7 working days (Permenaker 2/2025 Pasal 9(1)-(3))."""
    if not case.waits_for_report:
        return []
    limit = limits.report(_claim(case.phk_on, today), today)
    article = Raw(limit.article)
    if limit.day is None:
        said = plural(
            "The company must report the PHK within <b>{n} working day</b>. <i>{article}</i>",
            "The company must report the PHK within <b>{n} working days</b>. <i>{article}</i>",
            n=limits.REPORT_DAYS,
            article=article,
        )
        return [said]
    if limit.day < today:
        ago = dates.ago(limit.day, today)
        said = text(
            "The company had to report the PHK by <b>{day}</b>, {ago}. <i>{article}</i>",
            day=limit.day,
            ago=ago,
            article=article,
        )
    else:
        left = dates.left(limit.day, today)
        said = text(
            "The company must report the PHK by <b>{day}</b> ({left}). <i>{article}</i>",
            day=limit.day,
            left=left,
            article=article,
        )
    return [said] if limit.certain else [said, _NOT_CERTAIN]


_NOT_CERTAIN = text("Not all holidays in this time are known here; the day may come a little later.")


def own(case: Case, today: date) -> list[Said]:
    """CLAIM-01: say until when the person may file, by the earliest day that the layoff can have."""
    if not case.ends_a_job:
        return []
    window = limits.window(_claim(case.phk_on or case.phk_month, today), today)
    if window is None:
        return [
            text("A claim is filed within {months} months of the layoff. Look up its date.", months=R25.filing_months)
        ]
    if case.phk_on is None:
        return [_of_month(window.safe, today)]
    said = dates.filing(window, today)
    if case.phk_on <= today:
        return [said]
    return [said, text("The layoff is still ahead; you can file once it takes effect on {phk}.", phk=case.phk_on)]


def _of_month(safe: date, today: date) -> Said:
    if safe < today:
        return text("If the layoff was on the 1st, the safe last day to file was {safe}. Look up its date.", safe=safe)
    left = dates.left(safe, today)
    return text("Safe last day to file, if the layoff was on the 1st: <b>{safe}</b> ({left}).", safe=safe, left=left)


def _end_of(month: date | None) -> date | None:
    """Return the last day of the month of which the first is given."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1) if month else None


def _claim(phk_on: date | None, today: date) -> Claim:
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=_WIB)
    return Claim(0, "not_reported", None, noon, "self", phk_on=phk_on)
