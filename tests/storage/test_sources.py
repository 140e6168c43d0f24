"""Sources, their signed codes, who came by them, and the workers of a factory in numbers; on both databases."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from conversations.socialization.codes import ALPHABET, BODY, plain
from conversations.socialization.records import Cohort, Figures, Source
from storage import Store, cohorts, employers, source_codes, sources, tables
from storage.forget import forget_people
from storage.seal import Seal
from tests.storage.samples import START

OLD, NEW = "the first key of these tests", "the second key of these tests"
TODAY = START.date()
FACTORY = Source("K7M2QX9T", "factory", "PT Maju", "12.72", date(2026, 12, 10), 350)
POSTER = Source("PA4B8Z0N", "poster", "Papan", "12.08")
RINA, BUDI = 7_000_000_001, 7_000_000_002


def add_person(connection: Connection, user_id: int, seen_on: date = TODAY) -> None:
    values = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True}
    row = values | {"user_id": user_id, "created_at": START, "last_seen_on": seen_on}
    connection.execute(insert(tables.participant).values(**row))


@pytest.fixture
async def kept(store: Store) -> Store:
    def seed(tx: Connection) -> None:
        sources.add(tx, (FACTORY, POSTER), None, START)
        add_person(tx, RINA)
        add_person(tx, BUDI)

    await store.run(seed)
    return store


@settings(max_examples=50)
@given(st.text(ALPHABET, min_size=BODY, max_size=BODY), st.text(ALPHABET, min_size=3, max_size=3))
def test_only_one_signature_fits_a_code_and_a_change_of_keys_breaks_none(body: str, guess: str) -> None:
    old, new, other = Seal([OLD]), Seal([OLD, NEW]), Seal([NEW])
    code = source_codes.signed(old, body)
    assert source_codes.genuine(old, code)
    assert source_codes.genuine(new, code)
    assert source_codes.genuine(new, source_codes.signed(new, body))
    assert source_codes.genuine(old, body + guess) == (body + guess == code)
    assert source_codes.signed(other, body) != code or body == ""


async def test_fresh_codes_are_signed_new_and_can_be_typed(kept: Store) -> None:
    seal = Seal([OLD])
    drawn = await kept.run(lambda tx: source_codes.fresh(tx, seal, 40))
    assert len(set(drawn)) == 40
    assert all(source_codes.genuine(seal, code) and plain(code) == code for code in drawn)


async def test_a_code_stands_for_its_first_source_for_ever(kept: Store) -> None:
    other = replace(FACTORY, name="PT Lain", region="")
    assert await kept.run(lambda tx: sources.add(tx, (other,), None, START)) == ()
    assert await kept.run(lambda tx: sources.get(tx, FACTORY.code)) == FACTORY
    assert await kept.run(lambda tx: sources.like(tx, replace(POSTER, code=""))) == POSTER


@pytest.mark.parametrize(
    ("places", "seen"), [((), 0), (("12",), 2), (("12.7",), 0), (("12.72",), 1), (("12.72", "12.08"), 2), (("",), 2)]
)
async def test_officers_see_the_sources_of_their_places(kept: Store, places: tuple[str, ...], seen: int) -> None:
    assert len(await kept.run(lambda tx: sources.listed(tx, places))) == seen


async def test_the_first_source_stays_the_first_and_each_visit_counts(kept: Store) -> None:
    later = START + timedelta(days=2)

    def come(tx: Connection) -> list[bool]:
        return [
            sources.note_scan(tx, RINA, POSTER.code, START),
            sources.note_scan(tx, RINA, FACTORY.code, later),
            sources.note_scan(tx, RINA, POSTER.code, later),
            sources.note_scan(tx, BUDI, FACTORY.code, later),
        ]

    assert await kept.run(come) == [True, False, False, True]
    own = await kept.run(lambda tx: sources.scans_of(tx, RINA))
    assert {(scan.code, scan.times) for scan in own} == {(POSTER.code, 2), (FACTORY.code, 1)}
    assert await kept.run(lambda tx: sources.figures(tx, FACTORY.code)) == Figures(2, 1, 0)
    assert await kept.run(lambda tx: sources.figures(tx, POSTER.code)) == Figures(1, 1, 0)
    await kept.run(lambda tx: forget_people(tx, [RINA]))
    assert await kept.run(lambda tx: sources.figures(tx, FACTORY.code)) == Figures(1, 1, 0)


async def test_joining_and_leaving_twice_is_harmless(kept: Store) -> None:
    def deeds(tx: Connection) -> list[bool]:
        sources.note_scan(tx, RINA, FACTORY.code, START)
        return [sources.join(tx, RINA, FACTORY.code, at) for at in (START, START, None, None)]

    assert await kept.run(deeds) == [True, False, True, False]
    # Nobody joins a factory by whose link they never came.
    assert not await kept.run(lambda tx: sources.join(tx, BUDI, FACTORY.code, START))


async def test_retiring_twice_is_harmless_and_the_newest_in_use_come_first(kept: Store) -> None:
    assert await kept.run(lambda tx: [sources.retire(tx, POSTER.code, at) for at in (START, START)]) == [True, False]
    assert [each.code for each in await kept.run(sources.listed)] == [FACTORY.code, POSTER.code]
    assert await kept.run(lambda tx: sources.like(tx, POSTER)) is None
    assert await kept.run(lambda tx: sources.retire(tx, POSTER.code, None))
    assert await kept.run(lambda tx: sources.like(tx, POSTER)) == POSTER


async def test_an_employer_is_one_since_the_first_time(kept: Store) -> None:
    def deeds(tx: Connection) -> object:
        employers.note(tx, RINA, START)
        employers.note(tx, RINA, START + timedelta(days=1))
        return employers.since(tx, RINA)

    assert await kept.run(deeds) == START
    await kept.run(lambda tx: employers.forget(tx, RINA))
    assert await kept.run(lambda tx: employers.since(tx, RINA)) is None


def worker(connection: Connection, number: int, **known: object) -> None:
    """Let a worker of the factory join, with the answers, the last day and the claim that are known of them."""
    user_id = 7_100_000_000 + number
    add_person(connection, user_id, TODAY - timedelta(days=int(str(known.get("days", 0)))))
    sources.note_scan(connection, user_id, FACTORY.code, START)
    sources.join(connection, user_id, FACTORY.code, START)
    if answers := known.get("answers"):
        row = {
            "user_id": user_id,
            "flow": "eligibility",
            "version": "1",
            "run": 1,
            "active": False,
            "updated_at": START,
        }
        connection.execute(insert(tables.progress).values(**row, answers=json.dumps(answers)))
    if last := known.get("last"):
        connection.execute(insert(tables.key_date).values(user_id=user_id, what="deadline", on=last))
    if state := known.get("state"):
        blank = {"kpj_last4": "", "key_version": 0, "holder": "", "employer": "", "region": "", "note": ""}
        row = blank | {"id": number, "state": state, "source": "self", "told_at": START}
        connection.execute(insert(tables.claim).values(**row))
        connection.execute(insert(tables.claim_link).values(user_id=user_id, claim_id=number, at=START))


async def test_a_cohort_is_counted_by_papers_last_days_and_silence(kept: Store) -> None:
    def seed(tx: Connection) -> None:
        worker(tx, 1)
        worker(tx, 2, answers={"proof": "letter_only"}, last=TODAY + timedelta(days=9), days=20)
        worker(tx, 3, answers={"proof": "acceptance_and_receipt"}, last=TODAY + timedelta(days=90))
        worker(tx, 4, answers={"proof": "unknown"}, last=TODAY - timedelta(days=1))
        worker(tx, 5, answers={"proof": "none"}, state="verifying", days=20)
        worker(tx, 6, state="reported", days=14)
        sources.note_scan(tx, RINA, FACTORY.code, START)

    await kept.run(seed)
    assert await kept.run(lambda tx: cohorts.count(tx, FACTORY.code, TODAY)) == Cohort(
        joined=6,
        unchecked=2,
        papers={"missing": 1, "complete": 1, "unknown": 1},
        filed=1,
        soon=1,
        later=1,
        past=1,
        silent=1,
        nearest=TODAY + timedelta(days=9),
    )
    assert await kept.run(lambda tx: cohorts.count(tx, POSTER.code, TODAY)) == Cohort()
