"""Whole conversations, word for word; the bot is closed and opened again between every two turns.

`pytest tests/golden --rewrite-golden` writes what the bot says now; read the difference before it is committed.
"""

import asyncio
from pathlib import Path

import pytest

from tests.chat import Said, open_house
from tests.golden.script import HERE, Exchange, Script, captions, parse, reply_lines

SCRIPTS = sorted(HERE.glob("*.txt"))


async def turn(url: str, exchange: Exchange, last: Said) -> tuple[Said, list[str]]:
    """Do what the script says in a bot that has just started, and return the reply with its lines."""
    async with open_house(url) as house:
        person = house.person(user_id=800_001, last=last)
        pressed = exchange.does.startswith("[") and exchange.does.endswith("]")
        said = await (person.press(exchange.does[1:-1]) if pressed else person.say(exchange.does))
    assert said is not None, f"no reply to {exchange.does!r}"
    return said, reply_lines(said, captions(house))


async def hold(url: str, script: Script) -> None:
    """Hold the conversation and note what is said now."""
    last = Said("")
    for exchange in script.exchanges:
        last, exchange.reply = await turn(url, exchange, last)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_the_conversation_is_word_for_word(file: Path, sqlite_url: str, request: pytest.FixtureRequest) -> None:
    script = parse(file.read_text("utf-8"))
    expected = script.written()
    asyncio.run(hold(sqlite_url, script))
    if request.config.getoption("--rewrite-golden"):
        file.write_text(script.written(), "utf-8")
    else:
        assert script.written() == expected


def test_there_are_conversations_and_each_is_in_its_usual_form() -> None:
    assert len(SCRIPTS) >= 8
    for file in SCRIPTS:
        script = parse(file.read_text("utf-8"))
        assert script.remarks, f"{file.name}: say in a remark what it shows"
        assert all(exchange.reply for exchange in script.exchanges)
        assert script.written() == file.read_text("utf-8")
