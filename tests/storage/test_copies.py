"""The copy of a person: nothing held about them is missing in it, nothing of others is in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, update

from conversations.privacy.held import HeldRole, HeldVacancy, Look
from storage import Store, copies, tables
from tests.storage.held import (
    BUDI_MARKS,
    OFFICE_CLAIM,
    OWN_CLAIM,
    SHARED_CLAIM,
    SITI_MARKS,
    everything,
    seed_claims,
    seed_person,
)
from tests.storage.samples import START

SITI = SITI_MARKS.user_id


@pytest.fixture
async def seeded(store: Store) -> Store:
    def seed(connection: Connection) -> None:
        seed_claims(connection, SITI_MARKS)
        seed_person(connection, BUDI_MARKS, (OFFICE_CLAIM, SHARED_CLAIM))
        seed_person(connection, SITI_MARKS, (OFFICE_CLAIM, OWN_CLAIM))

    await store.run(seed)
    return store


async def test_the_copy_holds_every_kind_of_data(seeded: Store) -> None:
    held = await seeded.run(lambda tx: copies.copy(tx, SITI))
    assert held is not None
    assert (held.user_id, held.time_zone, held.region, held.source) == (
        SITI,
        "Asia/Makassar",
        "32.73",
        SITI_MARKS.say("from"),
    )
    (flow,) = held.flows
    assert flow.answers == {"name": SITI_MARKS.say("Ibu"), "kpj": SITI_MARKS.word}
    assert flow.pending == {"question": "boss", "value": SITI_MARKS.word}
    assert [(word.purpose, word.granted, word.version) for word in held.consents] == [("claim", True, "2026-11")]
    assert [(each.claim.id, each.claim.source, each.sealed) for each in held.claims] == [
        (OFFICE_CLAIM, "list", ("kpj", "phone", "born")),
        (OWN_CLAIM, "self", ()),
    ]
    assert [(record.claim_id, record.number, record.due_on) for record in held.months] == [
        (OFFICE_CLAIM, 2, date(2026, 4, 1)),
        (OWN_CLAIM, 2, date(2026, 4, 1)),
    ]
    assert [each.proof.note for each in held.proofs] == [SITI_MARKS.say("PT")] * 2
    assert [(each.title, each.state) for each in held.applications] == [(SITI_MARKS.say("Operator"), "sent")]
    assert [(each.wanted, each.every) for each in held.searches] == [(SITI_MARKS.word, "daily")]
    assert held.vacancies == (HeldVacancy(SITI_MARKS.say("twin"), "refused", START),)
    assert held.silences == (("campaign", START),)
    assert held.attempts is not None
    assert (held.attempts.failures, held.attempts.locked_until) == (5, START + timedelta(days=1))
    assert [message.template for message in held.messages] == ["claim_changed"]
    assert held.looks == (Look("petugas helper", SITI_MARKS.say("opened by"), START),)
    assert held.roles == (HeldRole("viewer", "32.73", START),)
    assert (held.officer, held.deeds, held.invitations) == (2, 1, 2)
    assert held.updates == 1
    assert [(each.name, each.times, each.joined_at) for each in held.came_by] == [("PT Pabrik", 2, START)]
    assert held.employer_since == START
    assert held.key_dates == (("phk", date(2026, 2, 1)),)
    assert held.milestones == (("checked", START),)
    assert [(each.ease, each.words) for each in held.experiences] == [("hard", SITI_MARKS.say("told"))]


async def test_all_that_a_scan_finds_of_a_person_is_in_their_copy(seeded: Store) -> None:
    found = (await seeded.run(everything)).count(SITI_MARKS.word)
    held = await seeded.run(lambda tx: copies.copy(tx, SITI))
    assert held is not None
    # A picture of a proof has its name and its reference; all of them are in the copy.
    assert str(held).count(SITI_MARKS.word) == found
    assert BUDI_MARKS.word not in str(held)
    assert str(BUDI_MARKS.user_id) not in str(held)


async def test_asking_for_it_is_noted_in_it(seeded: Store) -> None:
    at = START + timedelta(days=2)
    first = await seeded.run(lambda tx: copies.hand_out(tx, SITI, at))
    assert first is not None
    assert first.looks[-1] == Look("self", "copy", at)
    second = await seeded.run(lambda tx: copies.copy(tx, SITI))
    assert second == replace(first, looks=first.looks)


async def test_a_stranger_has_no_copy_and_leaves_no_note(seeded: Store) -> None:
    before = await seeded.run(everything)
    assert await seeded.run(lambda tx: copies.hand_out(tx, 12, START)) is None
    assert await seeded.run(lambda tx: copies.copy(tx, 12)) is None
    assert await seeded.run(everything) == before


@pytest.mark.parametrize("broken", ["not json", "[1, 2]", "7", ""])
async def test_answers_that_cannot_be_read_are_handed_out_as_they_lie(seeded: Store, broken: str) -> None:
    await seeded.run(lambda tx: tx.execute(update(tables.progress).values(answers=broken, pending=None)))
    held = await seeded.run(lambda tx: copies.copy(tx, SITI))
    assert held is not None
    assert held.flows[0].answers == {"?": broken}
