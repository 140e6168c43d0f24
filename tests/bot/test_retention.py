"""What housekeeping does about people's data: wishes are done within their clock, old things go in their time."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.retention import finish_erasures, forget_old
from storage import Delivery, Store, Visit, access, erasures, participants, staff

START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
SITI, BUDI = 7_000_000_001, 7_000_000_002


async def meet(store: Store, user_id: int, at: datetime = START) -> None:
    def look(visit: Visit) -> int:
        return visit.participant.user_id

    key = user_id * 1000 + (at - START).days
    await store.visit(Delivery(key, user_id, at), look)


async def known(store: Store, *user_ids: int) -> list[bool]:
    return [await store.run(partial(participants.get, user_id=user_id)) is not None for user_id in user_ids]


async def test_wishes_left_by_a_crash_are_done_once(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        for user_id in (SITI, BUDI):
            await meet(store, user_id)
        await store.run(lambda tx: erasures.ask(tx, SITI, "HPS-2026-ABCDEF", START))
    async with Store.open(sqlite_url) as store:
        assert await finish_erasures(store, START + timedelta(hours=1)) == 1
        assert await finish_erasures(store, START + timedelta(hours=2)) == 0
        assert await known(store, SITI, BUDI) == [False, True]
        assert await store.run(erasures.unclosed) == 0


async def test_a_wish_whose_files_were_not_cleaned_is_closed_next_time(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        await meet(store, SITI)
        await store.run(lambda tx: erasures.ask(tx, SITI, "HPS-2026-ABCDEF", START))
        await store.run(lambda tx: erasures.erase(tx, SITI, "HPS-2026-ABCDEF", START))
        assert await store.run(erasures.unclosed) == 1
        assert await finish_erasures(store, START) == 0
        assert await store.run(erasures.unclosed) == 0


async def test_people_and_notes_go_after_their_time(sqlite_url: str) -> None:
    now = START + timedelta(days=800)
    async with Store.open(sqlite_url) as store:
        await meet(store, SITI)
        await meet(store, BUDI, now - timedelta(days=1))
        for age in (731, 729):
            at = now - timedelta(days=age)
            await store.run(partial(access.note, user_id=BUDI, who="self", what="copy", at=at))
        none = dict.fromkeys(("messages", "tries", "staged", "invitations", "questions", "tickets", "vacancies"), 0)
        assert await forget_old(store, now, 730) == {"people": 1, "looks": 1, **none}
        assert await known(store, SITI, BUDI) == [False, True]
        assert len(await store.run(lambda tx: access.of(tx, BUDI))) == 1
        assert not any((await forget_old(store, now, 730)).values())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ages=st.lists(st.integers(0, 40), min_size=1, max_size=7),
    officers=st.sets(st.integers(0, 6)),
    portion=st.integers(1, 4),
)
async def test_whoever_was_not_seen_for_so_long_goes_officers_stay(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory, ages: list[int], officers: set[int], portion: int
) -> None:
    file = tmp_path_factory.mktemp("retention") / "kawan.sqlite3"
    copyfile(migrated_file, file)
    now = START + timedelta(days=40)
    async with Store.open(f"sqlite:///{file}") as store:
        for number, age in enumerate(ages):
            await meet(store, SITI + number, now - timedelta(days=age))
        for number in officers:
            await store.run(partial(staff.grant, user_id=SITI + number, role="viewer", region="", at=START))
        gone = await forget_old(store, now, 20, portion=portion)
        expected = [age <= 20 or number in officers for number, age in enumerate(ages)]
        assert await known(store, *range(SITI, SITI + len(ages))) == expected
        assert gone["people"] == expected.count(False)
