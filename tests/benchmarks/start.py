"""The start of the bot process against a process that only imports aiogram."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median

from tests.benchmarks.bots import TOKEN
from tests.benchmarks.child import ROOT
from tests.benchmarks.databases import sqlite_file
from tests.benchmarks.report import Figure, Goal
from tests.benchmarks.scale import Scale

_BOT = ("-m", "bot", "webhook")
_AIOGRAM = ("-c", "import aiogram, sys; print('here', flush=True); sys.stdin.read()")
_TICKS = os.sysconf("SC_CLK_TCK")


async def start(scale: Scale) -> AsyncIterator[Figure]:
    """Measure processor seconds and resident MiB when the webhook listens, beyond those of `import aiogram`."""
    with sqlite_file() as url, tempfile.TemporaryDirectory(prefix="kawan-bench-") as folder:
        settings = {
            "DATABASE_URL": url,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API": "http://127.0.0.1:9",
            "WEBHOOK_URL": "https://bot.example/telegram",
            "PORT": "0",
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONDONTWRITEBYTECODE": "",
        }
        rounds = [(await _run(_AIOGRAM, settings), await _run(_BOT, settings)) for _ in range(scale.starts + 1)]
    # The first round compiles.
    floor, bot = (_medians([pair[side] for pair in rounds[1:]]) for side in (0, 1))
    for place, (name, unit, goal) in enumerate(
        (("start-up", "s", Goal(0.6, 0.3, "at most")), ("memory", "MiB", Goal(40, 25, "at most")))
    ):
        figures = {f"bot {unit}": bot[place], f"import aiogram {unit}": floor[place]}
        yield Figure(f"{name} of the bot beyond import aiogram", bot[place] - floor[place], goal, unit, figures)


def _medians(rounds: list[tuple[float, float]]) -> tuple[float, float]:
    seconds, mebibytes = zip(*rounds, strict=True)
    return median(seconds), median(mebibytes)


async def _run(arguments: tuple[str, ...], settings: dict[str, str]) -> tuple[float, float]:
    """Start a process and return its processor seconds and MiB when it has said its first word."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert await process.stdout.readline(), "the process did not start"
    spent = spent_by(process.pid)
    process.terminate()
    await process.wait()
    return spent


def spent_by(pid: int) -> tuple[float, float]:
    folder = Path("/proc") / str(pid)
    user, system = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    return (int(user) + int(system)) / _TICKS, int(status["VmRSS"].split()[0]) / 1024
