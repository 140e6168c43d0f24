import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import Phone, World
from bot.playground.entities import FormattedText, utf16_length
from bot.playground.errors import ActionRefusedError
from bot.playground.world_media import Contact
from tests.bot.playground.conftest import Caller


def phone() -> Phone:
    world = World()
    world.add_bot()
    return Phone(world, world.add_person("Rina"))


def test_a_link_to_the_bot_carries_its_payload() -> None:
    rina = phone()
    assert rina.start("poster-medan").text == "/start poster-medan"
    assert rina.start().text == "/start"
    assert rina.chat.started


def test_what_the_app_would_not_offer_is_refused() -> None:
    rina = phone()
    message = rina.send_text("halo")
    reply = rina.world.post(rina.chat, rina.chat.bot, FormattedText("x"))
    with pytest.raises(ActionRefusedError, match="empty"):
        rina.send_text("  ")
    with pytest.raises(ActionRefusedError, match="no button says 'Tidak ada'"):
        rina.press(message, "Tidak ada")
    with pytest.raises(ActionRefusedError, match="own messages"):
        rina.edit_text(reply, "x")
    rina.block()
    rina.block()
    with pytest.raises(ActionRefusedError, match="blocked"):
        rina.send_text("x")
    with pytest.raises(ActionRefusedError, match="blocked"):
        rina.edit_text(message, "x")
    rina.start()
    assert not rina.chat.blocked
    kinds = [update.kind for update in rina.world.account.updates.peek(100)]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


@given(st.text(st.sampled_from("ab😀\n"), min_size=1, max_size=6).filter(str.strip), st.integers(1, 6000))
def test_long_texts_go_in_pieces_as_in_the_app(part: str, times: int) -> None:
    rina = phone()
    text = part * times
    rina.send_text(text)
    pieces = [message.text for message in rina.chat.visible]
    assert all(0 < utf16_length(piece) <= 4096 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_foreign_card_can_be_shared_too() -> None:
    rina = phone()
    message = rina.share_contact(Contact("62800", "Orang lain"))
    assert message.as_json()["contact"] == {"phone_number": "62800", "first_name": "Orang lain"}


def test_message_numbers_grow_within_a_chat() -> None:
    rina = phone()
    numbers = [rina.send_text(str(n)).id for n in range(5)]
    assert numbers == sorted(set(numbers))


def test_people_come_and_go() -> None:
    rina = phone()
    other = rina.world.add_person("Tono", language_code="jv")
    assert other.id != rina.person.id
    rina.world.remove_person(rina.person)
    assert list(rina.world.people.values()) == [other]


async def test_next_reply_returns_each_reply_once(api: Caller, rina: Phone) -> None:
    for text in ("satu", "dua", "tiga"):
        await api.ok("sendMessage", chat_id=rina.person.id, text=text)
    assert [(await rina.chat.next_reply()).text for _ in range(2)] == ["satu", "dua"]
    rina.chat.read_all()
    with pytest.raises(TimeoutError):
        await rina.chat.next_reply(within=0.001)


def test_the_local_telegram_needs_no_page() -> None:
    code = "import sys, bot.playground; sys.exit('nicegui' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
