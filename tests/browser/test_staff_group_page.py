"""A staff group at the chat page, in a real browser, with a small aiogram bot that opens topics."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from PIL import Image
from playwright.async_api import Browser, FilePayload, Locator, Page, async_playwright, expect

from bot.playground.world_groups import STAFF_GROUP, STAFF_GROUP_TITLE
from tests.browser.chat_page import CHROMIUM, FLAGS, MARKS
from tests.browser.test_playground_page import NARROW, Host, browser_page, launched, stopped, write

pytestmark = [*MARKS, pytest.mark.asyncio(loop_scope="module")]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    host = launched()
    yield host
    assert stopped(host) == 0


class TicketBot:
    """Opens a topic for who writes in private, and tells them what the staff write there."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.dispatcher = Dispatcher()
        self.topics: dict[int, int] = {}
        self.heard: asyncio.Queue[Message] = asyncio.Queue()
        self.dispatcher.message(F.chat.type == "private")(self.asked)
        self.dispatcher.message(F.message_thread_id)(self.heard.put)
        self.dispatcher.edited_message()(self.heard.put)
        self.dispatcher.callback_query()(self.pressed)

    async def asked(self, message: Message) -> None:
        """Open a topic, pin what is known, and bring the words there."""
        topic = await self.bot.create_forum_topic(STAFF_GROUP, f"Tiket {message.chat.first_name}")
        place: dict[str, Any] = {"chat_id": STAFF_GROUP, "message_thread_id": topic.message_thread_id}
        keys = [[InlineKeyboardButton(text="Saya ambil", callback_data="take")]]
        context = await self.bot.send_message(
            **place, text="Konteks tiket", reply_markup=InlineKeyboardMarkup(inline_keyboard=keys)
        )
        await self.bot.pin_chat_message(STAFF_GROUP, context.message_id)
        await self.bot.copy_message(**place, from_chat_id=message.chat.id, message_id=message.message_id)
        self.topics[topic.message_thread_id] = message.chat.id

    async def pressed(self, query: CallbackQuery) -> None:
        """Say who took the ticket."""
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Konteks tiket · {query.from_user.first_name}")
        await query.answer("Tercatat")

    async def written(self) -> Message:
        """Return what came from a person of the staff, leaving out what merely happened."""
        while not (message := await asyncio.wait_for(self.heard.get(), 20)).content_type.endswith(("text", "photo")):
            continue
        return message


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tickets(host: Host) -> AsyncIterator[TicketBot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(host.api))
    async with Bot(host.token, session=session).context() as bot:
        tickets = TicketBot(bot)
        polling = asyncio.create_task(
            tickets.dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False, polling_timeout=1)
        )
        yield tickets
        with suppress(RuntimeError):
            await tickets.dispatcher.stop_polling()
        await polling


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


async def opened(page: Page) -> Locator:
    """Bring the staff group to the page."""
    await page.get_by_role("navigation", name="Pilih orang").get_by_role("button", name=STAFF_GROUP_TITLE).click()
    return page.get_by_role("region", name=f"Grup {STAFF_GROUP_TITLE}")


async def act(group: Locator, text: str, action: str) -> None:
    """Choose what to do with a message."""
    message = group.get_by_role("article").filter(has_text=text).first
    await message.hover()
    await message.get_by_role("button", name="Tindakan pesan").click()
    await group.get_by_role("dialog").get_by_role("button", name=action, exact=True).click()


async def writes_as(group: Locator, name: str, thread: str) -> None:
    """Take another person of the staff, and wait until the topic stands as they see it."""
    await group.get_by_role("button", name=f"Tulis sebagai {name}").click()
    await expect(group.get_by_role("button", name=f"Tulis sebagai {name}")).to_have_attribute("aria-pressed", "true")
    await expect(group.get_by_role("log", name=f"Topik {thread}")).to_be_visible()


async def test_staff_answer_in_a_topic(browser: Browser, host: Host, tickets: TicketBot) -> None:
    async with browser_page(browser, host) as page:
        group = await opened(page)
        rina = page.get_by_role("region", name="HP Rina Sitorus")
        await rina.get_by_role("button", name="MULAI").click()
        topics = group.get_by_role("navigation", name="Daftar topik")
        await topics.get_by_role("button", name="Tiket Rina, 2 belum dibaca").click()
        await expect(group.get_by_role("log", name="Topik Tiket Rina")).to_be_visible()
        await expect(topics.get_by_role("button", name="Tiket Rina", exact=True)).to_be_visible()
        await expect(group.get_by_role("button", name="Pesan tersemat: Konteks tiket")).to_be_visible()
        await group.get_by_role("button", name="Saya ambil").click()
        await expect(group.get_by_role("button", name="Pesan tersemat: Konteks tiket · Dewi")).to_be_visible()
        await expect(group.get_by_role("status").get_by_text("Tercatat")).to_be_visible()
        await writes_as(group, "Hotman Saragih", "Tiket Rina")
        await write(group, "halo Bu Rina")
        first = await tickets.written()
        assert (first.text, first.message_thread_id in tickets.topics) == ("halo Bu Rina", True)
        assert first.from_user is not None
        assert first.from_user.first_name == "Hotman"
        await act(group, "halo Bu Rina", "Ubah")
        await write(group, "halo Ibu Rina")
        assert (await tickets.written()).text == "halo Ibu Rina"
        content = BytesIO()
        Image.new("RGB", (64, 40), "teal").save(content, "JPEG")
        async with page.expect_file_chooser() as chooser:
            await group.get_by_role("button", name="Lampirkan").click()
            await page.get_by_text("Foto", exact=True).click()
        photo: FilePayload = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}
        await (await chooser.value).set_files(photo)
        assert (await tickets.written()).photo


async def test_who_made_the_group_closes_and_deletes_a_topic(browser: Browser, host: Host, tickets: TicketBot) -> None:
    async with browser_page(browser, host, NARROW) as page:
        await page.get_by_role("button", name="Tono Manurung").click()
        tono = page.get_by_role("region", name="HP Tono")
        await tono.get_by_role("button", name="MULAI").click()
        # On a narrow page the telephone makes room for the group, and a press that is under way is gone with it.
        await expect(tono.get_by_role("article").filter(has_text="/start")).to_be_visible()
        group = await opened(page)
        await group.get_by_role("button", name="Tiket Tono").click()
        await group.get_by_role("button", name="Tutup topik").click()
        await expect(group.get_by_text("Dewi menutup topik").last).to_be_visible()
        await writes_as(group, "Hotman Saragih", "Tiket Tono")
        await expect(group.get_by_role("button", name="Buka topik lagi")).to_have_count(0)
        await write(group, "terlambat")
        await expect(page.get_by_text("Tidak bisa")).to_be_visible()
        await writes_as(group, "Dewi Siregar", "Tiket Tono")
        await group.get_by_role("button", name="Buka topik lagi").click()
        await expect(group.get_by_role("button", name="Tutup topik")).to_be_visible()
        await group.get_by_role("button", name="Hapus topik").click()
        await group.get_by_role("dialog").get_by_role("button", name="Hapus topik").click()
        await expect(group.get_by_role("button", name="Tiket Tono")).to_have_count(0)
        await group.get_by_role("button", name="Topik baru").click()
        await page.get_by_role("textbox", name="Nama topik").fill("Rapat")
        await group.get_by_role("button", name="Tambah", exact=True).click()
        await expect(group.get_by_role("log", name="Topik Rapat")).to_be_visible()
        await group.get_by_role("button", name="Kembali ke daftar topik").click()
        await expect(group.get_by_role("button", name="Rapat")).to_be_visible()


async def test_the_bot_loses_its_rights_and_the_group_moves(browser: Browser, host: Host, tickets: TicketBot) -> None:
    async with browser_page(browser, host) as page:
        group = await opened(page)
        for deed, after in (
            ("Cabut hak admin bot", "member"),
            ("Kembalikan hak admin bot", "administrator"),
            ("Keluarkan bot", "kicked"),
            ("Masukkan bot", "administrator"),
        ):
            await group.get_by_role("button", name="Atur grup dan bot").click()
            await group.get_by_role("dialog").get_by_role("button", name=deed).click()
            await expect(group.get_by_role("dialog")).to_have_count(0)
            if after != "kicked":
                own = await tickets.bot.get_chat_member(STAFF_GROUP, tickets.bot.id)
                assert own.status == after
        await group.get_by_role("button", name="Atur grup dan bot").click()
        await group.get_by_role("button", name="Pindahkan ke supergrup baru").click()
        await expect(group.get_by_text("Grup ini pindah ke supergrup. Buka yang baru di atas.")).to_be_visible()
        people = page.get_by_role("navigation", name="Pilih orang")
        await expect(people.get_by_role("button", name=STAFF_GROUP_TITLE)).to_have_count(2)
