"""An import in a process of its own: `python -m tests.benchmarks.importer URL FILE` tells what it took, as JSON."""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.importing import staging
from bot.importing.staging import Bringing
from storage import Store
from storage.seal import Seal
from tests.benchmarks.scale import TODAY

_NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)


async def _import(url: str, file: Path) -> dict[str, float]:
    longest = [0.0]
    async with Store.open(url, time_limit=120) as store:
        began = time.perf_counter()
        store.run = _timed(store.run, longest)  # type: ignore[method-assign]
        found = await staging.stage(store, Seal(["key"]), file, Bringing("bench", file.name, _NOW, TODAY))
        staged, reading_pause = time.perf_counter(), longest[0]
        longest[0] = 0.0
        await staging.apply(store, found.import_id, _NOW)
        ended = time.perf_counter()
    assert not found.counts.rejected, "rows were rejected"
    return {
        "s": ended - began,
        "cpu s": time.process_time(),
        "staging s": staged - began,
        "longest transaction of staging s": reading_pause,
        "the one of applying s": longest[0],
        "peak MiB": _peak(),
    }


def _peak() -> float:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024


def _timed(run: Callable[..., Any], longest: list[float]) -> Callable[..., Any]:
    async def timed(work: Callable[..., Any]) -> Any:
        began = time.perf_counter()
        try:
            return await run(work)
        finally:
            longest[0] = max(longest[0], time.perf_counter() - began)

    return timed


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_import(sys.argv[1], Path(sys.argv[2])))))
