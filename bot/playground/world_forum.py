"""What happens to topics and pinned messages of a group, whoever does it; who may is asked before."""

from typing import Any

from bot.playground.entities import FormattedText
from bot.playground.errors import bad_request
from bot.playground.world import World
from bot.playground.world_chat import Message
from bot.playground.world_group import Group, Topic
from bot.playground.world_membership import Actor, happened, tell

NAME_LIMIT = 128
_NOTHING = FormattedText()


def open_topic(world: World, group: Group, actor: Actor, name: str, **looks: Any) -> Topic:
    """Open a topic; `looks` are its color and emoji."""
    topic = Topic(0, topic_name(name), actor.id, **looks)
    message = world.post(group, actor, _NOTHING, service={"forum_topic_created": topic.looks()})
    # The message that opens a topic stands in it, and gives it its number.
    topic.id = message.thread = message.id
    group.topics[topic.id] = topic
    tell(world, group, "message", message)
    group.changes.publish("topics", group)
    return topic


def topic_name(given: str) -> str:
    """Return a topic's name as Telegram keeps it; an empty one raises `ApiError` 400."""
    name = " ".join(given.split())[:NAME_LIMIT]
    if not name:
        raise bad_request("topic name must be non-empty")
    return name


def rename_topic(world: World, group: Group, actor: Actor, topic: Topic, name: str = "", emoji: str = "") -> None:
    """Give a topic another name, another emoji or both; what stays as it is raises `ApiError` 400."""
    changed: dict[str, str] = {}
    if name and topic_name(name) != topic.name:
        changed["name"] = topic.name = topic_name(name)
    if emoji and emoji != topic.emoji:
        changed["icon_custom_emoji_id"] = topic.emoji = emoji
    if not changed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    happened(world, group, actor, {"forum_topic_edited": changed}, topic.id)
    group.changes.publish("topics", group)


def close_topic(world: World, group: Group, actor: Actor, topic: Topic, *, closed: bool = True) -> None:
    """Close a topic, or open it again; one that already is so raises `ApiError` 400."""
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    happened(world, group, actor, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, topic.id)
    group.changes.publish("topics", group)


def delete_topic(world: World, group: Group, topic: Topic) -> None:
    """Take a topic away with everything in it; bots are not told, as in Telegram."""
    del group.topics[topic.id]
    for message in group.in_topic(topic.id):
        delete_message(world, group, message)
    group.changes.publish("topics", group)


def delete_message(world: World, group: Group, message: Message) -> None:
    """Take a message of a group away, and what is pinned with it."""
    if message.id in group.pinned:
        group.pinned.remove(message.id)
        group.changes.publish("pinned", message)
    world.delete(group, message)


def pin(world: World, group: Group, actor: Actor, message: Message) -> None:
    """Put a message on top of its topic; one that is there already raises `ApiError` 400."""
    if message.id in group.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    group.pinned.append(message.id)
    group.changes.publish("pinned", message)
    happened(world, group, actor, {"pinned_message": message.as_json(deep=False)}, message.thread)


def unpin(group: Group, message: Message) -> None:
    """Take a message from the top of its topic; one that is not there raises `ApiError` 400."""
    if message.id not in group.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    group.pinned.remove(message.id)
    group.changes.publish("pinned", message)
