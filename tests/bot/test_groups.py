"""In groups the bot is silent, unless it is called by name or nobody else is; and it says its line seldom."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import GetMe, TelegramMethod
from aiogram.types import Message, User

from bot.groups import SILENCE, Groups
from bot.recent import Recent
from tests.chat import TOKEN, House, PretendTelegram


class Named(PretendTelegram):
    """Tells the bot its own name, or nothing but noise."""

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self.name = name

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        await super().make_request(bot, method, timeout)
        if isinstance(method, GetMe):
            if self.name is None:
                raise TimeoutError
            return User(id=bot.id, is_bot=True, first_name="Kawan", username=self.name)
        return True


class Town:
    """Groups with a clock of our own."""

    def __init__(self, name: str | None = "KawanJkpBot") -> None:
        self.now = 100.0
        self.telegram = Named(name)
        self.groups = Groups(lambda: self.now)
        self.bot = Bot(TOKEN, session=self.telegram)

    async def told(self, words: str | None, chat_id: int = -5, kind: str = "group") -> bool:
        """Tell whether the group gets a line after these words."""
        content = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": kind}, "text": words}
        return await self.groups.wants_word(Message.model_validate(content), self.bot)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/cek", True),
        ("/cek@KawanJkpBot", True),
        ("/start@kawanjkpbot satu dua", True),
        ("/cek@LainBot", False),
        ("/cek@", False),
        ("cek", False),
        ("", False),
        (None, False),
    ],
)
async def test_only_a_command_for_us_or_nobody_is_answered(words: str | None, told: bool) -> None:
    assert await Town().told(words) is told


async def test_a_channel_is_left_alone() -> None:
    assert not await Town().told("/cek", kind="channel")


async def test_who_does_not_know_its_name_is_silent_where_another_is_called() -> None:
    assert not await Town(name=None).told("/cek@KawanJkpBot")
    assert await Town(name=None).told("/cek")


async def test_each_group_is_told_once_in_a_while() -> None:
    town = Town()
    assert [await town.told("/cek") for _ in range(3)] == [True, False, False]
    assert await town.told("/cek", chat_id=-6)
    town.now += SILENCE
    assert [await town.told("/cek") for _ in range(2)] == [True, False]


async def test_the_same_update_twice_is_answered_once(house: House) -> None:
    person = house.person()
    content = person.message("/menu")
    content["message"]["chat"] = {"id": -5, "type": "group", "title": "g"}
    update = person.update(content)
    replies = [await house.dispatcher.feed_update(house.bot, update) for _ in range(2)]
    assert sum(reply is not None for reply in replies) == 1


async def test_a_press_in_a_group_does_not_keep_waiting(house: House) -> None:
    person = house.person()
    message = person.message("x")["message"] | {"chat": {"id": -5, "type": "group", "title": "g"}}
    query = {"id": "1", "from": message["from"], "chat_instance": "1", "data": "o:menu:", "message": message}
    assert await person.deliver({"callback_query": query}) is None
    await house.courier.drain(5)
    assert house.dismissed() == 1


def test_a_full_memory_forgets_the_oldest() -> None:
    memory: Recent[int, str] = Recent(2)
    for key in (1, 2, 1, 3):
        memory.put(key, str(key))
    assert [memory.get(key) for key in (1, 2, 3)] == ["1", None, "3"]
