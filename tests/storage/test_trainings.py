"""The catalogue of trainings and who enrolled, on both databases."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert

from conversations.effects import TellClaim
from conversations.training.records import Training
from storage import Store, copies, directory, trainings, watched
from storage.forget import forget_people
from storage.tables import training
from tests.storage.samples import BUDI, SITI, START, delivery, look

TODAY = date(2026, 11, 23)


def add(connection: Connection, number: int, **known: Any) -> None:
    """Put a training into the catalogue, as an import would."""
    basic: dict[str, Any] = {"id": number, "reference": f"r{number}", "source": "blk", "title": f"Kelas {number}"}
    basic |= {"provider": "BLK Medan", "region": "12.72", "first_seen_on": TODAY, "last_seen_on": TODAY}
    connection.execute(insert(training).values(**(basic | known)))


@pytest.fixture
async def two(store: Store) -> Store:
    """A store with two people and three trainings."""
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), look)

    def fill(connection: Connection) -> None:
        add(connection, 1, starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 18), quota=16, skills="excel")
        add(connection, 2, starts_on=None, online=True, region="")
        add(connection, 3, starts_on=date(2026, 12, 1), region="32.73")

    await store.run(fill)
    return store


async def open_ones(store: Store, *near: str, today: date = TODAY, most: int = 200) -> list[int]:
    found = await store.run(lambda tx: trainings.open_ones(tx, today, near, most))
    return [each.id for each in found]


async def test_a_training_comes_back_as_it_was_listed(two: Store) -> None:
    expected = Training(
        *(1, "r1", "blk", "Kelas 1", "BLK Medan", "12.72", False, "excel", "", "", date(2026, 12, 7)),
        *(date(2026, 12, 18), 16),
    )
    assert await two.run(lambda tx: trainings.get(tx, 1)) == expected
    assert await two.run(lambda tx: trainings.get(tx, 77)) is None


async def test_the_next_to_begin_comes_first_and_those_without_a_date_last(two: Store) -> None:
    assert await open_ones(two) == [3, 1, 2]
    assert await open_ones(two, most=2) == [3, 1]


async def test_those_that_have_begun_or_were_retired_do_not_come(two: Store) -> None:
    await two.run(lambda tx: add(tx, 4, starts_on=date(2026, 12, 2), retired_on=TODAY))
    assert await open_ones(two, today=date(2026, 12, 1)) == [3, 1, 2]
    assert await open_ones(two, today=date(2026, 12, 2)) == [1, 2]


@pytest.mark.parametrize(
    ("near", "found"),
    [
        (("12",), [1, 2]),
        (("12.72",), [1, 2]),
        (("12.7", "32.73"), [3, 1, 2]),
        (("99",), [2]),
        (("%",), [2]),
        ((), [3, 1, 2]),
    ],
)
async def test_those_near_come_with_those_online(two: Store, near: tuple[str, ...], found: list[int]) -> None:
    assert await open_ones(two, *near) == found


async def test_to_enrol_twice_is_to_enrol_once(two: Store) -> None:
    for day in (TODAY, TODAY + timedelta(days=3)):
        assert await two.run(partial(trainings.enrol, user_id=SITI, training_id=1, on=day))
    (own,) = await two.run(lambda tx: trainings.of_person(tx, SITI))
    assert (own.training_id, own.title, own.provider, own.on, own.state) == (1, "Kelas 1", "BLK Medan", TODAY, "noted")
    assert (own.starts_on, own.ends_on) == (date(2026, 12, 7), date(2026, 12, 18))
    assert not await two.run(lambda tx: trainings.enrol(tx, SITI, 77, TODAY))
    assert await two.run(lambda tx: trainings.of_person(tx, BUDI)) == ()


async def test_nobody_touches_the_enrolment_of_another(two: Store) -> None:
    await two.run(lambda tx: trainings.enrol(tx, SITI, 1, TODAY))
    (own,) = await two.run(lambda tx: trainings.of_person(tx, SITI))
    assert not await two.run(lambda tx: trainings.set_state(tx, BUDI, own.id, "left", TODAY))
    assert not await two.run(lambda tx: trainings.drop(tx, BUDI, own.id))
    assert await two.run(lambda tx: trainings.of_person(tx, SITI)) == (own,)


async def test_an_enrolment_goes_on_and_is_forgotten(two: Store) -> None:
    await two.run(lambda tx: trainings.enrol(tx, SITI, 1, TODAY))
    await two.run(lambda tx: trainings.enrol(tx, SITI, 2, TODAY))
    (_, first) = await two.run(lambda tx: trainings.of_person(tx, SITI))
    later = TODAY + timedelta(days=30)
    assert await two.run(lambda tx: trainings.set_state(tx, SITI, first.id, "finished", later))
    assert not await two.run(lambda tx: trainings.set_state(tx, SITI, first.id, "finished", later))
    going, ended = await two.run(lambda tx: trainings.of_person(tx, SITI))
    assert (going.state, ended.state, ended.state_on, ended.id) == ("noted", "finished", later, first.id)
    assert await two.run(lambda tx: trainings.drop(tx, SITI, first.id))
    assert not await two.run(lambda tx: trainings.drop(tx, SITI, first.id))
    assert [each.training_id for each in await two.run(lambda tx: trainings.of_person(tx, SITI))] == [2]


async def test_an_enrolment_outlives_its_training_in_the_catalogue(two: Store) -> None:
    await two.run(lambda tx: trainings.enrol(tx, SITI, 1, TODAY))
    await two.run(lambda tx: tx.execute(delete(training).where(training.c.id == 1)).rowcount)
    (own,) = await two.run(lambda tx: trainings.of_person(tx, SITI))
    assert (own.training_id, own.title, own.starts_on) == (None, "Kelas 1", date(2026, 12, 7))


async def test_the_copy_holds_it_and_forgetting_takes_it(two: Store) -> None:
    await two.run(lambda tx: trainings.enrol(tx, SITI, 1, TODAY))
    held = await two.run(lambda tx: copies.copy(tx, SITI))
    assert held is not None
    assert [each.title for each in held.enrolments] == ["Kelas 1"]
    assert (await two.run(lambda tx: forget_people(tx, [SITI])))["enrolment"] == 1
    assert await two.run(lambda tx: trainings.of_person(tx, SITI)) == ()


async def test_who_is_watched_comes_with_their_trainings_on_their_newest_claim(two: Store) -> None:
    def tell(connection: Connection) -> None:
        for user_id in (SITI, BUDI):
            directory.tell_own(connection, user_id, TellClaim("approved", date(2026, 2, 1), month=2), START)
        trainings.enrol(connection, SITI, 1, TODAY)

    await two.run(tell)
    found = await two.run(lambda tx: watched.portion(tx, ("approved", "paid"), "deadline", 0))
    assert {each.user_id: [own.title for own in each.enrolments] for each in found} == {SITI: ["Kelas 1"], BUDI: []}
