"""An announcement at the chat page: a source is scanned, an officer composes, another approves, the reader answers."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser.chat_page import MARKS, READY, chat_page, operator

pytestmark = MARKS
MARLINA, TONO = "7000000005", "7000000002"
WORDS = "*Kena PHK?* Cek hak JKP Anda sebelum 6 bulan sejak PHK."


@dataclass
class Telephone:
    """Somebody's telephone on the page."""

    page: Page
    name: str

    @property
    def screen(self) -> Locator:
        return self.page.get_by_role("region", name=f"HP {self.name}")

    async def begin(self) -> None:
        """Take the telephone to the page and press what begins a chat."""
        for _ in range(6):
            if await self.screen.is_visible():
                break
            await self.page.get_by_role("navigation").get_by_role("button", name=self.name).click(timeout=READY)
            with suppress(AssertionError):
                await expect(self.screen).to_be_visible(timeout=10_000)
        await self.screen.get_by_role("button", name="MULAI").click(timeout=READY)
        await self.shows("Kawan JKP")

    async def say(self, words: str) -> None:
        line = self.screen.get_by_role("textbox", name="Tulis pesan")
        await line.fill(words)
        await line.press("Enter")

    async def press(self, label: str) -> None:
        await self.screen.get_by_role("button", name=label, exact=True).last.click(timeout=READY)

    async def shows(self, words: str) -> None:
        await expect(self.screen.get_by_text(words).last).to_be_visible(timeout=READY)

    async def answers(self, *steps: tuple[str, str]) -> None:
        """Type each answer once its question is there."""
        for question, words in steps:
            await self.shows(question)
            await self.say(words)


async def makes_a_source(officer: Telephone) -> str:
    await officer.say("/sumber")
    await officer.press("Sumber baru")
    await officer.answers(
        ("Sumber jenis apa?", "poster"), ("Di wilayah mana?", "siantar"), ("Apa namanya?", "Papan Disnaker")
    )
    found = officer.screen.locator("b", has_text=re.compile(r"^\w{4}-\w{4}$")).last
    await expect(found).to_be_visible(timeout=READY)
    return (await found.inner_text()).strip()


async def composes(officer: Telephone) -> None:
    await officer.say("/kampanye")
    await officer.press("Pengumuman baru")
    await officer.answers(
        ("Apa nama pengumuman ini?", "Sosialisasi Siantar"),
        ("Apa yang diharapkan dari pembaca?", "Pekerja mengecek kelayakan"),
    )
    await officer.press("Tulis isi")
    await officer.answers(("Tulis isi pengumuman.", WORDS))
    await officer.press("Ke pengumuman")
    await officer.press("Kirim ke saya")
    await officer.shows("Kode pesan")


async def test_from_a_poster_to_an_approved_announcement_that_is_read_and_counted(tmp_path: Path) -> None:
    await operator(tmp_path, "staff", "grant", MARLINA, "campaigner", "--region", "12")
    await operator(tmp_path, "staff", "grant", TONO, "approver", "--region", "12")
    async with chat_page(tmp_path) as page:
        rina, tono, marlina = (Telephone(page, name) for name in ("Rina Sitorus", "Tono Manurung", "Marlina Purba"))
        for each in (rina, tono, marlina):
            await each.begin()
        code = await makes_a_source(marlina)
        await rina.say(f"/start {code.replace('-', '')}")
        await rina.shows("Papan Disnaker")
        await composes(marlina)
        await marlina.press("Minta persetujuan")
        await tono.shows("Sosialisasi Siantar")
        await tono.say("/kampanye 1")
        await tono.press("Setujui")
        await tono.press("Ya, setujui")
        await rina.shows("Cek hak JKP Anda sebelum 6 bulan")
        await marlina.shows("selesai")
        await page.screenshot(path=tmp_path / "announced.png", animations="disabled")
        await marlina.say("/kampanye 1")
        await marlina.press("Hasil")
        await marlina.shows("Terkirim: 1 dari 1")
        await marlina.say(f"/sumber {code}")
        await marlina.shows("Datang lewat sumber ini: 1 orang")
        await page.screenshot(path=tmp_path / "counted.png", animations="disabled")
