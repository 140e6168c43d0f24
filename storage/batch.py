"""What happens to the visits that share a transaction, in memory alone: what was found, the steps, what changed."""

from asyncio import Future
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Any

from storage.records import SOURCE_LENGTH, Consent, Delivery, Participant, Progress, Seen, Visit

LoadConsents = Callable[[Iterable[int]], dict[int, Mapping[str, Consent]]]


class Call:
    """A visit that somebody awaits; it ends with an outcome or an error."""

    __slots__ = ("delivery", "error", "future", "outcome", "step", "stepped")

    def __init__(self, future: "Future[Any]", delivery: Delivery, step: Callable[[Visit], Any]) -> None:
        self.future = future
        self.delivery = delivery
        self.step = step
        self.outcome: Any = None
        self.error: BaseException | None = None
        self.stepped = False


@dataclass(slots=True)
class Found:
    """What the database knew when the transaction began; `fresh` are the updates nobody handled yet."""

    fresh: set[int]
    seen: dict[int, Seen]
    people: dict[int, Participant]
    progress: dict[int, Progress]


@dataclass(slots=True)
class Changes:
    """What is to be written."""

    people: list[Participant] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    words: list[Consent] = field(default_factory=list)


class Batch:
    """The state that the visits of one transaction share, so that each sees what those before it did."""

    def __init__(self, found: Found, load_consents: LoadConsents) -> None:
        self._found = found
        self._people = dict(found.people)
        self._progress: dict[int, Progress | None] = dict(found.progress)
        self._words: list[Consent] = []
        self._load_consents = load_consents
        self._consents: dict[int, Mapping[str, Consent]] | None = None
        self._fault: Exception | None = None

    def take(self, call: Call) -> None:
        """Run the step of one visit, or tell that its update was seen; what a failing step did is forgotten."""
        delivery, found = call.delivery, self._found
        key = delivery.key
        if key not in found.fresh:
            if not _is_own_commit(call, found.seen[key]):
                call.outcome, call.error = found.seen[key], None
            return
        found.fresh.remove(key)
        found.seen[key] = Seen(key, answered=False, at=delivery.at, worker=delivery.worker)
        call.stepped, call.outcome, call.error = True, None, None
        visit = self._meet(delivery)
        try:
            call.outcome = call.step(visit)
        except BaseException as error:
            # Whatever a step raises belongs to its caller, and must not end the thread.
            call.error = error
        else:
            self._keep(visit)
        finally:
            visit.seal()

    def changes(self) -> Changes:
        """Gather what differs from what was found; raises what kept a step from reading the database."""
        if self._fault is not None:
            raise self._fault
        changes = Changes(words=self._words)
        for user_id, person in self._people.items():
            before = self._found.people[user_id]
            if person is not before and person != before:
                changes.people.append(person)
        for user_id, progress in self._progress.items():
            was = self._found.progress.get(user_id)
            if progress is None and was is not None:
                changes.dropped.append(user_id)
            elif progress is not None and progress is not was:
                changes.progress.append(progress)
        return changes

    def _meet(self, delivery: Delivery) -> Visit:
        user_id = delivery.user_id
        person = self._people[user_id] = _greet(self._people[user_id], delivery)
        return Visit(delivery, person, self._progress.get(user_id), lambda: self._latest_words(user_id))

    def _latest_words(self, user_id: int) -> Mapping[str, Consent]:
        try:
            if self._consents is None:
                self._consents = self._load_consents(self._people)
        except Exception as error:
            # A step may swallow this; the transaction must not be committed all the same.
            self._fault = error
            raise
        later = {word.purpose: word for word in self._words if word.user_id == user_id}
        return {**self._consents.get(user_id, {}), **later}

    def _keep(self, visit: Visit) -> None:
        user_id = visit.delivery.user_id
        self._people[user_id] = _same_person(visit.participant, user_id)
        before = self._progress.get(user_id)
        if visit.progress is not before:
            self._progress[user_id] = _stamp(visit.progress, before, visit.delivery)
        self._words += visit.words


def newcomer(delivery: Delivery) -> Participant:
    """Make the record of somebody who was never here."""
    at = delivery.at.astimezone(UTC)
    return Participant(delivery.user_id, at, at.date(), delivery.language, source=_payload(delivery))


def _greet(person: Participant, delivery: Delivery) -> Participant:
    """Note the day; who writes can be reached; the first deep link stays."""
    today = delivery.at.astimezone(UTC).date()
    source = person.source or _payload(delivery)
    if person.last_seen_on >= today and person.reachable and source == person.source:
        return person
    return replace(person, last_seen_on=max(person.last_seen_on, today), reachable=True, source=source)


def _payload(delivery: Delivery) -> str | None:
    # Anybody may type "/start" and anything, even characters that no database keeps.
    printable = "".join(filter(str.isprintable, delivery.source or ""))
    return printable[:SOURCE_LENGTH] or None


def _same_person(person: Participant, user_id: int) -> Participant:
    return person if person.user_id == user_id else replace(person, user_id=user_id)


def _stamp(progress: Progress | None, before: Progress | None, delivery: Delivery) -> Progress | None:
    if progress is None:
        return None
    if progress == before:
        return before
    return replace(progress, user_id=delivery.user_id, updated_at=delivery.at)


def _is_own_commit(call: Call, seen: Seen) -> bool:
    """Tell whether a commit whose answer was lost did happen: the row is ours, to the microsecond."""
    return call.stepped and seen.worker == call.delivery.worker and seen.at == call.delivery.at
