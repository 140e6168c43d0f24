"""Proofs and months: a person reaches their own rows, of claims that are linked to them, and no others."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Connection, insert

from conversations.effects import LogEvidence
from conversations.payment_guard.records import Evidence, MonthRecord
from storage import Store, evidence, months
from storage.tables import claim_link
from tests.storage.held import OFFICE_CLAIM, OWN_CLAIM, SITI_MARKS, seed_claims
from tests.storage.samples import BUDI, SITI, START, delivery, look

PROOF = LogEvidence(OFFICE_CLAIM, 3, "application", date(2026, 3, 4), "PT Maju Jaya", None, "AgAD", "photo", "a.jpg")


def link(connection: Connection) -> None:
    seed_claims(connection, SITI_MARKS)
    for user_id, claim_id in ((SITI, OFFICE_CLAIM), (SITI, OWN_CLAIM), (BUDI, OFFICE_CLAIM)):
        connection.execute(insert(claim_link).values(user_id=user_id, claim_id=claim_id, at=START))


@pytest.fixture
async def two(store: Store) -> Store:
    """A store with two people who share one claim."""
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), look)
    await store.run(link)
    return store


async def keep(store: Store, proof: LogEvidence = PROOF, user_id: int = SITI) -> int | None:
    return await store.run(lambda tx: evidence.log(tx, user_id, proof, START))


async def test_a_proof_comes_back_as_it_was_told(two: Store) -> None:
    number = await keep(two)
    assert number is not None
    expected = Evidence(
        number, OFFICE_CLAIM, 3, "application", PROOF.on, "PT Maju Jaya", None, "AgAD", "photo", "a.jpg"
    )
    assert await two.run(lambda tx: evidence.of_claim(tx, SITI, OFFICE_CLAIM)) == (expected,)
    assert await two.run(lambda tx: evidence.of_claim(tx, SITI, OWN_CLAIM)) == ()


async def test_proofs_come_by_the_day_they_happened(two: Store) -> None:
    for day in (9, 2, 5):
        await keep(two, replace(PROOF, on=date(2026, 3, day)))
    proofs = await two.run(lambda tx: evidence.of_person(tx, SITI))
    assert [proof.on.day for proof in proofs] == [2, 5, 9]


@pytest.mark.parametrize(("claim_id", "month"), [(OWN_CLAIM, 1), (77, 1), (OFFICE_CLAIM, 0), (OFFICE_CLAIM, 7)])
async def test_nobody_keeps_proofs_where_they_have_no_month(two: Store, claim_id: int, month: int) -> None:
    assert await keep(two, replace(PROOF, claim_id=claim_id, month=month), BUDI) is None
    assert await two.run(lambda tx: evidence.of_person(tx, BUDI)) == ()


async def test_nobody_touches_the_proof_of_another(two: Store) -> None:
    number = await keep(two)
    assert number is not None
    assert not await two.run(lambda tx: evidence.drop(tx, BUDI, number))
    assert not await two.run(lambda tx: evidence.change_kind(tx, BUDI, number, "call"))
    assert [proof.kind for proof in await two.run(lambda tx: evidence.of_person(tx, SITI))] == ["application"]
    assert await two.run(lambda tx: evidence.change_kind(tx, SITI, number, "call"))
    assert [proof.kind for proof in await two.run(lambda tx: evidence.of_person(tx, SITI))] == ["call"]
    assert await two.run(lambda tx: evidence.drop(tx, SITI, number))
    assert not await two.run(lambda tx: evidence.drop(tx, SITI, number))
    assert await two.run(lambda tx: evidence.of_person(tx, SITI)) == ()


async def test_words_that_a_database_would_refuse_are_cut_to_what_it_takes(two: Store) -> None:
    odd = replace(PROOF, note="\0PT \ud800" + "x" * 500, file_name="n" * 500, file_id="i" * 500)
    await keep(two, odd)
    (proof,) = await two.run(lambda tx: evidence.of_person(tx, SITI))
    assert proof.note == "PT " + "x" * 197
    assert (len(proof.file_name), len(proof.file_id)) == (120, 255)


async def test_a_month_is_told_in_parts_and_changed(two: Store) -> None:
    due, filed = date(2026, 12, 14), date(2026, 12, 10)
    assert await two.run(lambda tx: months.set_due(tx, SITI, OFFICE_CLAIM, 2, due))
    assert await two.run(lambda tx: months.set_filed(tx, SITI, OFFICE_CLAIM, 2, filed))
    assert await two.run(lambda tx: months.set_due(tx, SITI, OFFICE_CLAIM, 1, due))
    told = await two.run(lambda tx: months.of_claim(tx, SITI, OFFICE_CLAIM))
    assert told == (MonthRecord(OFFICE_CLAIM, 1, due), MonthRecord(OFFICE_CLAIM, 2, due, filed))
    await two.run(lambda tx: months.set_filed(tx, SITI, OFFICE_CLAIM, 2, None))
    assert (await two.run(lambda tx: months.of_claim(tx, SITI, OFFICE_CLAIM)))[1] == MonthRecord(OFFICE_CLAIM, 2, due)


async def test_months_are_each_persons_own(two: Store) -> None:
    await two.run(lambda tx: months.set_due(tx, SITI, OFFICE_CLAIM, 2, date(2026, 12, 14)))
    await two.run(lambda tx: months.set_due(tx, BUDI, OFFICE_CLAIM, 2, date(2026, 12, 20)))
    assert [record.due_on for record in await two.run(partial(months.of_person, user_id=SITI))] == [date(2026, 12, 14)]
    assert [record.due_on for record in await two.run(partial(months.of_person, user_id=BUDI))] == [date(2026, 12, 20)]


@pytest.mark.parametrize(("claim_id", "number"), [(OWN_CLAIM, 1), (77, 1), (OFFICE_CLAIM, 0), (OFFICE_CLAIM, 7)])
async def test_a_month_that_is_not_theirs_is_refused(two: Store, claim_id: int, number: int) -> None:
    assert not await two.run(lambda tx: months.set_due(tx, BUDI, claim_id, number, date(2026, 12, 14)))
    assert not await two.run(lambda tx: months.set_filed(tx, BUDI, claim_id, number, date(2026, 12, 14)))
    assert await two.run(partial(months.of_person, user_id=BUDI)) == ()
