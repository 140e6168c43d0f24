"""A flow that asks the world: the reply waits for it, and whatever the world does, the conversation goes on."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.outside import Outside
from conversations.engine.state import Answers
from conversations.reception import moving, pressing, whereabouts
from storage import Delivery, Progress, Visit
from tests.chat import Said, open_house
from tests.conversations.engine.table import TRIP

USER = 810_001
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
ANSWERS = {"travel": "yes", "departure": "2026-06-10", "budget": "3500000"}


async def fine(_: int, _answers: Answers) -> str:
    return "fine"


async def rain(_: int, _answers: Answers) -> str:
    return "rain"


async def broken(_: int, _answers: Answers) -> str:
    raise ConnectionError("no network")


async def never(_: int, _answers: Answers) -> str:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets this")


def stand(visit: Visit, **more: str) -> None:
    """Let the person stand before the last question that leads to the lookup, or further on."""
    visit.progress = Progress(visit.participant.user_id, TRIP.name, TRIP.version, answers={**ANSWERS, **more})


async def stay(url: str, outside: Outside) -> Said:
    """Answer the question before the lookup; return the reply."""
    async with open_house(url, outside=outside) as house:
        await house.store.visit(Delivery(key=-1, user_id=USER, at=MOMENT), stand)
        person = house.person(user_id=USER)
        said = await person.say("14")
    assert said is not None
    return said


@pytest.fixture(autouse=True)
def only_this_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (moving, pressing, whereabouts):
        monkeypatch.setattr(module, "FLOWS", {TRIP.name: TRIP})


async def test_what_the_world_says_leads_on(sqlite_url: str) -> None:
    assert "Ask shelter?" in (await stay(sqlite_url, Outside({"weather": rain}))).text


async def test_nothing_more_is_asked_when_the_world_says_so(sqlite_url: str) -> None:
    assert "End gone." in (await stay(sqlite_url, Outside({"weather": fine}))).text


@pytest.mark.parametrize("asker", [broken, never])
async def test_an_unreachable_world_is_an_answer_too(sqlite_url: str, asker: object) -> None:
    outside = Outside({"weather": asker}, time_limit=0.01)  # type: ignore[dict-item] # both are askers
    assert "End gone." in (await stay(sqlite_url, outside)).text


async def test_an_answer_of_the_world_that_nobody_expects_is_asked_for_once(sqlite_url: str) -> None:
    asked = []

    async def odd(user_id: int, _answers: Answers) -> str:
        asked.append(user_id)
        return "snow"

    assert "End gone." in (await stay(sqlite_url, Outside({"weather": odd}))).text
    assert asked == [USER]


async def test_the_world_is_asked_anew_where_its_answer_was_lost(sqlite_url: str) -> None:
    async with open_house(sqlite_url, outside=Outside({"weather": rain})) as house:
        await house.store.visit(Delivery(key=-1, user_id=USER, at=MOMENT), lambda visit: stand(visit, stay="14"))
        said = await house.person(user_id=USER).send(dice={"emoji": "🎲", "value": 3})
    assert said is not None
    assert "Ask shelter?" in said.text
