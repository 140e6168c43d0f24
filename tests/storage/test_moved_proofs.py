"""A proof moves between the claims of its owner, and nowhere else."""

from functools import partial

import pytest
from sqlalchemy import Connection, insert

from conversations.effects import LogEvidence
from storage import Store, evidence
from storage.tables import claim_link
from tests.storage.claims import BUDI_S, HIS_WIFE, STRANGER, add_claim
from tests.storage.samples import BUDI, SITI, START, delivery, look


class Family:
    """Budi with his own claim and that of his wife; Siti with one that is not theirs."""

    def __init__(self, connection: Connection) -> None:
        self.his = add_claim(connection, BUDI_S)
        self.hers = add_claim(connection, HIS_WIFE)
        self.other = add_claim(connection, STRANGER)
        for user_id, claim_id in ((BUDI, self.his), (BUDI, self.hers), (SITI, self.other)):
            connection.execute(insert(claim_link).values(user_id=user_id, claim_id=claim_id, at=START))
        proof = LogEvidence(self.his, 2, "application", START.date(), "PT Maju Jaya", None, "AgAD", "photo", "a.jpg")
        self.proof = evidence.log(connection, BUDI, proof, START) or 0


@pytest.fixture
async def family(store: Store) -> Family:
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), look)
    return await store.run(Family)


async def place(store: Store) -> list[tuple[int, int, str, str]]:
    kept = await store.run(lambda tx: evidence.of_person(tx, BUDI))
    return [(proof.claim_id, proof.month, proof.note, proof.file_id) for proof in kept]


async def test_a_proof_moves_with_all_that_it_says(store: Store, family: Family) -> None:
    assert await store.run(lambda tx: evidence.move(tx, BUDI, family.proof, family.hers, 5))
    assert await place(store) == [(family.hers, 5, "PT Maju Jaya", "AgAD")]
    assert await store.run(lambda tx: evidence.move(tx, BUDI, family.proof, family.his, 2))
    assert await place(store) == [(family.his, 2, "PT Maju Jaya", "AgAD")]


async def test_a_proof_never_moves_to_the_claim_of_another(store: Store, family: Family) -> None:
    for claim_id in (family.other, 10**6):
        there = partial(evidence.move, user_id=BUDI, evidence_id=family.proof, claim_id=claim_id, month=2)
        assert not await store.run(there)
    assert await place(store) == [(family.his, 2, "PT Maju Jaya", "AgAD")]


async def test_nobody_moves_the_proof_of_another(store: Store, family: Family) -> None:
    assert not await store.run(lambda tx: evidence.move(tx, SITI, family.proof, family.other, 2))
    assert not await store.run(lambda tx: evidence.move(tx, SITI, family.proof, family.hers, 2))
    assert await place(store) == [(family.his, 2, "PT Maju Jaya", "AgAD")]


@pytest.mark.parametrize("month", [-1, 0, 7])
async def test_there_are_six_months(store: Store, family: Family, month: int) -> None:
    assert not await store.run(lambda tx: evidence.move(tx, BUDI, family.proof, family.hers, month))
    assert not await store.run(lambda tx: evidence.move(tx, BUDI, family.proof + 1, family.hers, 2))
