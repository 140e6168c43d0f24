"""An update delivered twice is answered once, whenever and to whichever process it comes again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import SendMessage

from bot.hear import key_of
from tests.chat import House, PretendPerson, open_house, read

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


async def deliver(house: House, content: dict[str, Any], number: int = 7) -> SendMessage | None:
    """Deliver an update and do not tell the store that the reply was sent."""
    return await house.dispatcher.feed_update(house.bot, house.person(user_id=1).update(content, number))  # type: ignore[no-any-return]


def sent(house: House, content: dict[str, Any], number: int = 7) -> None:
    """Tell the store that the reply to an update was sent."""
    house.store.answered(key_of(house.person(user_id=1).update(content, number), house.bot.id))


async def test_twice_one_after_the_other(house: House, person: PretendPerson) -> None:
    content = person.message("/menu")
    assert await person.deliver(content, 7)
    assert await person.deliver(content, 7) is None
    assert await person.deliver(content, 8)


async def test_many_times_at_the_same_moment(house: House, person: PretendPerson) -> None:
    content = person.message("/cek")
    replies = await asyncio.gather(*(deliver(house, content) for _ in range(20)))
    assert len([reply for reply in replies if reply]) == 1


async def test_an_answer_counts_once(house: House, person: PretendPerson) -> None:
    await person.press_data("c:eligibility:1:eligibility")
    content = person.message("PHK oleh perusahaan")
    first = await person.deliver(content, 7)
    assert await person.deliver(content, 7) is None
    assert first
    assert (await person.say("/cek") or first).buttons.keys() == first.buttons.keys()


async def test_after_a_restart(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="one") as house:
        content = house.person().message("/menu")
        assert await deliver(house, content)
        sent(house, content)
    async with open_house(sqlite_url, worker="two") as house:
        assert await deliver(house, content) is None


async def test_committed_but_not_answered_is_answered_after_a_restart(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="one") as house:
        person = house.person()
        await person.press_data("c:eligibility:1:eligibility")
        content = person.message("Saya mengundurkan diri")
        lost = await deliver(house, content)
    async with open_house(sqlite_url, worker="two") as house:
        again = await deliver(house, content)
        assert lost
        assert again
        assert read(again).buttons == read(lost).buttons
        sent(house, content)
        assert await deliver(house, content) is None


async def test_however_often_the_reply_is_lost_the_next_process_gives_it(sqlite_url: str) -> None:
    places, content = [], None
    for worker in ("first", "second", "third", "fourth"):
        async with open_house(sqlite_url, worker=worker) as house:
            content = content or house.person(user_id=1).message("/menu")
            lost = await deliver(house, content)
            assert lost, worker
            places.append(read(lost).buttons)
    assert all(place == places[0] for place in places)


async def test_an_answer_whose_reply_is_lost_again_and_again_counts_once(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="first") as house:
        person = house.person(user_id=1)
        await person.press_data("c:eligibility:1:eligibility")
        content = person.message("Saya mengundurkan diri")
        first = await deliver(house, content)
    for worker in ("second", "third"):
        async with open_house(sqlite_url, worker=worker) as house:
            again = await deliver(house, content)
            assert first
            assert again
            assert read(again).buttons == read(first).buttons


async def test_while_our_own_courier_still_sends_it(house: House, person: PretendPerson) -> None:
    content = person.message("/menu")
    assert await deliver(house, content)
    assert await deliver(house, content) is None


@pytest.fixture
async def hooked(sqlite_url: str) -> AsyncIterator[House]:
    """A bot behind a webhook, one of several."""
    async with open_house(sqlite_url, worker="one", alone=False, now=lambda: NOW) as opened:
        yield opened


async def test_a_reply_that_was_lost_with_its_response_is_given_again(hooked: House) -> None:
    content = hooked.person().message("/menu")
    for _ in range(4):
        assert await deliver(hooked, content)
    sent(hooked, content)
    assert await deliver(hooked, content) is None


class Glances:
    """Instead of waiting, counts the looks at another process, and lets it answer at one of them."""

    def __init__(self, first: House, content: dict[str, Any], answered_at: int | None) -> None:
        self.count = 0
        self._first = first
        self._content = content
        self._answered_at = answered_at

    async def __call__(self, _: float) -> None:
        self.count += 1
        if self.count == self._answered_at:
            sent(self._first, self._content)
            await self._first.store.ping()


@pytest.mark.parametrize(
    ("answered_at", "age", "looks", "replies"),
    [(1, 0.0, 1, 0), (3, 0.0, 3, 0), (None, 0.0, 8, 1), (None, 1.5, 2, 1), (None, 60.0, 0, 1), (None, -60.0, 8, 1)],
)
async def test_another_live_process_gets_time_to_answer(
    hooked: House, sqlite_url: str, answered_at: int | None, age: float, looks: int, replies: int
) -> None:
    content = hooked.person().message("/menu")
    assert await deliver(hooked, content)
    glances = Glances(hooked, content, answered_at)
    later = NOW + timedelta(seconds=age)
    async with open_house(sqlite_url, worker="two", alone=False, now=lambda: later, pause=glances) as second:
        reply = await deliver(second, content)
    assert glances.count == looks
    assert (reply is not None) == bool(replies)


async def test_two_processes_at_the_same_moment(sqlite_url: str) -> None:
    answered = asyncio.Event()

    async def pause(_: float) -> None:
        await answered.wait()

    async def answer(house: House) -> SendMessage | None:
        if reply := await deliver(house, content):
            sent(house, content)
            await house.store.ping()
            answered.set()
        return reply

    options: dict[str, Any] = {"alone": False, "now": lambda: NOW, "pause": pause}
    async with (
        open_house(sqlite_url, worker="one", **options) as first,
        open_house(sqlite_url, worker="two", **options) as second,
    ):
        content = first.person().message("/cek")
        replies = await asyncio.gather(answer(first), answer(second))
    assert len([reply for reply in replies if reply]) == 1
