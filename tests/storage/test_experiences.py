"""First experiences in the database: one for a claim of one's own, and read by region."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from conversations.outcomes.effects import NoteExperience
from storage import Store, directory, experiences, forget, key_dates, tables
from tests.storage.held import claim_row
from tests.storage.samples import START

SITI, BUDI, RINA = 71, 72, 73


def told(claim_id: int, words: str = "", **answers: str) -> NoteExperience:
    given: dict[str, Any] = {"ease": "easy", "wait": "week", "help": "officer", **answers}
    return NoteExperience(claim_id, words=words, **given)


def seed(tx: Connection) -> None:
    """Give three people a claim each: in Simalungun, in Medan, and in no known region."""
    for user_id, claim_id, region in ((SITI, 1, "12.08"), (BUDI, 2, "12.71"), (RINA, 3, "")):
        person = {"language": "id", "time_zone": "Asia/Jakarta", "region": "32.73", "reachable": True}
        seen = {"created_at": START, "last_seen_on": START.date()}
        tx.execute(insert(tables.participant).values(user_id=user_id, **person, **seen))
        tx.execute(insert(tables.claim).values(**claim_row(claim_id, region=region)))
        tx.execute(insert(tables.claim_link).values(user_id=user_id, claim_id=claim_id, at=START))


@pytest.fixture
async def seeded(store: Store) -> Store:
    await store.run(seed)
    return store


async def test_it_is_kept_once_and_for_a_claim_of_ones_own(seeded: Store) -> None:
    def work(tx: Connection) -> list[bool]:
        tries = ((SITI, told(1, "pertama")), (SITI, told(1, "lagi")), (SITI, told(2)), (BUDI, told(99)))
        return [experiences.note(tx, user_id, each, START) for user_id, each in tries]

    assert await seeded.run(work) == [True, False, False, False]
    (kept,) = await seeded.run(lambda tx: experiences.of_person(tx, SITI))
    assert (kept.words, kept.region, kept.at) == ("pertama", "12.08", START)


async def test_officers_count_and_read_the_places_that_are_theirs(seeded: Store) -> None:
    def work(tx: Connection) -> None:
        experiences.note(tx, SITI, told(1, "satu", ease="hard"), START)
        experiences.note(tx, BUDI, told(2), START + timedelta(days=1))
        experiences.note(tx, RINA, told(3, "tiga"), START + timedelta(days=2))

    await seeded.run(work)
    places: dict[tuple[str, ...], int] = {("12",): 2, ("12.08",): 1, ("12.0",): 0, ("32",): 1, ("",): 3, (): 0}
    for place, number in places.items():
        assert (await seeded.run(lambda tx, place=place: experiences.stories(tx, place))).number == number  # type: ignore[misc]
    north = await seeded.run(lambda tx: experiences.stories(tx, ("12",)))
    assert north.regions == {"12.08": 1, "12.71": 1}
    assert (north.sentences, north.answers["ease", "hard"], north.answers["wait", "week"]) == (1, 1, 2)
    read = await seeded.run(lambda tx: experiences.read(tx, ("",), 0, 2))
    assert [(each.region, each.words) for each in read] == [("32.73", "tiga"), ("12.71", "")]
    assert [each.words for each in await seeded.run(lambda tx: experiences.read(tx, ("",), 1, 9, told=True))] == [
        "satu"
    ]


async def test_it_goes_with_its_person_and_by_their_own_word(seeded: Store) -> None:
    def work(tx: Connection) -> int:
        for user_id, claim_id in ((SITI, 1), (BUDI, 2), (RINA, 3)):
            experiences.note(tx, user_id, told(claim_id, "kata"), START)
        experiences.forget(tx, SITI)
        forget.forget_people(tx, [BUDI])
        return experiences.stories(tx, ("",)).number

    assert await seeded.run(work) == 1


async def test_dates_are_kept_in_place_of_those_before_and_an_approval_goes_with_its_claim(seeded: Store) -> None:
    march, april = date(2026, 3, 1), date(2026, 4, 1)

    def work(tx: Connection) -> list[tuple[tuple[str, date], ...]]:
        tx.execute(insert(tables.key_date).values(user_id=SITI, what="approval", on=march))
        seen = []
        for dates in ({"phk": march, "deadline": april}, {"phk": april, "filed": april}, {}):
            key_dates.keep(tx, SITI, dates)
            seen.append(key_dates.of(tx, SITI))
        directory.unlink(tx, SITI, 1)
        return [*seen, key_dates.of(tx, SITI)]

    approval = ("approval", march)
    assert await seeded.run(work) == [
        (approval, ("deadline", april), ("phk", march)),
        (approval, ("filed", april), ("phk", april)),
        (approval,),
        (),
    ]
