"""What people do with vacancies, on both backends: applications with their proofs, searches, what they were shown."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, update

from conversations.effects import LogEvidence, NoteApplied, SaveSearch
from storage import Store, applications, evidence, participants, searches, silences, suggested, tables
from storage.searches import Wish
from tests.storage.claims import BUDI_S, add_claim, meet
from tests.storage.samples import BUDI, SITI, START, add_one, delivery

DAY = date(2026, 3, 1)
PROOF = LogEvidence(1, 2, "application", DAY, "PT Maju")
APPLIED = NoteApplied(7, "twin", "Operator", "PT Maju", DAY)
SEARCH = SaveSearch("operator", "12.72", "daily", DAY)


@pytest.fixture
async def people(store: Store) -> Store:
    """Siti and Budi, the first with a claim."""
    await meet(store, SITI, BUDI)

    def link(tx: object) -> None:
        number = add_claim(tx, BUDI_S, id=1)  # type: ignore[arg-type] # it is a connection
        tx.execute(tables.claim_link.insert().values(user_id=SITI, claim_id=number, at=START))  # type: ignore[attr-defined] # as above

    await store.run(link)
    return store


async def apply(store: Store, user_id: int = SITI, proof: LogEvidence | None = None, twin: str = "twin") -> int | None:
    told = NoteApplied(APPLIED.vacancy_id, twin, APPLIED.title, APPLIED.employer, DAY, proof)
    return await store.run(lambda tx: applications.note(tx, user_id, told, START))


async def test_an_application_is_kept_once_with_its_proof(people: Store) -> None:
    assert await apply(people, proof=PROOF)
    assert await apply(people, proof=PROOF) is None
    [known] = await people.run(lambda tx: applications.of_person(tx, SITI))
    [proof] = await people.run(lambda tx: evidence.of_person(tx, SITI))
    assert (known.state, known.applied_on, known.vacancy_id, known.evidence_id) == ("sent", DAY, None, proof.id)


async def test_the_day_is_that_of_its_proof_too(people: Store) -> None:
    number = await apply(people, proof=PROOF)
    assert number
    changed = await people.run(lambda tx: applications.set_day(tx, SITI, number, DAY - timedelta(days=2)))
    assert changed
    assert (changed.applied_on, changed.state_on) == (DAY - timedelta(days=2),) * 2
    [proof] = await people.run(lambda tx: evidence.of_person(tx, SITI))
    assert proof.on == DAY - timedelta(days=2)


async def test_a_step_is_taken_from_where_it_stands_and_once(people: Store) -> None:
    number = await apply(people)
    assert number
    for expected in (True, False):
        moved = await people.run(lambda tx: applications.set_step(tx, SITI, number, "sent", "offer", DAY))
        assert moved is expected
    assert not await people.run(lambda tx: applications.set_step(tx, BUDI, number, "offer", "refused", DAY))


async def test_nobody_reaches_those_of_others(people: Store) -> None:
    number = await apply(people, proof=PROOF)
    assert number
    assert await people.run(lambda tx: applications.get(tx, BUDI, number)) is None
    assert await people.run(lambda tx: applications.set_day(tx, BUDI, number, DAY)) is None
    assert not await people.run(lambda tx: applications.drop(tx, BUDI, number))
    assert await people.run(lambda tx: applications.drop(tx, SITI, number))
    assert not await people.run(lambda tx: applications.drop(tx, SITI, number))
    assert await people.run(lambda tx: evidence.of_person(tx, SITI)) == ()


async def test_a_proof_that_is_deleted_leaves_the_application(people: Store) -> None:
    number = await apply(people, proof=PROOF)
    [proof] = await people.run(lambda tx: evidence.of_person(tx, SITI))
    await people.run(lambda tx: evidence.drop(tx, SITI, proof.id))
    [known] = await people.run(lambda tx: applications.of_person(tx, SITI))
    assert (known.id, known.evidence_id) == (number, None)


async def test_the_newest_come_first(people: Store) -> None:
    first, second = await apply(people, twin="a"), await apply(people, twin="b")
    assert [each.id for each in await people.run(lambda tx: applications.of_person(tx, SITI))] == [second, first]


async def test_searches_are_kept_once_and_five_at_most(people: Store) -> None:
    assert await people.run(lambda tx: searches.save(tx, SITI, SEARCH, START))
    assert not await people.run(lambda tx: searches.save(tx, SITI, SEARCH, START))
    for number in range(6):
        another = SaveSearch(f"kasir {number}", "", "weekly", DAY)
        assert await people.run(partial(searches.save, user_id=SITI, wish=another, at=START)) is (number < 4)
    own = await people.run(lambda tx: searches.of_person(tx, SITI))
    assert [each.wanted for each in own] == ["operator", *(f"kasir {number}" for number in range(4))]
    assert not await people.run(lambda tx: searches.drop(tx, BUDI, own[0].id))
    assert await people.run(lambda tx: searches.drop(tx, SITI, own[0].id))
    assert not await people.run(lambda tx: searches.drop(tx, SITI, own[0].id))


async def test_portions_pass_over_who_does_not_want_or_cannot_hear(people: Store) -> None:
    await meet(people, 7_000_000_003)
    for user_id in (SITI, BUDI, 7_000_000_003):
        await people.run(partial(searches.save, user_id=user_id, wish=SEARCH, at=START))
        weekly = SaveSearch("kasir", "", "weekly", DAY)
        await people.run(partial(searches.save, user_id=user_id, wish=weekly, at=START))
    await people.run(lambda tx: silences.set_stopped(tx, BUDI, "alert", stopped=True, at=START))
    await people.run(lambda tx: participants.set_reachable(tx, 7_000_000_003, reachable=False))
    found: list[Wish] = []
    after = 0
    while some := await people.run(partial(searches.portion, kind="alert", after=after, most=1)):
        found += some
        after = some[-1].search.id
    assert [(wish.user_id, wish.search.wanted) for wish in found] == [(SITI, "operator"), (SITI, "kasir")]
    assert {wish.time_zone for wish in found} == {"Asia/Jakarta"}


async def test_what_was_shown_is_noted_once_and_a_refusal_lasts(people: Store) -> None:
    await people.run(lambda tx: suggested.note(tx, SITI, ("a", "b", "a"), START))
    await people.run(lambda tx: suggested.refuse(tx, SITI, "b", START))
    await people.run(lambda tx: suggested.note(tx, SITI, ("b", "c"), START))
    assert await people.run(lambda tx: suggested.of_person(tx, SITI)) == {"a": "shown", "b": "refused", "c": "shown"}
    await people.run(lambda tx: suggested.forget_shown(tx, SITI))
    assert await people.run(lambda tx: suggested.of_person(tx, SITI)) == {"b": "refused"}
    await people.run(lambda tx: suggested.refuse(tx, SITI, "b", START, refused=False))
    assert await people.run(lambda tx: suggested.of_person(tx, SITI)) == {"b": "shown"}
    assert await people.run(lambda tx: suggested.of_person(tx, BUDI)) == {}
    await people.run(lambda tx: suggested.note(tx, SITI, (), START))


async def test_the_flows_of_a_person_are_read_off_the_hot_path(people: Store) -> None:
    await people.visit(delivery(SITI), add_one)
    flows = await people.run(lambda tx: participants.flows_of(tx, SITI))
    assert flows["counting"].answers == {"number": "1"}
    await people.run(lambda tx: tx.execute(update(tables.progress).values(answers="broken")))
    assert await people.run(lambda tx: participants.flows_of(tx, SITI)) == {}
    assert await people.run(lambda tx: tx.scalar(select(func.count()).select_from(tables.progress))) == 1
