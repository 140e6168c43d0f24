"""A laid-off worker at the chat page, from the menu to her claim in the office's list, with the contact button."""

import asyncio
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.chat_page import MARKS, READY, chat_page, operator, press, say, share_the_number, shows

pytestmark = MARKS
LIST = (
    "No KPJ;No HP;Tanggal Lahir;Status;Sejak;Nama\r\n12345678901;{phone};17-08-1985;{state};18/11/2026;Rina Sitorus\r\n"
)
PHONE = "0800000101"
"""The number that Rina has on the page."""


async def bring(folder: Path, state: str) -> None:
    """Import the office's list beside the bot, as its operator does."""
    file = folder / "daftar.csv"
    await asyncio.to_thread(file.write_text, LIST.format(phone=PHONE, state=state))
    await operator(folder, "import", "claims", str(file))


async def test_from_the_menu_to_a_claim_and_its_time_line(tmp_path: Path) -> None:
    async with chat_page(tmp_path) as page:
        await bring(tmp_path, "sedang diverifikasi")
        await page.get_by_role("button", name="MULAI").first.click(timeout=READY)
        await press(page, "Klaim saya")
        await press(page, "Setuju")
        await press(page, "Cari klaim saya")
        await shows(page, "Pertanyaan 1 dari 3")
        await say(page, "8901")
        await shows(page, "Pertanyaan 2 dari 3")
        await say(page, "17 agustus 1985")
        await shows(page, "Pertanyaan 3 dari 3")
        await share_the_number(page)
        await shows(page, "Klaim sedang diperiksa")
        await press(page, "Alur klaim")
        await page.get_by_role("button", name="Perbesar foto").last.click(timeout=READY)
        large = page.get_by_role("dialog").get_by_role("img")
        width = await large.evaluate("image => image.decode().then(() => image.naturalWidth)")
        assert width >= 600
        taken = await large.screenshot(path=tmp_path / "time line.png", animations="disabled")
        colours = Image.open(BytesIO(taken)).convert("RGB").getcolors(1 << 24)
        assert len(colours or ()) > 100, "nothing is drawn"
        await page.get_by_role("button", name="Tutup", exact=True).last.click()
        await page.screenshot(path=tmp_path / "claim.png", animations="disabled")
        assert await page.get_by_text("12345678901").count() == 0
