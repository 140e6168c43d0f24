"""The real bot as a process of its own, for tests: started with settings, watched by what it says, always ended."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = 120.0
"""Seconds for a start on a busy machine."""


def environment(settings: dict[str, str]) -> dict[str, str]:
    """Return the environment of a bot: these settings and nothing of the developer's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **settings}


def run(*arguments: str, code: str = "", **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m bot` with arguments, or some code instead, to its end, in a folder without a `.env` of ours."""
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else ["-m", "bot", *arguments])],
        check=False,
        capture_output=True,
        input=b"",
        cwd=tempfile.gettempdir(),
        env=environment(settings),
        timeout=START,
    )


class BotProcess:
    """A running `python -m bot`; `lines` is all it said so far, on either stream."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._news = asyncio.Event()
        self._readers = [asyncio.create_task(self._read(stream)) for stream in (process.stdout, process.stderr)]
        self.lines: list[str] = []

    async def says(self, words: str, within: float = START) -> str:
        """Return the first line with these words, said already or to come; waiting in vain fails with all lines."""
        try:
            async with asyncio.timeout(within):
                while (line := next((line for line in self.lines if words in line), None)) is None:
                    assert not all(reader.done() for reader in self._readers), f"it ended:\n{self.story}"
                    await self._news.wait()
                    self._news.clear()
        except TimeoutError:
            raise AssertionError(f"nothing about {words!r}:\n{self.story}") from None
        return line

    @property
    def story(self) -> str:
        """All that was said."""
        return "\n".join(self.lines)

    async def kill(self) -> None:
        """End it as a crash would (SIGKILL)."""
        self._process.kill()
        await self.ended()

    def ask_to_stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send SIGTERM, or SIGINT as Ctrl-C does."""
        self._process.send_signal(how)

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop and return its exit status."""
        self.ask_to_stop(how)
        return await self.ended()

    async def ended(self, within: float = START) -> int:
        """Wait for its end and return its exit status."""
        async with asyncio.timeout(within):
            await asyncio.gather(*self._readers)
            return await self._process.wait()

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def _read(self, stream: asyncio.StreamReader | None) -> None:
        assert stream is not None
        async for line in stream:
            self.lines.append(line.decode().rstrip())
            self._news.set()
        self._news.set()


@asynccontextmanager
async def bot_process(*command: str, **settings: str) -> AsyncIterator[BotProcess]:
    """Run a command of the bot, or the bot itself, while the block runs; what still runs at its end is killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *command,
        cwd=tempfile.gettempdir(),
        env=environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    bot = BotProcess(process)
    try:
        yield bot
    finally:
        if bot.running:
            await bot.kill()
        print(f"python -m bot {' '.join(command)}\n{bot.story}")
