"""A local Telegram for tests: the whole Bot API on a free port, driven by pretend people. Never imports the page."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.playground.server import serving
from bot.playground.server_api import BotApi
from bot.playground.server_faults import FaultScript, FloodControl
from bot.playground.server_webhook import Backoff
from bot.playground.world import TOKEN, World
from bot.playground.world_actions import Phone
from bot.playground.world_group import Group
from bot.playground.world_group_actions import GroupPhone
from bot.playground.world_membership import add_group
from bot.playground.world_people import Person

QUICK_RETRIES = Backoff(first=0.01, most=0.05)


@dataclass
class LocalTelegram:
    """A running local Telegram: where it is (`base_url`), the bot's `token`, and the `world` behind it."""

    base_url: str
    token: str
    world: World
    api: BotApi

    @property
    def faults(self) -> FaultScript:
        """Troubles to script."""
        return self.api.faults

    @property
    def flood(self) -> FloodControl:
        """Telegram's limits on speed; off until `flood.on = True`."""
        return self.api.flood

    def phone(self, first_name: str = "Rina", **details: Any) -> Phone:
        """Add somebody and return their phone, open on the bot's chat; `details` are fields of `Person`."""
        return Phone(self.world, self.world.add_person(first_name, **details))

    def group(self, title: str = "Petugas", people: Iterable[Person] = (), **details: Any) -> Group:
        """Add a group, a supergroup with topics by default; the first of the people made it and the bot leads.

        `details` are those of `add_group`: its `number`, its `kind`, whether it is a `forum`.
        """
        return add_group(self.world, title, people, **details)

    def helper(self, group: Group, person: Person) -> GroupPhone:
        """Return the phone of a member, open on the group."""
        return GroupPhone(self.world, person, group)


@asynccontextmanager
async def local_telegram(token: str = TOKEN, world: World | None = None, port: int = 0) -> AsyncIterator[LocalTelegram]:
    """Run a local Telegram with one bot and nobody else while the block runs.

    A person writes with `phone = telegram.phone("Rina")`, `phone.start()`, `phone.press(message, "Ya")`; the bot's
    messages are awaited with `await phone.chat.next_reply()` or `await phone.chat.wait_for(condition)`.
    """
    world = world or World()
    if token not in world.accounts:
        world.add_bot(token)
    api = BotApi(world, QUICK_RETRIES)
    async with serving(api, port=port) as base_url:
        yield LocalTelegram(base_url, token, world, api)
