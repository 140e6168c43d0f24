"""Saved audiences, and what is told and forgotten of the officers who work on announcements."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, insert

from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.campaigns.segments import MOST
from conversations.outreach.audience import Audience
from storage import Store, campaigns, copies, segments
from storage.forget import forget_people
from storage.tables import participant

AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
SARI, BUDI = 7_700_000_001, 7_700_000_002
WORKERS = Audience(regions=("12.72",), families=("driver",), months=(2, 3), joined=True)

PERSON = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, "created_at": AT, "last_seen_on": AT.date()}


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    async with Store.open(store_url) as opened:
        yield opened


async def test_an_audience_is_kept_found_and_dropped(store: Store) -> None:
    number = await store.run(lambda tx: segments.save(tx, "Sopir\0 Siantar", "12.72", WORKERS, SARI, AT))
    (kept,) = await store.run(segments.everything)
    assert (kept.id, kept.name, kept.region, kept.audience, kept.by) == (
        number,
        "Sopir Siantar",
        "12.72",
        WORKERS,
        SARI,
    )
    assert await store.run(lambda tx: segments.get(tx, kept.id)) == kept
    assert await store.run(lambda tx: segments.drop(tx, kept.id))
    assert not await store.run(lambda tx: segments.drop(tx, kept.id))
    assert await store.run(lambda tx: segments.get(tx, kept.id)) is None


async def test_a_name_is_held_once_in_a_region_and_there_are_only_so_many(store: Store) -> None:
    def fill(tx: Connection) -> list[int | None]:
        return [segments.save(tx, f"Nomor {number}", "12", WORKERS, SARI, AT) for number in range(MOST + 1)]

    numbers = await store.run(fill)
    assert [number is None for number in numbers] == [False] * MOST + [True]
    assert await store.run(lambda tx: segments.save(tx, "NOMOR 3", "12", Audience(), BUDI, AT)) is not None
    assert await store.run(lambda tx: segments.save(tx, "Nomor 3", "32", WORKERS, BUDI, AT)) is not None
    kept = await store.run(segments.everything)
    assert len(kept) == MOST + 1
    assert {each.audience for each in kept if each.name.lower() == "nomor 3"} == {Audience(), WORKERS}


async def test_officers_see_their_work_in_their_copy_and_it_stays_without_them(store: Store) -> None:
    def work(tx: Connection) -> int:
        for user_id in (SARI, BUDI):
            tx.execute(insert(participant).values(user_id=user_id, **PERSON))
        made = Campaign(
            id=0,
            name="Sosialisasi",
            goal="",
            region="12",
            state="draft",
            content=Content({("a", "id"): "Cek"}),
            audience=WORKERS,
            schedule=Schedule(),
            options=Options(),
            composer=SARI,
            created_at=AT,
            changed_at=AT,
        )
        number = campaigns.create(tx, made)
        campaigns.move(tx, number, "draft", "review", AT)
        campaigns.move(tx, number, "review", "approved", AT, by=BUDI)
        segments.save(tx, "Sopir", "12", WORKERS, SARI, AT)
        return number

    number = await store.run(work)
    sari = await store.run(lambda tx: copies.copy(tx, SARI))
    budi = await store.run(lambda tx: copies.copy(tx, BUDI))
    assert sari is not None
    assert budi is not None
    assert (sari.composed, sari.approved, sari.audiences) == (1, 0, 1)
    assert (budi.composed, budi.approved, budi.audiences) == (0, 1, 0)
    await store.run(lambda tx: forget_people(tx, [SARI, BUDI]))
    left = await store.run(lambda tx: campaigns.get(tx, number))
    assert left is not None
    assert (left.composer, left.approver, left.state) == (None, None, "approved")
    assert [each.by for each in await store.run(segments.everything)] == [None]
