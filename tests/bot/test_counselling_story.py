"""An hour with a counsellor through the real dispatcher: offered, booked, remembered, moved, taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.importing.staging import apply, stage_file
from conversations.engine.actions import Agree, Open
from conversations.engine.payload import pack
from storage import Store, counselling, staff, tables
from tests.bot.outbox.mornings import Mornings
from tests.chat import SEAL, House, PretendPerson, Said, open_house

WIB = ZoneInfo("Asia/Jakarta")
RATNA_ID, RINA_ID, BUDI_ID = 7_500_000_001, 7_500_000_002, 7_500_000_003


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB).astimezone(UTC)


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


@asynccontextmanager
async def office(url: str, now: datetime) -> AsyncIterator[tuple[House, PretendPerson, PretendPerson, PretendPerson]]:
    """Run the bot at one moment, with a counsellor and two people who agreed to what counselling keeps."""
    async with open_house(url, today=now.astimezone(WIB).date(), now=lambda: now) as house:
        ratna, rina, budi = (house.person(user_id=each) for each in (RATNA_ID, RINA_ID, BUDI_ID))
        yield house, ratna, rina, budi


async def opened(url: str) -> None:
    """Let Ratna be a counsellor of Pematangsiantar who offers three hours, and two people agree."""
    async with office(url, at(23, 10)) as (house, ratna, rina, budi):
        await house.store.run(lambda tx: staff.grant(tx, RATNA_ID, "counsellor", "12.72", at(23, 9)))
        said = heard(await ratna.say("/jadwal 25 november 09.00-12.00 di Disnaker Siantar"))
        assert "3 jadwal" in said.text
        assert "Disnaker Siantar" in said.text
        await ratna.say("/jadwal nama Ratna Sari")
        for person in (rina, budi):
            assert "Setuju" in " ".join(heard(await person.say("/konseling")).labels)
            await person.press_data(pack(Agree("work", granted=True, flow="konseling")))


async def slots(store: Store) -> list[int]:
    found: list[int] = await store.run(lambda tx: list(tx.scalars(select(tables.slot.c.id).order_by(tables.slot.c.id))))
    return found


async def book(person: PretendPerson, slot_id: int) -> Said:
    await person.press_data(pack(Open("hour", str(slot_id))))
    return heard(await person.press_data(pack(Open("hour_book", str(slot_id)))))


async def told(outbox: Mornings, now: datetime) -> list[tuple[int, str]]:
    return [(call.chat_id, call.text) for call in await outbox.send(now)]


@pytest.fixture
def outbox(sqlite_url: str) -> Mornings:
    return Mornings(sqlite_url)


async def test_an_hour_is_offered_booked_and_remembered(sqlite_url: str, outbox: Mornings) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, ratna, rina, budi):
        first, second, _ = await slots(house.store)
        shown = heard(await rina.say("mau konseling"))
        assert "25 November 2026 pukul 09.00 WIB" in " ".join(shown.labels)
        assert "Ratna Sari" in heard(await rina.press_data(pack(Open("hour", str(first))))).text
        assert "Sudah dipesan" in heard(await rina.press_data(pack(Open("hour_book", str(first))))).text
        assert "tidak kosong" in (await book(budi, first)).text
        assert "Sudah dipesan" in (await book(budi, second)).text
        desk = heard(await ratna.say("/jadwal"))
        assert "dipesan: 2" in desk.text
        detail = heard(await ratna.press_data(pack(Open("desk_hour", str(first)))))
        assert str(RINA_ID) not in detail.text
    news = await told(outbox, at(23, 11, 30))
    assert [(who, "memesan jadwal Anda" in words) for who, words in news] == [(RATNA_ID, True)] * 2
    assert [who for who, _ in await told(outbox, at(24, 9, 5))] == [RINA_ID]
    assert [who for who, _ in await told(outbox, at(24, 10, 5))] == [BUDI_ID]
    assert [who for who, _ in await told(outbox, at(25, 8, 5))] == [RINA_ID]
    assert [who for who, _ in await told(outbox, at(25, 9, 5))] == [BUDI_ID]
    assert await told(outbox, at(25, 12)) == []


async def test_who_moves_or_cancels_is_not_reminded_of_the_old_hour(sqlite_url: str, outbox: Mornings) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, _, rina, budi):
        first, second, third = await slots(house.store)
        await book(rina, first)
        assert "Sudah dipindahkan" in (await book(rina, third)).text
        await book(budi, second)
        await budi.press_data(pack(Open("hour_cancel", str(second))))
        assert "dibatalkan" in heard(await budi.press_data(pack(Open("hour_cancel", f"{second}.yes")))).text
        again = heard(await budi.press_data(pack(Open("hour_cancel", f"{second}.yes"))))
        assert "tidak memegang" in again.text
    news = [words for who, words in await told(outbox, at(23, 11, 30)) if who == RATNA_ID]
    assert [("memesan" in words, "membatalkan" in words) for words in news].count((True, False)) == 3
    assert sum("membatalkan" in words for words in news) == 2
    later = [*await told(outbox, at(24, 12)), *await told(outbox, at(25, 10, 5))]
    assert [who for who, _ in later] == [RINA_ID, RINA_ID]
    assert all("pukul 11.00 WIB" in words for _, words in later)


async def test_an_hour_that_the_counsellor_takes_back_is_told_and_free_to_nobody(
    sqlite_url: str, outbox: Mornings
) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, ratna, rina, budi):
        first, *_ = await slots(house.store)
        await book(rina, first)
        assert "sudah dipesan" in heard(await ratna.press_data(pack(Open("desk_withdraw", str(first))))).text
        await ratna.press_data(pack(Open("desk_withdraw", f"{first}.yes")))
        assert "tidak kosong" in (await book(budi, first)).text
    words = dict(await told(outbox, at(23, 12)))
    assert "dibatalkan konselor" in words[RINA_ID]
    assert await told(outbox, at(24, 9, 5)) == []


async def test_notes_are_seen_by_their_counsellor_and_numbers_in_them_are_masked(sqlite_url: str) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, ratna, rina, _):
        first, *_ = await slots(house.store)
        await book(rina, first)
        await ratna.say(f"/catatan {first} Tertarik las, butuh sertifikat")
        assert "Tertarik las" in heard(await ratna.press_data(pack(Open("desk_hour", str(first))))).text
        await house.store.run(lambda tx: staff.revoke(tx, RATNA_ID, "counsellor"))
        for page in (Open("desk"), Open("desk_hour", str(first)), Open("desk_withdraw", f"{first}.yes")):
            assert "Tertarik las" not in heard(await ratna.press_data(pack(page))).text
        assert await house.store.run(lambda tx: counselling.held(tx, RINA_ID, at(23, 11)))


async def test_an_hour_that_a_list_moves_is_told_and_remembered_at_its_new_time(
    sqlite_url: str, outbox: Mornings
) -> None:
    async def bring(store: Store, hour: str) -> None:
        rows = f"sumber;id;konselor;tanggal;jam\r\ndisnaker;7;Ratna;25/11/2026;{hour}\r\n"
        now, day = at(23, 10), at(23, 10).date()
        staged = await stage_file(store, SEAL, rows.encode(), "jadwal.csv", "test", now=now, today=day, what="slots")
        assert staged.counts.rejected == 0
        await apply(store, staged.import_id, at(23, 10))

    async with office(sqlite_url, at(23, 11)) as (house, _, rina, _budi):
        await rina.press_data(pack(Agree("work", granted=True, flow="konseling")))
        await bring(house.store, "09.00")
        [slot_id] = await slots(house.store)
        await book(rina, slot_id)
        await bring(house.store, "14.00")
    assert [words.count("pukul 14.00 WIB") for _, words in await told(outbox, at(23, 12))] == [1]
    assert await told(outbox, at(24, 9, 5)) == []
    assert ["pukul 14.00" in words for _, words in await told(outbox, at(24, 14, 5))] == [True]
    assert ["pukul 14.00" in words for _, words in await told(outbox, at(25, 13, 5))] == [True]


@pytest.mark.parametrize("command", ["/jadwal", "/jadwal 25 november 09.00", "/catatan 1 rahasia"])
async def test_commands_of_counsellors_do_not_exist_for_others(sqlite_url: str, command: str) -> None:
    async with office(sqlite_url, at(23, 10)) as (house, _, rina, _budi):
        assert "Saya belum mengenal perintah itu" in heard(await rina.say(command)).text
        assert await slots(house.store) == []


@pytest.mark.parametrize("argument", ["", "0", "-1", "x", "999999999", "1.yes", "99999999999999999999"])
async def test_forged_buttons_book_and_cancel_nothing(sqlite_url: str, argument: str) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, _, rina, budi):
        first, *_ = await slots(house.store)
        await book(rina, first)
        for page in ("hour", "hour_book", "hour_cancel", "hours", "desk_hour", "desk_withdraw"):
            assert heard(await budi.press_data(f"o:{page}:{argument}")).text
        held = await house.store.run(lambda tx: counselling.held(tx, RINA_ID, at(23, 11)))
        assert held is not None
        assert await house.store.run(lambda tx: counselling.held(tx, BUDI_ID, at(23, 11))) is None


async def test_taking_back_consent_lets_go_of_the_hour(sqlite_url: str, outbox: Mornings) -> None:
    await opened(sqlite_url)
    async with office(sqlite_url, at(23, 11)) as (house, _, rina, budi):
        first, *_ = await slots(house.store)
        await book(rina, first)
        await rina.press_data(pack(Agree("work", granted=False)))
        assert "Sudah dipesan" in (await book(budi, first)).text
    assert [who for who, _ in await told(outbox, at(25, 8, 5)) if who != RATNA_ID] == [BUDI_ID, BUDI_ID]
