"""Short messages in a row are read as one; nothing clear waits, and nothing that waits is lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram.methods import SendMessage
from hypothesis import given
from hypothesis import strategies as st

from conversations.listening.fragments import MOST, joined, unfinished
from storage.updates import take_over
from tests.chat import House, PretendPerson, open_house

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Pauses:
    """Pauses that end when the test says so."""

    def __init__(self) -> None:
        self.open: list[asyncio.Future[None]] = []

    async def __call__(self, _: float) -> None:
        """Wait for the test."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.open.append(future)
        await future

    def end(self) -> None:
        """Let all that waits go on."""
        for future in self.open:
            if not future.done():
                future.set_result(None)
        self.open.clear()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
async def house(sqlite_url: str, pauses: Pauses) -> AsyncIterator[House]:
    async with open_house(sqlite_url, moment=1.2, pause=pauses) as opened:
        yield opened


async def late(house: House, pauses: Pauses) -> list[str]:
    """Return what is said once the moment is over."""
    await asyncio.sleep(0)
    pauses.end()
    for _ in range(20):
        # The writer thread does one thing after the other, so whatever was begun before this is done after it.
        await house.store.run(lambda _: None)
        await asyncio.sleep(0)
    await house.courier.drain(5)
    return [call.text for call in house.telegram.calls if isinstance(call, SendMessage)]


async def unanswered(house: House) -> int:
    """Count the updates whose reply is still owed."""
    await house.store.run(lambda _: None)
    owed = await house.store.run(lambda tx: take_over(tx, "another", LONG_AGO))
    return sum(map(len, owed.values()))


async def test_fragments_are_answered_with_the_message_that_ends_them(house: House, pauses: Pauses) -> None:
    person = house.person()
    assert await person.say("mau nanya dong") is None
    assert await person.say("yang itu lho") is None
    said = await person.say("gimana cara klaim jkp?")
    assert said is not None
    assert "SIAPkerja" in said.text
    assert await late(house, pauses) == []
    assert await unanswered(house) == 0


async def test_a_fragment_that_nothing_follows_is_answered_after_a_moment(house: House, pauses: Pauses) -> None:
    assert await house.person().say("xyzzy plugh") is None
    said = await late(house, pauses)
    assert len(said) == 1
    assert "Menu" in said[0]


@pytest.mark.parametrize("words", ["kapan uang jkp cair?", "halo kak", "menu", "saya putus asa", "12345", "anjing"])
async def test_what_is_clear_by_itself_does_not_wait(house: House, words: str) -> None:
    assert await house.person().say(words) is not None


async def test_an_answer_to_a_question_does_not_wait(house: House) -> None:
    person = house.person()
    await person.say("/cek")
    await person.press_data("c:eligibility:1:eligibility")
    assert await person.say("xyzzy plugh") is not None


async def test_a_button_lets_the_fragment_before_it_be_answered_first(house: House, pauses: Pauses) -> None:
    person = house.person()
    assert await person.say("xyzzy plugh") is None
    assert await person.say("/menu") is not None
    assert len(await late(house, pauses)) == 1


async def test_nobody_is_kept_waiting_by_fragments_without_end(house: House) -> None:
    person = house.person()
    said = [await person.say("lalu plugh") for _ in range(MOST)]
    assert said[:-1] == [None] * (MOST - 1)
    assert said[-1] is not None


async def test_two_people_are_not_mixed_up(house: House, pauses: Pauses) -> None:
    one, other = house.person(), house.person()
    await one.say("xyzzy plugh")
    said = await other.say("gimana cara klaim jkp?")
    assert said is not None
    assert len(await late(house, pauses)) == 1


async def test_what_waits_when_the_process_dies_is_owed_to_the_next_one(house: House) -> None:
    person: PretendPerson = house.person()
    update = person.update(person.message("xyzzy plugh"))
    assert await house.dispatcher.feed_update(house.bot, update) is None
    assert await unanswered(house) == 1


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_breaks_the_joining(words: str, before: list[str]) -> None:
    assert unfinished(words) in (True, False)
    assert joined(tuple(before), words).endswith(words)
