"""Records to rows of a JSON document and back."""

import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from json import dumps, loads
from typing import Any

from storage.records import Consent, Delivery, Participant, Progress

Values = dict[str, Any]
_log = logging.getLogger(__name__)
_PENDING = {"question", "value"}


class Rows:
    """Writes records as the database wants them: SQLite keeps moments without their zone, PostgreSQL wants it."""

    def __init__(self, *, is_sqlite: bool) -> None:
        self._end = -6 if is_sqlite else None

    def moment(self, at: datetime) -> str:
        """Write an aware moment in UTC."""
        return at.astimezone(UTC).isoformat(" ", "microseconds")[: self._end]

    def seen(self, delivery: Delivery) -> Values:
        """Make the row that keeps an update from being handled twice."""
        at = self.moment(delivery.at)
        return {
            "key": delivery.key,
            "user_id": delivery.user_id,
            "at": at,
            "worker": delivery.worker,
            "answered": False,
        }

    def participant(self, person: Participant) -> Values:
        """Make the row of a person."""
        return {
            "user_id": person.user_id,
            "language": person.language,
            "time_zone": person.time_zone,
            "region": person.region,
            "reachable": person.reachable,
            "source": person.source,
            "created_at": self.moment(person.created_at),
            "last_seen_on": person.last_seen_on.isoformat(),
        }

    def progress(self, progress: Progress) -> Values:
        """Make the row of a person's progress; ASCII, so that whatever was typed comes back as it was."""
        pending = progress.pending
        return {
            "user_id": progress.user_id,
            "flow": progress.flow,
            "version": progress.version,
            "run": progress.run,
            "answers": dumps(dict(progress.answers)),
            "pending": None if pending is None else dumps(dict(pending)),
            "active": progress.active,
            "at": progress.at,
            "updated_at": self.moment(progress.updated_at),
        }

    def consent(self, word: Consent) -> Values:
        """Make the row of one word about one purpose."""
        return {
            "user_id": word.user_id,
            "purpose": word.purpose,
            "granted": word.granted,
            "words_hash": word.words_hash,
            "language": word.language,
            "at": self.moment(word.at),
            "version": word.version,
        }

    def milestone(self, delivery: Delivery, what: str) -> Values:
        """Make the row that tells how far a person came."""
        return {"user_id": delivery.user_id, "what": what, "at": self.moment(delivery.at)}


def read_progress(row: tuple[Any, ...]) -> Progress | None:
    """Make the record from a row in the order of its fields; one that cannot be read counts as none, and is logged."""
    user_id, flow, version, run, answers, pending, *rest = row
    replies = _read_words(answers)
    waiting = None if pending is None else _read_words(pending)
    if replies is None or (pending is not None and (waiting is None or waiting.keys() != _PENDING)):
        # Without a word of what it holds, nor whose it is.
        _log.error("The progress of a person cannot be read; they begin anew")
        return None
    return Progress(user_id, flow, version, run, replies, waiting, *rest)


def _read_words(document: Any) -> dict[str, str] | None:
    """Read a JSON object whose values are all strings; anything else is none."""
    try:
        found = loads(document)
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        return None
    return found


def latest_by_person(words: Iterable[Consent]) -> dict[int, Mapping[str, Consent]]:
    """Sort words by person and purpose; of several the last one stays."""
    people: dict[int, dict[str, Consent]] = {}
    for word in words:
        people.setdefault(word.user_id, {})[word.purpose] = word
    return dict(people)
