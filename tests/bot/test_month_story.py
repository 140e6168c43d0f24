"""A benefit month from its first proof to its paper through the real dispatcher, and what the outbox says meanwhile."""

import csv
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy import insert, update

from conversations.engine.actions import Agree, Begin, Open
from conversations.engine.payload import pack
from storage import evidence, months, tables
from tests.bot.outbox.mornings import Mornings
from tests.bot.paper.reading import words_of
from tests.chat import SEAL, House, PretendPerson, Said, open_house
from tests.storage.claims import Worker, add_claim

WIB = ZoneInfo("Asia/Jakarta")
BUDI = Worker("00123456789", "+6281234567890", date(1985, 8, 17), "B.S.")
BUDI_ID = 7_400_000_001
APPLIED = re.compile(r"(\d) dari 5 lamaran")
CALLED = re.compile(r"(\d) dari 1 panggilan")
FORM = "formulir status kebekerjaan"
OTHER = {"id": 1, "is_bot": False, "first_name": "HRD"}
RECEIPT = "Terima kasih telah melamar di PT Cahaya Timur. Lamaran Anda sudah kami terima."


@pytest.fixture
def outbox(sqlite_url: str) -> Mornings:
    return Mornings(sqlite_url)


class Budi:
    """Somebody in the second month of the benefit, on the days on which he writes to the bot."""

    def __init__(self, url: str) -> None:
        self.url = url

    @asynccontextmanager
    async def on(self, day: date) -> AsyncIterator[tuple[House, PretendPerson]]:
        """Run the bot for one day at ten in the morning; at the end of the block all files are sent."""
        now = datetime(day.year, day.month, day.day, 10, tzinfo=WIB).astimezone(UTC)
        async with open_house(self.url, today=day, now=lambda: now) as house:
            yield house, house.person(user_id=BUDI_ID)

    async def proves_his_claim(self, day: date) -> None:
        """Be in the list of the office, and prove it."""
        async with self.on(day) as (house, budi):
            paid = {"state": "paid", "since": date(2026, 10, 5), "month": 2, "month_state": "open", "due_on": None}
            await house.store.run(lambda tx: add_claim(tx, BUDI, SEAL, **paid))
            await budi.press_data(pack(Begin("identity")))
            await budi.press_data(pack(Agree("claim", granted=True, flow="identity")))
            await budi.say("6789")
            await budi.say("17 agustus 1985")
            card = {"phone_number": "6281234567890", "first_name": "Budi", "user_id": BUDI_ID}
            shown = heard(await budi.send(contact=card))
            assert pack(Open("month", "1")) in shown.buttons.values()


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


def meter(said: Said | None, what: re.Pattern[str] = APPLIED) -> int:
    """Read the meter of a reply."""
    found = what.search(heard(said).text)
    assert found, said
    return int(found[1])


async def photo(person: PretendPerson, **more: object) -> Said:
    """Send a photo, as telephones do."""
    sizes = [
        {"file_id": f"photo-{side}", "file_unique_id": f"{side}", "width": side, "height": side} for side in (90, 800)
    ]
    return heard(await person.send(photo=sizes, **more))


def files(house: House) -> dict[str, bytes]:
    """The documents that were sent, by the end of their names."""
    sent = [call.document for call in house.telegram.calls if isinstance(call, SendDocument)]
    return {(file.filename or "").rpartition(".")[2]: file.data for file in sent if isinstance(file, BufferedInputFile)}


def nine(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=WIB).astimezone(UTC)


async def mornings(outbox: Mornings, first: datetime, last: datetime) -> list[tuple[date, str]]:
    """Let the outbox work every morning from one day to another; returns what it said, and when."""
    said, now = [], first
    while now <= last:
        await outbox.plan(now)
        said += [(now.astimezone(WIB).date(), call.text) for call in await outbox.send(now)]
        now += timedelta(days=1)
    return said


async def test_a_month_from_its_first_proof_to_its_paper(sqlite_url: str, outbox: Mornings) -> None:
    story = Budi(sqlite_url)
    await story.proves_his_claim(date(2026, 11, 20))
    async with story.on(date(2026, 11, 23)) as (_, budi):
        assert meter(await budi.say("/bulan")) == 0
        assert meter(await budi.say("tadi melamar ke PT Maju Jaya dan CV Abadi")) == 2
        assert meter(await budi.press("Batalkan")) == 0
        assert meter(await budi.say("kemarin lamar ke PT Sinar Terang")) == 1
        assert meter(await budi.say("besok mau lamar ke PT Nanti") and await budi.say("/bulan")) == 1
        origin = {"type": "user", "date": 1_790_000_000, "sender_user": OTHER}
        assert meter(await budi.send(text=RECEIPT, forward_origin=origin)) == 2
        assert meter(await photo(budi)) == 3
        assert meter(await budi.press("Ini panggilan")) == 2
        assert meter(budi.last, CALLED) == 1
        await budi.press("Bukti saya")
        assert meter(await budi.press("Hapus 3")) == 2
        assert meter(budi.last, CALLED) == 0
        virus = {"file_id": "x", "file_unique_id": "x", "file_name": "cv.exe", "mime_type": "application/x-msdownload"}
        assert not APPLIED.search(heard(await budi.send(document=virus)).text)
        assert meter(await budi.say("/bulan")) == 2
        await budi.press("Tanggal di SIAPkerja")
        assert "5 Desember 2026" in heard(await budi.say("5 desember 2026")).text

    [(day, warning)] = await mornings(outbox, nine(2026, 11, 24), nine(2026, 11, 26))
    assert day == date(2026, 11, 25)
    assert "5 Desember 2026" in warning
    assert "2 dari 5" in warning

    async with story.on(date(2026, 11, 27)) as (_, budi):
        assert meter(await budi.say("saya sudah melamar ke PT Empat, PT Lima dan PT Enam")) == 5
        assert "sudah lengkap" in heard(await budi.press("Bulan ini")).text
    assert await mornings(outbox, nine(2026, 11, 28), nine(2026, 12, 1)) == []

    async with story.on(date(2026, 12, 2)) as (house, budi):
        await budi.say("/bulan")
        asked = heard(await budi.press("Sudah saya ajukan"))
        assert "5 Januari 2027" in asked.text
        await budi.press("Belum saya ajukan")
        await budi.press("Sudah saya ajukan")
        await budi.press("Ya, tanggal itu")
        await budi.say("/bulan 2")
        await budi.press("Halaman PDF")
    check_papers(files(house))

    later = await mornings(outbox, nine(2026, 12, 3), nine(2026, 12, 27))
    assert [day for day, _ in later] == [date(2026, 12, 26)]
    assert "5 Januari 2027" in later[0][1]
    assert "0 dari 5" in later[0][1]


def check_papers(sent: dict[str, bytes]) -> None:
    assert sent.keys() == {"pdf", "csv"}
    printed = words_of(sent["pdf"])
    rows = list(csv.reader(io.StringIO(sent["csv"].decode("utf-8-sig"), newline="")))
    proofs = {row[3]: row for row in rows if len(row) > 4 and row[0].isdigit()}
    assert proofs.keys() == {"PT Sinar Terang", "PT Cahaya Timur", "PT Empat", "PT Lima", "PT Enam"}
    assert "2026" in proofs["PT Sinar Terang"][1]
    for name in proofs:
        assert name in printed
    for known in ("B.S.", "6789", "22 November 2026", "27 November 2026", "5 Desember 2026", "Pasal 13(4)"):
        assert known in printed
    assert BUDI.kpj not in printed


async def test_the_sixth_month_needs_its_form(sqlite_url: str, outbox: Mornings) -> None:
    story = Budi(sqlite_url)
    await story.proves_his_claim(date(2026, 11, 20))
    sixth = update(tables.claim).values(month=6, month_state="open", due_on=date(2027, 4, 5))
    outbox.store.now(lambda tx: tx.execute(sixth))
    async with story.on(date(2027, 3, 20)) as (_, budi):
        assert meter(await budi.say("dipanggil interview di PT Yakin"), CALLED) == 1
        lacking = heard(await budi.press("Bulan ini"))
        assert FORM in lacking.text.casefold()
        assert "sudah lengkap" not in lacking.text

    [(first, warning), (second, _)] = await mornings(outbox, nine(2027, 3, 21), nine(2027, 3, 31))
    assert (first, second) == (date(2027, 3, 26), date(2027, 3, 31))
    assert FORM in warning.casefold()

    async with story.on(date(2027, 3, 31)) as (house, budi):
        await budi.say("formulir status kebekerjaan sudah saya isi")
        assert "sudah lengkap" in heard(await budi.press("Bulan ini")).text
        await budi.press("Halaman PDF")
        await budi.say("/bulan")
    printed = words_of(files(house)["pdf"]).casefold()
    assert printed.count(FORM) > 1, printed

    [(day, warning)] = await mornings(outbox, nine(2027, 4, 1), nine(2027, 4, 3))
    assert day == date(2027, 4, 3)
    assert "sudah lengkap" in warning
    async with story.on(date(2027, 4, 3)) as (_, budi):
        await budi.say("/bulan")
        assert "terakhir" in heard(await budi.press("Sudah saya ajukan")).text
    assert await mornings(outbox, nine(2027, 4, 4), nine(2027, 5, 20)) == []


WIFE = Worker("00555551111", BUDI.phone, date(1987, 1, 2), "A.W.")


def one(said: Said | None, page: str, end: str = "") -> str:
    """The one button that opens this page."""
    [data] = [each for each in heard(said).buttons.values() if each.startswith(f"o:{page}:") and each.endswith(end)]
    return data


async def test_two_claims_on_one_phone_are_told_apart(sqlite_url: str, outbox: Mornings) -> None:
    story = Budi(sqlite_url)
    await story.proves_his_claim(date(2026, 11, 20))
    paid = {"state": "paid", "since": date(2026, 11, 5), "month": 3, "month_state": "open", "due_on": None}
    async with story.on(date(2026, 11, 23)) as (house, budi):
        hers = await house.store.run(lambda tx: add_claim(tx, WIFE, SEAL, **paid))
        link = insert(tables.claim_link).values(user_id=BUDI_ID, claim_id=hers, at=datetime(2026, 11, 21, tzinfo=UTC))
        await house.store.run(lambda tx: tx.execute(link))
        said = heard(await budi.say("lamar ke PT Satu Jaya"))
        assert "A.W." in said.text
        assert "B.S." not in said.text
        moved = heard(await budi.press_data(one(said, "proof_move")))
        assert "B.S." in moved.text
        assert meter(moved) == 1

        kept = await house.store.run(lambda tx: evidence.of_person(tx, BUDI_ID))
        assert [(proof.claim_id == hers, proof.month) for proof in kept] == [(False, 2)]

        asked = heard(await budi.press_data(pack(Open("month", str(hers)))))
        assert "A.W." in asked.text
        days = heard(await budi.press_data(one(asked, "due_how")))
        december = heard(await budi.press_data(one(days, "due_how", "202612")))
        assert "14 Desember 2026" in heard(await budi.press_data(one(december, "due_is", "20261214"))).text
        own = await house.store.run(lambda tx: months.of_claim(tx, BUDI_ID, hers))
        assert [(record.number, record.due_on) for record in own] == [(3, date(2026, 12, 14))]
    warned = [words for day, words in await mornings(outbox, nine(2026, 12, 4), nine(2026, 12, 5)) if "14 Des" in words]
    assert warned
    assert all("A.W." in words for words in warned)


async def test_that_a_month_was_applied_for_may_be_typed(sqlite_url: str) -> None:
    story = Budi(sqlite_url)
    await story.proves_his_claim(date(2026, 11, 20))
    async with story.on(date(2026, 11, 23)) as (house, budi):
        said = heard(await budi.say("lamar ke PT Satu, PT Dua, PT Tiga, PT Empat, PT Lima"))
        assert one(said, "filed")
        undo = one(await budi.say("sudah saya ajukan"), "unfiled")
        [record] = await house.store.run(lambda tx: months.of_person(tx, BUDI_ID))
        assert (record.number, record.filed_on) == (2, date(2026, 11, 23))
        await budi.press_data(undo)
        after = await house.store.run(lambda tx: months.of_person(tx, BUDI_ID))
        assert [record.filed_on for record in after] in ([], [None])
