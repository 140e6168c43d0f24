"""A laid-off worker at the chat page looks for work: five vacancies with reasons, an application that counts, news."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.async_api import Page, expect
from sqlalchemy import update

from bot.outbox.clock import Clock
from bot.outbox.digests import DIGEST, plan_digests
from storage import Store, tables
from tests.browser.chat_page import MARKS, READY, chat_page, environment, operator, press, say, share_the_number, shows
from tests.browser.vacancies import listed

pytestmark = MARKS
CLAIM = (
    "No KPJ;No HP;Tanggal Lahir;Status;Sejak;Bulan;Status Bulan;Nama\r\n"
    "12345678901;0800000101;17-08-1985;dibayar;05/11/2026;2;terbuka;Rina Sitorus\r\n"
)
PROFILE = {
    "Pekerjaan apa yang Anda cari?": "adm gudang",
    "Anda tinggal di kabupaten atau kota mana?": "siantar",
    "Sejauh apa Anda bersedia bekerja?": "gak pindah",
    "Pekerjaan apa yang pernah Anda jalani?": "kasir di toko",
    "Berapa lama Anda sudah bekerja seluruhnya?": "2 thn",
    "Apa pendidikan terakhir Anda?": "smk",
}
NEW = (
    "id;judul;perusahaan;kabupaten/kota;gaji;tautan;berakhir\r\n"
    "901;Admin Gudang;PT Danau Baru;Kota Pematangsiantar;4500000;https://karirhub.kemnaker.go.id/lowongan/901;31/12/2026\r\n"
)


async def bring(folder: Path, what: str, rows: str) -> None:
    file = folder / f"{what}.csv"
    await asyncio.to_thread(file.write_text, rows)
    source = () if what == "claims" else ("--source", "karirhub")
    await operator(folder, "import", what, str(file), *source)


async def proves_her_claim(page: Page) -> None:
    await press(page, "Klaim saya")
    await press(page, "Setuju")
    await press(page, "Cari klaim saya")
    await shows(page, "Pertanyaan 1 dari 3")
    await say(page, "8901")
    await shows(page, "Pertanyaan 2 dari 3")
    await say(page, "17 agustus 1985")
    await shows(page, "Pertanyaan 3 dari 3")
    await share_the_number(page)
    await expect(page.get_by_role("button", name="Bulan ini", exact=True).last).to_be_visible(timeout=READY)


async def tells_about_her_work(page: Page) -> None:
    await say(page, "/lowongan")
    await press(page, "Cari yang cocok")
    await shows(page, "Saya tanya pekerjaan")
    await press(page, "Setuju")
    for question, words in PROFILE.items():
        await shows(page, question)
        await say(page, words)
    await shows(page, "Berapa upah terendah")
    await press(page, "Lewati")
    await shows(page, "Apa keahlian Anda?")
    await press(page, "Lewati")


async def morning_comes(folder: Path) -> None:
    """Let the news that is planned be due: to the outbox it is the next morning, and nobody has written since."""
    clock, outbox = Clock(date(2026, 11, 23)), tables.outbox
    due = {"due_at": clock.of("alert") - timedelta(seconds=1), "expires_at": clock.of("alert") + timedelta(hours=5)}
    rested = update(tables.progress).values(updated_at=datetime.now(UTC) - timedelta(hours=8))
    mine = outbox.c.template == DIGEST, outbox.c.state == "planned"
    async with Store.open(environment(folder)["DATABASE_URL"]) as store:
        await plan_digests(store, clock)
        await store.run(lambda tx: tx.execute(rested))
        assert await store.run(lambda tx: tx.execute(update(outbox).where(*mine).values(due)).rowcount) == 1


async def test_from_three_hundred_vacancies_to_an_application_that_counts_and_news_in_the_morning(
    tmp_path: Path,
) -> None:
    await bring(tmp_path, "claims", CLAIM)
    await bring(tmp_path, "vacancies", listed())
    async with chat_page(tmp_path) as page:
        await page.get_by_role("button", name="MULAI").first.click(timeout=READY)
        await proves_her_claim(page)
        await tells_about_her_work(page)
        await press(page, "Lihat lowongan")
        await shows(page, "Lowongan untuk Anda")
        card = page.get_by_text("Lowongan untuk Anda").last
        await expect(page.get_by_text("seperti yang Anda cari").last).to_be_visible(timeout=READY)
        await card.scroll_into_view_if_needed()
        await page.screenshot(path=tmp_path / "vacancies.png", animations="disabled")
        await press(page, "1")
        await press(page, "Saya sudah melamar")
        await shows(page, "1 dari 5 lamaran")
        await say(page, "/lowongan")
        await press(page, "Kabari saya")
        await press(page, "Setiap pagi")
        await shows(page, "Kabar lowongan")
        await page.screenshot(path=tmp_path / "applied.png", animations="disabled")
    await bring(tmp_path, "vacancies", NEW)
    async with chat_page(tmp_path) as page:
        await shows(page, "Kabar lowongan")
        await morning_comes(tmp_path)
        await shows(page, "PT Danau Baru")
        await press(page, "Hentikan kabar ini")
        await page.screenshot(path=tmp_path / "news.png", animations="disabled")
