"""Erasing a person: nothing of them is found afterwards, everybody else keeps what is theirs."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update

from storage import Seen, StorageBusy, Store, retention, staff, tables
from storage.erasures import WITHIN, ask, erase, pending, receipt_for, scrub, unclosed
from storage.forget import forget_people
from tests.storage.held import (
    BUDI_MARKS,
    FETCHED_CLAIM,
    OFFICE_CLAIM,
    OWN_CLAIM,
    SHARED_CLAIM,
    SITI_MARKS,
    Marks,
    everything,
    seed_claims,
    seed_person,
)
from tests.storage.samples import START, add_one, delivery

SITI = SITI_MARKS.user_id
RECEIPT = "HPS-2026-8K3QZ7"


def seed(connection: Connection) -> None:
    seed_claims(connection, SITI_MARKS)
    seed_person(connection, SITI_MARKS, (OFFICE_CLAIM, OWN_CLAIM, SHARED_CLAIM, FETCHED_CLAIM))
    seed_person(connection, BUDI_MARKS, (OFFICE_CLAIM, SHARED_CLAIM))


@pytest.fixture
async def seeded(store: Store) -> Store:
    await store.run(seed)
    return store


async def wish_and_erase(store: Store, marks: Marks = SITI_MARKS, receipt: str = RECEIPT) -> dict[str, int]:
    await store.run(lambda tx: ask(tx, marks.user_id, receipt, START))
    return dict(await store.run(lambda tx: erase(tx, marks.user_id, receipt, START)))


async def test_the_seed_is_found_before(seeded: Store) -> None:
    held = await seeded.run(everything)
    assert all(held.count(mark) >= 5 for mark in SITI_MARKS)


async def test_a_scan_of_all_tables_finds_nothing_afterwards(seeded: Store) -> None:
    await wish_and_erase(seeded)
    held = await seeded.run(everything)
    assert not [mark for mark in SITI_MARKS if mark in held]


async def test_nothing_of_others_is_lost(seeded: Store) -> None:
    def of_budi(connection: Connection) -> list[str]:
        return [line for line in everything(connection).splitlines() if any(mark in line for mark in BUDI_MARKS)]

    before = await seeded.run(of_budi)
    await wish_and_erase(seeded)
    assert await seeded.run(of_budi) == before


async def test_the_list_of_the_office_stays_and_what_is_ours_goes(seeded: Store) -> None:
    await wish_and_erase(seeded)
    kept = await seeded.run(lambda tx: tx.scalars(select(tables.claim.c.id).order_by(tables.claim.c.id)).all())
    assert kept == [OFFICE_CLAIM, SHARED_CLAIM]
    await wish_and_erase(seeded, BUDI_MARKS, "HPS-2026-222222")
    kept = await seeded.run(lambda tx: tx.scalars(select(tables.claim.c.id)).all())
    assert kept == [OFFICE_CLAIM]


async def test_the_receipt_stays_without_the_person(seeded: Store) -> None:
    counts = await wish_and_erase(seeded)
    row = (await seeded.run(lambda tx: tx.execute(select(tables.erasure)).mappings().one())).items()
    told = dict(row)
    assert (told["receipt"], told["user_id"]) == (RECEIPT, None)
    assert counts == {
        "application": 1,
        "suggested": 1,
        "saved_search": 1,
        "enrolment": 1,
        "scan": 1,
        "employer": 1,
        "experience": 1,
        "key_date": 1,
        "milestone": 1,
        "evidence": 4,
        "benefit_month": 4,
        "outbox": 1,
        "progress": 1,
        "consent": 1,
        "silence": 1,
        "access": 1,
        "identity_attempt": 1,
        "unsure": 1,
        "ticket": 1,
        "staff": 1,
        "claim": 2,
        "claim_link": 2,
        "participant": 1,
    }
    assert told["erased"].startswith('{"application": 1')
    assert await seeded.run(pending) == []


async def test_a_wish_is_done_when_the_files_are_clean_too(seeded: Store) -> None:
    done = select(tables.erasure.c.receipt, tables.erasure.c.done_at).where(tables.erasure.c.done_at.is_not(None))
    in_a_file = await seeded.run(lambda tx: tx.dialect.name == "sqlite")
    await seeded.run(lambda tx: ask(tx, BUDI_MARKS.user_id, "HPS-2026-444444", START))
    await wish_and_erase(seeded)
    assert await seeded.run(unclosed) == int(in_a_file)
    await scrub(seeded, START + timedelta(hours=1))
    assert await seeded.run(unclosed) == 0
    moment = START + timedelta(hours=1) if in_a_file else START
    assert [tuple(row) for row in await seeded.run(lambda tx: tx.execute(done).all())] == [(RECEIPT, moment)]


async def test_erasing_again_or_without_a_wish_does_nothing(seeded: Store) -> None:
    await wish_and_erase(seeded)
    before = await seeded.run(everything)
    assert await seeded.run(lambda tx: erase(tx, SITI, RECEIPT, START)) == {}
    assert await seeded.run(lambda tx: erase(tx, BUDI_MARKS.user_id, RECEIPT, START)) == {}
    assert await seeded.run(lambda tx: erase(tx, BUDI_MARKS.user_id, "HPS-2026-NONE22", START)) == {}
    assert await seeded.run(everything) == before


async def test_who_writes_again_is_a_newcomer(seeded: Store) -> None:
    await seeded.visit(delivery(SITI, key=4242), add_one)
    await wish_and_erase(seeded)
    assert isinstance(await seeded.visit(delivery(SITI, key=4242), add_one), Seen)
    assert await seeded.visit(delivery(SITI), add_one) == 1


async def test_a_wish_keeps_its_receipt_and_its_clock(seeded: Store) -> None:
    first = await seeded.run(lambda tx: receipt_for(tx, SITI, START))
    assert re.fullmatch(r"HPS-2026-[2-9A-HJ-NP-Z]{6}", first.number)
    assert (first.due, first.time_zone) == (START + WITHIN, "Asia/Makassar")
    await seeded.run(lambda tx: ask(tx, SITI, first.number, START))
    await seeded.run(lambda tx: ask(tx, SITI, first.number, START + timedelta(hours=5)))
    later = await seeded.run(lambda tx: receipt_for(tx, SITI, START + timedelta(hours=6)))
    assert later == first
    assert [wish.due_at for wish in await seeded.run(pending)] == [START + timedelta(hours=72)]


async def test_two_wishes_of_one_person_are_both_closed(seeded: Store) -> None:
    await seeded.run(lambda tx: ask(tx, SITI, "HPS-2026-333333", START))
    await wish_and_erase(seeded)
    assert await seeded.run(pending) == []
    assert str(SITI) not in await seeded.run(everything)


async def test_a_number_that_is_taken_is_not_given_again(seeded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = iter("A" * 12 + "B" * 6)
    monkeypatch.setattr("storage.erasures.secrets.choice", lambda _: next(signs))
    await seeded.run(lambda tx: ask(tx, BUDI_MARKS.user_id, "HPS-2026-AAAAAA", START))
    assert (await seeded.run(lambda tx: receipt_for(tx, SITI, START))).number == "HPS-2026-BBBBBB"


async def test_what_an_officer_did_stays_without_their_id(seeded: Store) -> None:
    def work_as_officer(connection: Connection) -> None:
        connection.execute(update(tables.access).values(who=f"petugas {SITI}"))
        row = {"file_name": "a.csv", "digest": "d", "started_at": START, "state": "applied"}
        for by in (f"telegram:{SITI}", f"telegram:1{SITI}"):
            connection.execute(insert(tables.claim_import).values(by=by, **row))

    await seeded.run(work_as_officer)
    await wish_and_erase(seeded)
    assert await seeded.run(lambda tx: tx.scalars(select(tables.access.c.who)).all()) == ["petugas gone"]
    brought = await seeded.run(lambda tx: tx.scalars(select(tables.claim_import.c.by).order_by("by")).all())
    assert sorted(brought) == sorted(["telegram:gone", f"telegram:1{SITI}"])


def crowd(connection: Connection, size: int = 120) -> None:
    """Fill pages around the two, so that rows are moved between pages."""
    for number in range(size):
        seed_person(connection, Marks(8_000_000_000 + number, f"Somebody-{number}" * 9), (OFFICE_CLAIM,))


def traces(marks: Marks) -> list[bytes]:
    """Return the identifiers as they may lie in a file of SQLite: as text, as 48 bits, as a number of a row."""
    digits: list[int] = []
    rest = marks.user_id
    while rest:
        digits.insert(0, (rest & 0x7F) | (0x80 if digits else 0))
        rest >>= 7
    return [*(mark.encode() for mark in marks), marks.user_id.to_bytes(6, "big"), bytes(digits)]


def found(url: str, marks: Marks) -> list[bytes]:
    """Look for the identifiers in all files of the database."""
    path = Path(url.removeprefix("sqlite:///"))
    content = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    return [trace for trace in traces(marks) if trace in content]


async def test_the_files_hold_nothing_afterwards(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        await store.run(seed)
        await store.run(crowd)
        await store.run(lambda tx: tx.execute(update(tables.progress).values(version="2")))
        assert len(found(sqlite_url, SITI_MARKS)) == 4
        await wish_and_erase(store)
        await scrub(store)
        assert found(sqlite_url, SITI_MARKS) == []
        assert len(found(sqlite_url, BUDI_MARKS)) == 4
        assert await store.visit(delivery(SITI), add_one) == 1


async def test_a_file_that_somebody_reads_is_scrubbed_later(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    async with Store.open(sqlite_url) as store:
        await store.run(seed)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM participant").fetchone()
            with pytest.raises(StorageBusy):
                await scrub(store, time_limit=0.0)
        await scrub(store)


async def test_scrubbing_changes_no_row(seeded: Store) -> None:
    before = await seeded.run(everything)
    await scrub(seeded)
    assert await seeded.run(everything) == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, 5)))
async def test_whoever_is_chosen_goes_and_the_others_stay(sqlite_url: str, chosen: set[int]) -> None:
    people = [Marks(7_000_000_000 + number, f"Orang-{number}-Qzwv") for number in range(6)]
    gone = [people[number].user_id for number in chosen]
    async with Store.open(sqlite_url) as store:
        await store.run(partial(_reseed, people=people))
        await store.run(lambda tx: forget_people(tx, gone))
        held = await store.run(everything)
    assert [marks.word in held for marks in people] == [marks.user_id not in gone for marks in people]
    assert [str(marks.user_id) in held for marks in people] == [marks.user_id not in gone for marks in people]


def _reseed(connection: Connection, people: list[Marks]) -> None:
    for table in reversed(tables.metadata.sorted_tables):
        # The log of officers lets nobody delete from it; it holds numbers, no people.
        if table is not tables.audit:
            connection.execute(table.delete())
    seed_claims(connection, SITI_MARKS)
    for marks in people:
        seed_person(connection, marks, (OFFICE_CLAIM, SHARED_CLAIM))


async def test_people_who_were_not_seen_go_in_portions_and_officers_stay(store: Store) -> None:
    people = [Marks(7_000_000_100 + number, f"Orang-{number}") for number in range(5)]
    await store.run(partial(_reseed, people=people))
    await store.run(lambda tx: staff.revoke(tx, people[0].user_id, "viewer"))
    await store.run(lambda tx: staff.revoke(tx, people[1].user_id, "viewer"))
    await store.run(lambda tx: staff.revoke(tx, people[2].user_id, "viewer"))
    recent = update(tables.participant).where(tables.participant.c.user_id == people[2].user_id)
    await store.run(lambda tx: tx.execute(recent.values(last_seen_on=START.date() + timedelta(days=1))))
    forget = partial(retention.forget_unseen, before=START.date() + timedelta(days=1), portion=1)
    assert [await store.run(forget) for _ in range(3)] == [1, 1, 0]
    left = await store.run(lambda tx: tx.scalars(select(tables.participant.c.user_id)).all())
    assert sorted(left) == [marks.user_id for marks in people[2:]]
