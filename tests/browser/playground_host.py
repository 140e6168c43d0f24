"""Runs the playground in a process of its own, as a terminal would: `python -m tests.browser.playground_host`."""

import asyncio
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from bot.playground import Addresses, serve


def _tell(addresses: Addresses) -> None:
    sys.stdout.write(json.dumps(asdict(addresses)) + "\n")
    sys.stdout.flush()


async def _main() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)
    history = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    await serve(host="127.0.0.1", api_port=0, page_port=0, ready=_tell, stop=stop, history=history)


if __name__ == "__main__":
    asyncio.run(_main())
