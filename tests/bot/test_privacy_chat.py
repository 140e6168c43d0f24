"""The whole way of people's data through the bot: read, stopped, erased; and the officer who lifts a lock."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from conversations.memory import Lock
from storage import access, attempts, participants, silences, staff
from storage.erasures import pending, unclosed
from tests.chat import House, PretendPerson


async def meet(house: House, user_id: int) -> PretendPerson:
    """Meet somebody who speaks English, so that the words are those of the sources."""
    person = house.person(user_id=user_id)
    await person.press_data("l:en")
    return person


@pytest.fixture
async def siti(house: House) -> PretendPerson:
    return await meet(house, 7_315_204_968)


async def test_the_copy_is_counted_in_the_chat_and_noted(house: House, siti: PretendPerson) -> None:
    said = await siti.say("data saya")
    assert said is not None
    assert "Your data." in said.text
    assert "Erase my data" in said.labels
    looks = await house.store.run(lambda tx: access.of(tx, siti.user_id))
    assert [(look.who, look.what) for look in looks] == [("self", "copy")]


async def test_messages_are_stopped_and_let_in_again(house: House, siti: PretendPerson) -> None:
    await siti.say("/berhenti lowongan")
    assert await house.store.run(lambda tx: silences.of(tx, siti.user_id)) == {"alert"}
    await siti.press("– Vacancies")
    assert await house.store.run(lambda tx: silences.of(tx, siti.user_id)) == frozenset()
    await siti.say("jangan kirim pesan lagi")
    await siti.press("Stop all")
    assert await house.store.run(lambda tx: silences.of(tx, siti.user_id)) == {
        "alert",
        "appointment",
        "campaign",
        "deadline",
        "status",
    }


async def test_erasing_asks_once_gives_a_receipt_and_leaves_nothing(
    house: House, siti: PretendPerson, sqlite_url: str
) -> None:
    await siti.say("/cek")
    await siti.press("Agree")
    await siti.say("hapus data saya")
    said = await siti.press("Erase my data")
    assert said is not None
    assert re.search(r"HPS-\d{4}-[2-9A-Z]{6}", said.text)
    await house.afterwards.drain(20)
    assert await house.store.run(lambda tx: participants.get(tx, siti.user_id)) is None
    assert (await house.store.run(pending), await house.store.run(unclosed)) == ([], 0)
    assert _files_hold(sqlite_url, str(siti.user_id)) == []
    await siti.press_data("l:en")
    again = await siti.say("/dataku")
    assert again is not None
    assert "0 answers" in again.text


def _files_hold(url: str, mark: str) -> list[str]:
    path = Path(url.removeprefix("sqlite:///"))
    return [file.name for file in path.parent.glob(f"{path.name}*") if mark.encode() in file.read_bytes()]


async def test_an_old_button_only_asks_again(house: House, siti: PretendPerson) -> None:
    await siti.say("/hapus")
    said = await siti.press_data("o:erase_now:2026-11-22")
    assert said is not None
    assert "Erase your data?" in said.text
    assert await house.store.run(lambda tx: participants.get(tx, siti.user_id)) is not None


def _lock(connection: Connection, user_id: int, now: datetime) -> Lock | None:
    for _ in range(5):
        attempts.reserve(connection, user_id, now)
    return attempts.lock_of(connection, user_id, now)


async def test_the_lock_of_somebody_who_was_erased_is_lifted_too(house: House, siti: PretendPerson) -> None:
    helper = await meet(house, 7_000_000_001)
    now = datetime.now(UTC)
    await house.store.run(lambda tx: staff.grant(tx, helper.user_id, "helper", "", now))
    lock = await house.store.run(lambda tx: _lock(tx, siti.user_id, now))
    assert lock is not None
    await siti.say("/hapus")
    await siti.press("Erase my data")
    await house.afterwards.drain(20)
    lifted = await helper.say(f"/buka {lock.code}")
    assert lifted is not None
    assert "is lifted" in lifted.text
    assert await house.store.run(lambda tx: attempts.locked_in(tx, lock.code, now)) is None


async def test_only_an_officer_lifts_a_lock_and_its_person_can_read_of_it(house: House, siti: PretendPerson) -> None:
    helper, stranger = await meet(house, 7_000_000_001), await meet(house, 7_000_000_002)
    now = datetime.now(UTC)
    await house.store.run(lambda tx: staff.grant(tx, helper.user_id, "helper", "", now))
    lock = await house.store.run(lambda tx: _lock(tx, siti.user_id, now))
    assert lock is not None
    refused, unheard = await stranger.say(f"/buka {lock.code}"), await stranger.say("/nothing")
    assert refused is not None
    assert refused == unheard
    later = now + timedelta(minutes=1)
    assert await house.store.run(lambda tx: attempts.lock_of(tx, siti.user_id, later))
    lifted = await helper.say(f"/buka {lock.code.lower()}")
    assert lifted is not None
    assert "is lifted" in lifted.text
    assert await house.store.run(lambda tx: attempts.lock_of(tx, siti.user_id, later)) is None
    looks = await house.store.run(lambda tx: access.of(tx, siti.user_id))
    assert [(look.who, look.what) for look in looks] == [(f"petugas {helper.user_id}", "unlocked")]
