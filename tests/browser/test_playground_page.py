"""The chat page in a real browser, with a small aiogram bot behind it."""

import asyncio
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from PIL import Image
from playwright.async_api import Browser, FilePayload, Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ROOT = Path(__file__).parents[2]
WIDE, NARROW = (1280, 860), (390, 844)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium"),
]


@dataclass
class Host:
    """A playground in a process of its own."""

    process: subprocess.Popen[str]
    api: str
    page: str
    token: str


def launched(*arguments: str) -> Host:
    command = [sys.executable, "-m", "tests.browser.playground_host", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    addresses = json.loads(process.stdout.readline())
    return Host(process, addresses["api"], addresses["page"], addresses["token"])


def stopped(host: Host) -> int:
    """Interrupt the host as Ctrl-C does and return its exit status."""
    host.process.send_signal(signal.SIGINT)
    status = host.process.wait(timeout=15)
    assert host.process.stdout
    host.process.stdout.close()
    return status


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    host = launched()
    yield host
    assert stopped(host) == 0


@dataclass
class EchoBot:
    """Answers what the page's tests ask; remembers who blocked it."""

    bot: Bot
    dispatcher: Dispatcher = field(default_factory=Dispatcher)
    statuses: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.dispatcher.message(CommandStart())(self.start)
        self.dispatcher.message(F.text == "tombol")(self.keys)
        self.dispatcher.message(F.contact)(self.contact)
        self.dispatcher.message(F.photo)(self.photo)
        self.dispatcher.message()(self.echo)
        self.dispatcher.edited_message()(self.edited)
        self.dispatcher.callback_query()(self.pressed)
        self.dispatcher.my_chat_member()(self.member)

    async def start(self, message: Message) -> None:
        row = [("Ubah", "edit"), ("Hapus", "delete"), ("Peringatan", "alert")]
        buttons = [InlineKeyboardButton(text=text, callback_data=data) for text, data in row]
        markup = InlineKeyboardMarkup(inline_keyboard=[buttons])
        await message.answer("Selamat <b>datang</b>, ketik /bantuan", parse_mode="HTML", reply_markup=markup)

    async def pressed(self, query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        if query.data == "edit":
            await query.message.edit_text("Sudah diganti")
        elif query.data == "delete":
            await query.message.delete()
        await query.answer("Perhatian!" if query.data == "alert" else "Tercatat", show_alert=query.data == "alert")

    async def keys(self, message: Message) -> None:
        keys = [[KeyboardButton(text="Bagikan nomor", request_contact=True)], [KeyboardButton(text="Nanti saja")]]
        await message.answer("Nomor Anda?", reply_markup=ReplyKeyboardMarkup(keyboard=keys))

    async def contact(self, message: Message) -> None:
        assert message.contact
        await message.answer(f"Nomor {message.contact.phone_number}", reply_markup=ReplyKeyboardRemove())

    async def photo(self, message: Message) -> None:
        assert message.photo
        await message.answer_document(BufferedInputFile(b"%PDF-1.4", "tanda terima.pdf"), caption="Foto diterima")

    async def echo(self, message: Message) -> None:
        if message.text == "tunggu":
            await self.bot.send_chat_action(message.chat.id, "typing")
            return
        await message.answer(f"Gema: {message.text or message.sticker}")

    async def edited(self, message: Message) -> None:
        await message.answer(f"Dibetulkan: {message.text}")

    async def member(self, event: ChatMemberUpdated) -> None:
        self.statuses.put_nowait(event.new_chat_member.status)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def echo(host: Host) -> AsyncIterator[EchoBot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(host.api))
    async with Bot(host.token, session=session).context() as bot:
        await bot.set_my_description("Saya hanya mengulang.")
        await bot.set_my_commands([BotCommand(command="bantuan", description="Minta bantuan")])
        echo = EchoBot(bot)
        polling = asyncio.create_task(
            echo.dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False, polling_timeout=1)
        )
        yield echo
        with suppress(RuntimeError):
            await echo.dispatcher.stop_polling()
        await polling


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def browser_page(browser: Browser, host: Host, size: tuple[int, int] = WIDE) -> AsyncIterator[Page]:
    """Open the page; nothing may be fetched from elsewhere and nothing may fail in the browser."""
    faults: list[str] = []
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = await context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("request", lambda request: None if _own(host, request.url) else faults.append(request.url))
    await page.goto(host.page)
    yield page
    await context.close()
    assert faults == []


def _own(host: Host, url: str) -> bool:
    return url.startswith((host.page, host.page.replace("http", "ws", 1), "data:", "blob:"))


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, host: Host, echo: EchoBot) -> AsyncIterator[Page]:
    async with browser_page(browser, host) as page:
        yield page


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"HP {name}")


async def write(mine: Locator, text: str) -> None:
    line = mine.get_by_role("textbox", name="Tulis pesan")
    await line.fill(text)
    await line.press("Enter")


async def test_starting_pressing_and_being_answered(page: Page) -> None:
    rina = phone(page, "Rina Sitorus")
    await expect(rina.get_by_text("Saya hanya mengulang.")).to_be_visible()
    await rina.get_by_role("button", name="MULAI").click()
    await expect(rina.get_by_text("Selamat datang, ketik /bantuan")).to_be_visible()
    await expect(rina.locator("b", has_text="datang")).to_be_visible()
    await rina.get_by_role("button", name="Peringatan").click()
    await expect(rina.get_by_role("dialog").get_by_text("Perhatian!")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(rina.get_by_role("dialog")).to_have_count(0)
    await rina.get_by_role("button", name="/bantuan", exact=True).click()
    await expect(rina.get_by_text("Gema: /bantuan")).to_be_visible()
    await rina.get_by_role("button", name="Menu perintah").click()
    await page.get_by_text("Minta bantuan").click()
    await expect(rina.get_by_text("Gema: /bantuan")).to_have_count(2)
    await rina.get_by_role("button", name="Ubah").click()
    await expect(rina.get_by_text("Sudah diganti")).to_be_visible()
    await expect(rina.get_by_text("diubah", exact=True)).to_be_visible()
    await expect(rina.get_by_role("status").get_by_text("Tercatat")).to_be_visible()
    await expect(rina.get_by_role("button", name="Hapus")).to_have_count(0)


async def test_a_deleted_message_goes(page: Page) -> None:
    siti = phone(page, "Siti Aminah")
    await siti.get_by_role("button", name="MULAI").click()
    await siti.get_by_role("button", name="Hapus").click()
    await expect(siti.get_by_text("Selamat datang")).to_have_count(0)
    await expect(siti.get_by_text("/start")).to_be_visible()


async def test_a_contact_is_shared_only_after_consent(page: Page) -> None:
    tono = phone(page, "Tono Manurung")
    await tono.get_by_role("button", name="MULAI").click()
    await write(tono, "tombol")
    await tono.get_by_role("button", name="Bagikan nomor", exact=True).click()
    await tono.get_by_role("button", name="Batal").click()
    await tono.get_by_role("button", name="Nanti saja").click()
    await expect(tono.get_by_text("Gema: Nanti saja")).to_be_visible()
    await tono.get_by_role("button", name="Sembunyikan tombol").click()
    await expect(tono.get_by_role("button", name="Nanti saja")).to_have_count(0)
    await tono.get_by_role("button", name="Tampilkan tombol").click()
    await tono.get_by_role("button", name="Bagikan nomor", exact=True).click()
    await tono.get_by_role("button", name="Bagikan", exact=True).click()
    await expect(tono.get_by_text("Nomor 62800000102")).to_be_visible()
    await expect(tono.get_by_role("button", name="Nanti saja")).to_have_count(0)


async def opened(page: Page, name: str) -> Locator:
    """Bring somebody's phone to the page and start the bot on it."""
    await page.get_by_role("navigation").get_by_role("button", name=name).click()
    mine = phone(page, name)
    await mine.get_by_role("button", name="MULAI").click()
    await expect(mine.get_by_text("Selamat datang")).to_be_visible()
    return mine


async def test_photos_and_documents(page: Page) -> None:
    alex = await opened(page, "Alex Rumbiak")
    content = BytesIO()
    Image.new("RGB", (640, 400), "teal").save(content, "JPEG")
    async with page.expect_file_chooser() as chooser:
        await alex.get_by_role("button", name="Lampirkan").click()
        await page.get_by_text("Foto", exact=True).click()
    picture: FilePayload = {"name": "slip.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}
    await (await chooser.value).set_files(picture)
    await expect(alex.get_by_text("Foto diterima")).to_be_visible()
    await alex.get_by_role("button", name="Perbesar foto").click()
    large = alex.get_by_role("dialog").get_by_role("img")
    assert await large.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    await alex.get_by_role("button", name="Tutup", exact=True).click()
    async with page.expect_download() as download:
        await alex.get_by_role("link", name="Unduh tanda terima.pdf").click()
    saved = await download.value
    assert saved.suggested_filename == "tanda terima.pdf"
    path = await saved.path()
    assert await asyncio.to_thread(path.read_bytes) == b"%PDF-1.4"
    await alex.get_by_role("button", name="Lampirkan").click()
    await page.get_by_text("Stiker", exact=True).click()
    await alex.get_by_role("button", name="🙏").click()
    await expect(alex.get_by_text("emoji='🙏'")).to_be_visible()


async def test_own_messages_can_be_changed_answered_and_sent_on(page: Page) -> None:
    marlina = await opened(page, "Marlina Purba")
    await write(marlina, "janurai")
    await expect(marlina.get_by_text("Gema: janurai")).to_be_visible()

    async def act(text: str, action: str) -> None:
        message = marlina.get_by_role("article").filter(has_text=text).first
        await message.hover()
        await message.get_by_role("button", name="Tindakan pesan").click()
        await marlina.get_by_role("dialog").get_by_role("button", name=action).click()

    await act("janurai", "Ubah")
    await expect(marlina.get_by_text("Mengubah pesan")).to_be_visible()
    await write(marlina, "januari")
    await expect(marlina.get_by_text("Dibetulkan: januari")).to_be_visible()
    await act("Dibetulkan", "Teruskan ke bot")
    await expect(marlina.get_by_text("Diteruskan dari Kawan JKP")).to_be_visible()
    await marlina.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await act("Dibetulkan", "Salin teks")
    await expect(marlina.get_by_role("dialog")).to_have_count(0)
    assert await marlina.page.evaluate("navigator.clipboard.readText()") == "Dibetulkan: januari"
    await act("Dibetulkan", "Balas")
    await write(marlina, "<img src=x onerror=alert(1)>")
    await expect(marlina.get_by_text("Gema: <img src=x onerror=alert(1)>")).to_be_visible()


async def test_blocking_and_coming_back(page: Page, echo: EchoBot) -> None:
    yublina = await opened(page, "Yublina Tefa")
    await yublina.get_by_role("button", name="Blokir bot").click()
    assert await asyncio.wait_for(echo.statuses.get(), 10) == "kicked"
    await expect(yublina.get_by_role("textbox", name="Tulis pesan")).to_have_count(0)
    await yublina.get_by_role("button", name="Buka blokir").click()
    assert await asyncio.wait_for(echo.statuses.get(), 10) == "member"
    await expect(yublina.get_by_text("Selamat datang")).to_have_count(2)


async def test_a_new_person_and_what_arrives_below(page: Page) -> None:
    await page.get_by_role("button", name="Tambah orang").click()
    await page.get_by_role("textbox", name="Nama").fill("Dewi Lestari")
    await page.get_by_role("button", name="Tambah", exact=True).click()
    dewi = phone(page, "Dewi Lestari")
    await dewi.get_by_role("button", name="MULAI").click()
    await write(dewi, "tunggu")
    await expect(dewi.get_by_text("sedang mengetik…")).to_be_visible()
    await write(dewi, "\n".join(f"baris {number}" for number in range(40)))
    await expect(dewi.get_by_text("Gema: baris 0")).to_be_visible()
    await expect(dewi.get_by_text("sedang mengetik…")).to_have_count(0)
    await dewi.get_by_role("log").evaluate("log => log.scrollTo(0, 0)")
    end = dewi.get_by_role("button", name="Ke pesan terbaru")
    await expect(end).to_have_attribute("data-shown", "yes")
    await end.click()
    await expect(end).to_have_attribute("data-shown", "no")
    await page.get_by_role("button", name="Tutup HP Dewi").click()
    await expect(dewi).to_have_count(0)
    await page.reload()
    await page.get_by_role("navigation").get_by_role("button", name="Dewi Lestari").click()
    await expect(dewi.get_by_text("Gema: baris 0")).to_be_visible()


async def test_a_narrow_screen_shows_one_phone(browser: Browser, host: Host, echo: EchoBot) -> None:
    async with browser_page(browser, host, NARROW) as page:
        await expect(phone(page, "Rina Sitorus")).to_be_visible()
        await expect(phone(page, "Tono Manurung")).to_be_hidden()
        await page.get_by_role("button", name="Tono Manurung").click()
        await expect(phone(page, "Tono Manurung")).to_be_visible()
        await expect(phone(page, "Rina Sitorus")).to_be_hidden()
        await page.get_by_role("button", name="Ganti warna siang atau malam").click()
        await expect(page.locator("html.night")).to_have_count(1)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_chats_outlive_a_restart(browser: Browser, tmp_path: Path) -> None:
    path = str(tmp_path / "chats.json")
    for visit in (1, 2):
        host = await asyncio.to_thread(launched, path)
        try:
            async with browser_page(browser, host) as page:
                rina = phone(page, "Rina Sitorus")
                if visit == 1:
                    await rina.get_by_role("button", name="MULAI").click()
                await expect(rina.get_by_text("/start")).to_be_visible()
        finally:
            ended = await asyncio.to_thread(stopped, host)
        assert ended == 0
