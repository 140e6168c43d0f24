"""An announcement through the real dispatcher: composed, tried, handed in, approved by another, changed, steered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import update

from conversations.campaigns.records import Campaign, CampaignState
from conversations.engine.actions import Open
from conversations.engine.payload import pack
from conversations.socialization.records import Source
from storage import audit, campaigns, segments, sources, staff, tables
from tests.bot.outbox.mornings import Mornings
from tests.chat import House, PretendPerson, Said, open_house

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
SARI, BUDI, TONO, ANI = 7_600_000_001, 7_600_000_002, 7_600_000_003, 7_600_000_004
WORDS = "*Kena PHK?*\n\nCek kelayakan JKP Anda di siapkerja.kemnaker.go.id"


@dataclass
class Office:
    """A bot with officers: Sari composes and approves for Siantar, Budi approves for its province, Tono elsewhere."""

    house: House
    sari: PretendPerson
    budi: PretendPerson
    tono: PretendPerson
    ani: PretendPerson

    async def campaign(self, number: int = 1) -> Campaign:
        found: Campaign | None = await self.house.store.run(lambda tx: campaigns.get(tx, number))
        assert found is not None
        return found

    async def move(self, before: CampaignState, after: CampaignState) -> None:
        await self.house.store.run(lambda tx: campaigns.move(tx, 1, before, after, NOW))

    async def deeds(self) -> list[str]:
        found: list[str] = await self.house.store.run(
            lambda tx: [each.deed for each in audit.latest(tx, ("",), 0, 100)]
        )
        return found


@asynccontextmanager
async def office(url: str) -> AsyncIterator[Office]:
    async with open_house(url, now=lambda: NOW) as house:
        people = [house.person(user_id=each) for each in (SARI, BUDI, TONO, ANI)]
        roles = (
            (SARI, "campaigner", "12.72"),
            (SARI, "approver", "12.72"),
            (BUDI, "approver", "12"),
            (TONO, "admin", "32"),
        )
        for user_id, role, place in roles:
            await house.store.run(partial(staff.grant, user_id=user_id, role=role, region=place, at=NOW))
        for person in people:
            await person.say("/start")
        yield Office(house, *people)


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


async def draft(office: Office) -> Said:
    """Let Sari compose a draft that lacks nothing, and show its card."""
    await office.sari.say("/kampanye")
    await office.sari.press("Pengumuman baru")
    await office.sari.say("Sosialisasi Siantar")
    await office.sari.say("Pekerja mengecek kelayakan")
    await office.sari.press("Buka konsep")
    await office.sari.press("Isi pesan")
    await office.sari.press("Versi A, Indonesia")
    await office.sari.say(WORDS)
    return heard(await office.sari.press("Ke pengumuman"))


async def handed_in(office: Office) -> Said:
    """Let Sari hand a draft in, and show it to Budi."""
    await draft(office)
    assert "Diajukan" in heard(await office.sari.press("Minta persetujuan")).text
    return heard(await office.budi.say("/kampanye 1"))


async def approved(office: Office) -> None:
    await handed_in(office)
    await office.budi.press("Setujui")
    assert "Disetujui" in heard(await office.budi.press("Ya, setujui")).text


async def told(outbox: Mornings) -> list[tuple[int, str]]:
    return [(call.chat_id, call.text) for call in await outbox.send(NOW)]


@pytest.fixture
def outbox(sqlite_url: str) -> Mornings:
    return Mornings(sqlite_url)


async def test_it_is_composed_piece_by_piece(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        card = await draft(desk)
        assert "Kota Pematangsiantar" in card.text
        assert "Yang masih kurang" not in card.text
        await desk.sari.press("Tombol")
        await desk.sari.press("Tambah tombol")
        await desk.sari.say("Situs resmi")
        await desk.sari.press("Buka tautan")
        assert "bukan alamat resmi" in heard(await desk.sari.say("bit.ly/jkp")).text
        assert "https://jkp.go.id/x" in heard(await desk.sari.say("JKP.go.id/x")).text
        await desk.sari.press("Ke pengumuman")
        await desk.sari.press("Gambar")
        assert "Kirim gambar" in heard(await desk.sari.say("nanti")).text
        photo = [{"file_id": "AgACAg-x_1", "file_unique_id": "u", "width": 9, "height": 9}]
        assert "Berkas disimpan" in heard(await desk.sari.send(photo=photo)).text
        await desk.sari.press("Waktu")
        await desk.sari.press("Sekali")
        await desk.sari.say("25 november 2026")
        assert "25 November 2026, pukul 09.00" in heard(await desk.sari.say("jam 9")).text
        await desk.sari.press("Pilihan")
        await desk.sari.press("Pembanding 10%")
        assert "paling banyak" in heard(await desk.sari.press("Siaran berbayar")).text.lower()
        await desk.sari.press("Ya, bayar")
        made = await desk.campaign()
        assert made.content.texts == {("a", "id"): WORDS}
        assert (made.content.media, made.content.file_id) == ("photo", "AgACAg-x_1")
        assert [each.url for each in made.content.buttons] == ["https://jkp.go.id/x"]
        assert made.schedule.at == datetime.fromisoformat("2026-11-25 09:00")
        assert (made.options.hold_out, made.options.paid, made.composer) == (10, True, SARI)
        assert set(await desk.deeds()) == {"campaign_create", "campaign_change"}


async def test_readers_are_chosen_within_the_region_and_kept_under_a_name(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await draft(desk)
        await desk.sari.press("Pembaca")
        await desk.sari.press("Wilayah")
        await desk.sari.press("Tambah wilayah")
        assert "di luar wilayah" in heard(await desk.sari.say("bandung barat")).text
        await desk.sari.press_data(pack(Open("c_set", "1.regions.+32")))
        assert (await desk.campaign()).audience.regions == ("12.72",)
        await desk.sari.press_data(pack(Open("c_set", "1.regions.-12.72")))
        await desk.house.store.run(lambda tx: sources.add(tx, (Source("ABCD2345", "factory", "PT", "32"),), TONO, NOW))
        for foreign in ("ABCD2345", "ABCDEFGH"):
            await desk.sari.press_data(pack(Open("c_set", f"1.sources.+{foreign}")))
        assert (await desk.campaign()).audience.sources == ()
        assert (await desk.campaign()).audience.regions == ("12.72",), "to drop it would mean all of Indonesia"
        await desk.sari.press_data(pack(Open("c_whom", "1")))
        await desk.sari.press("Jenis pembaca")
        old = heard(await desk.sari.press("Peserta"))
        await desk.sari.press_data(pack(Open("c_set", "1.kinds.+participant")))
        assert "✓ Peserta" in old.labels
        await desk.sari.press("Semua kriteria")
        await desk.sari.press("Jenis pekerjaan")
        await desk.sari.press("Tambah pekerjaan")
        await desk.sari.say("operator jahit")
        await desk.sari.press("Semua kriteria")
        await desk.sari.press("Simpan kelompok ini")
        await desk.sari.say("Penjahit")
        kept = await desk.house.store.run(segments.everything)
        assert [(each.name, each.region, each.by) for each in kept] == [("Penjahit", "12.72", SARI)]
        assert kept[0].audience == (await desk.campaign()).audience
        await desk.sari.press("Ulang dari awal")
        assert (await desk.campaign()).audience.families == ()
        await desk.sari.press("Kelompok pembaca")
        await desk.sari.press("Penjahit")
        assert (await desk.campaign()).audience == kept[0].audience


async def test_many_people_are_counted_after_the_reply(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with office(sqlite_url) as desk:
        here = update(tables.participant).where(tables.participant.c.user_id == ANI).values(region="12.72")
        await desk.house.store.run(lambda tx: tx.execute(here))
        await draft(desk)
        shown = [heard(await desk.sari.press_data(pack(Open(page, "1")))).text for page in ("c_flight", "c_ten")]
        assert "<b>1</b> dari 1" in shown[0]
        monkeypatch.setattr("bot.remembered.campaigns.AT_ONCE", 4)
        assert "dihitung di Rencana kirim" in heard(await desk.sari.say("/kampanye 1")).text
        readers = heard(await desk.sari.press("Pembaca"))
        assert "dihitung di Rencana kirim" in readers.text
        price = heard(await desk.sari.press_data(pack(Open("c_options", "1.paid.2"))))
        assert "dihitung di Rencana kirim" in price.text
        for page in ("c_flight", "c_ten"):
            said = heard(await desk.sari.press_data(pack(Open(page, "1"))))
            assert "sedang menghitung" in said.text
        await desk.house.afterwards.drain(20)
        await desk.house.courier.drain(5)
        sent = [call.text for call in desk.house.telegram.calls if isinstance(call, SendMessage)]
        assert set(shown) <= set(sent)


async def test_it_is_shown_on_the_composers_own_phone_once(sqlite_url: str, outbox: Mornings) -> None:
    async with office(sqlite_url) as desk:
        card = await draft(desk)
        await desk.sari.press("Kirim ke saya")
        await desk.sari.press("Kirim ke saya", on=card)
        (reader, words), *more = await told(outbox)
        assert (reader, more) == (SARI, [])
        assert "<b>Kena PHK?</b>" in words


async def test_a_second_person_approves_exactly_what_was_shown(sqlite_url: str, outbox: Mornings) -> None:
    async with office(sqlite_url) as desk:
        card = await handed_in(desk)
        assert [reader for reader, _ in await told(outbox)] == [BUDI], "not the composer, who may approve, too"
        assert "Setujui" in card.labels
        assert "Setujui" not in heard(await desk.sari.say("/kampanye 1")).labels
        await desk.budi.press("Setujui")
        await desk.budi.press("Ya, setujui")
        made = await desk.campaign()
        assert (made.state, made.approver, made.approved_digest) == ("approved", BUDI, made.digest)
        assert [reader for reader, words in await told(outbox) if "disetujui" in words] == [SARI]
        await desk.budi.press("Setujui", on=card)
        assert (await desk.deeds()).count("campaign_approved") == 1


async def test_nobody_approves_their_own_by_a_forged_button(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await handed_in(desk)
        shown = (await desk.campaign()).digest[:12]
        said = heard(await desk.sari.press_data(pack(Open("c_approve", f"1.{shown}.yes"))))
        assert "petugas kedua" in said.text.lower()
        for stranger in (desk.tono, desk.ani):
            for page, rest in (("c_approve", f".{shown}.yes"), ("c_cancel", ".yes"), ("campaign", ""), ("c_show", "")):
                assert "pesan sebelumnya" in heard(await stranger.press_data(pack(Open(page, f"1{rest}")))).text
        assert (await desk.campaign()).state == "review"


async def test_a_change_voids_the_approval_and_old_buttons_approve_nothing(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        card = await handed_in(desk)
        sure = heard(await desk.budi.press("Setujui"))
        await desk.sari.press_data(pack(Open("c_say", "1.a.id")))
        assert "Disimpan" in heard(await desk.sari.say("Isi yang lain.")).text
        assert "Setujui" not in heard(await desk.budi.press("Ya, setujui", on=sure)).labels
        assert (await desk.campaign()).state == "draft"
        await desk.sari.say("/kampanye 1")
        await desk.sari.press("Minta persetujuan")
        assert "berubah" in heard(await desk.budi.press("Ya, setujui", on=sure)).text
        assert "berubah" in heard(await desk.budi.press("Setujui", on=card)).text
        assert (await desk.campaign()).state == "review"
        await desk.budi.say("/kampanye 1")
        await desk.budi.press("Setujui")
        await desk.budi.press("Ya, setujui")
        await desk.sari.press_data(pack(Open("c_options", "1.hold.5")))
        made = await desk.campaign()
        assert (made.state, made.approver, made.approved_digest) == ("draft", None, "")


async def test_it_is_given_back_with_a_reason(sqlite_url: str, outbox: Mornings) -> None:
    async with office(sqlite_url) as desk:
        await handed_in(desk)
        await desk.budi.press("Kembalikan")
        assert "Dikembalikan" in heard(await desk.budi.say("Tanggalnya keliru.")).text
        made = await desk.campaign()
        assert (made.state, made.reason) == ("draft", "Tanggalnya keliru.")
        assert any(reader == SARI and "Tanggalnya keliru." in words for reader, words in await told(outbox))
        assert "Tanggalnya keliru." in heard(await desk.sari.say("/kampanye 1")).text


async def test_words_typed_while_it_left_are_not_kept(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await approved(desk)
        await desk.sari.press_data(pack(Open("c_say", "1.a.id")))
        await desk.move("approved", "canary")
        assert "tidak bisa dilakukan lagi" in heard(await desk.sari.say("Terlambat.")).text
        made = await desk.campaign()
        assert (made.state, made.content.texts[("a", "id")]) == ("canary", WORDS)


async def test_it_is_paused_let_go_on_called_off_and_taken_back(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await approved(desk)
        await desk.move("approved", "sending")
        await desk.budi.say("/kampanye 1")
        old = heard(await desk.budi.press("Jeda"))
        await desk.budi.press("Lanjut kirim")
        assert (await desk.campaign()).state in ("canary", "sending")
        await desk.budi.press("Lanjut kirim", on=old)
        await desk.budi.say("/kampanye 1")
        await desk.budi.press("Batalkan")
        await desk.budi.press("Ya, batalkan")
        assert (await desk.campaign()).state == "cancelled"
        await desk.budi.press_data(pack(Open("c_resume", "1")))
        assert (await desk.campaign()).state == "cancelled"
        await desk.budi.say("/kampanye 1")
        await desk.budi.press("Tarik kembali")
        await desk.budi.press("Ralat isinya")
        assert "tidak resmi" in heard(await desk.budi.say("Buka evil.com")).text
        assert "Diajukan" in heard(await desk.budi.say("Yang benar tanggal 6.")).text
        await desk.budi.press_data(pack(Open("c_recall", "1.delete.yes")))
        assert (await desk.campaign()).undo == "delete"
        assert {"campaign_paused", "campaign_cancelled", "campaign_recall"} <= set(await desk.deeds())


async def test_a_copy_is_a_draft_of_ones_own(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await draft(desk)
        await desk.sari.press("Batalkan")
        await desk.sari.press("Ya, batalkan")
        card = heard(await desk.sari.say("/kampanye 1"))
        await desk.sari.press("Buat salinan")
        await desk.sari.press("Buat salinan", on=card)
        copy = await desk.campaign(2)
        assert (copy.state, copy.digest) == ("draft", (await desk.campaign()).digest)
        assert await desk.house.store.run(lambda tx: campaigns.get(tx, 3)) is None
