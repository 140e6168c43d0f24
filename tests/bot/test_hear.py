from typing import Any

import pytest
from aiogram.types import CallbackQuery, Message, Update
from hypothesis import given
from hypothesis import strategies as st

from bot.hear import concerns_us, hear, hear_edited, hear_press, key_of, source_of
from conversations.engine.actions import Begin, Open
from conversations.reception.person import Attachment, Choice, Command, Contact, Edited, Heard, Odd, Press, Words

BOT, OTHER_BOT = 1_000_000_001, 1_000_000_002
FILE = {"file_id": "f", "file_unique_id": "u"}
SIZED = {**FILE, "width": 1, "height": 1}
SENDER = 5
PERSON = {"id": SENDER, "is_bot": False, "first_name": "Rina"}
PLACE = {"latitude": 2.9, "longitude": 99.0}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1_790_000_000, "chat": {"id": 5, "type": "private"}, "from": PERSON, **content}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("halo", Words("halo", message_id=7)),
        ("12/3/2026", Words("12/3/2026", message_id=7)),
        ("", Words("", message_id=7)),
        ("/cek", Command("cek")),
        ("/Cek@kawan_jkp_bot", Command("cek")),
        ("/start spanduk-toba", Command("start", "spanduk-toba")),
        ("/start\nspanduk", Command("start", "spanduk")),
        ("/start  a b ", Command("start", "a b")),
        ("/", Command("")),
    ],
)
def test_texts_and_commands(words: str, expected: object) -> None:
    assert hear(Message.model_validate(message(text=words))) == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"video": {**SIZED, "duration": 1}}, "picture"),
        ({"animation": {**SIZED, "duration": 1}, "document": FILE}, "picture"),
        ({"voice": {**FILE, "duration": 3}}, "voice"),
        ({"audio": {**FILE, "duration": 3}}, "voice"),
        ({"video_note": {**FILE, "duration": 3, "length": 9}}, "voice"),
        ({"sticker": {**SIZED, "type": "regular", "is_animated": False, "is_video": False}}, "sticker"),
        ({"location": PLACE}, "place"),
        ({"venue": {"location": PLACE, "title": "Disnaker", "address": "Balige"}, "location": PLACE}, "place"),
        ({"dice": {"emoji": "🎲", "value": 6}}, "other"),
        ({"unheard_of": {"x": 1}}, "other"),
        ({}, "other"),
    ],
)
def test_what_is_no_text(content: dict[str, Any], kind: Any) -> None:
    assert hear(Message.model_validate(message(**content))) == Odd(kind)


@given(st.text(max_size=80))
def test_a_press_is_ours_or_nothing(data: str) -> None:
    query = CallbackQuery.model_validate({"id": "1", "from": PERSON, "chat_instance": "1", "data": data})
    assert isinstance(hear_press(query), Press)


def test_a_press_of_ours() -> None:
    query = CallbackQuery.model_validate({"id": "1", "from": PERSON, "chat_instance": "1", "data": "b:eligibility"})
    assert hear_press(query) == Press(Begin("eligibility"))
    assert hear_press(query.model_copy(update={"data": None})) == Press(None)


def test_the_payload_of_a_link_is_kept_and_cut() -> None:
    assert source_of(Command("start", "spanduk")) == "spanduk"
    assert source_of(Command("start", "x" * 100)) == "x" * 64
    assert source_of(Command("start")) is None
    assert source_of(Command("cek", "spanduk")) is None
    assert source_of(Words("start")) is None


def update(number: int = 1, **content: Any) -> Update:
    return Update.model_validate({"update_id": number, **content})


MEMBER = {"user": PERSON, "status": "member"}
KINDS = [
    {"message": message(text="a")},
    {"edited_message": message(text="a")},
    {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x"}},
    {
        "my_chat_member": {
            "chat": {"id": 5, "type": "private"},
            "from": PERSON,
            "date": 1,
            "old_chat_member": MEMBER,
            "new_chat_member": MEMBER,
        }
    },
]


@pytest.mark.parametrize("content", KINDS)
def test_what_concerns_us_has_a_key(content: dict[str, Any]) -> None:
    assert concerns_us(update(**content))
    assert key_of(update(**content), BOT) == key_of(update(**content), BOT)
    assert key_of(update(**content), BOT) != key_of(update(**content), OTHER_BOT)
    assert key_of(update(2, **content), BOT) != key_of(update(1, **content), BOT)


@pytest.mark.parametrize("content", [{}, {"unheard_of": {}}, {"channel_post": message(text="a")}])
def test_other_kinds_do_not_concern_us(content: dict[str, Any]) -> None:
    assert not concerns_us(update(**content))


@given(st.integers(0, 2**40 - 1), st.integers(0, 2**40 - 1))
def test_keys_are_positive_fit_64_bits_and_never_meet(one: int, two: int) -> None:
    keys = [key_of(update(number, message=message(text="a")), BOT) for number in (one, two)]
    assert all(0 <= key < 2**63 for key in keys)
    assert (keys[0] == keys[1]) == (one == two)


@pytest.mark.parametrize(
    ("content", "heard"),
    [
        (
            {"photo": [SIZED, {**SIZED, "file_id": "large"}], "caption": "ini"},
            Attachment("photo", "large", mime="image/jpeg", caption="ini", message_id=7),
        ),
        ({"document": FILE, "caption": "/cek"}, Attachment("document", "f", caption="/cek", message_id=7)),
        (
            {"document": {**FILE, "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 9}},
            Attachment("document", "f", "a.pdf", "application/pdf", 9, message_id=7),
        ),
        ({"contact": {"phone_number": "628", "first_name": "R"}}, Contact("", own=False)),
        ({"contact": {"phone_number": "6281234567890", "first_name": "R", "user_id": 77}}, Contact("", own=False)),
        (
            {"contact": {"phone_number": "6281234567890", "first_name": "R", "user_id": SENDER}},
            Contact("+6281234567890", own=True),
        ),
    ],
)
def test_files_and_contacts(content: dict[str, Any], heard: Heard) -> None:
    assert hear(Message.model_validate(message(**content))) == heard


def test_a_reply_brings_the_buttons_of_what_it_answers_as_far_as_they_are_ours() -> None:
    rows = [[{"text": "Menu", "callback_data": "o:menu:"}, {"text": "Lain", "callback_data": "zz:1"}]]
    answered = {**message(text="apa?"), "message_id": 4, "reply_markup": {"inline_keyboard": rows}}
    heard = hear(Message.model_validate(message(text="menu", reply_to_message=answered)))
    assert isinstance(heard, Words)
    assert heard.choices == (Choice("Menu", Open("menu", "")),)


def test_a_reply_names_what_it_answers_and_a_change_what_it_changes() -> None:
    reply = message(text="ya", reply_to_message={**message(text="apa?"), "message_id": 4})
    assert hear(Message.model_validate(reply)) == Words("ya", message_id=7, answers=4)
    assert hear_edited(Message.model_validate(message(text="tidak"))) == Edited("tidak", 7)
