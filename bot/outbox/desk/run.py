"""What carries tickets and watches over them, put together."""

import asyncio
import secrets

from bot.desk import groups
from bot.outbox.clock import Clock
from bot.outbox.desk.calls import GroupCalls
from bot.outbox.desk.carrier import Carrier
from bot.outbox.desk.kit import Kit
from bot.outbox.desk.watch import Watch
from bot.outbox.post import Post
from bot.settings import Settings
from bot.words import Voice
from storage import Store, desks


async def carry_tickets(settings: Settings, store: Store, post: Post, voice: Voice, clock: Clock) -> None:
    """Carry and watch until cancelled; both have ended when this has."""
    known = groups.parse(settings.staff_groups)
    await store.run(lambda tx: desks.set_desks(tx, known))
    kit = Kit(store, GroupCalls(post), voice, clock, secrets.token_hex(8))
    works = [asyncio.create_task(work) for work in (Carrier(kit).run(), Watch(kit).run())]
    try:
        await asyncio.gather(*works)
    finally:
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
