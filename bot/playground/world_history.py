"""Keeping the chats of a world in a JSON file, so that a restart shows them again."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.playground.world import World
from bot.playground.world_changes import Change
from bot.playground.world_chat import Chat
from bot.playground.world_history_parts import group_json, message_json, read_group, read_message
from bot.playground.world_media import StoredFile
from bot.playground.world_people import Person

FORMAT = 1
REST_SECONDS = 1.0
KEPT_KINDS = frozenset(
    {"message", "edited", "deleted", "keyboard", "blocked", "profile", "topics", "members", "pinned"}
)
Json = dict[str, Any]


def written(world: World) -> Json:
    """Return people, chats of the first bot and files as plain JSON."""
    return {
        "format": FORMAT,
        "next_message_id": world.next_message_id,
        "people": [asdict(person) for person in world.people.values()],
        "files": [_file_json(file) for file in world.files.by_id.values()],
        "chats": [_chat_json(chat) for chat in world.account.chats.values()],
        "groups": [group_json(group) for group in world.account.groups.values()],
    }


def read(world: World, kept: Json) -> None:
    """Put what `written` returned into a fresh world; a shape that is not its own raises `ValueError`."""
    try:
        if kept["format"] != FORMAT:
            raise ValueError("not a history of this version")
        _read(world, kept)
    except (KeyError, TypeError, AttributeError) as fault:
        account, files = world.account, world.files
        for half_read in (world.people, files.by_id, files.by_path, account.chats, account.groups):
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
    for group in kept.get("groups", []):
        read_group(world, group)


def _file_json(file: StoredFile) -> Json:
    fields = {name: getattr(file, name) for name in file.__dataclass_fields__}
    return fields | {"content": base64.b64encode(file.content).decode()}


def _chat_json(chat: Chat) -> Json:
    state = {"person": chat.id, "started": chat.started, "blocked": chat.blocked}
    keys = {"keyboard": chat.keyboard, "keyboard_hidden": chat.keyboard_hidden}
    return state | keys | {"messages": [message_json(message) for message in chat.messages.values()]}


def _fill(world: World, chat: Chat, kept: Json) -> None:
    for name in ("started", "blocked", "keyboard", "keyboard_hidden"):
        setattr(chat, name, kept[name])
    for each in kept["messages"]:
        sender = chat.bot if each.pop("from_bot") else chat.person
        chat.messages[each["id"]] = read_message(world, chat, sender, each)
    chat.read_all()


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
