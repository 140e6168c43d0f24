"""Updates whose reply is not known to have left are found again, and taken by one worker."""

from datetime import UTC, datetime, timedelta

from storage import Delivery, Seen, Store
from storage.updates import reclaim, take_over

NOW = datetime(2026, 11, 23, 3, 0, 0, 123_456, tzinfo=UTC)


async def handle(store: Store, key: int, user_id: int, at: datetime = NOW) -> None:
    assert await store.visit(Delivery(key, user_id, at, worker="old"), lambda _: True) is True


async def seen(store: Store, key: int, user_id: int) -> Seen:
    found = await store.visit(Delivery(key, user_id, NOW, worker="any"), lambda _: None)
    assert isinstance(found, Seen)
    return found


async def test_what_waits_is_taken_over_by_person(store_url: str) -> None:
    async with Store.open(store_url) as store:
        for key, user_id in ((1, 7), (2, 8), (3, 7), (4, 9), (-5, 9)):
            await handle(store, key, user_id, NOW + timedelta(seconds=key))
        await handle(store, 6, 10, NOW - timedelta(seconds=1))
        store.answered(4)
        for _ in range(2):
            assert await store.run(lambda tx: take_over(tx, "new", NOW)) == {7: [1, 3], 8: [2]}
        assert (await seen(store, 1, 7)).worker == "new"
        assert (await seen(store, 4, 9)).worker == "old"
        assert (await seen(store, 6, 10)).worker == "old"


async def test_an_unanswered_update_is_taken_by_one(store_url: str) -> None:
    async with Store.open(store_url) as store:
        await handle(store, 1, 7)
        known = await seen(store, 1, 7)
        later = NOW + timedelta(seconds=9)
        assert await store.run(lambda tx: reclaim(tx, known, "first", later))
        assert not await store.run(lambda tx: reclaim(tx, known, "second", later))
        again = await seen(store, 1, 7)
        assert (again.worker, again.at, again.answered) == ("first", later, False)
        assert await store.run(lambda tx: reclaim(tx, again, "second", later))
        store.answered(1)
        taken = await seen(store, 1, 7)
        assert not await store.run(lambda tx: reclaim(tx, taken, "third", later))
