"""What fails is apologised for and loses nothing; what floods costs nobody else a wait."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

import storage
from bot.crowd import AT_ONCE
from bot.handlers import APOLOGY, SLOW_DOWN, Apology
from conversations.engine.text import Text
from conversations.reception.converse import converse
from storage import StorageUnavailable
from tests.bot.conftest import SetUp
from tests.chat import House, PretendPerson, Said, open_house, read
from tests.postgres import Server, serve

PERSONAL = "PT Rahasia Sejahtera, NIK 1271234567890001"


def is_(said: Said | None, house: House, words: Text) -> bool:
    return said is not None and said.text == house.voices["id"].html(words)


def fail_on(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let the conversation break whenever it hears these words, with an error that repeats them."""

    def breaking(person: Any, heard: Any, *rest: Any) -> Any:
        if words in repr(heard):
            raise LookupError(f"cannot make sense of {words!r}")
        return converse(person, heard, *rest)

    monkeypatch.setattr("bot.visiting.converse", breaking)


async def test_a_handler_that_fails_apologises_and_loses_nothing(
    house: House, person: PretendPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on(monkeypatch, PERSONAL)
    await person.press_data("c:eligibility:1:eligibility")
    before = await person.press_data("a:eligibility:1:reason:efficiency")
    assert is_(await person.say(PERSONAL), house, APOLOGY)
    after = await person.say("/cek")
    assert before
    assert after
    assert after.buttons == before.buttons
    assert await person.say("10 November 2026")


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_failure_is_logged_without_personal_data(
    form: str, house: House, person: PretendPerson, monkeypatch: pytest.MonkeyPatch, logged: SetUp
) -> None:
    fail_on(monkeypatch, PERSONAL)
    written = logged("DEBUG", form)
    await person.say("/start spanduk-rahasia")
    await person.say(PERSONAL)
    await person.press_data("forged rahasia")
    lines = [line for line in written.getvalue().splitlines() if "failed" in line]
    assert len(lines) == 1
    assert "LookupError" in lines[0]
    assert "handlers.py:" in lines[0]
    for personal in ("ahasia", "1271234567890001", "Rina", str(person.user_id)):
        assert personal not in written.getvalue()
    if form == "json":
        assert all(json.loads(line)["level"] for line in written.getvalue().splitlines())


async def test_fifty_at_once_get_one_kind_line_and_nobody_else_waits(house: House) -> None:
    many, other = house.person(), house.person()
    flood = [many.say(f"pesan {number}") for number in range(50)]
    *replies, served = await asyncio.gather(*flood, other.say("/menu"))
    kind = [reply for reply in replies if is_(reply, house, SLOW_DOWN)]
    answered = [reply for reply in replies if reply and reply not in kind]
    assert len(kind) == 1
    assert len(answered) == AT_ONCE
    assert served
    assert not is_(served, house, SLOW_DOWN)


async def test_presses_of_a_flood_do_not_keep_waiting(house: House, person: PretendPerson) -> None:
    await asyncio.gather(*(person.press_data("o:menu:") for _ in range(20)))
    await house.courier.drain(5)
    assert house.dismissed() == 20


async def test_a_database_that_is_down_is_apologised_for(
    house: House, person: PretendPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_: Any) -> None:
        raise StorageUnavailable("the database does not answer")

    await person.press_data("c:eligibility:1:eligibility")
    content = person.message("PHK oleh perusahaan")
    with monkeypatch.context() as trouble:
        trouble.setattr(house.store, "visit", down)
        sorry = await house.dispatcher.feed_update(house.bot, person.update(content, 7))
        assert isinstance(sorry, Apology)
        assert is_(read(sorry), house, APOLOGY)
    again = await person.deliver(content, 7)
    assert again
    assert any(data.startswith("a:eligibility:1:phk_date") for data in again.buttons.values())


@pytest.mark.parametrize("language", ["en", "id"])
async def test_excuses_are_in_the_language_of_the_person(
    language: str, house: House, monkeypatch: pytest.MonkeyPatch, person: PretendPerson
) -> None:
    fail_on(monkeypatch, PERSONAL)
    await person.press_data("l:en")
    await person.press_data(f"l:{language}")
    sorry = await person.say(PERSONAL)
    replies = await asyncio.gather(*(person.say("/menu") for _ in range(AT_ONCE + 1)))
    voice = house.voices[language]
    assert sorry
    assert sorry.text == voice.html(APOLOGY)
    assert voice.html(SLOW_DOWN) in [reply.text for reply in replies if reply]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.mark.postgres
async def test_a_postgresql_that_goes_and_comes_back(server: Server) -> None:
    if not server.is_ours:
        pytest.skip("the server of TEST_DATABASE_URL is not ours to stop")
    with server.database() as url:
        await asyncio.to_thread(storage.migrate, url)
        async with open_house(url) as house:
            person = house.person()
            await person.press_data("c:eligibility:1:eligibility")
            await asyncio.to_thread(server.stop)
            assert is_(await person.press_data("a:eligibility:1:reason:efficiency"), house, APOLOGY)
            await asyncio.to_thread(server.start)
            after = await person.press_data("a:eligibility:1:reason:efficiency")
        assert after
        assert not is_(after, house, APOLOGY)
        assert any(data.startswith("a:eligibility:1:phk_date") for data in after.buttons.values())
