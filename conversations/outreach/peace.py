"""Somebody who is answering questions is left in peace until they are done or have rested for a while."""

from datetime import datetime, timedelta

REST = timedelta(minutes=30)
"""After so long without an answer a questionnaire rests, and an unasked message no longer interrupts."""


def free_from(last_answer: datetime | None, now: datetime) -> datetime:
    """Return from when on an unasked message may come.

    `last_answer` is the moment of the newest answer in a questionnaire under way, `None` when there is none.
    """
    return now if last_answer is None else max(now, last_answer + REST)
