"""aiogram's own Bot talks to the local Telegram: every method the bot uses, by the library it uses."""

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from PIL import Image

from bot.playground import LocalTelegram, Phone
from bot.playground.world_chat import Press

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ya", callback_data="y")]])


def picture(width: int = 60, height: int = 40, kind: str = "PNG") -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, height), "teal").save(content, kind)
    return content.getvalue()


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base_url))
    async with Bot(telegram.token, session=session).context() as bot:
        yield bot


async def update_of(bot: Bot) -> Update:
    *_, update = await bot.get_updates()
    return update


async def test_text_with_formatting_and_keyboards(bot: Bot, rina: Phone) -> None:
    chat_id = rina.person.id
    sent = await bot.send_message(chat_id, "Halo <b>Rina</b>", parse_mode="HTML", reply_markup=YES)
    assert sent.html_text == "Halo <b>Rina</b>"
    assert sent.reply_markup
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "y"
    answer = await bot.send_message(chat_id, "ya", reply_parameters=ReplyParameters(message_id=sent.message_id))
    assert answer.reply_to_message
    assert answer.reply_to_message.message_id == sent.message_id
    edited = await bot.edit_message_text("Selesai", chat_id=chat_id, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("Selesai", None)
    assert edited.edit_date
    await bot.edit_message_reply_markup(chat_id=chat_id, message_id=sent.message_id, reply_markup=YES)
    assert rina.chat.messages[sent.message_id].labels == ["Ya"]
    assert await bot.delete_message(chat_id, answer.message_id)
    assert await bot.delete_messages(chat_id, [sent.message_id, 999])
    assert not rina.chat.replies


async def test_a_pressed_button_is_answered_once(bot: Bot, rina: Phone, telegram: LocalTelegram) -> None:
    await bot.send_message(rina.person.id, "Ya?", reply_markup=YES)
    message = await rina.chat.next_reply()
    press = rina.press(message, "Ya")
    assert isinstance(press, Press)
    query = (await update_of(bot)).callback_query
    assert query
    assert (query.data, query.from_user.id, query.message and query.message.message_id) == (
        "y",
        rina.person.id,
        message.id,
    )
    assert await bot.answer_callback_query(query.id, "Tercatat", show_alert=True)
    assert await rina.chat.answer_to(press) is press
    assert (press.text, press.alert) == ("Tercatat", True)
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(query.id)
    late = rina.press(message, "Ya")
    assert isinstance(late, Press)
    late.pressed_at -= telegram.api.query_lifetime + 1
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_callback_query(late.id)


async def test_files_go_both_ways(bot: Bot, rina: Phone) -> None:
    content = picture()
    sent = await bot.send_photo(rina.person.id, BufferedInputFile(content, "a.png"), caption="<i>ini</i>")
    assert sent.photo
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (60, 40, "<i>ini</i>")
    again = await bot.send_photo(rina.person.id, sent.photo[-1].file_id)
    assert again.photo
    downloaded = await bot.download(again.photo[-1])
    assert downloaded
    assert downloaded.read() == content
    document = await bot.send_document(rina.person.id, BufferedInputFile(b"%PDF", "bukti.pdf"))
    assert document.document
    assert (document.document.file_name, document.document.mime_type) == ("bukti.pdf", "application/pdf")
    edited = await bot.edit_message_caption(
        chat_id=rina.person.id, message_id=document.message_id, caption="<b>Bukti</b>", parse_mode="HTML"
    )
    assert not isinstance(edited, bool)
    assert edited.caption == "Bukti"
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(rina.person.id, BufferedInputFile(b"no picture", "a.png"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(rina.person.id, BufferedInputFile(picture(2000, 10), "a.png"))
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(rina.person.id, BufferedInputFile(b"", "a.png"))


async def test_what_people_send_is_understood(bot: Bot, rina: Phone) -> None:
    rina.send_photo(picture(kind="JPEG"), "slip gaji")
    rina.send_document(b"isi", "slip.pdf", "application/pdf")
    rina.send_sticker("🙏")
    rina.send_voice(duration=4)
    rina.send_location()
    contact = rina.share_contact().media
    messages = [update.message for update in await bot.get_updates() if update.message]
    photo, document, sticker, voice, location, shared = messages
    assert photo.photo
    assert photo.caption == "slip gaji"
    assert document.document
    assert document.document.file_name == "slip.pdf"
    assert sticker.sticker
    assert sticker.sticker.emoji == "🙏"
    assert voice.voice
    assert voice.voice.duration == 4
    assert location.location
    assert round(location.location.latitude) == 3
    assert shared.contact
    assert (shared.contact.user_id, shared.contact.phone_number) == (rina.person.id, rina.person.phone)
    assert contact


async def test_copies_and_forwards(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.person.id, "<b>asli</b>", parse_mode="HTML")
    copy = await bot.copy_message(rina.person.id, rina.person.id, sent.message_id)
    forward = await bot.forward_message(rina.person.id, rina.person.id, sent.message_id)
    assert rina.chat.messages[copy.message_id].entities == rina.chat.messages[sent.message_id].entities
    assert forward.forward_origin
    rina.forward(rina.chat.messages[sent.message_id])
    update = await update_of(bot)
    assert update.message
    assert update.message.forward_origin
    assert update.message.forward_origin.type == "user"


async def test_contact_location_and_actions(bot: Bot, rina: Phone, telegram: LocalTelegram) -> None:
    contact = await bot.send_contact(rina.person.id, "175", "Layanan BPJS")
    assert contact.contact
    assert contact.contact.first_name == "Layanan BPJS"
    assert (await bot.send_location(rina.person.id, 2.96, 99.07)).location
    assert await bot.send_chat_action(rina.person.id, "typing")
    assert rina.chat.typing(telegram.world.clock())
    await bot.send_message(rina.person.id, "x")
    assert not rina.chat.typing(telegram.world.clock())


async def test_the_bots_profile(bot: Bot, rina: Phone, telegram: LocalTelegram) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (bot.id, True, "kawan_jkp_bot")
    commands = [BotCommand(command="mulai", description="Mulai")]
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands)
    await bot.set_my_commands([BotCommand(command="start", description="x")], private, "en")
    assert [command.command for command in await bot.get_my_commands()] == ["mulai"]
    assert await bot.get_my_commands(private) == []
    assert telegram.world.account.profile.commands_for(rina.person)[0]["command"] == "mulai"
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == []
    await bot.set_my_description("Teman Anda", "id")
    assert (await bot.get_my_description("id")).description == "Teman Anda"
    assert (await bot.get_my_description()).description == ""
    await bot.set_my_short_description("JKP")
    assert (await bot.get_my_short_description("id")).short_description == "JKP"
    await bot.set_my_name("Kawan")
    assert (await bot.get_my_name()).name == "Kawan"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_chats_and_members(bot: Bot, rina: Phone) -> None:
    assert (await bot.get_chat(rina.person.id)).first_name == "Rina"
    assert (await bot.get_chat_member(rina.person.id, rina.person.id)).status == "member"
    assert await bot.log_out()
    assert await bot.close()


async def test_reply_keyboards(bot: Bot, rina: Phone) -> None:
    keys = [[KeyboardButton(text="Bagikan nomor", request_contact=True)], [KeyboardButton(text="Nanti saja")]]
    await bot.send_message(rina.person.id, "Nomor?", reply_markup=ReplyKeyboardMarkup(keyboard=keys))
    message = await rina.chat.next_reply()
    rina.press(message, "Nanti saja")
    rina.press(message, "Bagikan nomor")
    words, contact = [update.message for update in await bot.get_updates()]
    assert words
    assert words.text == "Nanti saja"
    assert contact
    assert contact.contact
    assert contact.contact.user_id == rina.person.id
    await bot.send_message(rina.person.id, "Terima kasih", reply_markup=ReplyKeyboardRemove())
    assert rina.chat.keyboard is None


async def test_blocking_and_editing_reach_the_bot(bot: Bot, rina: Phone) -> None:
    message = rina.send_text("janurai")
    rina.edit_text(message, "januari")
    rina.block()
    rina.unblock()
    _, edited, blocked, unblocked = await bot.get_updates()
    assert edited.edited_message
    assert edited.edited_message.text == "januari"
    assert blocked.my_chat_member
    assert unblocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"


class GetTheMoon(TelegramMethod[bool]):
    __returning__ = bool
    __api_method__ = "getTheMoon"


async def test_refusals_become_the_librarys_own_errors(bot: Bot, rina: Phone, telegram: LocalTelegram) -> None:
    await bot.set_webhook("https://127.0.0.1:9/none")
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://127.0.0.1:9/none"
    await bot.delete_webhook()
    telegram.faults.refuse("sendMessage", 429, retry_after=3)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(rina.person.id, "x")
    assert flood.value.retry_after == 3
    telegram.faults.refuse("sendMessage", 502)
    with pytest.raises(TelegramServerError):
        await bot.send_message(rina.person.id, "x")
    telegram.faults.drop("sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(rina.person.id, "x")
    with pytest.raises(TelegramNotFound):
        await bot(GetTheMoon())
    rina.block()
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(rina.person.id, "x")
    async with Bot("1:wrong", session=AiohttpSession(api=bot.session.api)).context() as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
