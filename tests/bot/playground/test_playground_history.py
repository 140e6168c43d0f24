import json
from pathlib import Path

import pytest

from bot.playground import LocalTelegram, Phone, World, local_telegram
from bot.playground.world_history import keeping, read, written
from tests.bot.playground.conftest import Caller
from tests.bot.playground.test_playground_aiogram import picture

HALF = """{"format": 1, "next_message_id": 1, "files": [], "chats": [{}],
 "people": [{"id": 1, "first_name": "A"}]}"""
KEYS = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}


async def talk(api: Caller, rina: Phone) -> None:
    """Fill a chat with one of everything that can be kept."""
    rina.send_photo(picture(), "foto")
    rina.send_document(b"isi", "slip.pdf", "application/pdf")
    rina.share_contact()
    rina.send_location()
    rina.edit_text(rina.send_text("janurai"), "januari")
    chat_id = rina.person.id
    sent = await api.ok("sendMessage", chat_id=chat_id, text="<b>😀 ya?</b>", parse_mode="HTML", reply_markup=KEYS)
    await api.ok("sendMessage", chat_id=chat_id, text="hapus", reply_parameters={"message_id": sent["message_id"]})
    await api.ok("deleteMessage", chat_id=chat_id, message_id=sent["message_id"] + 1)
    await api.ok("sendMessage", chat_id=chat_id, text="tombol", reply_markup={"keyboard": [["Nanti"]]})


async def test_a_world_comes_back_as_it_was(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    await talk(api, rina)
    kept = json.loads(json.dumps(written(telegram.world)))
    later = World()
    later.add_bot()
    read(later, kept)
    assert written(later) == written(telegram.world)
    async with local_telegram(world=later) as again:
        phone = Phone(later, later.people[rina.person.id])
        message = next(message for message in phone.chat.visible if message.labels)
        press = phone.press(message, "Ya")
        assert press
        assert phone.press_key("Nanti").id > message.id
        assert len(again.world.account.updates) == 2


async def test_the_file_is_written_and_read(api: Caller, rina: Phone, telegram: LocalTelegram, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "chats.json"
    async with keeping(telegram.world, path):
        await talk(api, rina)
    later = World()
    later.add_bot()
    async with keeping(later, path):
        assert [chat.person.first_name for chat in later.account.chats.values()] == ["Rina"]
        assert later.next_message_id == telegram.world.next_message_id


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1}', '{"format": 1, "people": 3}', HALF])
async def test_a_broken_file_is_set_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "chats.json"
    path.write_text(content, "utf-8")
    world = World()
    world.add_bot()
    async with keeping(world, path):
        assert not world.people
    assert (tmp_path / "chats.json.broken").read_text("utf-8") == content
    assert json.loads(path.read_text("utf-8"))["people"] == []
