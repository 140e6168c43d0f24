"""One call over a real connection to a local Telegram, and what is read from how it ends."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Literal

import pytest
from aiohttp import web

from bot.outbox.post import HeldBack, Letter, Post
from bot.outbox.request import AiohttpRequest
from bot.playground import LocalTelegram
from bot.settings import BadSettings, Settings
from conversations.engine.view import Media
from conversations.outreach.attempt import End
from tests.bot.playground.test_playground_aiogram import picture

LETTER = Letter(
    "<b>Kabar</b> &lt;1&gt;", "Kabar <1>", '{"inline_keyboard":[[{"text":"Menu","callback_data":"o:menu:"}]]}'
)
TOKEN = "1000000001:secrets-of-nobody"


def settings(base: str, token: str = TOKEN) -> Settings:
    return Settings.model_validate({"bot_token": token, "telegram_api": base})


@pytest.fixture
async def post(local: LocalTelegram) -> AsyncIterator[Post]:
    async with Post(settings(local.base_url, local.token), rate=1000) as opened:
        yield opened


async def send(post: Post, chat_id: int, letter: Letter = LETTER) -> End:
    return await post.send(chat_id, letter, lambda: None)


async def test_a_letter_arrives_with_its_markup_and_its_buttons(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    end = await send(post, phone.person.id)
    assert end.kind == "sent"
    message = phone.chat.messages[end.message_id or 0]
    assert message.text == "Kabar <1>"
    assert [entity.type for entity in message.entities] == ["bold"]
    assert [button["text"] for row in message.buttons for button in row] == ["Menu"]


async def test_plain_words_are_sent_as_they_are(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    end = await post.send(phone.person.id, LETTER, lambda: None, plain=True)
    message = phone.chat.messages[end.message_id or 0]
    assert (message.text, message.entities) == ("Kabar <1>", ())


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (lambda faults: faults.refuse("sendMessage", 500), "server"),
        (lambda faults: faults.refuse("sendMessage", 502), "server"),
        (lambda faults: faults.drop("sendMessage"), "unanswered"),
        (lambda faults: faults.lose_answer("sendMessage"), "unanswered"),
    ],
)
async def test_troubles_are_read(local: LocalTelegram, post: Post, trouble: Callable[..., object], kind: str) -> None:
    phone = local.phone()
    phone.start()
    trouble(local.faults)
    assert (await send(post, phone.person.id)).kind == kind
    assert (await send(post, phone.person.id)).kind == "sent"


async def test_a_pause_that_is_asked_for_is_read_to_the_second(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    local.faults.refuse("sendMessage", 429, retry_after=17)
    assert await send(post, phone.person.id) == End("flood", seconds=17.0)
    assert (await send(post, phone.person.id)).kind == "sent", "the pause is the sender's business"


async def test_people_who_cannot_be_reached_are_read(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    phone.block()
    assert (await send(post, phone.person.id)).kind == "blocked"
    assert (await send(post, 999_999)).kind == "gone"


async def test_letters_that_telegram_refuses_are_read(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    assert (await send(post, phone.person.id, Letter("<b>open", "open"))).kind == "markup"
    assert (await send(post, phone.person.id, Letter("x" * 5000, ""))).kind == "refused"


async def test_a_departure_can_hold_a_letter_back(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    before = len(phone.chat.messages)

    def held() -> None:
        raise HeldBack("not now")

    assert (await post.send(phone.person.id, LETTER, held)).kind == "held"
    assert len(phone.chat.messages) == before


async def test_a_wrong_token_is_known_before_and_while_sending(local: LocalTelegram) -> None:
    async with Post(settings(local.base_url, "77:wrong-token-of-nobody"), rate=1000) as post:
        with pytest.raises(BadSettings, match="BOT_TOKEN"):
            await post.greet()
        assert (await send(post, 1)).kind == "token"


async def test_the_right_token_is_greeted(local: LocalTelegram, post: Post) -> None:
    assert await post.greet()


async def test_nobody_at_home_is_told_from_an_answer_that_was_lost(local: LocalTelegram) -> None:
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with Post(settings(f"http://127.0.0.1:{port}"), rate=1000) as post:
        assert (await send(post, 1)).kind == "unanswered"
        server.close()
        await server.wait_closed()
        assert (await send(post, 1)).kind == "unreached"
        assert not await post.greet()
    gc.collect()


@pytest.mark.parametrize(
    ("status", "page", "kind"),
    [
        (502, "<html>Bad Gateway</html>", "unanswered"),
        (200, "<html>Log in to this network</html>", "unanswered"),
        (200, '{"ok":true,"result":true}', "sent"),
        (200, "[]", "unanswered"),
        (302, "", "server"),
        (403, "<html>no</html>", "server"),
        (429, '{"ok":false,"parameters":{"retry_after":"soon"}}', "flood"),
        (400, '{"ok":false,"description":null,"parameters":[]}', "refused"),
    ],
)
async def test_odd_pages_are_read(status: int, page: str, kind: str) -> None:
    async def odd(_: web.Request) -> web.Response:
        return web.Response(status=status, text=page)

    app = web.Application()
    app.router.add_post("/{path:.*}", odd)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with Post(settings(f"http://127.0.0.1:{runner.addresses[0][1]}"), rate=1000) as post:
            assert (await send(post, 1)).kind == kind
            assert not await post.greet()
    finally:
        await runner.cleanup()


async def test_an_answer_that_takes_too_long_is_lost(local: LocalTelegram) -> None:
    phone = local.phone()
    phone.start()
    held = local.faults.hold("sendMessage")
    async with Post(settings(local.base_url, local.token), AiohttpRequest(time_limit=0.05), rate=1000) as post:
        assert (await send(post, phone.person.id)).kind == "unanswered"
    held.release()


async def test_without_being_opened_nothing_is_sent() -> None:
    with pytest.raises(RuntimeError, match="not initialized"):
        await AiohttpRequest().do_request("http://127.0.0.1:9/", "POST")


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_picture_or_document_goes_with_its_caption_and_changes_with_it(
    local: LocalTelegram, post: Post, kind: Literal["photo", "document"]
) -> None:
    phone = local.phone()
    phone.start()
    given = phone.send_photo(picture()) if kind == "photo" else phone.send_document(b"words", "a.txt", "text/plain")
    media = Media(kind, file_id_of(given.media))
    end = await send(post, phone.person.id, replace(LETTER, media=media))
    message = phone.chat.messages[end.message_id or 0]
    assert (message.text, file_id_of(message.media)) == ("Kabar <1>", media.file_id)
    assert [button["text"] for row in message.buttons for button in row] == ["Menu"]
    corrected = Letter("<b>Ralat</b>", "Ralat", None, media, "edit", message.id)
    assert (await send(post, phone.person.id, corrected)).kind == "sent"
    assert message.text == "Ralat"
    assert (await send(post, phone.person.id, corrected)).kind == "sent", "it stands as wanted already"


async def test_words_change_and_go_in_their_place(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    end = await send(post, phone.person.id)
    where = end.message_id or 0
    changed = replace(LETTER, words="<b>Ralat</b>", way="edit", message_id=where)
    assert (await send(post, phone.person.id, changed)).kind == "sent"
    assert phone.chat.messages[where].text == "Ralat"
    gone = Letter("", "", way="delete", message_id=where)
    assert (await send(post, phone.person.id, gone)).kind == "sent"
    assert phone.chat.messages[where].deleted
    assert (await send(post, phone.person.id, gone)).kind == "sent", "it is gone already"
    assert (await send(post, phone.person.id, changed)).kind == "refused"


async def test_what_is_lost_while_something_changes_is_simply_tried_again(local: LocalTelegram, post: Post) -> None:
    phone = local.phone()
    phone.start()
    end = await send(post, phone.person.id)
    gone = Letter("", "", way="delete", message_id=end.message_id or 0)
    local.faults.lose_answer("deleteMessage")
    assert (await send(post, phone.person.id, gone)).kind == "server"
    assert (await send(post, phone.person.id, gone)).kind == "sent"


def file_id_of(media: object) -> str:
    """Return the id under which Telegram keeps a file; of a picture in its largest size."""
    return str(getattr(media, "id", ""))
