"""One broadcast to many through the playground's server, its sender killed again and again, and what must hold then."""

import asyncio
import contextlib
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from bot.playground import LocalTelegram
from storage import Store, tables
from tests.process import ROOT, environment
from tests.simulation.faults import Storm

FIRST = 7_100_000_001
_LOOK = 0.05


@dataclass
class Told:
    """What a broadcast came to: its messages by state and reason, and what the deaths of senders left behind."""

    states: Counter[tuple[str, str]]
    received: Counter[int]
    unknown: frozenset[int]
    crashed: frozenset[int]
    sent: frozenset[int]
    in_flight: frozenset[int] = frozenset()
    silent: int = 0
    met: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def faults(self, recipients: frozenset[int]) -> list[str]:
        """Return what must not be, in words; nothing when all is well."""
        delivered = frozenset(user_id for user_id, count in self.received.items() if count)
        unsettled = sum(number for (state, _), number in self.states.items() if state in ("planned", "leased"))
        wrong = {
            "got the same message twice": len([user_id for user_id, count in self.received.items() if count > 1]),
            "got a message and were not among the recipients": len(delivered - recipients),
            "are lost: no message of theirs is on record": len(recipients) - self.states.total(),
            "are not settled": unsettled,
            "got nothing though it counts as sent": len(self.sent - delivered),
            "got it though it counts as neither sent nor unknown": len(delivered - self.sent - self.unknown),
            "were in flight and are not unknown, or the reverse": len(self.in_flight ^ self.crashed),
            "are unknown without a death or a silence": max(0, len(self.unknown - self.crashed) - self.silent),
        }
        return [f"{number} {what}" for what, number in wrong.items() if number]


@dataclass(frozen=True)
class Plan:
    """How a broadcast is simulated: `speed` is that of its clock, `kills` how often its sender dies."""

    people: int
    kills: int
    speed: float
    seed: int
    blocked: float = 0.03
    rate: float = 24.0


def people_of(local: LocalTelegram, plan: Plan) -> list[int]:
    """Give everybody a phone that began to talk with the bot; some have blocked it since."""
    chance = random.Random(plan.seed)
    ids = [FIRST + 7 * place for place in range(plan.people)]
    for user_id in ids:
        person = local.world.add_person("Rina", id=user_id)
        chat = local.world.chat(person)
        chat.started, chat.blocked = True, chance.random() < plan.blocked
    return ids


async def broadcast(local: LocalTelegram, url: str, plan: Plan) -> Told:
    """Let senders send what is planned in a database, killing each but the last at a random moment."""
    storm = Storm(plan.seed)
    local.api.faults = storm
    chance, since, begun = random.Random(plan.seed + 1), time.time(), time.perf_counter()
    moments = sorted(chance.sample(range(plan.people // 20, plan.people * 19 // 20), plan.kills))
    in_flight: set[int] = set()
    async with Store.open(url) as store:
        for moment in moments:
            async with _sender(local, url, plan, since) as process:
                await _until(lambda moment=moment: local.world.next_message_id > moment, process)  # type: ignore[misc]
                process.kill()
                await process.wait()
            in_flight |= await store.run(_begun)
        async with _sender(local, url, plan, since) as process:
            while await store.run(_open):
                assert process.returncode is None, "the last sender ended by itself"
                await asyncio.sleep(_LOOK)
        told = await store.run(_told)
    told.received = Counter({chat.id: len(chat.replies) for chat in local.world.account.chats.values()})
    told.in_flight, told.silent, told.met = frozenset(in_flight), storm.silent, storm.met
    told.seconds = time.perf_counter() - begun
    return told


async def _until(reached: Callable[[], bool], process: asyncio.subprocess.Process) -> None:
    while not reached():
        assert process.returncode is None, "a sender ended by itself"
        await asyncio.sleep(_LOOK / 5)


@asynccontextmanager
async def _sender(
    local: LocalTelegram, url: str, plan: Plan, since: float
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.simulation.child", url, local.base_url, local.token),
        *("--since", str(since), "--speed", str(plan.speed), "--rate", str(plan.rate)),
        cwd=ROOT,
        env=environment({}),
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _begun(connection: Connection) -> set[int]:
    """Return whose calls were under way when their sender died, and nobody has looked after since."""
    row = tables.outbox.c
    return set(connection.scalars(select(row.user_id).where(row.state == "leased", row.reason == "begun")))


def _open(connection: Connection) -> int:
    states = tables.outbox.c.state.in_(("planned", "leased"))
    return connection.scalar(select(func.count()).where(states)) or 0


def _told(connection: Connection) -> Told:
    row = tables.outbox.c
    counted = connection.execute(select(row.state, row.reason, func.count()).group_by(row.state, row.reason))
    states = Counter({(state, reason): number for state, reason, number in counted})
    lost = select(row.user_id, row.reason).where(row.state == "unknown")
    unknown = dict(connection.execute(lost).all())
    crashed = frozenset(user_id for user_id, reason in unknown.items() if reason == "crashed")
    sent = frozenset(connection.scalars(select(row.user_id).where(row.state == "sent")))
    return Told(states, Counter(), frozenset(unknown), crashed, sent)
