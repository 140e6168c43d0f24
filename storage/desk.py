"""The transaction of the hot path on the bare driver connection: few statements a batch, whatever its size."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.batch import Changes, Found, newcomer
from storage.errors import StorageError
from storage.records import Consent, Delivery, Participant, Seen
from storage.rows import Rows, latest_by_person, read_progress
from storage.statements import Prepared, Row, Statements, encode_rows

Request = tuple[Prepared, list[dict[str, Any]]]


class Desk:
    """One transaction at a time on SQLite; `begin`, `commit` and `undo` bracket it."""

    opening = "BEGIN IMMEDIATE"

    def __init__(self, driver: Any, statements: Statements, rows: Rows) -> None:
        self._driver = driver
        self._statements = statements
        self._rows = rows

    def begin(self, deliveries: Sequence[Delivery], answered: Iterable[int]) -> Found:
        """Lock and read all that the deliveries need; newcomers are written at once."""
        statements = self._statements
        updates = {delivery.key: delivery for delivery in reversed(deliveries)}
        first = {delivery.user_id: delivery for delivery in reversed(deliveries)}
        marks = [{"key": key} for key in answered]
        requests: list[Request] = [(statements.mark_answered, marks)] if marks else []
        requests.append((statements.mark_seen, [self._rows.seen(delivery) for delivery in updates.values()]))
        *_, fresh, people, progress = self._burst([*requests, *self._look_up(first)], before=self.opening)
        found = Found({key for (key,) in fresh}, {}, {}, {})
        self._note(found, people, progress)
        self._admit(found, first)
        self._recall(found, updates)
        return found

    def consents(self, user_ids: Iterable[int]) -> dict[int, Mapping[str, Consent]]:
        """Read the latest word of these people for each purpose."""
        wanted = [{"user_id": user_id} for user_id in user_ids]
        (rows,) = self._burst([(self._statements.find_consents, wanted)])
        return latest_by_person(Consent(*row) for row in rows)

    def commit(self, changes: Changes) -> None:
        """Write the changes, and make everything since `begin` last."""
        statements, rows = self._statements, self._rows
        requests: list[Request] = [
            (statements.save_people, [rows.participant(person) for person in changes.people]),
            (statements.save_progress, [rows.progress(progress) for progress in changes.progress]),
            (statements.drop_progress, [{"user_id": user_id, "flow": flow} for user_id, flow in changes.dropped]),
            (statements.add_consents, [rows.consent(word) for word in changes.words]),
            (statements.add_milestones, [rows.milestone(*each) for each in changes.reached]),
        ]
        self._burst([request for request in requests if request[1]], after="COMMIT")

    def undo(self) -> None:
        """Forget everything since `begin`."""
        if self._driver.in_transaction:
            self._driver.execute("ROLLBACK")

    def _look_up(self, user_ids: Iterable[int]) -> list[Request]:
        wanted = [{"user_id": user_id} for user_id in user_ids]
        return [(self._statements.find_people, wanted), (self._statements.find_progress, wanted)]

    def _note(self, found: Found, people: list[Row], progress: list[Row]) -> None:
        found.people.update((row[0], Participant(*row)) for row in people)
        for one in map(read_progress, progress):
            if one is not None:
                found.progress.setdefault(one.user_id, {})[one.flow] = one

    def _admit(self, found: Found, first: Mapping[int, Delivery]) -> None:
        missing = [delivery for user_id, delivery in first.items() if user_id not in found.people]
        if not missing:
            return
        greetings = [self._rows.participant(newcomer(delivery)) for delivery in missing]
        look_up = self._look_up(delivery.user_id for delivery in missing)
        _, people, progress = self._burst([(self._statements.greet, greetings), *look_up])
        self._note(found, people, progress)

    def _recall(self, found: Found, updates: Iterable[int]) -> None:
        known = [{"key": key} for key in updates if key not in found.fresh]
        if known:
            (rows,) = self._burst([(self._statements.find_seen, known)])
            found.seen.update((row[0], Seen(*row)) for row in rows)

    def _burst(self, requests: Iterable[Request], *, before: str = "", after: str = "") -> list[list[Row]]:
        if before:
            self._driver.execute(before)
        results = []
        for statement, values in requests:
            rows = self._driver.execute(statement.sql, encode_rows(values)).fetchall()
            results.append(statement.read(rows))
        if after:
            self._driver.execute(after)
        return results


class PipelinedDesk(Desk):
    """The same on PostgreSQL, where every burst of statements costs one round trip."""

    opening = "BEGIN"

    def undo(self) -> None:
        """Forget everything since `begin`."""
        self._driver.rollback()

    def _burst(self, requests: Iterable[Request], *, before: str = "", after: str = "") -> list[list[Row]]:
        asked = list(requests)
        execute = self._driver.execute
        with self._driver.pipeline():
            if before:
                execute(before)
            cursors = [execute(statement.sql, encode_rows(values)) for statement, values in asked]
            end = execute(after) if after else None
        if end is not None and end.statusmessage != after:
            # PostgreSQL answers ROLLBACK, without an error, to the COMMIT of a broken transaction.
            raise StorageError(f"the transaction was not committed: {end.statusmessage}")
        return [
            statement.read(cursor.fetchall() if cursor.description else ())
            for (statement, _), cursor in zip(asked, cursors, strict=True)
        ]
