"""Bot API methods about the topics of a forum and the pinned messages of a group."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.server_call import ApiCall, method
from bot.playground.world_chat import Message, Room
from bot.playground.world_forum import close_topic, delete_topic, open_topic, pin, rename_topic, unpin
from bot.playground.world_group import Group, Topic

Json = dict[str, Any]


def forum_of(call: ApiCall) -> Group:
    """Return the forum a call names, or raise `ApiError` 400."""
    chat = call.chat()
    if not isinstance(chat, Group) or not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def topic_of(call: ApiCall, group: Group) -> Topic:
    """Return the topic a call names, or raise `ApiError` 400."""
    number = call.integer("message_thread_id")
    if number <= 0:
        raise bad_request("invalid message thread identifier specified")
    if number not in group.topics:
        raise bad_request("TOPIC_ID_INVALID")
    return group.topics[number]


def thread_to_write(call: ApiCall, chat: Room, answered: int | None = None) -> int:
    """Return the topic a message goes to, 0 for none: the one named, or the one of the message it answers."""
    if not isinstance(chat, Group):
        return 0
    wanted = call.integer("message_thread_id")
    if not wanted and answered in chat.messages:
        wanted = chat.messages[answered].thread
    if not wanted:
        return 0
    topic = chat.topics.get(wanted)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.may_manage(chat.bot_member, topic):
        raise bad_request("TOPIC_CLOSED")
    return wanted


@method("createForumTopic")
def create_forum_topic(call: ApiCall) -> Json:
    """Open a topic."""
    group = forum_of(call)
    if not group.bot_member.may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    looks = {"color": call.integer("icon_color", 0x6FB9F0), "emoji": call.text("icon_custom_emoji_id")}
    return open_topic(call.world, group, group.bot, call.text("name"), **looks).as_json()


@method("editForumTopic")
def edit_forum_topic(call: ApiCall) -> bool:
    """Give a topic another name or emoji."""
    group, topic = _managed(call, "edit the topic")
    rename_topic(call.world, group, group.bot, topic, call.text("name"), call.text("icon_custom_emoji_id"))
    return True


@method("closeForumTopic")
def close_forum_topic(call: ApiCall) -> bool:
    """Close a topic to those who may not manage it."""
    group, topic = _managed(call, "close or open the topic")
    close_topic(call.world, group, group.bot, topic)
    return True


@method("reopenForumTopic")
def reopen_forum_topic(call: ApiCall) -> bool:
    """Open a closed topic again."""
    group, topic = _managed(call, "close or open the topic")
    close_topic(call.world, group, group.bot, topic, closed=False)
    return True


@method("deleteForumTopic")
def delete_forum_topic(call: ApiCall) -> bool:
    """Take a topic away with all its messages."""
    group = forum_of(call)
    topic = topic_of(call, group)
    if not group.bot_member.may("can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    delete_topic(call.world, group, topic)
    return True


def _managed(call: ApiCall, what: str) -> tuple[Group, Topic]:
    group = forum_of(call)
    topic = topic_of(call, group)
    if not group.may_manage(group.bot_member, topic):
        raise bad_request(f"not enough rights to {what}")
    return group, topic


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(_: ApiCall) -> list[Json]:
    """Tell the emoji a topic may have; this local Telegram draws none."""
    return []


@method("pinChatMessage")
def pin_chat_message(call: ApiCall) -> bool:
    """Put a message on top of its topic, and say so there."""
    group = _pinning(call)
    pin(call.world, group, group.bot, _message(call, group, "message to pin not found"))
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: ApiCall) -> bool:
    """Take a message from the top, the last pinned when none is named."""
    group = _pinning(call)
    if call.text("message_id"):
        unpin(group, _message(call, group, "message to unpin not found"))
    elif group.pinned:
        unpin(group, group.messages[group.pinned[-1]])
    else:
        raise bad_request("message to unpin not found")
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(call: ApiCall) -> bool:
    """Take everything from the top of a topic."""
    group = _pinning(call)
    topic = topic_of(call, group)
    for message in [group.messages[number] for number in group.pinned]:
        if message.thread == topic.id:
            unpin(group, message)
    return True


def _pinning(call: ApiCall) -> Group:
    group = call.group()
    if not group.bot_member.may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return group


def _message(call: ApiCall, group: Group, missing: str) -> Message:
    message = group.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request(missing)
    return message
