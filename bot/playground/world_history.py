"""Keeping the chats of a world in a JSON file, so that a restart shows them again."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.playground.entities import Entity
from bot.playground.world import World
from bot.playground.world_changes import Change
from bot.playground.world_chat import Chat, Message
from bot.playground.world_media import Contact, Location, Media, StoredFile
from bot.playground.world_people import Person

FORMAT = 1
REST_SECONDS = 1.0
KEPT_KINDS = frozenset({"message", "edited", "deleted", "keyboard", "blocked", "profile"})
Json = dict[str, Any]


def written(world: World) -> Json:
    """Return people, chats of the first bot and files as plain JSON."""
    return {
        "format": FORMAT,
        "next_message_id": world.next_message_id,
        "people": [asdict(person) for person in world.people.values()],
        "files": [_file_json(file) for file in world.files.by_id.values()],
        "chats": [_chat_json(chat) for chat in world.account.chats.values()],
    }


def read(world: World, kept: Json) -> None:
    """Put what `written` returned into a fresh world; a shape that is not its own raises `ValueError`."""
    try:
        if kept["format"] != FORMAT:
            raise ValueError("not a history of this version")
        _read(world, kept)
    except (KeyError, TypeError, AttributeError) as fault:
        for half_read in (world.people, world.files.by_id, world.files.by_path, world.account.chats):
            half_read.clear()
        raise ValueError(f"broken history: {fault!r}") from fault


def _read(world: World, kept: Json) -> None:
    world.next_message_id = max(world.next_message_id, kept["next_message_id"])
    for person in kept["people"]:
        world.people[person["id"]] = Person(**person)
    for file in kept["files"]:
        world.files.keep(StoredFile(**(file | {"content": base64.b64decode(file["content"])})))
    for chat in kept["chats"]:
        _fill(world, world.chat(world.people[chat["person"]]), chat)


def _file_json(file: StoredFile) -> Json:
    fields = {name: getattr(file, name) for name in file.__dataclass_fields__}
    return fields | {"content": base64.b64encode(file.content).decode()}


def _chat_json(chat: Chat) -> Json:
    state = {"person": chat.id, "started": chat.started, "blocked": chat.blocked}
    keys = {"keyboard": chat.keyboard, "keyboard_hidden": chat.keyboard_hidden}
    return state | keys | {"messages": [_message_json(message) for message in chat.messages.values()]}


def _message_json(message: Message) -> Json:
    plain = ("id", "date", "text", "markup", "reply_to", "origin", "edit_date", "deleted", "fixed")
    known = {name: getattr(message, name) for name in plain}
    entities = [asdict(entity) for entity in message.entities]
    return known | {"from_bot": message.from_bot, "entities": entities, "media": _media_json(message.media)}


def _media_json(media: Media | None) -> Json | None:
    match media:
        case None:
            return None
        case StoredFile():
            return {"file": media.id}
        case Contact():
            return {"contact": asdict(media)}
        case Location():
            return {"location": asdict(media)}


def _fill(world: World, chat: Chat, kept: Json) -> None:
    for name in ("started", "blocked", "keyboard", "keyboard_hidden"):
        setattr(chat, name, kept[name])
    for each in kept["messages"]:
        sender = chat.bot if each.pop("from_bot") else chat.person
        parts: Json = {"entities": _entities(each.pop("entities")), "media": _media(world, each.pop("media"))}
        chat.messages[each["id"]] = Message(chat=chat, sender=sender, **parts, **each)
    chat.read_all()


def _entities(kept: Iterable[Json]) -> tuple[Entity, ...]:
    return tuple(Entity(**entity) for entity in kept)


def _media(world: World, kept: Json | None) -> Media | None:
    if kept is None:
        return None
    if "file" in kept:
        return world.files.by_id[kept["file"]]
    return Contact(**kept["contact"]) if "contact" in kept else Location(**kept["location"])


@asynccontextmanager
async def keeping(world: World, path: Path) -> AsyncIterator[None]:
    """Read the file if it is there, write it while the block runs and at its end.

    A file that cannot be read is set aside with the ending `.broken`, and the world starts empty.
    """
    await asyncio.to_thread(_recall, world, path)
    changed = asyncio.Event()

    def heard(change: Change) -> None:
        if change.kind in KEPT_KINDS:
            changed.set()

    with world.changes.listening(heard):
        task = asyncio.create_task(_write_now_and_then(world, path, changed), name="playground-history")
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await asyncio.to_thread(_write, written(world), path)


async def _write_now_and_then(world: World, path: Path, changed: asyncio.Event) -> None:
    while True:
        await changed.wait()
        await asyncio.sleep(REST_SECONDS)
        changed.clear()
        await asyncio.to_thread(_write, written(world), path)


def _recall(world: World, path: Path) -> None:
    if not path.exists():
        return
    try:
        read(world, json.loads(path.read_text("utf-8")))
    except ValueError:
        path.replace(path.with_name(path.name + ".broken"))


def _write(kept: Json, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    fresh.replace(path)
