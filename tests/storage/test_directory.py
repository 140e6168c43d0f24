"""Whose claim it is: right in all three parts or nothing, and never somebody else's of the same family."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, select

from conversations.effects import LogEvidence, TellClaim
from storage import Store, attempts, evidence, months, participants
from storage.claims_told import ToldClaim
from storage.directory import Proof, claims_of, find, get, link, links, tell_own, unlink
from storage.identification import settle
from storage.seal import Seal
from storage.tables import claim
from tests.storage.claims import (
    BUDI_S,
    HIS_OTHER_KPJ,
    HIS_WIFE,
    OTHER_PHONE,
    ROTATED,
    SEAL,
    STRANGER,
    Worker,
    add_claim,
    meet,
    moment,
    proof,
)
from tests.storage.samples import BUDI, SITI, START

WRONG: dict[str, dict[str, Any]] = {
    "phone": {"phone": "+6289999999999"},
    "kpj": {"kpj": "4321"},
    "born": {"born": date(1985, 8, 18)},
    "a stranger's phone": {"phone": OTHER_PHONE},
    "all": {"phone": "+6289999999999", "kpj": "4321", "born": date(1985, 8, 18)},
}


async def family(store: Store, seal: Seal = SEAL) -> dict[Worker, int]:
    """A man with two KPJ, his wife on the same phone, and a stranger."""
    people = (BUDI_S, HIS_OTHER_KPJ, HIS_WIFE, STRANGER)
    return await store.run(lambda tx: {worker: add_claim(tx, worker, seal) for worker in people})


async def found(store: Store, said: Proof, seal: Seal = SEAL) -> list[int]:
    return await store.run(lambda tx: find(tx, seal, said))


async def try_once(store: Store, said: Proof, seal: Seal = SEAL, told: tuple[ToldClaim, ...] = ()) -> str:
    """Try as the lookup does: reserve, then settle."""
    if await store.run(lambda tx: attempts.reserve(tx, SITI, START)):
        return "refused"
    return await store.run(lambda tx: settle(tx, seal, SITI, said, told, START))


async def test_a_person_finds_all_their_own_claims(store: Store) -> None:
    ids = await family(store)
    own = sorted((ids[BUDI_S], ids[HIS_OTHER_KPJ]))
    assert await found(store, proof(BUDI_S)) == own
    assert await found(store, proof(HIS_OTHER_KPJ)) == own
    assert await found(store, proof(HIS_WIFE)) == [ids[HIS_WIFE]]
    assert await found(store, proof(STRANGER)) == [ids[STRANGER]]


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
async def test_one_wrong_part_finds_nothing(store: Store, wrong: dict[str, Any]) -> None:
    await family(store)
    assert await found(store, proof(BUDI_S, **wrong)) == []


async def test_parts_of_two_people_find_nothing(store: Store) -> None:
    await family(store)
    assert await found(store, proof(BUDI_S, kpj=HIS_WIFE.kpj[-4:])) == []
    assert await found(store, proof(HIS_WIFE, born=BUDI_S.born)) == []
    assert await found(store, proof(STRANGER, phone=HIS_WIFE.phone)) == []


async def test_twins_on_one_phone_are_two_people(store: Store) -> None:
    first = Worker(kpj="00111110001", holder="A.P.")
    second = Worker(kpj="00111110002", holder="B.P.")
    one, two = await store.run(lambda tx: (add_claim(tx, first), add_claim(tx, second)))
    assert await found(store, proof(first)) == [one]
    assert await found(store, proof(second)) == [two]


async def test_father_and_son_with_the_same_initials_are_two_people(store: Store) -> None:
    son = Worker(kpj="00222220002", born=date(2004, 2, 29), holder=BUDI_S.holder)
    father_id, son_id = await store.run(lambda tx: (add_claim(tx, BUDI_S), add_claim(tx, son)))
    assert await found(store, proof(BUDI_S)) == [father_id]
    assert await found(store, proof(son)) == [son_id]


async def test_without_names_only_the_proven_claim_is_linked(store: Store) -> None:
    first, second = Worker(kpj="00111110001", holder=""), Worker(kpj="00111110002", holder="")
    one, _ = await store.run(lambda tx: (add_claim(tx, first), add_claim(tx, second)))
    assert await found(store, proof(first)) == [one]


async def test_a_row_without_identifiers_is_nobodys(store: Store) -> None:
    await store.run(lambda tx: add_claim(tx, BUDI_S, kpj_hash=None, born_hash=None, kpj_last4=""))
    await store.run(lambda tx: add_claim(tx, HIS_OTHER_KPJ, phone_hash=None))
    assert await found(store, proof(BUDI_S)) == []
    assert await found(store, proof(HIS_OTHER_KPJ)) == []


@pytest.mark.parametrize(
    "forged",
    [
        Proof((), (), ""),
        Proof(("",), ("",), ""),
        Proof(("0" * 64,), ("0" * 64,), "????"),
        Proof(("#" * 65,), ("é" * 64,), "12\u066334"),
        Proof(tuple("x" * 64 for _ in range(50)), (), "6789"),
    ],
)
async def test_forged_proofs_find_nothing(store: Store, forged: Proof) -> None:
    await family(store)
    assert await found(store, forged) == []


async def test_rows_of_any_key_are_found_while_keys_are_rotated(store: Store) -> None:
    """In the middle of a rotation rows of both versions stand side by side, and one person has both."""
    old, new = await store.run(lambda tx: (add_claim(tx, BUDI_S, SEAL), add_claim(tx, HIS_OTHER_KPJ, ROTATED)))
    assert await found(store, proof(BUDI_S, ROTATED), ROTATED) == sorted((old, new))
    assert await found(store, proof(HIS_OTHER_KPJ, ROTATED), ROTATED) == sorted((old, new))
    assert await found(store, proof(BUDI_S, ROTATED, born=date(1985, 8, 18)), ROTATED) == []


async def test_every_kind_of_wrong_costs_the_same_statements(store: Store) -> None:
    await family(store)
    asked: dict[str, list[str]] = {}
    for name, wrong in {**WRONG, "nothing": {}}.items():
        said = proof(BUDI_S, **wrong)
        asked[name] = await store.run(lambda tx, said=said: _statements(tx, said))  # type: ignore[misc]
    assert len({tuple(statements) for statements in asked.values()}) == 1
    assert len(asked["kpj"]) == 1


def _statements(connection: Connection, said: Proof) -> list[str]:
    with counted(connection) as statements:
        find(connection, SEAL, said)
    return statements


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Gather the statements of a connection."""
    statements: list[str] = []

    def note(_: Any, __: Any, statement: str, *rest: Any) -> None:
        statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)


async def test_every_kind_of_wrong_is_settled_by_the_same_statements(store: Store) -> None:
    await meet(store, SITI)
    await family(store)
    asked: set[tuple[str, ...]] = set()
    for wrong in WRONG.values():
        said = proof(BUDI_S, **wrong)

        def work(tx: Connection, said: Proof = said) -> tuple[str, ...]:
            with counted(tx) as statements:
                assert settle(tx, SEAL, SITI, said, (), START) == "not_found"
            # Savepoints are numbered.
            return tuple(re.sub(r"\d+$", "", statement) for statement in statements)

        asked.add(await store.run(work))
    assert len(asked) == 1


async def test_comparisons_do_not_end_early(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """Whichever part is wrong, birth dates and numbers are compared as often as when all is right."""
    await family(store)
    compared: list[tuple[str, str]] = []

    def note(one: str, other: str) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr("storage.directory.same", note)
    counts = set()
    for wrong in ({}, *WRONG.values()):
        compared.clear()
        await found(store, proof(BUDI_S, **wrong))
        counts.add(len(compared))
    assert counts == {16}


async def test_a_right_try_links(store: Store) -> None:
    await meet(store, SITI)
    ids = await family(store)
    assert [await try_once(store, proof(BUDI_S, kpj="4321")) for _ in range(4)] == ["not_found"] * 4
    assert await try_once(store, proof(BUDI_S)) == "found"
    assert await store.run(lambda tx: links(tx, SITI)) == {ids[BUDI_S], ids[HIS_OTHER_KPJ]}
    assert await store.run(lambda tx: attempts.lock_of(tx, SITI, START)) is None
    assert await try_once(store, proof(BUDI_S, kpj="4321")) == "locked"


async def test_the_fifth_wrong_try_says_that_the_lock_fell(store: Store) -> None:
    await meet(store, SITI)
    await family(store)
    wrong = proof(BUDI_S, born=date(1985, 8, 18))
    said = [await try_once(store, wrong) for _ in range(7)]
    assert said == ["not_found"] * 4 + ["locked", "refused", "refused"]
    assert await try_once(store, proof(BUDI_S)) == "refused"
    assert await store.run(lambda tx: links(tx, SITI)) == frozenset()


async def test_ones_own_claim_buys_no_guesses_at_the_familys(store: Store) -> None:
    """Not even by letting go of it and proving it anew."""

    def let_go(tx: Connection) -> None:
        for number in links(tx, SITI):
            unlink(tx, SITI, number)

    await meet(store, SITI)
    await family(store)
    assert await try_once(store, proof(BUDI_S)) == "found"
    guesses = 0
    for number in range(40):
        guess = await try_once(store, proof(HIS_WIFE, kpj=f"{number:04}"))
        guesses += guess != "refused"
        await try_once(store, proof(BUDI_S))
        await store.run(let_go)
    assert guesses == 5


async def test_one_phone_serves_several_people(store: Store) -> None:
    await meet(store, SITI)
    ids = await family(store)
    assert await try_once(store, proof(HIS_WIFE)) == "found"
    assert await store.run(lambda tx: links(tx, SITI)) == {ids[HIS_WIFE]}
    assert await try_once(store, proof(BUDI_S)) == "found"
    claims = await store.run(lambda tx: claims_of(tx, SITI))
    assert {each.id for each in claims} == {ids[HIS_WIFE], ids[BUDI_S], ids[HIS_OTHER_KPJ]}
    assert {each.holder for each in claims} == {"A.W.", "B.S."}


async def test_linking_twice_is_linking_once(store: Store) -> None:
    await meet(store, SITI, BUDI)
    ids = await family(store)
    assert await store.run(lambda tx: link(tx, SITI, [ids[BUDI_S], ids[BUDI_S]], START)) == 1
    assert await store.run(lambda tx: link(tx, SITI, [ids[BUDI_S]], START)) == 0
    assert await store.run(lambda tx: link(tx, SITI, [], START)) == 0
    assert await store.run(lambda tx: links(tx, BUDI)) == frozenset()


@pytest.mark.parametrize(
    ("region", "zone"), [("32.73", "Asia/Jakarta"), ("73.71", "Asia/Makassar"), ("91.71", "Asia/Jayapura")]
)
async def test_a_person_lives_where_their_claim_does(store: Store, region: str, zone: str) -> None:
    await meet(store, SITI)
    await store.run(lambda tx: add_claim(tx, BUDI_S, region=region))
    assert await try_once(store, proof(BUDI_S)) == "found"
    person = await store.run(lambda tx: participants.get(tx, SITI))
    assert person
    assert (person.region, person.time_zone) == (region, zone)


async def test_an_unknown_region_moves_nobody(store: Store) -> None:
    await meet(store, SITI)
    before = await store.run(lambda tx: participants.get(tx, SITI))
    await store.run(lambda tx: add_claim(tx, BUDI_S, region="00.01"))
    assert await try_once(store, proof(BUDI_S)) == "found"
    assert await store.run(lambda tx: participants.get(tx, SITI)) == before


async def test_claims_come_newest_first_and_whole(store: Store) -> None:
    await meet(store, SITI)
    values: dict[str, Any] = {
        "month": 2,
        "month_state": "open",
        "due_on": date(2026, 4, 1),
        "amount": 3_000_000,
        "region": "51",
    }
    first = await store.run(lambda tx: add_claim(tx, BUDI_S, since=date(2026, 1, 5)))
    second = await store.run(lambda tx: add_claim(tx, HIS_OTHER_KPJ, since=date(2026, 2, 1), **values))
    third = await store.run(lambda tx: add_claim(tx, HIS_WIFE, phk_on=date(2025, 12, 1)))
    await store.run(lambda tx: link(tx, SITI, [first, second, third], START))
    claims = await store.run(lambda tx: claims_of(tx, SITI))
    assert [each.id for each in claims] == [second, first, third]
    newest = claims[0]
    assert (newest.month, newest.month_state, newest.due_on, newest.amount) == (2, "open", date(2026, 4, 1), 3_000_000)
    assert (newest.kpj_last4, newest.holder, newest.source, newest.told_at) == ("0000", "B.S.", "list", START)
    assert await store.run(lambda tx: get(tx, second)) == newest
    assert await store.run(lambda tx: get(tx, 987)) is None


async def test_what_a_person_tells_replaces_what_they_told(store: Store) -> None:
    await meet(store, SITI, BUDI)
    told = TellClaim("approved", date(2026, 2, 1), date(2026, 1, 5), 2)
    first = await store.run(lambda tx: tell_own(tx, SITI, told, START))
    assert await store.run(lambda tx: tell_own(tx, BUDI, told, START)) != first
    later = TellClaim("rejected", date(2026, 3, 1))
    assert await store.run(lambda tx: tell_own(tx, SITI, later, moment(5))) == first
    (own,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert (own.state, own.since, own.phk_on, own.month) == ("rejected", date(2026, 3, 1), None, None)
    assert (own.source, own.told_at, own.kpj_last4) == ("self", moment(5), "")
    (other,) = await store.run(lambda tx: claims_of(tx, BUDI))
    assert other.state == "approved"


@pytest.mark.parametrize(("month", "kept"), [(0, None), (1, 1), (6, 6), (7, None), (-1, None), (None, None)])
async def test_a_month_that_is_none_is_not_kept(store: Store, month: int | None, kept: int | None) -> None:
    await meet(store, SITI)
    await store.run(lambda tx: tell_own(tx, SITI, TellClaim("paid", None, None, month), START))
    (own,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert own.month == kept


async def test_letting_go_forgets_the_persons_words_and_keeps_the_list(store: Store) -> None:
    await meet(store, SITI, BUDI)
    listed = await store.run(lambda tx: add_claim(tx, BUDI_S))
    own = await store.run(lambda tx: tell_own(tx, SITI, TellClaim("approved", None), START))
    for person in (SITI, BUDI):
        await store.run(lambda tx, person=person: link(tx, person, [listed], START))  # type: ignore[misc]
    proof_kept = LogEvidence(listed, 1, "application", date(2026, 3, 1))
    for person in (SITI, BUDI):
        await store.run(lambda tx, person=person: evidence.log(tx, person, proof_kept, START))  # type: ignore[misc]
    await store.run(lambda tx: months.set_filed(tx, SITI, listed, 1, date(2026, 3, 1)))
    assert await store.run(lambda tx: unlink(tx, SITI, listed))
    assert not await store.run(lambda tx: unlink(tx, SITI, listed))
    assert await store.run(lambda tx: get(tx, listed))
    assert await store.run(lambda tx: evidence.of_claim(tx, SITI, listed)) == ()
    assert len(await store.run(lambda tx: evidence.of_claim(tx, BUDI, listed))) == 1
    assert await store.run(lambda tx: links(tx, BUDI)) == {listed}
    assert await store.run(lambda tx: unlink(tx, SITI, own))
    assert await store.run(lambda tx: get(tx, own)) is None


async def test_what_was_fetched_for_somebody_goes_with_the_last_who_lets_go_of_it(store: Store) -> None:
    await meet(store, SITI, BUDI)
    fetched = await store.run(lambda tx: add_claim(tx, BUDI_S, source="api"))
    for person in (SITI, BUDI):
        await store.run(lambda tx, person=person: link(tx, person, [fetched], START))  # type: ignore[misc]
    assert await store.run(lambda tx: unlink(tx, SITI, fetched))
    assert await store.run(lambda tx: get(tx, fetched))
    assert await store.run(lambda tx: unlink(tx, BUDI, fetched))
    assert await store.run(lambda tx: get(tx, fetched)) is None


async def test_nobody_lets_go_of_what_is_another_persons(store: Store) -> None:
    await meet(store, SITI, BUDI)
    own = await store.run(lambda tx: tell_own(tx, SITI, TellClaim("approved", None), START))
    assert not await store.run(lambda tx: unlink(tx, BUDI, own))
    assert await store.run(lambda tx: links(tx, SITI)) == {own}
    assert await store.run(lambda tx: tx.scalar(select(func.count()).select_from(claim))) == 1
