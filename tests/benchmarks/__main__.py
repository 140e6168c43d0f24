"""`python -m tests.benchmarks [--quick] [NAME...]`: measure, print the table, write build/benchmarks.json."""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from tests.benchmarks import (
    announcing,
    broadcast,
    growth,
    identity,
    imports,
    pictures,
    ranking,
    sending,
    start,
    steps,
    web,
)
from tests.benchmarks.report import Figure, table, write_json
from tests.benchmarks.scale import FULL, QUICK, Scale

RECORD = Path("build") / "benchmarks.json"
Measure = Callable[[Scale], AsyncIterator[Figure]]

ALL: dict[str, Measure] = {
    "sqlite": steps.on_sqlite,
    "postgres": steps.on_postgres,
    "rival": steps.against_conversation_handler,
    "webhook": web.webhook,
    "latency": web.latency,
    "processes": web.two_processes,
    "growth": growth.growth,
    "start": start.start,
    "pictures": pictures.pictures,
    "imports": imports.imports,
    "ranking": ranking.ranking,
    "identity": identity.identity,
    "sending": sending.sending,
    "broadcast": broadcast.broadcast,
    "announcing": announcing.announcing,
}
LARGE: dict[str, Measure] = {"announcing-to-some": announcing.announcing_to_some}
"""What takes long, and is measured only when it is named."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for; exits with status 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of everything, to see that it runs")
    parser.add_argument("names", nargs="*", choices=[[], *ALL, *LARGE], metavar="NAME", help=", ".join((*ALL, *LARGE)))
    chosen = parser.parse_args(arguments)
    asyncio.run(_measure(chosen.names or list(ALL), QUICK if chosen.quick else FULL))


async def _measure(names: Sequence[str], scale: Scale) -> None:
    began = time.monotonic()
    figures: list[Figure] = []
    for name in names:
        async for figure in {**ALL, **LARGE}[name](scale):
            print(table([figure]), flush=True)
            figures.append(figure)
    write_json(RECORD, figures)
    print(f"{time.monotonic() - began:.0f} s; written to {RECORD}")


if __name__ == "__main__":
    main()
