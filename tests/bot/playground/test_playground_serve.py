import asyncio
import socket

import pytest

from bot.playground import World, serve
from bot.playground.personas import PERSONAS, settle


def test_people_move_in_once_and_stay_as_they_became() -> None:
    world = World()
    settle(world)
    world.people[PERSONAS[0].id].first_name = "Berganti"
    settle(world)
    assert [person.id for person in world.people.values()] == [person.id for person in PERSONAS]
    assert world.people[PERSONAS[0].id].first_name == "Berganti"
    assert PERSONAS[0].first_name != "Berganti"


def test_people_differ_and_their_numbers_are_nobodys() -> None:
    assert len({person.id for person in PERSONAS}) == len({person.full_name for person in PERSONAS}) == len(PERSONAS)
    assert all(person.phone.startswith("62800000") and person.about for person in PERSONAS)
    assert {person.utc_hours for person in PERSONAS} == {7, 8, 9}


async def test_a_port_in_use_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="address already in use"):
        await serve(api_port=taken.getsockname()[1], page_port=0, ready=lambda _: None, stop=asyncio.Event())
