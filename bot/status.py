"""What an operator sees of a bot: its database, its people, and what is under way."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.settings import Settings
from bot.sources.named import FOLDER, parse
from storage import Store, desk_keeping, feeds, is_current, outbox, senders, vacancies
from storage.feeds import Feed
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
            figures |= await store.run(desk_keeping.figures)
            figures["vacancies"] = await store.run(vacancies.count)
            figures |= _lists(settings, await store.run(feeds.feeds))
    if as_json:
        return json.dumps(figures)
    return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in figures.items())


def _lists(settings: Settings, known: Sequence[Feed]) -> dict[str, int | bool | str]:
    """Tell of the lists that come by themselves, those of the settings of now: when each was read, or why it fails."""
    sources = [source.name for source in parse(settings.feeds.get_secret_value())]
    wanted = [*sources, *([FOLDER] if settings.lists_folder else [])]
    told = {each.source: _state(each) for each in known}
    failing = sum(bool(each.failure) for each in known if each.source in wanted)
    return {"lists_failing": failing, **{f"list_{name}": told.get(name, "not read yet") for name in wanted}}


def _state(feed: Feed) -> str:
    if feed.failure:
        since = f" since {feed.failed_at:%Y-%m-%d %H:%M} UTC" if feed.failed_at else ""
        return f"fails{since}: {feed.failure}"
    return f"read {feed.read_at:%Y-%m-%d %H:%M} UTC" if feed.read_at else "not read yet"
