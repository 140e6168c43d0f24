"""Officers in the chat: invited by a link, listed, and gone again; what they did stands in the log."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert

from conversations.engine.actions import Open
from conversations.engine.payload import pack
from storage import areas, audit, officers, staff, tables
from tests.chat import House, PretendPerson, Said, open_house

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
_CODE = re.compile(r"inv_[A-Z]{18}")


@pytest.fixture
async def office(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        yield house


@pytest.fixture
async def manager(office: House) -> PretendPerson:
    """A manager of West Java."""
    person = office.person()
    await person.say("halo")

    def seed(connection: Connection) -> None:
        areas.put(connection, "priangan", "Cabang Priangan", ["32.73", "32.77"])
        officers.appoint(connection, person.user_id, "admin", "32", audit.NOBODY, NOW)

    await office.store.run(seed)
    return person


def told(said: Said | None) -> str:
    assert said is not None
    return said.text


async def invite(manager: PretendPerson, where: str = "Cabang Priangan") -> str:
    await manager.say("/undang")
    await manager.press("Pendamping")
    said = await manager.press(where)
    code = _CODE.search(told(said))
    assert code is not None
    return code[0]


async def test_who_opens_the_link_first_has_the_role(office: House, manager: PretendPerson) -> None:
    code = await invite(manager)
    again = await manager.press_data(pack(Open("invite_make", f"helper.priangan.{code.removeprefix('inv_')}")))
    assert code in told(again)
    siti, budi = office.person(), office.person()
    assert "Cabang Priangan" in told(await siti.say(f"/start {code}"))
    offered = siti.last
    assert "Peran Anda sekarang Pendamping" in told(await siti.press("Terima peran"))
    assert "sudah menerima" in told(await siti.press("Terima peran", on=offered))
    assert "sudah dipakai" in told(await budi.say(f"/start {code}"))
    assert await office.store.run(lambda tx: staff.places_of(tx, siti.user_id, ["helper"])) == ("32.73", "32.77")
    assert "/buka" in told(await siti.say("/staf"))
    assert "/undang" not in siti.last.text
    assert "belum saya kenal" in told(await budi.say("/undang")).lower() or budi.last.labels


async def test_a_typed_code_works_however_it_is_typed(office: House, manager: PretendPerson) -> None:
    code = await invite(manager, "Jawa Barat")
    siti = office.person()
    loose = " ".join(re.findall("...", code.removeprefix("inv_"))).lower()
    assert "diundang" in told(await siti.say(f"INV-{loose}"))


async def test_the_secret_is_kept_nowhere(office: House, manager: PretendPerson) -> None:
    code = await invite(manager)
    siti = office.person()
    await siti.say(f"/start {code}")

    def everything(connection: Connection) -> str:
        found = (row for table in tables.metadata.sorted_tables for row in connection.execute(table.select()))
        return "\n".join(str(value) for row in found for value in row)

    assert code.removeprefix("inv_") not in await office.store.run(everything)


async def test_a_role_is_taken_away_after_one_question_and_at_once(office: House, manager: PretendPerson) -> None:
    siti = office.person()
    await siti.say(f"/start {await invite(manager)}")
    await siti.press("Terima peran")
    listed = await manager.say("/tim")
    assert "Petugas: 2" in told(listed)
    assert "Cabut peran" not in (await manager.press("1 · Pengelola") or Said("")).labels
    await manager.press("2 · Pendamping", on=listed)
    assert str(siti.user_id) in manager.last.text
    await manager.press("Cabut peran")
    sure = manager.last
    assert "dicabut" in told(await manager.press("Ya, cabut"))
    assert "dicabut" not in told(await manager.press("Ya, cabut", on=sure))
    assert "petugas" not in told(await siti.say("/staf"))
    log = told(await manager.say("/audit"))
    assert [line for line in log.splitlines() if line.startswith(("Petugas", "Pengelola server"))] == [
        "Petugas 1 mencabut peran: petugas 2, Pendamping",
        "Petugas 2 menerima peran: Pendamping",
        "Petugas 1 mengundang petugas: Pendamping",
        "Pengelola server memberi peran: petugas 1, Pengelola",
    ]


async def test_an_open_invitation_is_withdrawn(office: House, manager: PretendPerson) -> None:
    code = await invite(manager)
    await manager.press("Undangan terbuka")
    assert "dibatalkan" in told(await manager.press("Batalkan no. 1"))
    assert "lewat" in told(await office.person().say(f"/start {code}"))


@pytest.mark.parametrize(
    "argument", ["helper.33.74.ABCDEFGHJKMNPQRSTU", "helper..ABCDEFGHJKMNPQRSTU", "boss.32.ABCDEF"]
)
async def test_a_forged_button_invites_nobody(office: House, manager: PretendPerson, argument: str) -> None:
    before = await office.store.run(audit.head)
    await manager.press_data(pack(Open("invite_make", argument)))
    assert await office.store.run(audit.head) == before


async def test_a_typed_place_is_offered_as_far_as_the_role_reaches(manager: PretendPerson) -> None:
    said = await manager.say("/undang konselor Kota Bandung")
    assert said is not None
    assert "Kota Bandung" in said.labels
    assert "tidak mencakup" in told(await manager.say("/undang konselor Medan"))


async def test_a_lock_is_lifted_by_officers_of_its_region_only(office: House, manager: PretendPerson) -> None:
    locked = {"failures": 5, "first_at": NOW, "locked_until": NOW + timedelta(days=1)}

    def lock(connection: Connection) -> None:
        for user_id, region in ((71, "33.74"), (72, "32.73")):
            row = {"user_id": user_id, "language": "id", "time_zone": "Asia/Jakarta", "region": region}
            when = {"created_at": NOW, "last_seen_on": NOW.date(), "reachable": True}
            connection.execute(insert(tables.participant).values(**row, **when))
            connection.execute(insert(tables.identity_attempt).values(user_id=user_id, code=f"K7M2{user_id}", **locked))

    await office.store.run(lock)
    assert "wilayah lain" in told(await manager.say("/buka K7M271"))
    assert "dibuka" in told(await manager.say("/buka K7M272"))
    assert "Kota Bandung" in told(await manager.say("/audit")).split("No. ")[1]
