"""Back to work through the real dispatcher: suggestions, an application that counts, a digest, questions, a job."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Table, func, insert, select, update

from conversations.engine.actions import Agree, Begin, Open
from conversations.engine.payload import pack
from storage import applications, evidence, searches, silences, suggested, tables
from tests.bot.outbox.desk import Call
from tests.bot.outbox.mornings import Mornings
from tests.chat import SEAL, House, PretendPerson, Said, open_house
from tests.storage.claims import Worker, add_claim

WIB = ZoneInfo("Asia/Jakarta")
RINA = Worker("00123456789", "+6281234567890", date(1985, 8, 17), "R.S.")
RINA_ID = 7_400_000_031
FRIDAY = date(2026, 11, 27)
EMPLOYER = re.compile(r"PT Nomor (\d+)")
APPLIED = re.compile(r"(\d) dari 5 lamaran")


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


def employers(said: Said | Call | None) -> list[int]:
    assert said is not None
    return [int(number) for number in EMPLOYER.findall(said.text)]


def row(number: int, **known: Any) -> dict[str, Any]:
    """The row of one vacancy in Pematangsiantar, each of an employer of its own."""
    basic = {
        "id": number,
        "reference": f"karirhub:{number}",
        "source": "karirhub",
        "title": "Operator Produksi",
        "employer": f"PT Nomor {number}",
        "region": "12.72",
        "wage_min": 3_000_000,
        "link": f"https://karirhub.kemnaker.go.id/lowongan/{number}",
        "expires_on": date(2027, 1, 31),
        "twin": f"twin-{number}",
        "first_seen_on": FRIDAY,
        "last_seen_on": FRIDAY,
    }
    return basic | known


def list_vacancies(connection: Connection, *numbers: int) -> None:
    connection.execute(insert(tables.vacancy), [row(number) for number in numbers])


def count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


class Rina:
    """Somebody who looks for work, on the days on which she writes to the bot."""

    def __init__(self, url: str) -> None:
        self.url = url

    @asynccontextmanager
    async def on(self, day: date) -> AsyncIterator[tuple[House, PretendPerson]]:
        """Run the bot for one day at ten in the morning."""
        now = datetime(day.year, day.month, day.day, 10, tzinfo=WIB).astimezone(UTC)
        async with open_house(self.url, today=day, now=lambda: now) as house:
            yield house, house.person(user_id=RINA_ID)

    async def proves_her_claim(self, house: House, rina: PretendPerson) -> None:
        """Be in the second month of the benefit."""
        paid = {"state": "paid", "since": date(2026, 11, 5), "month": 2, "month_state": "open"}
        # Its last day is so far that no reminder comes in between.
        await house.store.run(lambda tx: add_claim(tx, RINA, SEAL, due_on=date(2027, 1, 31), **paid))
        await rina.press_data(pack(Begin("identity")))
        await rina.press_data(pack(Agree("claim", granted=True, flow="identity")))
        await rina.say("6789")
        await rina.say("17 agustus 1985")
        await rina.send(contact={"phone_number": "6281234567890", "first_name": "Rina", "user_id": RINA_ID})

    async def tells_her_profile(self, rina: PretendPerson) -> None:
        """Say what she looks for, and leave out the rest."""
        await rina.press_data(pack(Begin("work_profile")))
        await rina.press_data(pack(Agree("work", granted=True, flow="work_profile")))
        await rina.say("operator produksi")
        await rina.say("siantar")
        for _ in range(8):
            if "Lihat lowongan" in rina.last.buttons:
                break
            await rina.press("Lewati")


@pytest.fixture
async def story(sqlite_url: str) -> Rina:
    """Rina with a claim and a profile, before twelve vacancies."""
    rina = Rina(sqlite_url)
    async with open_house(sqlite_url, today=FRIDAY) as house:
        await house.store.run(lambda tx: list_vacancies(tx, *range(1, 13)))
    async with rina.on(FRIDAY) as (house, person):
        await rina.proves_her_claim(house, person)
        await rina.tells_her_profile(person)
    return rina


def nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=WIB).astimezone(UTC)


async def mornings(outbox: Mornings, first: date, last: date) -> dict[date, list[Call]]:
    """Let the outbox work at each nine o'clock; returns what it said of vacancies, by day."""
    said: dict[date, list[Call]] = {}
    day = first
    while day <= last:
        await outbox.plan(nine(day))
        if calls := await outbox.send(nine(day)):
            said[day] = calls
        day += timedelta(days=1)
    return said


async def test_from_the_first_suggestion_to_the_job(story: Rina, sqlite_url: str) -> None:
    outbox = Mornings(sqlite_url)
    async with story.on(FRIDAY) as (house, rina):
        first = employers(await rina.say("ada loker apa"))
        assert len(first) == 5
        shown = heard(await rina.press("1"))
        assert "Sumber: karirhub" in shown.text
        assert "Dibuka sampai" in shown.text
        kept = heard(await rina.press("Saya sudah melamar"))
        assert APPLIED.search(kept.text), kept.text
        assert "1 dari 5" in kept.text
        again = heard(await rina.press_data(pack(Open("applied", str(first[0])))))
        assert "sudah dicatat" in again.text
        second = employers(await rina.press_data(pack(Open("vacancies"))))
        assert not set(first) & set(second)
        await rina.press("Kabari saya")
        await rina.press("Setiap pagi")
        assert len(await house.store.run(lambda tx: searches.of_person(tx, RINA_ID))) == 1

    outbox.store.now(lambda tx: list_vacancies(tx, 21, 22))
    digests = await mornings(outbox, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=3))
    assert list(digests) == [FRIDAY + timedelta(days=1)]
    [digest] = digests[FRIDAY + timedelta(days=1)]
    # Two of the first twelve are left, and two are new.
    assert len(employers(digest)) == 4
    assert {21, 22} <= set(employers(digest))
    assert not {*first, *second} & set(employers(digest))

    after = await mornings(outbox, FRIDAY + timedelta(days=4), FRIDAY + timedelta(days=13))
    assert list(after) == [FRIDAY + timedelta(days=7)]
    assert "Sudah ada jawaban?" in after[FRIDAY + timedelta(days=7)][0].text

    async with story.on(FRIDAY + timedelta(days=12)) as (house, rina):
        await rina.say("/lamaran")
        await rina.press("1")
        called = heard(await rina.press("Dipanggil tes seleksi"))
        assert "dihitung sebagai bukti" in called.text
        proofs = await house.store.run(lambda tx: evidence.of_person(tx, RINA_ID))
        assert [proof.kind for proof in proofs] == ["application", "call"]

    later = await mornings(outbox, FRIDAY + timedelta(days=13), FRIDAY + timedelta(days=25))
    # The second question of the application is moot: it has moved on, and a week later the test is asked about.
    assert list(later) == [FRIDAY + timedelta(days=19)]
    assert "wawancaranya" in later[FRIDAY + timedelta(days=19)][0].text

    async with story.on(FRIDAY + timedelta(days=20)) as (house, rina):
        meaning = heard(await rina.say("alhamdulillah saya sudah dapat kerja"))
        assert "Pasal 40" in meaning.text
        await rina.press("Catat hari pertama")
        assert "21 Desember 2026" in heard(await rina.say("21 desember 2026")).text
        await rina.press("Hentikan pengingat")
        assert await house.store.run(lambda tx: searches.of_person(tx, RINA_ID)) == ()
        assert await house.store.run(lambda tx: silences.of(tx, RINA_ID)) == {"alert", "deadline"}
    outbox.store.now(lambda tx: list_vacancies(tx, 31))
    assert await mornings(outbox, FRIDAY + timedelta(days=21), FRIDAY + timedelta(days=40)) == {}


async def test_a_second_planner_and_a_second_sender_repeat_nothing(story: Rina, sqlite_url: str) -> None:
    async with story.on(FRIDAY) as (_, rina):
        await rina.press_data(pack(Open("search_save", ".daily")))
    outbox, other = Mornings(sqlite_url), Mornings(sqlite_url)
    morning = nine(FRIDAY + timedelta(days=1))
    # The digest, and three reminders of her month.
    assert [await outbox.plan(morning), await other.plan(morning), await outbox.plan(morning)] == [4, 0, 0]
    assert [len(await outbox.send(morning)), len(await other.send(morning))] == [1, 0]
    noted = outbox.store.now(lambda tx: suggested.of_person(tx, RINA_ID))
    assert len(noted) == 5


async def test_the_digest_can_be_stopped_where_it_stands(story: Rina, sqlite_url: str) -> None:
    async with story.on(FRIDAY) as (_, rina):
        await rina.press_data(pack(Open("search_save", ".daily")))
    outbox = Mornings(sqlite_url)
    [call] = (await mornings(outbox, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=1)))[
        FRIDAY + timedelta(days=1)
    ]
    [stop] = re.findall(r'"callback_data": ?"(o:search_drop:\d+)"', call.keyboard)
    async with story.on(FRIDAY + timedelta(days=1)) as (house, rina):
        assert "Dihentikan" in heard(await rina.press_data(stop)).text
        assert "sudah dihentikan" in heard(await rina.press_data(stop)).text
        assert await house.store.run(lambda tx: searches.of_person(tx, RINA_ID)) == ()
    assert await mornings(outbox, FRIDAY + timedelta(days=2), FRIDAY + timedelta(days=6)) == {}


async def test_a_digest_that_may_not_be_sent_notes_nothing(story: Rina, sqlite_url: str) -> None:
    async with story.on(FRIDAY) as (_, rina):
        await rina.press_data(pack(Open("search_save", ".daily")))
    outbox, morning = Mornings(sqlite_url), nine(FRIDAY + timedelta(days=1))
    await outbox.plan(morning)
    outbox.store.now(lambda tx: silences.set_stopped(tx, RINA_ID, "alert", stopped=True, at=morning))
    assert await outbox.send(morning) == []
    assert outbox.store.now(lambda tx: suggested.of_person(tx, RINA_ID)) == {}


async def test_an_application_taken_back_is_not_asked_about(story: Rina, sqlite_url: str) -> None:
    async with story.on(FRIDAY) as (_, rina):
        await rina.press_data(pack(Open("applied", "1")))
        await rina.press("Kemarin")
        await rina.press_data(pack(Open("applied_undo", "v1")))
        await rina.press_data(pack(Open("applied", "2")))
    outbox = Mornings(sqlite_url)
    asked = await mornings(outbox, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=16))
    assert list(asked) == [FRIDAY + timedelta(days=7), FRIDAY + timedelta(days=14)]
    assert {employers(call)[0] for calls in asked.values() for call in calls} == {2}


async def test_consent_taken_back_forgets_it_all(story: Rina, sqlite_url: str) -> None:
    async with story.on(FRIDAY) as (house, rina):
        await rina.press_data(pack(Open("applied", "1")))
        await rina.press_data(pack(Open("search_save", ".daily")))
        await rina.press_data(pack(Agree("work", granted=False)))
        kept = [
            await house.store.run(partial(count, table=table))
            for table in (tables.application, tables.saved_search, tables.suggested)
        ]
        assert kept == [0, 0, 0]
    outbox = Mornings(sqlite_url)
    assert await mornings(outbox, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=9)) == {}


async def test_a_vacancy_that_goes_leaves_the_application(story: Rina) -> None:
    async with story.on(FRIDAY) as (house, rina):
        await rina.press_data(pack(Open("applied", "1")))
        gone = update(tables.vacancy).where(tables.vacancy.c.id == 1).values(retired_on=FRIDAY)
        await house.store.run(lambda tx: tx.execute(gone).rowcount)
        await house.boards.refresh(house.store)
        assert "sudah ditutup" in heard(await rina.press_data(pack(Open("vacancy", "1")))).text
        assert "Operator Produksi" in heard(await rina.say("/lamaran")).text
        assert len(await house.store.run(lambda tx: applications.of_person(tx, RINA_ID))) == 1
