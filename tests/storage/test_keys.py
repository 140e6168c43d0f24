"""Keys: the right ones are known, wrong ones stop the start, and rotation loses nobody."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from storage import StorageUnusable, Store
from storage.directory import find
from storage.keys import check, is_rotating, rotate
from storage.seal import Seal
from storage.tables import claim, claim_import, seal_key, staged_claim
from tests.storage.claims import (
    BUDI_S,
    HIS_OTHER_KPJ,
    HIS_WIFE,
    NEW_KEY,
    OLD_KEY,
    ROTATED,
    SEAL,
    Worker,
    add_claim,
    moment,
    proof,
)
from tests.storage.samples import START

THIRD = Seal([OLD_KEY, NEW_KEY, "a-third-key-of-sixteen"])


async def checked(store: Store, seal: Seal) -> None:
    await store.run(lambda tx: check(tx, seal, START))


async def versions(store: Store) -> set[int]:
    return set(await store.run(lambda tx: list(tx.scalars(select(claim.c.key_version)))))


async def people(store: Store, number: int) -> list[Worker]:
    """Put people into the list, each with a phone of their own."""
    workers = [Worker(f"{n:011}", f"+62812{n:08}", BUDI_S.born, "X.") for n in range(number)]
    await store.run(lambda tx: [add_claim(tx, worker) for worker in workers])
    return workers


async def test_the_first_keys_are_remembered(store: Store) -> None:
    await checked(store, ROTATED)
    await checked(store, ROTATED)
    kept = await store.run(lambda tx: tx.execute(select(seal_key).order_by(seal_key.c.version)).all())
    assert [(row.version, row.check, row.since) for row in kept] == [
        (1, ROTATED.check(1), START),
        (2, ROTATED.check(2), START),
    ]
    assert not any(OLD_KEY in str(row) or NEW_KEY in str(row) for row in kept)


@pytest.mark.parametrize(
    ("seal", "why"),
    [
        (Seal(["another-key-of-sixteen"]), "DATA_KEY is not the key"),
        (Seal([NEW_KEY, OLD_KEY]), "DATA_KEY is not the key"),
        (Seal(["another-key-of-sixteen", NEW_KEY]), "DATA_KEY is not the key"),
    ],
)
async def test_other_keys_stop_the_start(store: Store, seal: Seal, why: str) -> None:
    await checked(store, SEAL)
    with pytest.raises(StorageUnusable, match=why):
        await checked(store, seal)
    await checked(store, SEAL)
    assert await store.run(lambda tx: list(tx.scalars(select(seal_key.c.version)))) == [1]


async def test_a_missing_key_stops_the_start(store: Store) -> None:
    await checked(store, ROTATED)
    with pytest.raises(StorageUnusable, match="DATA_KEY lacks a key"):
        await checked(store, SEAL)


async def test_a_key_that_was_added_is_taken(store: Store) -> None:
    await checked(store, SEAL)
    await checked(store, ROTATED)
    assert await store.run(lambda tx: sorted(tx.scalars(select(seal_key.c.version)))) == [1, 2]


async def test_starters_with_different_keys_do_not_both_start(store_url: str) -> None:
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        answers = await asyncio.gather(
            checked(one, SEAL), checked(other, Seal(["another-key-of-sixteen"])), return_exceptions=True
        )
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "StorageUnusable"]


async def test_after_a_rotation_everybody_is_found(store: Store) -> None:
    workers = await people(store, 25)
    await checked(store, ROTATED)
    done = await rotate(store, ROTATED, portion=7)
    assert (done.claims, done.staged) == (25, 0)
    assert await versions(store) == {2}
    for worker in workers:
        (number,) = await store.run(lambda tx, who=worker: find(tx, ROTATED, proof(who, ROTATED)))  # type: ignore[misc]
        row = await store.run(lambda tx, n=number: tx.execute(select(claim).where(claim.c.id == n)).one())  # type: ignore[misc]
        assert (row.kpj_hash, row.kpj_last4) == (ROTATED.kpj(worker.kpj), worker.kpj[-4:])


async def test_what_leaked_with_the_old_key_opens_nothing(store: Store) -> None:
    (worker,) = await people(store, 1)
    await rotate(store, ROTATED)
    assert await store.run(lambda tx: find(tx, SEAL, proof(worker))) == []


async def test_a_rotation_that_broke_off_goes_on(store: Store) -> None:
    """Some rows are new, some old: all are found meanwhile, and the rest is brought over later."""
    workers = await people(store, 6)
    await checked(store, ROTATED)

    def half(row: int) -> dict[str, object]:
        worker = workers[row]
        sealed = {"kpj_hash": ROTATED.kpj(worker.kpj), "phone_hash": ROTATED.phone(worker.phone)}
        return sealed | {"born_hash": ROTATED.born(worker.born), "key_version": 2}

    for row in range(3):
        mine = claim.c.kpj_hash == SEAL.kpj(workers[row].kpj)
        await store.run(lambda tx, mine=mine, row=row: tx.execute(update(claim).where(mine).values(half(row))))  # type: ignore[misc]
    assert await store.run(lambda tx: is_rotating(tx, ROTATED))
    for worker in workers:
        assert len(await store.run(lambda tx, who=worker: find(tx, ROTATED, proof(who, ROTATED)))) == 1  # type: ignore[misc]
    assert (await rotate(store, ROTATED)).claims == 3
    assert not await store.run(lambda tx: is_rotating(tx, ROTATED))
    assert (await rotate(store, ROTATED)).claims == 0


async def test_rows_of_several_versions_become_the_newest(store: Store) -> None:
    await store.run(lambda tx: (add_claim(tx, BUDI_S, SEAL), add_claim(tx, HIS_OTHER_KPJ, ROTATED)))
    await store.run(lambda tx: add_claim(tx, HIS_WIFE, THIRD))
    await rotate(store, THIRD)
    assert await versions(store) == {3}
    assert len(await store.run(lambda tx: find(tx, THIRD, proof(BUDI_S, THIRD)))) == 2
    assert len(await store.run(lambda tx: find(tx, THIRD, proof(HIS_WIFE, THIRD)))) == 1


async def test_a_persons_own_words_have_nothing_to_rotate(store: Store) -> None:
    blank: dict[str, Any] = {
        "kpj_hash": None,
        "phone_hash": None,
        "born_hash": None,
        "key_version": 0,
        "source": "self",
    }
    await store.run(lambda tx: add_claim(tx, BUDI_S, **blank))
    assert (await rotate(store, ROTATED)).claims == 0
    assert await versions(store) == {0}


async def test_files_that_wait_are_rotated_too(store: Store) -> None:
    about = {"by": "cli", "file_name": "a.csv", "digest": "x", "started_at": START, "state": "staged"}
    counts = dict.fromkeys(("new", "changed", "unchanged", "rejected"), 0)
    blank = dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note", "reason", "state"), "")
    row = {"import_id": 1, "verdict": "new", "key_version": 1, **blank}

    def stage(tx: Connection) -> None:
        tx.execute(insert(claim_import).values(id=1, **about, **counts))
        rows = [{**row, "row": n, "kpj_hash": SEAL.kpj(f"{n:011}") if n else None} for n in range(5)]
        tx.execute(insert(staged_claim), rows)

    await store.run(stage)
    assert (await rotate(store, ROTATED, portion=2)).staged == 5
    kept = await store.run(
        lambda tx: set(tx.execute(select(staged_claim.c.kpj_hash, staged_claim.c.key_version)).all())
    )
    assert kept == {(None, 2), *((ROTATED.kpj(f"{n:011}"), 2) for n in range(1, 5))}


async def test_an_unused_new_key_is_a_rotation_to_be_ended(store: Store) -> None:
    await checked(store, SEAL)
    assert not await store.run(lambda tx: is_rotating(tx, SEAL))
    assert await store.run(lambda tx: is_rotating(tx, ROTATED))
    await store.run(lambda tx: check(tx, ROTATED, moment(1)))
    assert not await store.run(lambda tx: is_rotating(tx, ROTATED))
