"""Who is in a group, what the bot may do there, and the move to a supergroup."""

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramMigrateToChat
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from bot.playground import LocalTelegram, World
from bot.playground.errors import ActionRefusedError
from bot.playground.personas import settle
from bot.playground.world_groups import STAFF_GROUP, STAFF_GROUP_PEOPLE, settle_groups
from bot.playground.world_history import read, written
from tests.bot.playground.conftest import Desk


async def test_a_client_reads_who_is_there(desk: Desk, telegram: LocalTelegram) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base_url))
    async with Bot(telegram.token, session=session).context() as bot:
        chat = await bot.get_chat(desk.group.id)
        assert (chat.type, chat.is_forum, chat.title) == ("supergroup", True, "Petugas")
        owner, own = await bot.get_chat_administrators(desk.group.id)
        assert isinstance(owner, ChatMemberOwner)
        assert isinstance(own, ChatMemberAdministrator)
        assert own.can_manage_topics
        assert own.can_pin_messages
        assert not own.can_change_info
        assert await bot.get_chat_member_count(desk.group.id) == 3
        assert (await bot.get_chat_member(desk.group.id, desk.hotman.person.id)).status == "member"
        stranger = telegram.world.add_person("Rina")
        assert (await bot.get_chat_member(desk.group.id, stranger.id)).status == "left"
    assert await desk.fault("getChatMember", user_id=5) == "Bad Request: user not found"


async def test_lost_rights_are_told(desk: Desk) -> None:
    desk.dewi.take_rights("can_pin_messages", "can_manage_topics")
    (update,) = await desk.updates()
    old, new = (update["my_chat_member"][which] for which in ("old_chat_member", "new_chat_member"))
    assert (old["can_pin_messages"], new["can_pin_messages"]) == (True, False)
    assert new["can_delete_messages"]
    assert update["my_chat_member"]["from"]["first_name"] == "Dewi"
    desk.dewi.take_rights("can_pin_messages")
    assert await desk.updates() == []


async def test_a_plain_member_hears_only_what_is_meant_for_it(desk: Desk) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="Tiket")
    desk.dewi.take_rights()
    await desk.updates()
    helper = desk.hotman.at(thread)
    helper.send_text("di antara kami")
    helper.send_text("/bantuan")
    helper.send_text("jawaban", reply_to=sent["message_id"])
    assert [update["message"]["text"] for update in await desk.updates()] == ["/bantuan", "jawaban"]


async def test_a_bot_that_was_put_out_is_refused_until_it_is_let_in(desk: Desk) -> None:
    desk.dewi.put_bot_out()
    (update,) = await desk.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    kicked = "Forbidden: bot was kicked from the supergroup chat"
    assert await desk.fault("sendMessage", text="x") == await desk.fault("getChat") == kicked
    desk.hotman.send_text("tanpa bot")
    with pytest.raises(ActionRefusedError, match="lacks can_promote_members"):
        desk.hotman.let_bot_in()
    desk.dewi.let_bot_in()
    member, joined = await desk.updates()
    assert member["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert joined["message"]["new_chat_members"][0]["is_bot"]
    assert await desk.ok("leaveChat")
    assert await desk.fault("sendMessage", text="x") == "Forbidden: bot is not a member of the supergroup chat"


async def test_people_come_and_go(desk: Desk, telegram: LocalTelegram) -> None:
    tono = telegram.world.add_person("Tono")
    phone = telegram.helper(desk.group, tono)
    with pytest.raises(ActionRefusedError, match="Tono is not in the group"):
        phone.send_text("x")
    desk.dewi.let_in(tono)
    phone.send_text("halo")
    desk.dewi.put_out(desk.hotman.person)
    phone.leave()
    told = [
        set(update["message"]) & {"new_chat_members", "left_chat_member", "text"} for update in await desk.updates()
    ]
    assert told == [{"new_chat_members"}, {"text"}, {"left_chat_member"}, {"left_chat_member"}]
    assert [person.first_name for person in desk.group.people] == ["Dewi"]


async def test_a_group_moves_to_a_supergroup(desk: Desk, telegram: LocalTelegram) -> None:
    old = telegram.group("Cabang", [desk.dewi.person], kind="group")
    assert await desk.api.fault("createForumTopic", chat_id=old.id, name="x") == "Bad Request: the chat is not a forum"
    new = telegram.helper(old, desk.dewi.person).upgrade()
    left, arrived = (update["message"] for update in await desk.updates())
    assert (left["chat"]["id"], left["migrate_to_chat_id"]) == (old.id, new.id)
    assert (arrived["chat"]["id"], arrived["migrate_from_chat_id"]) == (new.id, old.id)
    refused = await desk.api("sendMessage", chat_id=old.id, text="x")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": new.id}
    assert await desk.api.ok("createForumTopic", chat_id=new.id, name="Rina")
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base_url))
    async with Bot(telegram.token, session=session).context() as bot:
        with pytest.raises(TelegramMigrateToChat) as caught:
            await bot.send_message(old.id, "x")
    assert caught.value.migrate_to_chat_id == new.id


def test_the_staff_group_is_there_once() -> None:
    world = World()
    world.add_bot()
    settle(world)
    group = settle_groups(world)
    assert (group.id, group.title) == (STAFF_GROUP, "Petugas JKP Sumatera Utara")
    assert [person.id for person in group.people] == list(STAFF_GROUP_PEOPLE)
    assert settle_groups(world) is group


async def test_a_group_comes_back_as_it_was(desk: Desk, telegram: LocalTelegram) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="<b>Tiket</b>", parse_mode="HTML")
    await desk.ok("pinChatMessage", message_id=sent["message_id"])
    desk.hotman.at(thread).send_text("halo")
    desk.dewi.take_rights("can_pin_messages")
    desk.dewi.at(thread).close_topic()
    kept: Any = json.loads(json.dumps(written(telegram.world)))
    later = World()
    later.add_bot()
    read(later, kept)
    assert written(later) == written(telegram.world)
    again = later.account.groups[desk.group.id]
    assert again.topics[thread].closed
    assert again.messages[sent["message_id"]].as_json() == desk.group.messages[sent["message_id"]].as_json()
    assert again.next_id == desk.group.next_id
