"""`python -m bot` alone and without a token: the playground with the bot on it."""

import re
import socket
from http import HTTPStatus

import aiohttp

from bot.serve import PLAYGROUND_TOKEN
from tests.process import bot_process


async def test_without_a_token_it_is_a_playground_with_the_bot_on_it(sqlite_url: str) -> None:
    async with bot_process(DATABASE_URL=sqlite_url, PORT="0") as bot:
        page, api = re.findall(r"http://[0-9.:]+", await bot.says("in a browser"))
        await bot.says("Polling")
        async with aiohttp.ClientSession() as session:
            async with session.get(page) as response:
                assert response.status == HTTPStatus.OK
            async with session.get(f"{api}/bot{PLAYGROUND_TOKEN}/getMe") as response:
                assert (await response.json())["ok"]
        assert await bot.stop() == 0
    assert "Traceback" not in bot.story


async def test_a_port_that_is_taken_ends_it_with_one_sentence(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with bot_process(DATABASE_URL=sqlite_url, PORT=port) as bot:
            assert await bot.ended() == 2
    assert f"Cannot listen on HOST and PORT 127.0.0.1:{port}" in bot.lines[-1]
    assert "Traceback" not in bot.story
