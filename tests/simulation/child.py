"""The process of a sender whose clock runs faster than ours: its hours pass in minutes, and it may be killed."""

import argparse
import asyncio
import secrets
import time
from datetime import UTC, datetime, timedelta

from bot.outbox.clock import Clock
from bot.outbox.letters import Letters
from bot.outbox.post import Post
from bot.outbox.sender import Sender
from bot.settings import Settings
from bot.words import Voices
from conversations.outreach.quiet import parse
from conversations.reception.pages import LANGUAGES
from storage import Store
from storage.seal import Seal


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("api")
    parser.add_argument("token")
    parser.add_argument("--since", type=float, required=True, help="when the fast clock was started, in seconds")
    parser.add_argument("--speed", type=float, required=True)
    parser.add_argument("--rate", type=float, default=24.0)
    parser.add_argument("--quiet", default="off")
    asyncio.run(_send(parser.parse_args()))


def fast(since: float, speed: float) -> datetime:
    """Return what time it is on the fast clock."""
    return datetime.fromtimestamp(since, UTC) + timedelta(seconds=(time.time() - since) * speed)


async def _send(chosen: argparse.Namespace) -> None:
    settings = Settings.model_validate({"bot_token": chosen.token, "telegram_api": chosen.api})
    clock = Clock(None, lambda: fast(chosen.since, chosen.speed))

    async def pause(seconds: float) -> None:
        await asyncio.sleep(seconds / chosen.speed)

    async with Store.open(chosen.url) as store, Post(settings, rate=chosen.rate * chosen.speed) as post:
        letters = Letters(store, Voices(*LANGUAGES), clock, Seal(["a key for simulations"]))
        worker, quiet = secrets.token_hex(8), parse(chosen.quiet)
        await Sender(store, post, letters, worker=worker, clock=clock, quiet=quiet, pause=pause).run(asyncio.Event())


if __name__ == "__main__":
    main()
