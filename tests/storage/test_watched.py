"""The people whose months are watched, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert

from conversations.claim_status.claim import ClaimState
from conversations.effects import LogEvidence, TellClaim
from storage import Store, directory, evidence, months, participants, silences, tables, watched
from storage.watched import Watched
from tests.storage.samples import BUDI, SITI, START, delivery

PAYING: tuple[ClaimState, ...] = ("approved", "paid")


async def portion(store: Store, after: int = 0, people: int = 200) -> list[Watched]:
    return await store.run(lambda tx: watched.portion(tx, PAYING, "deadline", after, people))


async def tell(store: Store, user_id: int, state: Any = "approved") -> int:
    """Have a person tell of their claim."""
    await store.visit(delivery(user_id), lambda visit: None)
    told = TellClaim(state, date(2026, 2, 1), month=2)
    return await store.run(lambda tx: directory.tell_own(tx, user_id, told, START))


async def test_a_claim_comes_with_what_its_person_told_and_sent(store: Store) -> None:
    claim = await tell(store, SITI)
    other = await tell(store, BUDI)

    def say(tx: Any) -> None:
        months.set_due(tx, SITI, claim, 3, date(2026, 4, 14))
        months.set_due(tx, SITI, claim, 2, date(2026, 3, 14))
        months.set_due(tx, BUDI, other, 2, date(2026, 3, 20))
        for day in (9, 3):
            evidence.log(tx, SITI, LogEvidence(claim, 2, "application", date(2026, 3, day), "PT Maju"), START)

    await store.run(say)
    siti, budi = await portion(store)
    assert (siti.user_id, siti.time_zone, siti.claim.id, siti.claim.state) == (SITI, "Asia/Jakarta", claim, "approved")
    assert siti.months == await store.run(lambda tx: months.of_claim(tx, SITI, claim))
    assert siti.evidence == await store.run(lambda tx: evidence.of_claim(tx, SITI, claim))
    assert [proof.on.day for proof in siti.evidence] == [3, 9]
    assert (budi.user_id, len(budi.months), budi.evidence) == (BUDI, 1, ())


async def test_only_claims_in_the_states_that_are_watched_come(store: Store) -> None:
    await tell(store, SITI, "verifying")
    assert await portion(store) == []
    listed = {"state": "paid", "source": "list", "key_version": 1, "told_at": START}
    blank = dict.fromkeys(("kpj_last4", "holder", "employer", "region", "note"), "")

    def link(tx: Any) -> None:
        tx.execute(insert(tables.claim).values(id=77, **listed, **blank))
        directory.link(tx, SITI, [77], START)

    await store.run(link)
    assert [each.claim.id for each in await portion(store)] == [77]


async def test_portions_go_on_where_the_last_one_ended(store: Store) -> None:
    people = range(1, 8)
    for user_id in people:
        await tell(store, user_id)
    seen: list[int] = []
    while found := await portion(store, after=seen[-1] if seen else 0, people=3):
        assert len(found) <= 3
        seen += [each.user_id for each in found]
    assert seen == list(people)


@pytest.mark.parametrize("kind", ["deadline", "campaign"])
async def test_who_is_unreachable_or_stopped_this_kind_is_not_watched(store: Store, kind: str) -> None:
    await tell(store, SITI)
    await tell(store, BUDI)
    await store.run(lambda tx: silences.set_stopped(tx, SITI, kind, stopped=True, at=START))
    expected = [BUDI] if kind == "deadline" else [SITI, BUDI]
    assert [each.user_id for each in await portion(store)] == expected
    await store.run(lambda tx: participants.set_reachable(tx, BUDI, reachable=False))
    assert BUDI not in {each.user_id for each in await portion(store)}
