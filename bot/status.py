"""What an operator sees of a bot: its database, its people, and what is under way."""

import asyncio
import json
from datetime import UTC, datetime

from bot.settings import Settings
from storage import Store, is_current, outbox, senders
from storage.figures import figures as count


async def report(settings: Settings, *, as_json: bool) -> str:
    """Return the state of the bot's memory, as one JSON object or as lines of text.

    Raises:
        StorageError: when the database cannot be used.
    """
    figures: dict[str, int | bool | str] = {"current": await asyncio.to_thread(is_current, settings.database_url)}
    if figures["current"]:
        async with Store.open(settings.database_url) as store:
            figures |= await store.run(count)
            figures |= await store.run(lambda tx: outbox.figures(tx, datetime.now(UTC)))
            figures["outbox_brake"] = (await store.run(senders.read)).brake
    if as_json:
        return json.dumps(figures)
    return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in figures.items())
