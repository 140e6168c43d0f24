"""A staff group with topics, as a bot meets it over HTTP and a helper on the phone."""

import pytest

from bot.playground import LocalTelegram
from bot.playground.errors import ActionRefusedError
from tests.bot.playground.conftest import Desk
from tests.bot.playground.test_playground_aiogram import picture

KEYS = {"inline_keyboard": [[{"text": "Tutup", "callback_data": "close"}]]}
GONE = "Bad Request: message thread not found"


async def test_a_topic_opens_with_a_message_of_its_number(desk: Desk) -> None:
    made = await desk.ok("createForumTopic", name="Rina · Pematangsiantar", icon_color=7322096)
    assert made["name"] == "Rina · Pematangsiantar"
    (update,) = await desk.updates()
    told = update["message"]
    assert told["message_id"] == told["message_thread_id"] == made["message_thread_id"]
    assert told["is_topic_message"]
    assert told["forum_topic_created"] == {"name": made["name"], "icon_color": 7322096}
    assert told["chat"] == {"id": desk.group.id, "title": "Petugas", "type": "supergroup", "is_forum": True}


async def test_the_bot_writes_into_a_topic_and_beside_it(desk: Desk) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="halo")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Rina"
    assert "message_thread_id" not in await desk.ok("sendMessage", text="umum")
    answer = await desk.ok("sendMessage", text="balas", reply_parameters={"message_id": sent["message_id"]})
    assert answer["message_thread_id"] == thread
    assert await desk.fault("sendMessage", text="x", message_thread_id=9) == GONE
    assert await desk.fault("sendMessage", text="x", message_thread_id=1) == GONE


async def test_what_a_person_sent_is_copied_and_forwarded_into_a_topic(desk: Desk, telegram: LocalTelegram) -> None:
    thread, rina = await desk.topic(), telegram.phone("Rina")
    rina.start()
    photo = rina.send_photo(picture(), "surat")
    source = {"from_chat_id": rina.person.id, "message_id": photo.id, "message_thread_id": thread}
    copied = await desk.ok("copyMessage", **source)
    assert desk.group.messages[copied["message_id"]].media == photo.media
    forwarded = await desk.ok("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Rina"
    assert [message.thread for message in desk.group.replies if not message.service] == [thread, thread]
    service = {"from_chat_id": desk.group.id, "message_id": thread}
    assert await desk.fault("copyMessage", **service) == "Bad Request: message can't be copied"


async def test_a_helper_answers_edits_and_sends_a_photo(desk: Desk) -> None:
    thread = await desk.topic()
    helper = desk.hotman.at(thread)
    first = helper.send_text("halo, saya Hotman")
    helper.edit_text(first, "halo, saya Hotman dari Binjai")
    helper.send_photo(picture(), "contoh surat", reply_to=first.id)
    written, edited, photo = await desk.updates()
    assert written["message"]["message_thread_id"] == edited["edited_message"]["message_thread_id"] == thread
    assert written["message"]["reply_to_message"]["message_id"] == thread
    assert edited["edited_message"]["text"] == "halo, saya Hotman dari Binjai"
    assert photo["message"]["caption"] == "contoh surat"
    assert photo["message"]["reply_to_message"]["message_id"] == first.id
    assert photo["message"]["from"]["first_name"] == "Hotman"


async def test_a_helper_presses_a_button_of_the_bot(desk: Desk) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="Tiket", reply_markup=KEYS)
    press = desk.hotman.press(desk.group.messages[sent["message_id"]], "Tutup")
    (update,) = await desk.updates()
    query = update["callback_query"]
    assert (query["data"], query["message"]["message_thread_id"]) == ("close", thread)
    await desk.api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Ditutup")
    assert await desk.group.answer_to(press)  # type: ignore[arg-type] # it is no link
    changed = await desk.ok("editMessageText", message_id=sent["message_id"], text="Selesai")
    assert changed["message_thread_id"] == thread


async def test_a_closed_topic_refuses_who_may_not_manage_it(desk: Desk) -> None:
    thread = await desk.topic()
    theirs = desk.dewi.open_topic("Tono").id
    for number in (thread, theirs):
        desk.dewi.at(number).close_topic()
    await desk.ok("sendMessage", message_thread_id=theirs, text="masih boleh")
    desk.dewi.take_rights("can_manage_topics")
    assert await desk.fault("sendMessage", message_thread_id=theirs, text="x") == "Bad Request: TOPIC_CLOSED"
    await desk.ok("sendMessage", message_thread_id=thread, text="topik sendiri")
    with pytest.raises(ActionRefusedError, match="closed"):
        desk.hotman.at(thread).send_text("x")
    desk.dewi.at(thread).reopen_topic()
    desk.hotman.at(thread).send_text("x")


async def test_topics_change_once(desk: Desk) -> None:
    thread = await desk.topic()
    same = "Bad Request: TOPIC_NOT_MODIFIED"
    await desk.ok("editForumTopic", message_thread_id=thread, name="Rina · selesai")
    assert await desk.fault("editForumTopic", message_thread_id=thread, name="Rina · selesai") == same
    await desk.ok("closeForumTopic", message_thread_id=thread)
    assert await desk.fault("closeForumTopic", message_thread_id=thread) == same
    await desk.ok("reopenForumTopic", message_thread_id=thread)
    assert await desk.fault("reopenForumTopic", message_thread_id=thread) == same
    kinds = [
        set(update["message"]) & {"forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
        for update in await desk.updates()
    ]
    assert kinds == [{"forum_topic_edited"}, {"forum_topic_closed"}, {"forum_topic_reopened"}]


async def test_a_deleted_topic_is_gone_without_a_word(desk: Desk) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="halo")
    desk.dewi.at(thread).delete_topic()
    assert await desk.updates() == []
    assert not desk.group.in_topic(thread)
    assert await desk.fault("sendMessage", message_thread_id=thread, text="x") == GONE
    assert await desk.fault("sendChatAction", message_thread_id=thread, action="typing") == GONE
    for method in ("closeForumTopic", "reopenForumTopic", "editForumTopic", "deleteForumTopic"):
        assert await desk.fault(method, message_thread_id=thread) == "Bad Request: TOPIC_ID_INVALID"
    assert await desk.fault("editMessageText", message_id=sent["message_id"], text="x")
    other = await desk.topic("Tono")
    await desk.ok("deleteForumTopic", message_thread_id=other)
    assert not desk.group.topics


async def test_pinned_messages_are_told_and_looked_up(desk: Desk) -> None:
    thread = await desk.topic()
    sent = await desk.ok("sendMessage", message_thread_id=thread, text="Konteks")
    number = {"message_id": sent["message_id"]}
    assert await desk.ok("pinChatMessage", **number, disable_notification=True)
    (update,) = await desk.updates()
    assert update["message"]["pinned_message"]["text"] == "Konteks"
    assert update["message"]["message_thread_id"] == thread
    assert (await desk.ok("getChat"))["pinned_message"]["message_id"] == sent["message_id"]
    assert await desk.fault("pinChatMessage", **number) == "Bad Request: CHAT_NOT_MODIFIED"
    assert await desk.ok("unpinChatMessage", **number)
    assert "pinned_message" not in await desk.ok("getChat")
    assert await desk.fault("pinChatMessage", message_id=999) == "Bad Request: message to pin not found"
    await desk.ok("pinChatMessage", **number)
    await desk.ok("unpinAllForumTopicMessages", message_thread_id=thread)
    assert not desk.group.pinned


async def test_what_lacks_a_right_is_refused(desk: Desk) -> None:
    theirs = desk.dewi.open_topic("Tono").id
    written = desk.hotman.at(theirs).send_text("halo")
    desk.dewi.take_rights()
    refusals = {
        ("createForumTopic", "name"): "not enough rights to create a topic",
        ("closeForumTopic", "message_thread_id"): "not enough rights to close or open the topic",
        ("editForumTopic", "message_thread_id"): "not enough rights to edit the topic",
        ("deleteForumTopic", "message_thread_id"): "not enough rights to delete the topic",
        ("pinChatMessage", "message_id"): "not enough rights to manage pinned messages in the chat",
        ("deleteMessage", "message_id"): "message can't be deleted",
    }
    given = {"name": "x", "message_thread_id": theirs, "message_id": written.id}
    for (method, param), words in refusals.items():
        assert await desk.fault(method, **{param: given[param]}) == f"Bad Request: {words}"
    own = await desk.ok("sendMessage", message_thread_id=theirs, text="milik sendiri")
    assert await desk.ok("deleteMessage", message_id=own["message_id"])
    desk.dewi.give_rights()
    assert await desk.ok("deleteMessage", message_id=written.id)


@pytest.mark.parametrize("method", ["createForumTopic", "closeForumTopic", "deleteForumTopic"])
async def test_only_forums_have_topics(desk: Desk, telegram: LocalTelegram, method: str) -> None:
    plain = telegram.group("Biasa", [desk.dewi.person], forum=False)
    words = "Bad Request: the chat is not a forum"
    assert await desk.api.fault(method, chat_id=plain.id, name="x", message_thread_id=2) == words
    assert await desk.api.fault("sendMessage", chat_id=plain.id, text="x", message_thread_id=2) == GONE
