"""Interests and trainings through the real dispatcher: from the first tap to the meter, and everything taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy import insert

from conversations.assessment.questions import ASKED
from conversations.effects import TellClaim
from conversations.engine.actions import Agree, Begin, Open
from conversations.engine.payload import pack
from storage import directory, tables, trainings
from tests.chat import House, PretendPerson, Said, open_house

WIB = ZoneInfo("Asia/Jakarta")
TODAY, DURING = date(2026, 11, 23), date(2026, 12, 9)
RINA = 7_400_000_021
TRAINING = {
    "reference": "blk-1",
    "source": "blk",
    "title": "Kasir dan <Excel>",
    "provider": "BLK Medan & kawan",
    "region": "12.72",
    "skills": "excel",
    "link": "https://blk.example.id/1",
    "starts_on": date(2026, 12, 7),
    "ends_on": date(2026, 12, 18),
    "quota": 16,
    "first_seen_on": TODAY,
    "last_seen_on": TODAY,
}


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


@asynccontextmanager
async def on(url: str, day: date = TODAY) -> AsyncIterator[tuple[House, PretendPerson]]:
    """Run the bot for one day at ten in the morning."""
    now = datetime(day.year, day.month, day.day, 10, tzinfo=WIB).astimezone(UTC)
    async with open_house(url, today=day, now=lambda: now) as house:
        yield house, house.person(user_id=RINA)


async def agrees_to_work(person: PretendPerson) -> Said:
    return heard(await person.press_data(pack(Agree("work", granted=True, flow="pelatihan"))))


@pytest.fixture
async def url(sqlite_url: str) -> str:
    """A database with one training in its catalogue."""
    async with open_house(sqlite_url) as house:
        await house.store.run(lambda tx: tx.execute(insert(tables.training).values(id=1, **TRAINING)).rowcount)
    return sqlite_url


async def test_interests_from_the_first_tap_to_the_picture_with_a_new_start_between(url: str) -> None:
    async with on(url) as (_, rina):
        assert "Minat kerja: 24 pertanyaan" in heard(await rina.say("tes minat")).text
        assert "Sebelum mulai" in heard(await rina.press("Mulai")).text
        said = heard(await rina.press("Setuju"))
        assert "1 dari 24" in said.text
        assert said.labels[:3] == ["Suka", "Biasa", "Tidak suka"]
        for question in ASKED[:10]:
            await rina.press("Suka" if question.name[0] in "rc" else "Tidak suka")
    async with on(url) as (house, rina):
        said = heard(await rina.say("/minat"))
        assert "Lanjutkan" in said.labels
        assert "11 dari 24" in heard(await rina.press("Lanjutkan")).text
        for question in ASKED[10:]:
            said = heard(await rina.say("suka" if question.name[0] in "rc" else "gak suka"))
        assert "Kerja tangan dan alat: operator mesin" in said.text
        assert "Mencatat dan merapikan: staf administrasi" in said.text
        assert "asesmen diri di SIAPkerja" in said.text
        assert {"Lowongan", "Pelatihan", "Konseling karier"} <= set(said.labels)
        await house.courier.drain(5)
        (photo,) = house.photos()
        assert "Kerja tangan dan alat: 8 dari 8" in (photo.caption or "")


async def test_a_training_is_noted_counts_in_the_month_and_is_taken_back(url: str) -> None:
    async with on(url) as (house, rina):
        await rina.say("/start")
        await house.store.run(
            lambda tx: directory.tell_own(
                tx, RINA, TellClaim("approved", date(2026, 11, 2), month=2), datetime.now(UTC)
            )
        )
        assert "Sebelum mulai" in heard(await rina.say("pelatihan")).text
        said = await agrees_to_work(rina)
        assert "Kasir dan &lt;Excel&gt;" in said.text
        said = heard(await rina.press("1"))
        assert "16" in said.text
        assert "BLK Medan &amp; kawan" in said.text
        joined = said.buttons["Saya sudah mendaftar"]
        for _ in range(2):
            said = heard(await rina.press_data(joined))
        own = await house.store.run(lambda tx: trainings.of_person(tx, RINA))
        assert [(each.title, each.state, each.on) for each in own] == [("Kasir dan <Excel>", "noted", TODAY)]
    async with on(url, DURING) as (house, rina):
        await rina.press_data(pack(Agree("claim", granted=True)))
        assert "Kehadiran pelatihan: tulis" in heard(await rina.say("/bulan")).text
        assert "belum dicatat" in heard(await rina.say("/pelatihan")).text
        assert "90" in heard(await rina.say("hadir 90 persen")).text
        said = heard(await rina.say("/pelatihan"))
        assert "●●●●●●●●●○ Kehadiran bulan 2: 90 persen (paling sedikit 80)" in said.text
        said = heard(await rina.press("1"))
        old = said.buttons["Hapus catatan ini"]
        assert "Dihapus" in heard(await rina.press_data(old)).text
        assert "sudah tidak ada" in heard(await rina.press_data(old)).text
        assert await house.store.run(lambda tx: trainings.of_person(tx, RINA)) == ()


async def test_taking_consent_back_forgets_trainings_and_interests(url: str) -> None:
    async with on(url) as (house, rina):
        await rina.say("/start")
        await agrees_to_work(rina)
        await rina.press_data(pack(Open("training_joined", "1")))
        await rina.press_data(pack(Begin("interests")))
        await rina.press("Suka")
        await rina.press_data(pack(Agree("work", granted=False)))
        assert await house.store.run(lambda tx: trainings.of_person(tx, RINA)) == ()
        assert "Sebelum mulai" in heard(await rina.press_data(pack(Open("trainings")))).text
        said = heard(await rina.say("/minat"))
        assert said.labels[0] == "Mulai"


async def test_what_is_noted_is_in_the_copy_and_goes_with_the_person(url: str) -> None:
    async with on(url) as (house, rina):
        await rina.say("/start")
        await agrees_to_work(rina)
        await rina.press_data(pack(Open("training_joined", "1")))
        await rina.press_data(pack(Begin("interests")))
        await rina.press("Suka")
        await rina.say("/dataku")
        await house.courier.drain(5)
        sent = [call.document for call in house.telegram.calls if isinstance(call, SendDocument)]
        (plain,) = (
            file.data for file in sent if isinstance(file, BufferedInputFile) and str(file.filename).endswith("txt")
        )
        assert "Kasir dan <Excel>" in plain.decode()
        assert "Minat kerja" in plain.decode()
        await rina.say("/hapus")
        await rina.press("Hapus data saya")
        await house.afterwards.drain(5)
        assert await house.store.run(lambda tx: trainings.of_person(tx, RINA)) == ()
