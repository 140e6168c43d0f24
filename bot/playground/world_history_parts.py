"""The parts of the kept history: messages with what they carry, and groups."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bot.playground.entities import Entity
from bot.playground.world import World
from bot.playground.world_changes import Changes
from bot.playground.world_chat import Message, Room
from bot.playground.world_group import Group, Member, Topic
from bot.playground.world_media import Contact, Location, Media, StoredFile
from bot.playground.world_people import BotProfile, Person

GONE = "Akun terhapus"
"""How Telegram names who left it."""
_GROUP = ("number", "title", "kind", "is_forum", "moved_to", "pinned", "next_id")
Json = dict[str, Any]


def group_json(group: Group) -> Json:
    """Return a group as plain JSON."""
    known = {name: getattr(group, name) for name in _GROUP}
    members = [{"id": m.user.id, "status": m.status, "rights": sorted(m.rights)} for m in group.members.values()]
    messages = [message_json(message) | {"sender": message.sender.id} for message in group.messages.values()]
    topics = [asdict(topic) for topic in group.topics.values()]
    return known | {"members": members, "topics": topics, "messages": messages}


def read_group(world: World, kept: Json) -> None:
    """Put what `group_json` returned into the world."""
    account = world.account
    known: Json = {name: kept[name] for name in _GROUP}
    group = account.groups[known["number"]] = Group(account.profile, Changes(world.changes), **known)
    for each in kept["members"]:
        user = _user(world, group, each["id"])
        group.members[user.id] = Member(user, each["status"], frozenset(each["rights"]))
    group.topics = {each["id"]: Topic(**each) for each in kept["topics"]}
    for each in kept["messages"]:
        sender = _user(world, group, each.pop("sender"))
        each.pop("from_bot")
        group.messages[each["id"]] = read_message(world, group, sender, each)
    group.read_all()


def _user(world: World, group: Group, number: int) -> Person | BotProfile:
    return group.bot if number == group.bot.id else world.people.get(number) or Person(number, GONE)


def read_message(world: World, room: Room, sender: Person | BotProfile, kept: Json) -> Message:
    """Return the message that `message_json` wrote."""
    parts: Json = {"entities": _entities(kept.pop("entities")), "media": _media(world, kept.pop("media"))}
    return Message(chat=room, sender=sender, **parts, **kept)


def message_json(message: Message) -> Json:
    """Return a message as plain JSON, without who wrote it."""
    plain = ("id", "date", "text", "markup", "reply_to", "origin", "edit_date", "deleted", "fixed")
    known = {name: getattr(message, name) for name in plain}
    known |= {name: value for name in ("thread", "service") if (value := getattr(message, name))}
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


def _entities(kept: Iterable[Json]) -> tuple[Entity, ...]:
    return tuple(Entity(**entity) for entity in kept)


def _media(world: World, kept: Json | None) -> Media | None:
    if kept is None:
        return None
    if "file" in kept:
        return world.files.by_id[kept["file"]]
    return Contact(**kept["contact"]) if "contact" in kept else Location(**kept["location"])
