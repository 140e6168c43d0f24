"""Five wrong tries lock for a day; the counting comes before the looking."""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from conversations.memory import Lock
from storage import Store
from storage.attempts import (
    LOCKED_FOR,
    TRIES,
    forget,
    keep_under,
    lock_of,
    locked_in,
    new_code,
    reserve,
    still_count,
    succeeded,
    unlock,
)
from storage.tables import identity_attempt, metadata, participant
from tests.storage.claims import meet, moment
from tests.storage.samples import BUDI, SITI, START


async def tries(store: Store, hours: float, number: int, user_id: int = SITI) -> list[bool]:
    """Try so often at one moment; tell which tries were allowed."""
    return [await store.run(lambda tx: reserve(tx, user_id, moment(hours))) is None for _ in range(number)]


async def lock(store: Store, hours: float, user_id: int = SITI) -> Lock | None:
    return await store.run(lambda tx: lock_of(tx, user_id, moment(hours)))


async def test_five_wrong_tries_lock_for_a_day(store: Store) -> None:
    await meet(store, SITI, BUDI)
    assert await tries(store, 0, 4) == [True] * 4
    assert await lock(store, 0) is None
    assert await tries(store, 1, 3) == [True, False, False]
    standing = await lock(store, 1)
    assert standing
    assert standing.until == moment(25)
    assert await tries(store, 24.9, 1) == [False]
    assert await lock(store, 24.9) == standing
    assert await lock(store, 25) is None
    assert await tries(store, 25, 6) == [True] * 5 + [False]
    assert await tries(store, 1, 1, BUDI) == [True]


async def test_the_refused_try_is_told_the_lock(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 5)
    refused = await store.run(lambda tx: reserve(tx, SITI, moment(2)))
    assert refused == await lock(store, 2)
    assert refused
    assert len(refused.code) == 6
    assert set(refused.code) <= set("ABCDEFGHJKMNPQRSTUVWXYZ23456789")


async def test_refused_tries_do_not_prolong_the_lock(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 5)
    before = await lock(store, 1)
    await tries(store, 23, 20)
    assert await lock(store, 23) == before


async def test_failures_are_forgotten_a_day_after_the_latest(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 4)
    assert await tries(store, 24, 5) == [True] * 5
    assert await lock(store, 24)


async def test_failures_spread_over_days_still_count_together(store: Store) -> None:
    await meet(store, SITI)
    assert [await tries(store, hours, 1) for hours in (0, 20, 40, 60, 80)] == [[True]] * 5
    assert await lock(store, 80)


async def test_an_officer_lifts_the_lock_by_its_code(store: Store) -> None:
    await meet(store, SITI, BUDI)
    await tries(store, 0, 5)
    standing = await lock(store, 1)
    assert standing
    read_out = f" {standing.code[:3].lower()}-{standing.code[3:]} "
    assert await store.run(lambda tx: locked_in(tx, read_out, moment(1))) == ""
    assert await store.run(lambda tx: unlock(tx, read_out, moment(1))) == SITI
    assert await lock(store, 1) is None
    assert await store.run(lambda tx: unlock(tx, standing.code, moment(1))) is None
    assert await tries(store, 1, 1) == [True]


@pytest.mark.parametrize("code", ["", "------", "AAAAAA", "K7M2QXK7M2QXK7M2QXK7M2QX", "'; DROP TABLE claim", "Ж"])
async def test_other_codes_lift_nothing(store: Store, code: str) -> None:
    await meet(store, SITI, BUDI)
    await tries(store, 0, 5)
    await tries(store, 0, 3, BUDI)
    assert await store.run(lambda tx: locked_in(tx, code, moment(1))) is None
    assert await store.run(lambda tx: unlock(tx, code, moment(1))) is None
    assert await lock(store, 1)


async def test_a_lock_that_ended_is_not_there_to_be_lifted(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 5)
    standing = await lock(store, 1)
    assert standing
    assert await store.run(lambda tx: locked_in(tx, standing.code, moment(30))) is None
    assert await store.run(lambda tx: unlock(tx, standing.code, moment(30))) is None


async def test_what_does_not_count_any_more_is_deleted(store: Store) -> None:
    await meet(store, SITI, BUDI)
    await tries(store, 0, 5)
    await tries(store, 10, 2, BUDI)
    assert await store.run(lambda tx: forget(tx, moment(23.9))) == 0
    assert await store.run(lambda tx: forget(tx, moment(24))) == 1
    assert await tries(store, 24, 4, BUDI) == [True, True, True, False]
    assert await tries(store, 24, 1) == [True]


async def test_a_right_try_does_not_count_and_lifts_its_lock(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 5)
    await store.run(lambda tx: succeeded(tx, SITI))
    assert await lock(store, 0) is None
    assert await tries(store, 0, 2) == [True, False]
    assert await lock(store, 0)


async def test_a_right_first_try_leaves_all_five(store: Store) -> None:
    await meet(store, SITI)
    for _ in range(3):
        await tries(store, 0, 1)
        await store.run(lambda tx: succeeded(tx, SITI))
    assert not await store.run(lambda tx: still_count(tx, SITI, START))
    assert await tries(store, 0, 6) == [True] * 5 + [False]


async def test_right_tries_buy_no_guesses(store: Store) -> None:
    await meet(store, SITI)
    guesses = 0
    for _ in range(20):
        guesses += sum(await tries(store, 0, 1))
        if (await tries(store, 0, 1)) == [True]:
            await store.run(lambda tx: succeeded(tx, SITI))
    assert guesses == TRIES
    assert await lock(store, 0)


async def test_failures_count_for_a_day(store: Store) -> None:
    await meet(store, SITI, BUDI)
    await tries(store, 0, 1)
    assert await store.run(lambda tx: still_count(tx, SITI, moment(23.9)))
    assert not await store.run(lambda tx: still_count(tx, SITI, moment(24)))
    assert not await store.run(lambda tx: still_count(tx, BUDI, moment(0)))


async def test_tries_at_the_same_moment_never_exceed_five(store_url: str) -> None:
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        await meet(one, SITI)
        work = [store.run(lambda tx: reserve(tx, SITI, START)) for _ in range(15) for store in (one, other)]
        answers = await asyncio.gather(*work)
    assert sum(answer is None for answer in answers) == TRIES
    assert len({answer.code for answer in answers if answer}) == 1


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(500)}) == 500


@given(st.lists(st.integers(0, 30 * 60), min_size=6, max_size=60))
def test_no_day_holds_more_than_five_answers(gaps: list[int]) -> None:
    """Whatever the pace (gaps in minutes), any window of 24 hours has five allowed tries at most."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine, [participant, identity_attempt])
    allowed: list[datetime] = []
    now = START
    with engine.begin() as connection:
        for gap in gaps:
            now += timedelta(minutes=gap)
            if reserve(connection, SITI, now) is None:
                allowed.append(now)
    engine.dispose()
    windows = [sum(start <= each < start + LOCKED_FOR for each in allowed) for start in allowed]
    assert max(windows) <= TRIES
    assert len(allowed) >= 5


async def test_erasing_oneself_buys_no_new_guesses(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 4)
    assert await store.run(lambda tx: keep_under(tx, SITI, -77, moment(1)))
    assert await lock(store, 1) is None
    again = [await store.run(lambda tx: reserve(tx, SITI, moment(2), -77)) is None for _ in range(3)]
    assert again == [True, False, False]


async def test_nothing_is_kept_of_failures_that_do_not_count_any_more(store: Store) -> None:
    await meet(store, SITI)
    await tries(store, 0, 4)
    assert not await store.run(lambda tx: keep_under(tx, SITI, -77, moment(25)))
    again = [await store.run(lambda tx: reserve(tx, SITI, moment(26), -77)) is None for _ in range(6)]
    assert again == [True] * 5 + [False]
