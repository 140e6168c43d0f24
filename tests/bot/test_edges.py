"""What arrives that no menu offers: groups, forged buttons, giants, unknown kinds, people who leave and come back."""

import asyncio
from typing import Any

import pytest
from aiogram.methods import SendMessage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.handlers import PRIVATE_ONLY
from bot.hear import concerns_us
from storage.participants import count, get
from storage.records import Participant
from tests.chat import House, PretendPerson, open_house

GROUP = {"id": -100_123, "type": "supergroup", "title": "Korban PHK Toba"}
OWNER = {"id": 9, "is_bot": False, "first_name": "Tono"}


async def known(house: House, user_id: int) -> Participant | None:
    return await house.store.run(lambda tx: get(tx, user_id))


async def deliver(house: House, **content: Any) -> Any:
    return await house.dispatcher.feed_update(house.bot, house.person().update(content))


def in_group(**content: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 1_790_000_000, "chat": GROUP, "from": OWNER, **content}


async def test_groups_are_only_told_to_come_in_private(house: House) -> None:
    reply = await deliver(house, message=in_group(text="/cek"))
    assert isinstance(reply, SendMessage)
    assert reply.chat_id == GROUP["id"]
    assert reply.text == house.voices["id"].html(PRIVATE_ONLY)
    assert reply.reply_markup is None


@pytest.mark.parametrize(
    "content",
    [
        {"message": in_group(text="saya kena PHK")},
        {"message": in_group(new_chat_members=[OWNER])},
        {"edited_message": in_group(text="/cek", edit_date=1_790_000_001)},
        {"message": {**in_group(text="/cek"), "chat": {"id": 9, "type": "private"}, "from": None}},
        {
            "callback_query": {
                "id": "1",
                "from": OWNER,
                "chat_instance": "1",
                "data": "b:eligibility",
                "message": in_group(text="x"),
            }
        },
    ],
)
async def test_what_is_not_private_is_neither_answered_nor_kept(content: dict[str, Any], house: House) -> None:
    assert await deliver(house, **content) is None
    assert await house.store.run(count) == 0


HOSTILE = [
    "",
    ":",
    "a:eligibility:1:reason:resigned' OR 1=1 --",
    "a:eligibility:99999999999999999999:reason:resigned",
    "a:eligibility:1:reason:resigned:more",
    "a:eligibility:-1:reason:resigned",
    "a:eligibility:1:nothing:resigned",
    "a:eligibility:1:reason:nothing",
    "a:nothing:1:reason:resigned",
    "s:eligibility:1:change:nothing",
    "s:eligibility:1:explode:",
    "b:nothing",
    "b:__class__",
    "o:../../etc/passwd:",
    "o:topic:{0.__class__}",
    "c:eligibility:2:eligibility",
    "c:everything:1:eligibility",
    "c:eligibility:1:nothing",
    "l:xx",
    "\x00",
    "a:eligibility:١:reason:resigned",
    "🙂" * 16,
    "x" * 5_000,
]


@pytest.mark.parametrize("data", HOSTILE)
async def test_a_forged_button_is_answered_kindly(data: str, house: House, person: PretendPerson) -> None:
    await person.press_data("c:eligibility:1:eligibility")
    reply = await person.press_data(data)
    assert reply
    assert reply.buttons
    assert "{" not in reply.text


@pytest.mark.parametrize(
    "words", ["x" * 1_000_000, "1 " * 200_000, "</b>&<script>" * 10_000, "\x00" * 5_000, "\ud83d\ude42"]
)
async def test_a_giant_message_is_answered_with_a_small_one(words: str, house: House, person: PretendPerson) -> None:
    await person.press_data("c:eligibility:1:eligibility")
    reply = await person.say(words)
    assert reply
    assert len(reply.text) < 4096


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=st.text(max_size=300))
async def test_any_payload_of_a_link_is_survived(payload: str, house: House) -> None:
    person = house.person()
    assert await person.say(f"/start {payload}")
    participant = await known(house, person.user_id)
    assert participant is not None
    assert len(participant.source or "") <= 64


async def test_the_first_link_is_kept(house: House, person: PretendPerson) -> None:
    await person.say("/start spanduk-toba")
    await person.say("/start lain")
    await person.say("/start")
    participant = await known(house, person.user_id)
    assert participant is not None
    assert participant.source == "spanduk-toba"


@pytest.mark.parametrize("command", ["start", "cek", "menu", "bahasa", "bantuan", "batal", "tentang"])
async def test_every_command_is_answered(command: str, house: House, person: PretendPerson) -> None:
    unknown = await person.say("/tidak_ada")
    reply = await person.say(f"/{command}")
    assert reply
    assert unknown
    assert reply.text != unknown.text
    assert reply.buttons


def membership(person: PretendPerson, status: str) -> dict[str, Any]:
    user = {"id": person.user_id, "is_bot": False, "first_name": "Rina"}
    bot = {"id": person.bot.id, "is_bot": True, "first_name": "Kawan JKP"}
    state = {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
    return {
        "chat": {"id": person.user_id, "type": "private"},
        "from": user,
        "date": 1_790_000_000,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": state,
    }


async def test_who_blocks_is_not_reachable_and_who_comes_back_is(house: House, person: PretendPerson) -> None:
    await person.say("/start")
    for status, reachable in [("kicked", False), ("member", True), ("kicked", False)]:
        await deliver(house, my_chat_member=membership(person, status))
        participant = await known(house, person.user_id)
        assert participant is not None
        assert participant.reachable is reachable
    await person.say("/menu")
    participant = await known(house, person.user_id)
    assert participant is not None
    assert participant.reachable


async def test_a_stranger_who_blocks_is_not_remembered(house: House, person: PretendPerson) -> None:
    await deliver(house, my_chat_member=membership(person, "kicked"))
    assert await house.store.run(count) == 0


def test_unknown_kinds_are_passed_over(person: PretendPerson) -> None:
    assert not concerns_us(person.update({"message_of_next_year": {"text": "x"}}))


def moved(person: PretendPerson, **content: Any) -> dict[str, Any]:
    message = person.message("x")["message"] | {"edit_date": 1_790_000_001} | content
    del message["text"]
    return {"edited_message": message}


async def test_a_live_location_moves_without_an_answer(house: House, person: PretendPerson) -> None:
    place = {"latitude": 1.0, "longitude": 2.0, "live_period": 900}
    assert await person.deliver(moved(person, location=place)) is None
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    assert await person.deliver(moved(person, photo=photo, caption="surat PHK"))


async def test_an_album_is_answered_once_and_is_no_flood(house: House, person: PretendPerson) -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    replies = await asyncio.gather(*(person.send(photo=photo, media_group_id="77") for _ in range(10)))
    (reply,) = [reply for reply in replies if reply]
    assert "bukti" in reply.text
    assert await person.send(photo=photo, media_group_id="78")
    assert await house.person().send(photo=photo, media_group_id="77")


async def test_an_album_whose_answer_was_lost_is_answered_when_it_comes_again(sqlite_url: str) -> None:
    async with open_house(sqlite_url, alone=False) as house:
        person = house.person()
        content = person.message("x")
        content["message"] |= {"media_group_id": "77"}
        update = person.update(content)
        for _ in range(2):
            assert await house.dispatcher.feed_update(house.bot, update)


async def test_an_edited_message_is_not_read_again(house: House, person: PretendPerson) -> None:
    first = await person.press_data("c:eligibility:1:eligibility")
    reply = await person.edit("Saya mengundurkan diri")
    assert first
    assert reply
    assert reply.buttons == first.buttons
    assert reply.text != first.text
