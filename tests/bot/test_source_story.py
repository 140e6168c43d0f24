"""Sources through the real dispatcher: made by an officer, scanned or typed by people, counted; a factory's desk."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import update

from conversations.engine.actions import Open
from conversations.engine.payload import pack
from conversations.outreach.audience import Audience
from conversations.socialization.codes import plain, printed
from storage import audiences, audit, campaigns, cohorts, employers, participants, sources, staff, tables
from tests.chat import TODAY, House, PretendPerson, Said, open_house

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
OFFICER, STRANGER, ABROAD, WORKER = 7_600_000_001, 7_600_000_002, 7_600_000_003, 7_600_000_100


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    """A bot with an officer of North Sumatra and one of West Java."""
    async with open_house(sqlite_url, now=lambda: AT) as opened:
        await opened.store.run(lambda tx: staff.grant(tx, OFFICER, "campaigner", "12", AT))
        await opened.store.run(lambda tx: staff.grant(tx, ABROAD, "campaigner", "32", AT))
        yield opened


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


async def make(officer: PretendPerson, *answers: str) -> str:
    """Let an officer make a source by typing, and return its code."""
    await officer.say("/sumber")
    await officer.press("Sumber baru")
    for answer in answers:
        last = heard(await officer.say(answer))
    found = re.search(r"<b>(\w{4}-\w{4})</b>", last.text)
    assert found, last.text
    return plain(found[1])


async def poster(officer: PretendPerson) -> str:
    return await make(officer, "poster", "siantar", "Papan Disnaker")


async def factory(officer: PretendPerson) -> str:
    return await make(officer, "pabrik", "siantar", "PT Maju <b>", "10 desember 2026", "350")


def documents(house: House) -> list[str]:
    return [call.document.filename for call in house.telegram.calls if isinstance(call, SendDocument)]  # type: ignore[union-attr,misc] # files of our own


async def deeds(house: House) -> list[str]:
    """Return what officers did with sources, as the log has it, the oldest first."""
    noted = await house.store.run(lambda tx: audit.latest(tx, ("",), 0, 20))
    return [each.deed for each in reversed(noted)]


async def test_an_officer_makes_a_source_and_gets_its_files(house: House) -> None:
    officer = house.person(user_id=OFFICER)
    code = await poster(officer)
    assert f"https://t.me/kawan_jkp_bot?start={code}" in officer.last.text
    assert "A4" in heard(await officer.press("Poster cetak")).text
    await officer.press("Kembali")
    assert "PNG" in heard(await officer.press("Kode QR")).text
    await house.courier.drain(20)
    shown = printed(code)
    assert sorted(documents(house)) == [
        f"poster-{shown}-a4.pdf",
        f"poster-{shown}-a6.pdf",
        f"qr-{shown}.png",
        f"qr-{shown}.svg",
    ]
    assert await poster(officer) == code
    assert await deeds(house) == ["source_added"]


async def test_a_scan_is_counted_the_first_source_stays_and_its_region_is_taken_over(house: House) -> None:
    officer, person = house.person(user_id=OFFICER), house.person()
    first, second = await poster(officer), await make(officer, "acara", "balige", "Job fair", "lewati")
    assert "Anda datang lewat: Papan Disnaker" in heard(await person.say(f"/start {first}")).text
    assert "Job fair" in heard(await person.say(printed(second).lower().replace("0", "o"))).text
    await person.say(f"/kode {first}")
    found = await house.store.run(lambda tx: participants.get(tx, person.user_id))
    assert found is not None
    assert (found.source, found.region) == (first, "12.72")
    scans = await house.store.run(lambda tx: sources.scans_of(tx, person.user_id))
    assert {(scan.code, scan.times) for scan in scans} == {(first, 2), (second, 1)}
    assert "1 orang" in heard(await officer.say(f"/sumber {first}")).text


async def test_a_forged_or_mistyped_code_is_met_kindly_and_not_kept(house: House) -> None:
    officer, person = house.person(user_id=OFFICER), house.person()
    code = await poster(officer)
    forged = code[:-1] + ("1" if code[-1] != "1" else "2")
    assert "Kawan JKP" in heard(await person.say(f"/start {forged}")).text
    assert "tidak saya kenal" in heard(await person.say(f"kode {forged}")).text
    assert "tidak saya kenal" in heard(await person.say("/kode ?")).text
    assert await house.store.run(lambda tx: sources.scans_of(tx, person.user_id)) == ()


async def test_other_regions_and_people_without_a_role_see_and_do_nothing(house: House) -> None:
    officer = house.person(user_id=OFFICER)
    code, works = await poster(officer), await factory(officer)
    for user_id in (STRANGER, ABROAD):
        other = house.person(user_id=user_id)
        for page, argument in (
            ("source", code),
            ("source_files", f"{code}.print"),
            ("source_retire", f"{code}.yes"),
            ("source_batch", "12.yes"),
            ("factory", works),
            ("factory_write", works),
            ("factory_say", f"{works}.all"),
        ):
            said = heard(await other.press_data(pack(Open(page, argument))))
            assert "Papan" not in said.text
            assert "PT Maju" not in said.text
    stranger = house.person(user_id=STRANGER)
    for command in ("/sumber", "/pabrik", f"/sumber {code}"):
        assert "belum mengenal perintah" in heard(await stranger.say(command)).text
    for page in ("sources", "source_new", "factories"):
        assert "Sumber" not in heard(await stranger.press_data(pack(Open(page)))).text
    await stranger.press_data("b:source")
    assert len(await house.store.run(sources.listed)) == 2
    assert await house.store.run(lambda tx: campaigns.of_states(tx, ("draft",))) == ()
    abroad = house.person(user_id=ABROAD)
    await abroad.say("/sumber")
    await abroad.press("Sumber baru")
    for answer in ("poster", "siantar", "Papan tetangga"):
        last = heard(await abroad.say(answer))
    assert "di luar wilayah tugas" in last.text
    assert len(await house.store.run(sources.listed)) == 2


async def test_retiring_asks_once_and_can_be_taken_back(house: House) -> None:
    officer, person = house.person(user_id=OFFICER), house.person()
    code = await poster(officer)
    await officer.press("Berhenti pakai")
    await officer.press("Ya, berhenti")
    await officer.press_data(pack(Open("source_retire", f"{code}.yes")))
    assert "tidak dipakai" in heard(await officer.say(f"/sumber {code}")).text
    assert "Papan Disnaker" in heard(await person.say(f"/start {code}")).text
    await officer.press_data(pack(Open("source", code)))
    assert "dipakai lagi" in heard(await officer.press("Pakai lagi")).text
    assert await deeds(house) == ["source_added", "source_retired", "source_revived"]


async def test_a_batch_makes_a_poster_for_each_regency_once(house: House) -> None:
    await house.store.run(lambda tx: staff.grant(tx, STRANGER, "campaigner", "34", AT))
    officer = house.person(user_id=STRANGER)
    await officer.say("/sumber")
    assert "5 wilayah" in heard(await officer.press("Satu per wilayah")).text
    assert "5 poster baru" in heard(await officer.press("Buat dan kirim")).text
    await officer.press_data(pack(Open("source_batch", "own.yes")))
    assert "0 poster baru" in officer.last.text
    await house.courier.drain(30)
    assert {"poster-5-a4.pdf", "poster-5-a6.pdf", "sources-2026-11-23.csv"} <= set(documents(house))
    found = await house.store.run(sources.listed)
    assert len({each.region for each in found}) == len(found) == 5


async def join(house: House, code: str, count: int) -> None:
    for number in range(count):
        worker = house.person(user_id=WORKER + number)
        assert "PT Maju &lt;b&gt;" in heard(await worker.say(f"/start {code}")).text
        if "Ya, gabung" in worker.last.labels:
            await worker.press("Ya, gabung")


async def test_workers_join_and_leave_and_the_desk_counts_without_names(house: House) -> None:
    officer = house.person(user_id=OFFICER)
    code = await factory(officer)
    await join(house, code, 4)
    desk = heard(await officer.press_data(pack(Open("factory", code))))
    assert "kurang dari 5" in desk.text
    assert "Tulis kepada mereka" not in desk.labels
    await join(house, code, 6)
    await officer.say("/pabrik")
    desk = heard(await officer.press("PT Maju"))
    assert "<b>6</b> dari 350" in desk.text
    assert "Belum cek kelayakan: hampir semua" in desk.text
    assert str(WORKER) not in desk.text
    leaver = house.person(user_id=WORKER)
    await leaver.say("/pabriku")
    assert "sudah keluar" in heard(await leaver.press("Keluar")).text
    assert (await house.store.run(lambda tx: cohorts.count(tx, code, TODAY))).joined == 5


async def test_writing_to_a_part_of_the_workers_makes_one_draft(house: House) -> None:
    officer = house.person(user_id=OFFICER)
    code = await factory(officer)
    await join(house, code, 5)
    await officer.press_data(pack(Open("factory", code)))
    await officer.press("Tulis kepada mereka")
    await officer.press("Batas akhir dekat")
    await officer.press_data(pack(Open("factory_say", f"{code}.soon")))
    (draft,) = await house.store.run(lambda tx: campaigns.of_states(tx, ("draft",)))
    assert draft.composer == OFFICER
    assert draft.region == "12.72"
    audience = draft.audience
    assert (audience.sources, audience.joined, audience.deadline_within, audience.regions) == (
        (code,),
        True,
        30,
        (),
    )
    for words in ("Semua yang", "Belum cek", "Bukti belum", "Lama"):
        await officer.press_data(pack(Open("factory_write", code)))
        await officer.press(words)
    assert len(await house.store.run(lambda tx: campaigns.of_states(tx, ("draft",)))) == 5


async def test_a_draft_reaches_workers_who_live_elsewhere_and_no_foreign_factory(house: House) -> None:
    officer, abroad = house.person(user_id=OFFICER), house.person(user_id=ABROAD)
    own = await factory(officer)
    await join(house, own, 5)
    foreign = await make(abroad, "pabrik", "bandung barat", "PT Jauh", "10 desember 2026", "350")
    moved = update(tables.participant).where(tables.participant.c.user_id == WORKER).values(region="32.17")
    await house.store.run(lambda tx: tx.execute(moved))
    await officer.press_data(pack(Open("factory_say", f"{own}.all")))
    for forged in (f"1.sources.+{foreign}", "1.sources.+AB12CD34", "1.joined.-1", f"1.sources.-{own}"):
        await officer.press_data(pack(Open("c_set", forged)))
    (draft,) = await house.store.run(lambda tx: campaigns.of_states(tx, ("draft",)))
    assert draft.audience == Audience(sources=(own,), joined=True)
    reached = await house.store.run(lambda tx: audiences.count(tx, draft.audience, TODAY, AT).reached)
    assert reached == 5
    await officer.press_data(pack(Open("c_set", "1.lacks_proof.+1")))
    (draft,) = await house.store.run(lambda tx: campaigns.of_states(tx, ("draft",)))
    assert draft.audience.lacks_proof, "what narrows it down is kept"
    for page in ("c_whom", "c_flight"):
        told = heard(await officer.press_data(pack(Open(page, "1")))).text
        assert "Kurang dari 5 orang" in told or "Belum ada" in told, told
    assert "Contoh tidak ditunjukkan" in heard(await officer.press_data(pack(Open("c_ten", "1")))).text


async def test_employers_read_their_duties_and_the_last_day_of_a_report(house: House) -> None:
    person = house.person()
    await person.say("saya pengusaha")
    for button, told in (
        ("Kewajiban", "JKK, JKM, JHT, JP"),
        ("Ukuran", "Rp10.000.000.000"),
        ("Daftarkan", "30 hari"),
        ("Lapor PHK", "7 hari kerja"),
        ("Tunggakan", "3 bulan"),
    ):
        said = heard(await person.press(button))
        assert told in said.text
        assert "Diperiksa" in said.text
        await person.press("Pojok")
    assert "14 Desember 2026" in heard(await person.say("/perusahaan 3 desember 2026")).text
    assert "lengkap" in heard(await person.say("/perusahaan desember")).text
    await person.say("/perusahaan")
    await person.press("Saya wakil perusahaan")
    assert await house.store.run(lambda tx: employers.since(tx, person.user_id)) == AT
    await person.say("/perusahaan")
    await person.press("Bukan wakil")
    assert await house.store.run(lambda tx: employers.since(tx, person.user_id)) is None
