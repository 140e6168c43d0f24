"""The broadcast through a stormy Telegram at a size that every run can afford."""

from pathlib import Path

from tests.simulation.__main__ import simulate
from tests.simulation.broadcast import Plan


async def test_nobody_is_told_twice_and_nobody_is_lost_though_senders_are_killed(tmp_path: Path) -> None:
    told, faults = await simulate(Plan(people=600, kills=3, speed=40.0, seed=7), tmp_path)
    assert faults == []
    assert told.states["failed", "blocked"] > 0
    assert told.met.total() > 0
