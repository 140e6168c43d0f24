"""Replies that were sent, words that were given, and the repositories beside the hot path."""

import asyncio
from datetime import timedelta

import pytest

from storage import Consent, Seen, Store, Visit, consents, participants, updates
from tests.storage.samples import BUDI, SITI, START, add_one, delivery, glance, look, together


async def test_an_unanswered_update_is_told_from_an_answered_one(store_url: str) -> None:
    answered, unanswered = delivery(), delivery()
    async with Store.open(store_url) as store:
        await store.visit(answered, add_one)
        await store.visit(unanswered, add_one)
        store.answered(answered.key)
    async with Store.open(store_url) as store:
        outcomes = [await store.visit(update, add_one) for update in (answered, unanswered)]
    assert [isinstance(outcome, Seen) and outcome.answered for outcome in outcomes] == [True, False]


async def test_the_mark_rides_along_with_the_next_visit(store: Store) -> None:
    first = delivery()
    await store.visit(first, add_one)
    store.answered(first.key)
    assert await store.visit(first, add_one) == Seen(first.key, answered=True, at=START, worker="")


async def test_the_mark_is_written_when_nobody_else_comes(store_url: str) -> None:
    first = delivery()
    async with Store.open(store_url) as store, Store.open(store_url) as other, asyncio.timeout(20):
        await store.visit(first, add_one)
        store.answered(first.key)
        while not (seen := await other.visit(first, look)) or not isinstance(seen, Seen) or not seen.answered:
            pass


async def test_a_mark_for_an_unknown_update_does_nothing(store: Store) -> None:
    store.answered(987_654)
    assert await store.visit(delivery(key=987_654), add_one) == 1


async def test_the_latest_word_counts_and_the_history_stays(store: Store) -> None:
    def say(granted: bool, words: str):  # type: ignore[no-untyped-def]
        return lambda visit: visit.record_consent("reminders", granted=granted, words_hash=words, language="id")

    await store.visit(delivery(), say(True, "one"))
    await store.visit(delivery(days=1), say(False, "two"))
    await store.visit(delivery(BUDI), say(True, "one"))
    history = await store.run(lambda connection: consents.history(connection, SITI))
    assert history == [
        Consent(SITI, "reminders", True, "one", "id", START),
        Consent(SITI, "reminders", False, "two", "id", START + timedelta(days=1)),
    ]
    assert dict((await glance(store)).consents) == {"reminders": history[-1]}
    assert await store.run(lambda connection: consents.history(connection, SITI, "research")) == []


async def test_words_of_one_visit_keep_their_order(store: Store) -> None:
    def waver(visit: Visit) -> list[bool]:
        told = []
        for granted in (True, False, True, False):
            visit.record_consent("research", granted=granted, words_hash="h")
            told.append(visit.consents["research"].granted)
        return told

    assert await store.visit(delivery(), waver) == [True, False, True, False]
    assert (await glance(store)).consents["research"].granted is False


async def test_words_are_seen_within_the_transaction(store: Store) -> None:
    def agree(visit: Visit) -> None:
        visit.record_consent("reminders", granted=True, words_hash="h")

    def purposes(visit: Visit) -> list[str]:
        return sorted(visit.consents)

    told = await together(
        store, (delivery(), purposes), (delivery(), agree), (delivery(), purposes), (delivery(BUDI), purposes)
    )
    assert told == [[], None, ["reminders"], []]


async def test_consents_are_not_read_after_the_transaction(store: Store) -> None:
    escaped = await store.visit(delivery(), lambda visit: visit)
    assert isinstance(escaped, Visit)
    with pytest.raises(RuntimeError, match="within the step"):
        dict(escaped.consents)


async def test_people_are_counted_and_marked_unreachable(store: Store) -> None:
    for person in (SITI, BUDI):
        await store.visit(delivery(person), look)
    assert await store.run(lambda connection: participants.set_reachable(connection, BUDI, reachable=False))
    assert not await store.run(lambda connection: participants.set_reachable(connection, 12, reachable=False))
    assert await store.run(participants.count) == 2
    assert await store.run(lambda connection: participants.count(connection, reachable_only=True)) == 1
    budi = await store.run(lambda connection: participants.get(connection, BUDI))
    assert budi
    assert (budi.user_id, budi.reachable, budi.created_at) == (BUDI, False, START)
    assert await store.run(lambda connection: participants.get(connection, 12)) is None


async def test_old_marks_are_forgotten_in_portions(store: Store) -> None:
    old = [delivery(days=days) for days in range(7)]
    for update in old:
        await store.visit(update, look)
    assert await updates.forget(store, START + timedelta(days=5), portion=2) == 5
    assert await updates.forget(store, START + timedelta(days=5)) == 0
    outcomes = [await store.visit(update, add_one) for update in old]
    assert [isinstance(outcome, Seen) for outcome in outcomes] == [False] * 5 + [True] * 2
