"""A laid-off worker at the chat page, from /start to a verdict with its schedule, on what `make run` starts."""

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "pictures" / "chat.png"
READY = 30_000
"""Milliseconds for a step of the bot on a busy machine."""

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]


@asynccontextmanager
async def main_job(folder: Path) -> AsyncIterator[str]:
    """Run `python -m bot` without a token; gives the address of the chat page."""
    environment = {name: value for name, value in os.environ.items() if name not in {"BOT_TOKEN", "WEBHOOK_URL"}}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'kawan.sqlite3'}", "PORT": "0", "TODAY": "2026-11-23"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            greeting = (await process.stdout.readline()).decode()
        found = re.search(r"http://\S+", greeting)
        assert found, greeting
        yield found[0]
    finally:
        process.send_signal(signal.SIGTERM)
        status = await process.wait()
        assert status == 0


async def press(page: Page, label: str) -> None:
    """Press the newest button with exactly these words."""
    button = page.get_by_role("button", name=label, exact=True).last
    await button.click(timeout=READY)


async def say(page: Page, words: str) -> None:
    """Type and send."""
    field = page.get_by_role("textbox").first
    await field.fill(words)
    await field.press("Enter")


async def shows(page: Page, words: str) -> None:
    """Wait until these words stand in the chat."""
    await expect(page.get_by_text(words).last).to_be_visible(timeout=READY)


async def test_from_start_to_a_verdict_with_its_schedule(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    async with main_job(tmp_path) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 940}, locale="id-ID")
        await page.goto(address)
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
        await browser.close()


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
