"""What carries tickets, put together."""

import secrets

from bot.desk import groups
from bot.outbox.clock import Clock
from bot.outbox.desk.calls import GroupCalls
from bot.outbox.desk.carrier import Carrier
from bot.outbox.desk.kit import Kit
from bot.outbox.post import Post
from bot.settings import Settings
from bot.words import Voice
from storage import Store, desks


async def carry_tickets(settings: Settings, store: Store, post: Post, voice: Voice, clock: Clock) -> None:
    """Carry until cancelled."""
    known = groups.parse(settings.staff_groups)
    await store.run(lambda tx: desks.set_desks(tx, known))
    await Carrier(Kit(store, GroupCalls(post), voice, clock, secrets.token_hex(8))).run()
