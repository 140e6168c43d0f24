"""What an operator sees of a bot: its database, its people, and what is under way."""

import asyncio
import json

from sqlalchemy import Connection, func, select

from bot.settings import Settings
from storage import Store, is_current
from storage.participants import count
from storage.tables import progress, seen


async def report(settings: Settings, *, as_json: bool) -> str:
    """Return the state of the bot's memory, as one JSON object or as lines of text.

    Raises:
        StorageError: when the database cannot be used.
    """
    figures: dict[str, int | bool | str] = {"current": await asyncio.to_thread(is_current, settings.database_url)}
    if figures["current"]:
        async with Store.open(settings.database_url) as store:
            figures |= await store.run(_figures)
    if as_json:
        return json.dumps(figures)
    return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in figures.items())


def _figures(connection: Connection) -> dict[str, int]:
    active = select(func.count()).select_from(progress).where(progress.c.active)
    unanswered = select(func.count()).select_from(seen).where(seen.c.answered.is_(False))
    return {
        "participants": count(connection),
        "reachable": count(connection, reachable_only=True),
        "conversations_active": connection.scalar(active) or 0,
        "updates_unanswered": connection.scalar(unanswered) or 0,
    }
