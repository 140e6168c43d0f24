"""People played over HTTP, by tests that run elsewhere."""

from typing import Any

import aiohttp
import pytest

from bot.playground import LocalTelegram, Phone
from tests.bot.playground.conftest import Desk
from tests.bot.playground.test_playground_aiogram import picture


@pytest.fixture
def played(desk: Desk) -> Any:
    async def act(deed: str, **params: Any) -> Any:
        given = {"chat_id": desk.group.id, "person": desk.dewi.person.id} | params
        url = f"{desk.api.telegram.base_url}/play/bot{desk.api.telegram.token}/{deed}"
        async with desk.api.session.post(url, json=given) as response:
            answer = await response.json()
        return answer["result"] if answer["ok"] else answer["description"]

    return act


async def test_a_helper_is_played(desk: Desk, played: Any) -> None:
    thread = (await played("openTopic", name="Rina"))["message_thread_id"]
    place = {"message_thread_id": thread}
    written = await played("sendText", text="halo", **place)
    await played("edit", message_id=written["message_id"], text="halo juga", **place)
    sent = await desk.ok(
        "sendMessage", text="Tiket", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    assert (await played("press", message_id=sent["message_id"], label="A"))["callback_query_id"]
    await played("closeTopic", **place)
    look = await played("look")
    assert look["topics"] == [{"message_thread_id": thread, "name": "Rina", "icon_color": 7322096, "is_closed": True}]
    assert look["messages"][1]["text"] == "halo juga"
    assert await played("deleteTopic", **place)
    assert await played("deleteTopic", **place) == "Conflict: the topic is gone"


async def test_a_photo_and_a_document_are_sent(desk: Desk) -> None:
    url = f"{desk.api.telegram.base_url}/play/bot{desk.api.telegram.token}"
    for deed, name in (("sendPhoto", "photo"), ("sendDocument", "document")):
        form = aiohttp.FormData({"chat_id": str(desk.group.id), "person": str(desk.hotman.person.id), "caption": "c"})
        form.add_field(name, picture(), filename="a.png", content_type="image/png")
        async with desk.api.session.post(f"{url}/{deed}", data=form, headers={"X-Play": "yes"}) as response:
            assert (await response.json())["result"]["caption"] == "c"
    async with desk.api.session.post(f"{url}/leave", data={"person": "1"}) as response:
        assert response.status == 403


async def test_rights_members_and_the_move_are_played(desk: Desk, played: Any, rina: Phone) -> None:
    assert await played("takeRights", rights=["can_pin_messages"])
    assert not desk.group.bot_member.may("can_pin_messages")
    assert await played("giveRights")
    assert await played("letIn", who=rina.person.id)
    assert await played("putOut", who=rina.person.id)
    assert await played("putBotOut")
    assert await played("letBotIn")
    moved = await played("upgrade")
    assert desk.group.moved_to == moved["id"]
    assert await played("leave") == "Conflict: the group was upgraded"
    assert (await played("sendText", chat_id=rina.person.id, person=rina.person.id, text="hai"))["text"] == "hai"
    assert (await played("look", chat_id=rina.person.id))["messages"][-1]["text"] == "hai"
    plain = await played("addGroup", title="Cabang", people=[rina.person.id], type="group")
    assert plain["type"] == "group"


async def test_troubles_are_played(desk: Desk, played: Any, telegram: LocalTelegram) -> None:
    words = "Bad Request: message thread not found"
    assert await played("trouble", kind="refuse", method="sendMessage", code=400, description=words)
    assert await desk.fault("sendMessage", text="x") == words
    assert await played("trouble", kind="drop", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await desk.ok("sendMessage", text="x")
    assert await played("trouble", kind="slow", delay=60)
    assert await played("trouble", kind="clear")
    assert await desk.ok("sendMessage", text="x")
    assert await played("trouble", kind="storm") == "Bad Request: kind of trouble is unknown"
    assert await played("dance") == "Not Found"
    assert await played("sendText", person=1) == "Bad Request: person is nobody"
