"""What tests at the chat page share: the bot as `make run` starts it, and the hands of the person before the page."""

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
READY = 60_000
"""Milliseconds for a step of the bot on a busy machine."""
MARKS = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a bot without a token, with its database in a folder."""
    kept = {name: value for name, value in os.environ.items() if name not in {"BOT_TOKEN", "WEBHOOK_URL"}}
    own = {"DATABASE_URL": f"sqlite:///{folder / 'kawan.sqlite3'}", "PORT": "0", "TODAY": "2026-11-23"}
    return kept | own | {"QUIET_HOURS": "off"}


async def operator(folder: Path, *command: str) -> None:
    """Do what an operator does beside the running bot."""
    pipe = asyncio.subprocess.DEVNULL
    ended = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *command), cwd=ROOT, env=environment(folder), stdout=pipe, stderr=pipe
    )
    assert await ended.wait() == 0


@asynccontextmanager
async def main_job(folder: Path) -> AsyncIterator[str]:
    """Run `python -m bot` without a token; gives the address of the chat page."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=ROOT, env=environment(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(120):
            greeting = (await process.stdout.readline()).decode()
        found = re.search(r"http://\S+", greeting)
        assert found, greeting
        yield found[0]
    finally:
        process.send_signal(signal.SIGTERM)
        status = await process.wait()
        assert status == 0


@asynccontextmanager
async def chat_page(folder: Path) -> AsyncIterator[Page]:
    """Run the bot and open its chat page, with Rina's telephone in front."""
    async with main_job(folder) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 940}, locale="id-ID")
        await page.goto(address)
        yield page
        await browser.close()


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


async def share_the_number(page: Page) -> None:
    """Press the button for the number below the chat, and allow it."""
    rina = page.get_by_role("region", name="HP Rina Sitorus")
    keys = rina.get_by_role("group", name="Tombol balasan")
    await keys.get_by_role("button").first.click(timeout=READY)
    await rina.get_by_role("button", name="Bagikan", exact=True).click(timeout=READY)
    await expect(keys).to_have_count(0, timeout=READY)
