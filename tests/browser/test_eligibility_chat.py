"""A laid-off worker at the chat page, from /start to a verdict with its schedule, on what `make run` starts."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.chat_page import MARKS, READY, ROOT, chat_page, press, say, shows

PICTURE = ROOT / "docs" / "pictures" / "chat.png"

pytestmark = MARKS


async def test_from_start_to_a_verdict_with_its_schedule(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    async with chat_page(tmp_path) as page:
        await page.get_by_role("button", name="MULAI").first.click(timeout=READY)
        await press(page, "Cek kelayakan")
        await press(page, "Setuju")
        await press(page, "PHK oleh perusahaan")
        await shows(page, "Pertanyaan 2 dari 9")
        await say(page, "10 juni kmrn")
        await shows(page, "Maksud Anda 10 Juni 2026")
        await press(page, "Ya, benar")
        await shows(page, "Pertanyaan 3 dari 9")
        await press(page, "Ya, ketiganya")
        await shows(page, "Pertanyaan 4 dari 9")
        await say(page, "14")
        await shows(page, "Pertanyaan 5 dari 9")
        await say(page, "apa itu JKN?")
        await shows(page, "JKN adalah")
        await press(page, "Ya, ketiganya")
        await shows(page, "Pertanyaan 6 dari 9")
        await press(page, "JKK, JKM, JHT, JP")
        await shows(page, "Pertanyaan 7 dari 9")
        await press(page, "Tidak menunggak")
        await shows(page, "Pertanyaan 8 dari 9")
        await press(page, "Bukti + tanda terima")
        await shows(page, "Pertanyaan 9 dari 9")
        await say(page, "3,5 juta")
        await shows(page, "Maksud Anda Rp3.500.000")
        await press(page, "Ya, benar")
        await shows(page, "berhak")
        await shows(page, "seluruhnya Rp12.600.000")
        await expect(page.locator("img").last).to_be_visible(timeout=READY)
        await shows(page, "Jumlah 6 bulan: Rp12.600.000")
        if request.config.getoption("--rewrite-golden"):
            await picture_for_readme(page)


async def picture_for_readme(page: Page) -> None:
    """Show three people, each at another moment, and keep the picture."""
    tono = page.get_by_role("region", name="HP Tono Manurung")
    await tono.get_by_role("button", name="MULAI").click()
    for label in ("Cek kelayakan", "Setuju", "Kontrak diputus lebih awal"):
        await tono.get_by_role("button", name=label, exact=True).last.click(timeout=READY)
    await expect(tono.get_by_text("Pertanyaan 2 dari 9").last).to_be_visible(timeout=READY)
    await page.get_by_role("region", name="HP Siti Aminah").get_by_role("button", name="MULAI").click()
    await shows(page, "Tentang bot ini")
    rina = page.get_by_role("region", name="HP Rina Sitorus")
    await rina.locator("img").last.scroll_into_view_if_needed()
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURE)
