"""Replies that were lost with the last process are given at the next start, once a person."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from aiogram.methods import SendMessage

from bot.app import Parts
from bot.handlers import Handlers
from bot.outside import Outside
from bot.receive.resume import WAITED_FOR, Resumption
from storage import Delivery, StorageUnavailable
from storage.figures import figures
from storage.updates import reclaim, take_over
from tests.chat import SEAL, TODAY, House, PretendPerson, open_house, read

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def resumption(house: House, worker: str = "new") -> Resumption:
    parts = Parts(house.store, house.courier, house.voices, SEAL, Outside({}), TODAY)
    handlers, _ = parts.handlers(worker=worker, alone=True, now=lambda: NOW)
    return Resumption(house.bot, house.store, handlers, house.courier)


async def lose(house: House, person: PretendPerson, *texts: str) -> None:
    """Let replies be committed and never sent."""
    for text in texts:
        assert await house.dispatcher.feed_update(house.bot, person.update(person.message(text)))


async def resumed(url: str, now: datetime = NOW) -> list[SendMessage]:
    """Start anew, and return what was sent."""
    async with open_house(url, worker="new") as house:
        await resumption(house).run(now)
        await house.courier.drain(5)
        return [call for call in house.telegram.calls if isinstance(call, SendMessage)]


async def unanswered(url: str) -> int:
    async with open_house(url) as house:
        return (await house.store.run(figures))["updates_unanswered"]


async def test_each_person_gets_their_place_once(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        rina, tono, sari = house.person(), house.person(), house.person()
        await rina.press_data("c:eligibility:1:eligibility")
        place = rina.last
        await lose(house, rina, "/nothing", "/cek")
        await lose(house, tono, "/menu")
        assert await sari.say("/menu")
    sent = await resumed(sqlite_url)
    assert sorted(int(each.chat_id) for each in sent) == sorted([rina.user_id, tono.user_id])
    shown = next(read(each) for each in sent if each.chat_id == rina.user_id)
    assert shown.labels == place.labels
    assert await unanswered(sqlite_url) == 0
    assert await resumed(sqlite_url) == []


async def test_what_waited_too_long_is_left(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        await lose(house, house.person(), "/menu")
    assert await resumed(sqlite_url, NOW + WAITED_FOR + timedelta(seconds=1)) == []
    assert await unanswered(sqlite_url) == 1
    assert await resumed(sqlite_url, NOW + WAITED_FOR)


async def test_what_telegram_brings_again_meanwhile_is_not_answered_twice(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        person = house.person()
        update = person.update(person.message("/menu"))
        assert await house.dispatcher.feed_update(house.bot, update)
    async with open_house(sqlite_url, worker="new", now=lambda: NOW) as house:
        await resumption(house).run(NOW)
        assert await house.dispatcher.feed_update(house.bot, update) is None


async def test_what_was_not_sent_in_time_is_sent_at_the_next_start(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: object) -> None:
        await asyncio.Event().wait()

    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        await lose(house, house.person(), "/menu")
    async with open_house(sqlite_url, worker="new", now=lambda: NOW) as house:
        monkeypatch.setattr(house.telegram, "make_request", hang)
        await resumption(house).run(NOW)
        await house.courier.drain(0)
    assert await unanswered(sqlite_url) == 1
    assert len(await resumed(sqlite_url)) == 1


async def test_a_database_that_is_down_does_not_keep_polling_from_its_start(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def down(*_: object) -> None:
        raise StorageUnavailable("the database does not answer")

    monkeypatch.setattr(house.store, "run", down)
    await resumption(house).run()
    assert "could not be looked for: StorageUnavailable" in caplog.text


async def test_one_person_that_cannot_be_shown_keeps_nobody_else_waiting(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        broken, other = house.person(), house.person()
        await lose(house, broken, "/menu")
        await lose(house, other, "/menu")
    original = Handlers.stand

    async def stand(handlers: Handlers, user_id: int) -> SendMessage:
        if user_id == broken.user_id:
            raise LookupError
        return await original(handlers, user_id)

    monkeypatch.setattr(Handlers, "stand", stand)
    assert [each.chat_id for each in await resumed(sqlite_url)] == [other.user_id]
    assert await unanswered(sqlite_url) == 1


async def test_of_many_that_claim_an_update_one_gets_it(sqlite_url: str) -> None:
    async with open_house(sqlite_url, worker="old", now=lambda: NOW) as house:
        person = house.person()
        await lose(house, person, "/menu")
        people = await house.store.run(lambda tx: take_over(tx, "old", LONG_AGO))
        assert list(people) == [person.user_id]
        (key,) = people[person.user_id]
        known = await house.person(user_id=person.user_id).store.visit(
            Delivery(key, person.user_id, NOW), lambda _: None
        )
        assert known is not None
        claims = [partial(reclaim, known=known, worker=f"w{number}", at=NOW) for number in range(5)]
        assert sum(await asyncio.gather(*(house.store.run(claim) for claim in claims))) == 1
        house.store.answered(key)
        assert not await house.store.run(lambda tx: reclaim(tx, known, "late", NOW))
