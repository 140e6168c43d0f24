"""What happens to the visits that share a transaction, in memory alone: what was found, the steps, what changed."""

from asyncio import Future
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from storage.records import SOURCE_LENGTH, Consent, Delivery, Participant, Progress, Seen, Visit

LoadConsents = Callable[[Iterable[int]], dict[int, Mapping[str, Consent]]]
Connect = Callable[[], AbstractContextManager[Connection]]
"""Opens a savepoint in the transaction."""


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
    progress: dict[int, dict[str, Progress]]


@dataclass(slots=True)
class Changes:
    """What is to be written."""

    people: list[Participant] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    dropped: list[tuple[int, str]] = field(default_factory=list)
    words: list[Consent] = field(default_factory=list)
    reached: list[tuple[Delivery, str]] = field(default_factory=list)


class _Savepoint:
    """A savepoint that is made when a step first wants the transaction, and undone when the step fails."""

    __slots__ = ("_connect", "_opened")

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._opened: AbstractContextManager[Connection] | None = None

    def open(self) -> Connection:
        """Make it, and give the transaction."""
        opened = self._connect()
        connection = opened.__enter__()
        self._opened = opened
        return connection

    def close(self, error: BaseException | None = None) -> None:
        """Keep what was done since, or undo it because of an error."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)


class Batch:
    """The state that the visits of one transaction share, so that each sees what those before it did."""

    def __init__(self, found: Found, load_consents: LoadConsents, connect: Connect) -> None:
        self._found = found
        self._people = dict(found.people)
        self._progress: dict[int, Mapping[str, Progress]] = dict(found.progress)
        self._words: list[Consent] = []
        self._reached: list[tuple[Delivery, str]] = []
        self._load_consents = load_consents
        self._connect = connect
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
        savepoint = _Savepoint(self._connect)
        try:
            self._serve(call, savepoint.open)
            savepoint.close()
        except BaseException as error:
            # Whatever a step raises belongs to its caller, and must not end the thread.
            call.outcome, call.error = None, error
            savepoint.close(error)

    def _serve(self, call: Call, connect: Callable[[], Connection]) -> None:
        visit = self._meet(call.delivery, connect)
        try:
            call.outcome = self._step(call, visit)
        finally:
            visit.seal()
        self._keep(visit)

    def _step(self, call: Call, visit: Visit) -> Any:
        try:
            return call.step(visit)
        except SQLAlchemyError as error:
            # The database failed, not the step: the whole transaction is to be undone.
            self._fault = error
            raise

    def changes(self) -> Changes:
        """Gather what differs from what was found; raises what kept a step from reading the database."""
        if self._fault is not None:
            raise self._fault
        changes = Changes(words=self._words, reached=self._reached)
        for user_id, person in self._people.items():
            before = self._found.people[user_id]
            if person is not before and person != before:
                changes.people.append(person)
        for user_id, flows in self._progress.items():
            were = self._found.progress.get(user_id, {})
            changes.dropped += [(user_id, flow) for flow in were if flow not in flows]
            changes.progress += [progress for flow, progress in flows.items() if progress is not were.get(flow)]
        return changes

    def _meet(self, delivery: Delivery, connect: Callable[[], Connection]) -> Visit:
        user_id = delivery.user_id
        person = self._people[user_id] = _greet(self._people[user_id], delivery)
        flows = self._progress.get(user_id, {})
        return Visit(delivery, person, flows, lambda: self._latest_words(user_id), connect)

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
        before = self._progress.get(user_id, {})
        if visit.flows is not before:
            self._progress[user_id] = _stamped(visit, before)
        self._words += visit.words
        self._reached += [(visit.delivery, what) for what in visit.reached]


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


def _stamped(visit: Visit, before: Mapping[str, Progress]) -> dict[str, Progress]:
    """Note when flows changed; the one that is talked about is the newest, whatever the clocks of several workers."""
    current = visit.progress
    flows = {flow: _stamp(one, before.get(flow), visit.delivery) for flow, one in visit.flows.items()}
    if current is not None and flows != before:
        others = [one.updated_at for flow, one in flows.items() if flow != current.flow]
        newest = max([visit.delivery.at, *(at + timedelta(microseconds=1) for at in others)])
        flows[current.flow] = replace(flows[current.flow], updated_at=newest)
    return flows


def _stamp(progress: Progress, before: Progress | None, delivery: Delivery) -> Progress:
    """Keep the time of a flow that was only left in peace, and the record of one that did not change."""
    if progress == before:
        return before
    at = delivery.at if before is None else before.updated_at
    return replace(progress, user_id=delivery.user_id, updated_at=at)


def _is_own_commit(call: Call, seen: Seen) -> bool:
    """Tell whether a commit whose answer was lost did happen: the row is ours, to the microsecond."""
    return call.stepped and seen.worker == call.delivery.worker and seen.at == call.delivery.at
