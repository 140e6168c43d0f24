"""Whose words and commands a person sees, by language and scope."""

from typing import Any

import pytest

from bot.playground import LocalTelegram, Phone
from tests.bot.playground.conftest import Caller


def _list(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": "x"}]


SCOPES: list[tuple[list[dict[str, Any]], str]] = [
    ([], ""),
    ([{}], "c0"),
    ([{}, {"language_code": "id"}], "c1"),
    ([{}, {"language_code": "en"}], "c0"),
    ([{"language_code": "id"}, {"scope": {"type": "all_private_chats"}}], "c1"),
    ([{"scope": {"type": "all_private_chats"}}, {"scope": {"type": "chat", "chat_id": 7_000_000_001}}], "c1"),
    ([{"scope": {"type": "chat", "chat_id": 5}}, {"scope": {"type": "all_group_chats"}}], ""),
]


@pytest.mark.parametrize(("lists", "seen"), SCOPES)
async def test_the_narrowest_command_list_is_seen(
    api: Caller, rina: Phone, lists: list[dict[str, Any]], seen: str
) -> None:
    for number, params in enumerate(lists):
        await api.ok("setMyCommands", commands=_list(f"c{number}"), **params)
    commands = api.telegram.world.account.profile.commands_for(rina.person)
    assert [command["command"] for command in commands] == ([seen] if seen else [])


async def test_words_come_in_the_readers_language_or_the_default(api: Caller, telegram: LocalTelegram) -> None:
    await api.ok("setMyDescription", description="Untuk semua")
    await api.ok("setMyDescription", description="For English", language_code="en")
    profile = telegram.world.account.profile
    assert [profile.described(code) for code in ("id", "en", "jv")] == ["Untuk semua", "For English", "Untuk semua"]
    await api.ok("setMyDescription", description="", language_code="en")
    assert profile.described("en") == "Untuk semua"
    assert profile.named("id") == "Kawan JKP"
    await api.ok("setMyName", name="Kawan", language_code="id")
    assert [profile.named(code) for code in ("id", "en")] == ["Kawan", "Kawan JKP"]


async def test_a_menu_button_may_be_one_chats_own(api: Caller, rina: Phone) -> None:
    app = {"type": "web_app", "text": "Buka", "web_app": {"url": "https://a.id"}}
    await api.ok("setChatMenuButton", chat_id=rina.person.id, menu_button=app)
    assert await api.ok("getChatMenuButton", chat_id=rina.person.id) == app
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    await api.ok("setChatMenuButton", chat_id=rina.person.id, menu_button={"type": "default"})
    assert await api.ok("getChatMenuButton", chat_id=rina.person.id) == {"type": "commands"}
    assert await api.fault("setChatMenuButton", chat_id=5) == "Bad Request: chat not found"


async def test_every_change_of_the_profile_is_told(api: Caller, telegram: LocalTelegram) -> None:
    told: list[str] = []
    with telegram.world.changes.listening(lambda change: told.append(change.kind)):
        await api.ok("setMyCommands", commands=_list("mulai"))
        await api.ok("deleteMyCommands")
        await api.ok("setMyShortDescription", short_description="x")
        await api.ok("setChatMenuButton")
    assert told.count("profile") == 4
