"""Proving a claim in the chat, through the real dispatcher: contact, lock, officer, and nothing left in clear."""

import asyncio
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, inspect, text

from conversations.engine.actions import Agree, Begin, Open
from conversations.engine.payload import pack
from storage import staff
from storage.directory import links
from tests.chat import SEAL, House, PretendPerson, Said, open_house
from tests.storage.claims import Worker, add_claim

WORKER = Worker("00123456789", "+6281234567890", date(1985, 8, 17), "B.S.")
WIFE = Worker("00555551111", "+6281234567890", date(1987, 1, 2), "A.W.")
START = datetime(2026, 11, 23, 3, tzinfo=UTC)
BEGIN, CARD, LOCK = pack(Begin("identity")), pack(Open("claim", "1")), pack(Open("identity"))


async def in_list(house: House, *workers: Worker) -> list[int]:
    return await house.store.run(lambda tx: [add_claim(tx, worker, SEAL) for worker in workers])


async def share(person: PretendPerson, number: str = "6281234567890", of: int | None = None) -> Said:
    """Share a contact card: one's own unless it is somebody else's."""
    card = {"phone_number": number, "first_name": "Rina", "user_id": person.user_id if of is None else of}
    said = await person.send(contact=card)
    assert said
    return said


async def agree(person: PretendPerson) -> None:
    await person.press_data(BEGIN)
    await person.press_data(pack(Agree("claim", granted=True, flow="identity")))


async def prove(person: PretendPerson, kpj: str = "6789", born: str = "17 agustus 1985") -> Said:
    """Answer the three questions."""
    await person.press_data(BEGIN)
    await person.say(kpj)
    await person.say(born)
    return await share(person)


async def linked(house: House, person: PretendPerson) -> frozenset[int]:
    return await house.store.run(lambda tx: links(tx, person.user_id))


def payloads(said: Said | None) -> set[str]:
    assert said
    return set(said.buttons.values())


async def test_a_person_proves_a_claim_and_sees_it(house: House) -> None:
    (mine, _) = await in_list(house, WORKER, WIFE)
    person = house.person()
    await agree(person)
    said = await prove(person)
    assert CARD in payloads(said)
    assert await linked(house, person) == {mine}
    shown = await person.press_data(CARD)
    assert any(payload.endswith(f":{mine}") for payload in payloads(shown))


async def test_without_consent_nothing_is_asked(house: House) -> None:
    person = house.person()
    said = await person.press_data(BEGIN)
    assert pack(Agree("claim", granted=True, flow="identity")) in payloads(said)
    await person.say("6789")
    await share(person)
    assert await linked(house, person) == frozenset()


async def test_somebody_elses_contact_proves_nothing(house: House) -> None:
    await in_list(house, WORKER)
    person = house.person()
    await agree(person)
    await person.say("6789")
    await person.say("17 agustus 1985")
    for other in (1, person.user_id + 1):
        assert CARD not in payloads(await share(person, of=other))
    said = await person.send(contact={"phone_number": "6281234567890", "first_name": "Rina"})
    assert CARD not in payloads(said)
    assert await linked(house, person) == frozenset()
    assert CARD in payloads(await share(person))


async def test_a_typed_number_is_not_taken(house: House) -> None:
    await in_list(house, WORKER)
    person = house.person()
    await agree(person)
    await person.say("6789")
    await person.say("17 agustus 1985")
    for number in ("+6281234567890", "0812-3456-7890", "nomor saya 081234567890"):
        assert CARD not in payloads(await person.say(number))
    assert await linked(house, person) == frozenset()


@pytest.mark.parametrize("wrong", [{"kpj": "4321"}, {"born": "18 agustus 1985"}, {"kpj": "4321", "born": "1 mei 1990"}])
async def test_every_miss_reads_the_same(house: House, wrong: dict[str, str]) -> None:
    await in_list(house, WORKER)
    known, stranger = house.person(), house.person()
    for person in (known, stranger):
        await agree(person)
    missed = await prove(known, **wrong)
    await stranger.press_data(BEGIN)
    await stranger.say("6789")
    await stranger.say("17 agustus 1985")
    nobody = await share(stranger, "6289900001111")
    assert missed == nobody
    assert CARD not in payloads(missed)


async def test_five_misses_lock_and_an_officer_opens(house: House) -> None:
    (mine,) = await in_list(house, WORKER)
    person, officer = house.person(), house.person()
    await officer.say("/start")
    await house.store.run(lambda tx: staff.grant(tx, officer.user_id, "helper", "", START))
    await agree(person)
    for _ in range(4):
        assert LOCK not in payloads(await prove(person, kpj="4321"))
    assert LOCK in payloads(await prove(person, kpj="4321"))
    shown = await person.press_data(LOCK)
    assert shown
    code = re.search(r"<b>([A-Z2-9]{6})</b>", shown.text)
    assert code
    refused = await person.press_data(BEGIN)
    assert refused
    assert code[1] in refused.text
    await person.say(f"/buka {code[1]}")
    await prove(person)
    assert await linked(house, person) == frozenset()
    await officer.say(f"/buka {code[1]}")
    assert CARD in payloads(await prove(person))
    assert await linked(house, person) == {mine}


async def test_the_lock_ends_after_a_day(sqlite_url: str) -> None:
    hours = 0.0
    async with open_house(sqlite_url, now=lambda: START + timedelta(hours=hours)) as house:
        await in_list(house, WORKER)
        person = house.person()
        await agree(person)
        for _ in range(5):
            await prove(person, kpj="4321")
        hours = 23.9
        await prove(person)
        assert await linked(house, person) == frozenset()
        hours = 24.1
        assert CARD in payloads(await prove(person))


async def test_no_identifier_is_stored_in_clear(house: House) -> None:
    """At every step: of what was said only the end of the KPJ may be read in the whole database."""
    await in_list(house, WORKER)
    person = house.person()
    await agree(person)
    await person.say("00123456789")
    await person.say("17 agustus 1985")
    assert _leaks(await house.store.run(_everything)) == []
    await share(person)
    assert len(await linked(house, person)) == 1
    assert _leaks(await house.store.run(_everything)) == []


def _leaks(stored: str) -> list[str]:
    return [secret for secret in ("00123456789", "81234567890", "1985-08-17", "17 agustus") if secret in stored]


def _everything(connection: Connection) -> str:
    tables = inspect(connection).get_table_names()
    return "\n".join(str(row) for table in tables for row in connection.execute(text(f'SELECT * FROM "{table}"')))  # noqa: S608 - names of our own tables


async def test_impatient_taps_are_one_try(house: House) -> None:
    await in_list(house, WORKER)
    person = house.person()
    await agree(person)
    await person.say("1000")
    await person.say("17 agustus 1985")
    await asyncio.gather(*(share(person) for _ in range(4)))
    tries = text("SELECT failures FROM identity_attempt")
    assert await house.store.run(lambda tx: list(tx.scalars(tries))) == [1]
