"""Announcements that are halted: what waits holds up nobody, nothing of it begins, and all of it may go on."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from storage import Store, outbox, tables
from storage.outbox import Draft, Ending
from storage.planning import plan_portion
from tests.storage.crowds import FIRST, NIGHT, NOW, add_campaign, add_people, draft, move

MANY = range(FIRST, FIRST + 60)
OTHERS = range(FIRST + 100, FIRST + 105)


def flown(tx: Connection, people: range = MANY) -> int:
    """Plan an announcement for these people, and return its number."""
    add_people(tx, people)
    number = add_campaign(tx, draft(canary=0))
    assert plan_portion(tx, number, "rest", NOW, NIGHT).planned == len(people)
    return number


def states(tx: Connection) -> Counter[str]:
    """Count messages by state."""
    return Counter(tx.scalars(select(tables.outbox.c.state)))


@pytest.mark.parametrize("state", ["paused", "stopped", "cancelled", "done"])
async def test_what_is_halted_is_passed_over_at_once(store: Store, state: str) -> None:
    def work(tx: Connection) -> tuple[Any, ...]:
        halted = flown(tx)
        flown(tx, OTHERS)
        move(tx, halted, state)
        taken = outbox.lease(tx, NOW, "one", 3)
        return {message.user_id in OTHERS for message in taken}, len(taken), states(tx)

    assert await store.run(work) == ({True}, 3, {"leased": 3, "planned": 2, "parked": 60})


async def test_a_heap_of_halted_messages_is_parked_look_by_look(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_HEAP", 10)
    monkeypatch.setattr(outbox, "_HEAPS", 2)

    def work(tx: Connection) -> list[int]:
        halted = flown(tx)
        outbox.plan(tx, [Draft("news", FIRST, "answer", "note", NOW)])
        flown(tx, OTHERS)
        move(tx, halted, "paused")
        return [len(outbox.lease(tx, NOW, "one", 5)) for _ in range(5)]

    # An answer is not kept waiting by it; of announcements the first flies when those before it are parked.
    counts = await store.run(work)
    assert counts[0] == 1
    assert sum(counts) == 6


async def test_nothing_of_a_halted_announcement_begins_though_it_is_leased(store: Store) -> None:
    def work(tx: Connection) -> tuple[bool, bool, bool]:
        halted = flown(tx)
        first, second, *_ = outbox.lease(tx, NOW, "one")
        began = outbox.begin(tx, first.id, "one", NOW)
        move(tx, halted, "paused")
        refused = outbox.begin(tx, second.id, "one", NOW)
        move(tx, halted, "sending")
        return began, refused, outbox.begin(tx, second.id, "one", NOW)

    assert await store.run(work) == (True, False, True)


async def test_it_is_parked_in_portions_and_goes_on_with_all_that_did_not_begin(store: Store) -> None:
    def parked(tx: Connection) -> tuple[Any, ...]:
        number = flown(tx)
        begun, done, *_ = outbox.lease(tx, NOW, "one", 20)
        for each in (begun, done):
            outbox.begin(tx, each.id, "one", NOW)
        outbox.record(tx, "one", [Ending(done.id, "sent")], NOW)
        move(tx, number, "paused")
        counts = [outbox.park(tx, number, 25) for _ in range(4)]
        return number, counts, states(tx), len(outbox.lease(tx, NOW, "two"))

    def unparked(tx: Connection, number: int) -> tuple[Any, ...]:
        move(tx, number, "sending")
        counts = [outbox.unpark(tx, number, 50) for _ in range(3)]
        return counts, states(tx), len(outbox.lease(tx, NOW, "two"))

    number, counts, halted, taken = await store.run(parked)
    assert (counts, halted, taken) == ([25, 25, 8, 0], {"parked": 58, "leased": 1, "sent": 1}, 0)
    assert await store.run(lambda tx: unparked(tx, number)) == (
        [50, 8, 0],
        {"planned": 58, "leased": 1, "sent": 1},
        58,
    )


async def test_what_is_called_off_never_goes_and_what_began_is_known(store: Store) -> None:
    def work(tx: Connection) -> tuple[Any, ...]:
        number = flown(tx)
        begun, *_ = outbox.lease(tx, NOW, "one", 20)
        outbox.begin(tx, begun.id, "one", NOW)
        move(tx, number, "paused")
        outbox.park(tx, number, 10)
        move(tx, number, "cancelled")
        counts = [outbox.call_off(tx, number, 40, NOW) for _ in range(3)]
        again = outbox.unpark(tx, number, 99)
        recorded = outbox.record(tx, "one", [Ending(begun.id, "sent")], NOW)
        skipped = tables.outbox.c.state == "skipped"
        why = set(map(tuple, tx.execute(select(tables.outbox.c.reason, tables.outbox.c.ended_at).where(skipped))))
        return counts, again, recorded, states(tx), why

    expected = {"skipped": 59, "sent": 1}
    assert await store.run(work) == ([40, 19, 0], 0, 1, expected, {("cancelled", NOW)})


async def test_others_and_what_officers_asked_to_see_are_left_alone(store: Store) -> None:
    def work(tx: Connection) -> list[str]:
        number = flown(tx)
        flown(tx, OTHERS)
        outbox.plan(tx, [Draft("look", FIRST, "preview", "note", NOW)])
        preview = tables.outbox.c.kind == "preview"
        tx.execute(update(tables.outbox).where(preview).values(campaign_id=number))
        move(tx, number, "draft")
        while outbox.park(tx, number, 50):
            pass
        return sorted(message.kind for message in outbox.lease(tx, NOW, "one"))

    assert await store.run(work) == [*["campaign"] * len(OTHERS), "preview"]


async def test_who_says_no_gets_nothing_of_what_was_parked(store: Store) -> None:
    def work(tx: Connection) -> tuple[int, int]:
        number = flown(tx)
        move(tx, number, "paused")
        outbox.park(tx, number, 100)
        return outbox.cancel(tx, NOW, user_id=FIRST), outbox.unpark(tx, number, 100)

    assert await store.run(work) == (1, 59)


async def test_three_senders_share_an_announcement_without_overlap(store: Store, store_url: str) -> None:
    await store.run(flown)
    async with Store.open(store_url) as second, Store.open(store_url) as third:

        async def work(worker: str, one: Store) -> list[int]:
            taken: list[int] = []
            while batch := await one.run(lambda tx: outbox.lease(tx, NOW, worker, 7)):
                taken += [message.id for message in batch]
            return taken

        shares = await asyncio.gather(work("a", store), work("b", second), work("c", third))
    every = [number for share in shares for number in share]
    assert len(every) == len(set(every)) == len(MANY)
