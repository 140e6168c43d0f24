import asyncio
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod

from bot.courier import FILE_TIME_LIMIT, ROOM, TIME_LIMIT, TRIES, WAITING, Courier
from bot.paper import Written
from bot.picture import Timeline
from bot.playground import LocalTelegram, Phone
from bot.playground.world_media import StoredFile
from tests.chat import TOKEN, PretendTelegram

CHART = Timeline(
    heading="Anda berhak",
    tone="good",
    deadline_label="",
    deadline="",
    days_left="",
    rows=(),
    total_label="",
    total="",
    notes=(),
    footer="Ini panduan.",
)

LETTER = Written("surat.pdf", "application/pdf", b"%PDF-1.4 surat")
PLAIN = Written("surat.txt", "text/plain", b"Surat Anda")


class Post:
    """A courier that never really pauses, and what it reported."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.lost: list[int] = []
        self.sent: list[str] = []
        self.courier = Courier(self._lose, pause=self._pause)

    def reply(self, bot: Bot, chat_id: int, *texts: str) -> None:
        for text in texts:
            method = SendMessage(chat_id=chat_id, text=text, parse_mode="HTML")
            self.courier.reply(bot, chat_id, method, partial(self.sent.append, text))

    async def done(self) -> None:
        await self.courier.drain(30)

    async def _lose(self, chat_id: int) -> None:
        self.lost.append(chat_id)

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def rina(local: LocalTelegram) -> Phone:
    phone = local.phone("Rina")
    phone.start()
    return phone


def texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.chat.replies]


Trouble = Callable[[LocalTelegram], object]


@pytest.mark.parametrize(
    ("trouble", "pauses"),
    [
        (lambda local: local.faults.refuse("sendMessage", 429, retry_after=7), [7]),
        (lambda local: local.faults.refuse("sendMessage", 429, retry_after=86_400), [300]),
        (lambda local: local.faults.refuse("sendMessage", 502, times=3), [0.5, 1.0, 2.0]),
        (lambda local: local.faults.drop("sendMessage"), [0.5]),
    ],
)
async def test_a_reply_is_tried_again(
    trouble: Trouble, pauses: list[float], post: Post, local: LocalTelegram, client: Bot, rina: Phone
) -> None:
    trouble(local)
    post.reply(client, rina.person.id, "satu", "dua")
    await post.done()
    assert post.pauses == pauses
    assert texts(rina) == post.sent == ["satu", "dua"]


async def test_rather_twice_than_not_at_all(post: Post, local: LocalTelegram, client: Bot, rina: Phone) -> None:
    local.faults.lose_answer("sendMessage")
    post.reply(client, rina.person.id, "satu")
    await post.done()
    assert texts(rina) == ["satu", "satu"]
    assert post.sent == ["satu"]


async def test_it_gives_up_in_the_end_and_goes_on(
    post: Post, local: LocalTelegram, client: Bot, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    local.faults.refuse("sendMessage", 500, times=TRIES)
    post.reply(client, rina.person.id, "satu", "dua")
    await post.done()
    assert texts(rina) == ["dua"]
    assert all(first < second for first, second in pairwise(post.pauses))
    assert "given up" in caplog.text


async def test_who_blocked_the_bot_is_told_as_lost(post: Post, client: Bot, rina: Phone) -> None:
    rina.block()
    post.reply(client, rina.person.id, "satu")
    await post.done()
    assert post.lost == [rina.person.id]
    assert not post.pauses


async def test_a_chat_that_is_gone_is_told_as_lost(post: Post, client: Bot) -> None:
    post.reply(client, 4711, "satu")
    await post.done()
    assert post.lost == [4711]


async def test_a_refusal_is_logged_and_loses_nobody(
    post: Post, client: Bot, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    post.reply(client, rina.person.id, "<b>tidak ditutup", "dua")
    await post.done()
    assert texts(rina) == ["dua"]
    assert not post.lost
    assert "sendMessage was refused" in caplog.text


async def test_each_chat_in_order_and_none_waits_for_another(
    post: Post, local: LocalTelegram, client: Bot, rina: Phone
) -> None:
    tono = local.phone("Tono")
    tono.start()
    held = local.faults.hold("sendMessage", chat_id=rina.person.id)
    post.reply(client, rina.person.id, "satu", "dua", "tiga")
    await held.reached.wait()
    post.reply(client, tono.person.id, "lain")
    await tono.chat.next_reply()
    assert texts(rina) == []
    held.release()
    await post.done()
    assert texts(rina) == ["satu", "dua", "tiga"]


async def test_a_chat_cannot_pile_up_replies_without_end(
    post: Post, local: LocalTelegram, client: Bot, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    held = local.faults.hold("sendMessage")
    post.reply(client, rina.person.id, *(str(number) for number in range(WAITING + 5)))
    await held.reached.wait()
    held.release()
    await post.done()
    assert len(texts(rina)) == WAITING
    assert caplog.text.count("one more is dropped") == 5


async def test_the_picture_follows_the_reply_and_is_awaited(
    post: Post, local: LocalTelegram, client: Bot, rina: Phone
) -> None:
    post.courier.picture(client, rina.person.id, CHART, '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}')
    post.reply(client, rina.person.id, "jawaban")
    await post.done()
    first, second = rina.chat.replies
    assert first.text == "jawaban"
    assert second.media is not None
    assert second.labels == ["a"]
    assert "Anda berhak" in second.text


def documents(phone: Phone) -> list[tuple[str, bytes, str]]:
    """The files that arrived: name, content and caption."""
    kept = [(message.media, message.text) for message in phone.chat.replies if isinstance(message.media, StoredFile)]
    return [(file.name, file.content, caption) for file, caption in kept]


async def test_papers_follow_the_reply_and_are_awaited(post: Post, client: Bot, rina: Phone) -> None:
    post.courier.papers(client, rina.person.id, lambda: [LETTER, PLAIN], "Surat <Anda> & salinannya")
    post.reply(client, rina.person.id, "jawaban")
    await post.done()
    assert texts(rina)[0] == "jawaban"
    assert documents(rina) == [
        ("surat.pdf", b"%PDF-1.4 surat", "Surat <Anda> & salinannya"),
        ("surat.txt", b"Surat Anda", ""),
    ]


async def test_papers_are_tried_again(post: Post, local: LocalTelegram, client: Bot, rina: Phone) -> None:
    local.faults.refuse("sendDocument", 429, retry_after=7)
    post.courier.papers(client, rina.person.id, lambda: [LETTER, PLAIN], "Surat")
    await post.done()
    assert post.pauses == [7]
    assert [name for name, _, _ in documents(rina)] == ["surat.pdf", "surat.txt"]


async def test_a_paper_that_cannot_be_written_harms_no_reply(
    post: Post, client: Bot, rina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    def write() -> list[Written]:
        raise ValueError("no ink")

    post.courier.papers(client, rina.person.id, write, "Surat")
    post.reply(client, rina.person.id, "jawaban")
    await post.done()
    assert texts(rina) == ["jawaban"]
    assert "A paper could not be written: ValueError" in caplog.text


@pytest.mark.parametrize("words", ["kata " * 400, "🎉" * 600, "a" + "🎉" * 600, "\ud800", ""])
async def test_a_caption_is_as_long_as_telegram_takes(words: str, post: Post, client: Bot, rina: Phone) -> None:
    post.courier.papers(client, rina.person.id, lambda: [LETTER], words)
    await post.done()
    [(_, _, caption)] = documents(rina)
    units = len(caption.encode("utf-16-le")) // 2
    assert units <= 1024
    assert units >= 1023 or len(words) < 2
    assert words.startswith(caption.strip()) or words == "\ud800"


async def test_what_is_lost_beside_the_replies_does_no_harm(
    post: Post, local: LocalTelegram, client: Bot, rina: Phone
) -> None:
    local.faults.drop("answerCallbackQuery")
    for _ in range(2):
        post.courier.aside(client, AnswerCallbackQuery(callback_query_id="1"))
    post.reply(client, rina.person.id, "satu")
    await post.done()
    assert texts(rina) == ["satu"]
    assert not post.pauses


async def test_nothing_new_is_taken_after_the_end(post: Post, client: Bot, rina: Phone) -> None:
    await post.done()
    post.reply(client, rina.person.id, "satu")
    post.courier.aside(client, AnswerCallbackQuery(callback_query_id="1"))
    post.courier.picture(client, rina.person.id, CHART, None)
    post.courier.papers(client, rina.person.id, lambda: [LETTER], "Surat")
    await post.done()
    assert not texts(rina)
    assert not post.sent


async def test_the_end_does_not_wait_for_ever(post: Post, local: LocalTelegram, client: Bot, rina: Phone) -> None:
    held = local.faults.hold("sendMessage")
    post.reply(client, rina.person.id, "satu")
    await held.reached.wait()
    await post.courier.drain(0)
    assert not post.sent


class Patience(PretendTelegram):
    """Hangs on every call and notes how long it may; `full` tells that no more come."""

    def __init__(self) -> None:
        super().__init__()
        self.limits: list[int | None] = []
        self.full = asyncio.Event()

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        self.limits.append(timeout)
        if len(self.limits) == ROOM - 1:
            self.full.set()
        if method.chat_id != 0:  # type: ignore[attr-defined] # only messages are sent here
            await asyncio.Event().wait()
        return True


async def test_many_hanging_chats_leave_room_for_another(post: Post) -> None:
    session = Patience()
    bot = Bot(TOKEN, session=session)
    for chat_id in range(1, ROOM):
        post.reply(bot, chat_id, "satu")
    await session.full.wait()
    arrived = asyncio.Event()
    post.courier.reply(bot, 0, SendMessage(chat_id=0, text="lain"), arrived.set)
    await arrived.wait()
    await post.courier.drain(0)
    assert not post.sent
    assert set(session.limits) == {TIME_LIMIT}


async def test_a_picture_may_take_longer(post: Post) -> None:
    session = Patience()
    post.courier.picture(Bot(TOKEN, session=session), 0, CHART, None)
    await post.done()
    assert session.limits == [FILE_TIME_LIMIT]


async def test_a_paper_may_take_longer(post: Post) -> None:
    session = Patience()
    post.courier.papers(Bot(TOKEN, session=session), 0, lambda: [LETTER, PLAIN], "Surat")
    await post.done()
    assert session.limits == [FILE_TIME_LIMIT] * 2


class Gateway(PretendTelegram):
    """Fails to be read once, as told, then takes everything."""

    def __init__(self, data: object) -> None:
        super().__init__()
        self.data: object = data

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        await super().make_request(bot, method, timeout)
        if len(self.calls) == 1:
            raise ClientDecodeError("Failed to decode object", ValueError(), self.data)
        return True


@pytest.mark.parametrize(
    ("data", "tries"),
    [("<html>502</html>", 2), ({"ok": True, "result": {}}, 1), ({"ok": False}, 2), ({"message": "no"}, 2)],
)
async def test_a_page_of_a_gateway_is_no_answer_of_telegram(data: object, tries: int, post: Post) -> None:
    session = Gateway(data)
    post.reply(Bot(TOKEN, session=session), 1, "satu")
    await post.done()
    assert len(session.calls) == tries
    assert post.sent == ["satu"]
