"""Hours of counsellors: nobody ever shares one, whoever is quicker and on whatever process."""

import asyncio
import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, insert, select

from conversations.counselling.records import Slot
from storage import Seen, Store, Visit, counselling, tables
from storage.forget import forget_people
from tests.storage.samples import BUDI, SITI, START, delivery, look

RATNA = 7_100_000_001
TOMORROW = START + timedelta(days=1)


def offer(connection: Connection, count: int = 3, region: str = "", place: str = "") -> list[int]:
    """Offer so many hours of Ratna's, one after another from tomorrow on; return their numbers."""
    hours = [Slot(0, "Ratna", RATNA, TOMORROW + timedelta(hours=number), 60, region, place) for number in range(count)]
    assert counselling.publish(connection, hours) == count
    rows = select(tables.slot.c.id).where(tables.slot.c.region == region).order_by(tables.slot.c.starts_at)
    return list(connection.scalars(rows))


async def meet(store: Store, *people: int) -> None:
    for user_id in people:
        await store.visit(delivery(user_id), look)


async def test_two_hundred_race_for_twenty_hours_and_nobody_shares_one(store_url: str) -> None:
    people = [8_000_000_000 + number for number in range(200)]
    dice = random.Random(20)

    async def race(store: Store, user_id: int, wishes: list[int]) -> int | None:
        """Try hour after hour, as somebody does who is told that one is taken."""
        for slot_id in wishes:

            def take(visit: Visit, slot_id: int = slot_id) -> bool:
                return counselling.book(visit.connection, user_id, slot_id, START) is not None

            taken = await store.visit(delivery(user_id), take)
            assert not isinstance(taken, Seen)
            if taken:
                return slot_id
        return None

    async with Store.open(store_url) as one, Store.open(store_url) as other:
        slots = await one.run(lambda tx: offer(tx, 20))
        wishes = {user_id: dice.sample(slots, len(slots)) for user_id in people}
        held = await asyncio.gather(
            *(race([one, other][number % 2], user_id, wishes[user_id]) for number, user_id in enumerate(people))
        )
        rows = await one.run(lambda tx: tx.execute(select(tables.booking.c.slot_id, tables.booking.c.user_id)).all())
        free = await one.run(lambda tx: counselling.free(tx, START))

    assert Counter(held)[None] == 180
    assert sorted(slot for slot in held if slot) == slots
    assert {tuple(row) for row in rows} == {(slot, user) for slot, user in zip(held, people, strict=True) if slot}
    assert free == ()


async def test_everybody_wants_the_same_hour(store_url: str) -> None:
    people = [8_000_000_000 + number for number in range(40)]
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        [slot_id] = await one.run(lambda tx: offer(tx, 1))

        def take(visit: Visit) -> bool:
            return counselling.book(visit.connection, visit.delivery.user_id, slot_id, START) is not None

        tries = (store.visit(delivery(user_id), take) for user_id in people for store in (one, other))
        got = await asyncio.gather(*tries)
        assert Counter(got) == {True: 2, False: 78}
        assert await one.run(lambda tx: tx.scalar(select(func.count()).select_from(tables.booking))) == 1


async def test_who_moves_lets_go_of_the_old_hour(store: Store) -> None:
    await meet(store, SITI, BUDI)
    first, second, _ = await store.run(offer)
    assert await store.run(lambda tx: counselling.book(tx, SITI, first, START))
    assert await store.run(lambda tx: counselling.book(tx, SITI, second, START))
    held = await store.run(lambda tx: counselling.held(tx, SITI, START))
    assert held is not None
    assert held.slot.id == second
    assert await store.run(lambda tx: counselling.book(tx, BUDI, first, START))


async def test_to_move_to_an_hour_that_is_taken_keeps_the_own_one(store: Store) -> None:
    await meet(store, SITI, BUDI)
    first, second, _ = await store.run(offer)
    await store.run(lambda tx: counselling.book(tx, SITI, first, START))
    await store.run(lambda tx: counselling.book(tx, BUDI, second, START))
    assert await store.run(lambda tx: counselling.book(tx, SITI, second, START)) is None
    held = await store.run(lambda tx: counselling.held(tx, SITI, START))
    assert held is not None
    assert held.slot.id == first


async def test_nobody_cancels_the_hour_of_another(store: Store) -> None:
    await meet(store, SITI, BUDI)
    first, *_ = await store.run(offer)
    await store.run(lambda tx: counselling.book(tx, SITI, first, START))
    assert not await store.run(lambda tx: counselling.cancel(tx, BUDI, first))
    assert await store.run(lambda tx: counselling.cancel(tx, SITI, first))
    assert not await store.run(lambda tx: counselling.cancel(tx, SITI, first))


async def test_an_hour_that_began_or_was_taken_back_is_not_to_be_had(store: Store) -> None:
    await meet(store, SITI, BUDI)
    first, second, _ = await store.run(offer)
    assert await store.run(lambda tx: counselling.book(tx, SITI, first, TOMORROW)) is None
    await store.run(lambda tx: counselling.book(tx, BUDI, second, START))
    assert await store.run(lambda tx: counselling.withdraw(tx, RATNA, second, START)) == BUDI
    assert await store.run(lambda tx: counselling.book(tx, SITI, second, START)) is None
    assert await store.run(lambda tx: counselling.held(tx, BUDI, START)) is None
    assert await store.run(lambda tx: counselling.withdraw(tx, SITI, first, START)) is None
    assert first in {slot.id for slot in await store.run(lambda tx: counselling.free(tx, START))}


async def test_hours_elsewhere_are_not_offered_but_those_online_are(store: Store) -> None:
    [here] = await store.run(lambda tx: offer(tx, 1, "12.72", "Disnaker"))
    await store.run(lambda tx: tx.execute(insert(tables.slot), [_row("32.73", "Bandung", 2), _row("32.73", "", 3)]))
    found = await store.run(lambda tx: counselling.free(tx, START, "12.08"))
    assert [(slot.id == here, slot.place) for slot in found] == [(True, "Disnaker"), (False, "")]


async def test_an_hour_offered_twice_is_offered_once_and_one_taken_back_comes_again(store: Store) -> None:
    first, *_ = await store.run(offer)
    again = Slot(0, "Ratna", RATNA, TOMORROW, 60)
    assert await store.run(lambda tx: counselling.publish(tx, [again])) == 0
    await store.run(lambda tx: counselling.withdraw(tx, RATNA, first, START))
    assert await store.run(lambda tx: counselling.publish(tx, [again])) == 1
    assert first in {slot.id for slot in await store.run(lambda tx: counselling.free(tx, START))}


async def test_notes_are_for_the_counsellor_who_wrote_them(store: Store) -> None:
    await meet(store, SITI)
    first, second, _ = await store.run(offer)
    assert not await store.run(lambda tx: counselling.note(tx, RATNA, first, "Nobody holds it", START))
    await store.run(lambda tx: counselling.book(tx, SITI, first, START))
    assert not await store.run(lambda tx: counselling.note(tx, BUDI, first, "Not theirs", START))
    assert await store.run(lambda tx: counselling.note(tx, RATNA, first, "Tertarik las", START))
    assert [note.words for note in await store.run(lambda tx: counselling.notes(tx, RATNA, first))] == ["Tertarik las"]
    assert await store.run(lambda tx: counselling.notes(tx, BUDI, first)) == ()
    assert await store.run(lambda tx: counselling.notes(tx, RATNA, second)) == ()


@pytest.mark.parametrize("gone", [SITI, RATNA])
async def test_who_is_forgotten_leaves_no_trace_in_hours_and_notes(store: Store, gone: int) -> None:
    await meet(store, SITI, RATNA)
    first, *_ = await store.run(offer)
    await store.run(lambda tx: counselling.book(tx, SITI, first, START))
    await store.run(lambda tx: counselling.note(tx, RATNA, first, "Tertarik las", START))
    await store.run(lambda tx: forget_people(tx, [gone]))
    rows = await store.run(
        lambda tx: [
            tuple(row)
            for table in (tables.slot, tables.booking, tables.counsel_note)
            for row in tx.execute(select(table))
        ]
    )
    assert not [row for row in rows if gone in row or (gone == RATNA and "Ratna" in row)]
    assert not [row for row in rows if "Tertarik las" in row]


def _row(region: str, place: str, hours: int) -> dict[str, object]:
    return {
        "reference": f"{region}:{hours}",
        "source": "list",
        "counsellor": "",
        "starts_at": TOMORROW + timedelta(hours=hours),
        "minutes": 60,
        "region": region,
        "place": place,
        "link": "",
    }
