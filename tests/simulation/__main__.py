"""The broadcast at full size: 50,000 people, 20 deaths of the sender; prints what it came to as JSON."""

import argparse
import asyncio
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import storage
from bot.playground import local_telegram
from storage import Store
from tests.simulation.broadcast import Plan, Told, broadcast, people_of
from tests.simulation.planned import plan_campaign


async def simulate(plan: Plan, folder: Path) -> tuple[Told, list[str]]:
    """Simulate a broadcast on a database of its own; returns what it came to, and what must not be."""
    url = f"sqlite:///{folder / 'kawan.sqlite3'}"
    storage.migrate(url)
    async with local_telegram() as local:
        people = people_of(local, plan)
        async with Store.open(url) as store:
            await plan_campaign(store, people, datetime.now(UTC))
        told = await broadcast(local, url, plan)
    return told, told.faults(frozenset(people))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--speed", type=float, default=16.0, help="how much faster than ours the sender's clock runs")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    plan = Plan(chosen.people, chosen.kills, chosen.speed, chosen.seed)
    with tempfile.TemporaryDirectory(prefix="kawan-simulation-") as folder:
        told, faults = asyncio.run(simulate(plan, Path(folder)))
    states = {f"{state} {reason}".strip(): number for (state, reason), number in sorted(told.states.items())}
    summary = {"people": plan.people, "kills": plan.kills, "states": states, "troubles": dict(told.met)}
    summary |= {"in_flight": len(told.in_flight), "seconds": round(told.seconds, 1), "faults": faults}
    print(json.dumps(summary, indent=2))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
