"""Bot API methods about chats: what they are, and who is in them."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.server_call import ApiCall, method
from bot.playground.world_chat import Chat
from bot.playground.world_group import Group
from bot.playground.world_membership import change_member

_PERMITTED = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_react_to_messages", "can_invite_users"),
)
_WITHHELD = ("can_edit_tag", "can_change_info", "can_pin_messages", "can_manage_topics")
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
Json = dict[str, Any]


@method("getChat")
def get_chat(call: ApiCall) -> Json:
    """Tell about a chat; of a group also what its members may do and what was pinned last."""
    chat = call.known_chat()
    extra: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    if isinstance(chat, Group):
        extra["permissions"] = dict.fromkeys(_PERMITTED, True) | dict.fromkeys(_WITHHELD, False)
        if chat.pinned:
            extra["pinned_message"] = chat.messages[chat.pinned[-1]].as_json(deep=False)
    return chat.as_chat() | extra


@method("getChatMember")
def get_chat_member(call: ApiCall) -> Json:
    """Tell about somebody in a chat: what they are there, and what they may do."""
    chat, user_id = call.known_chat(), call.integer("user_id")
    if isinstance(chat, Group):
        member = chat.member(user_id)
        if member:
            return member.as_json()
        if person := call.world.people.get(user_id):
            return {"user": person.as_json(), "status": "left"}
    if isinstance(chat, Chat):
        members = {chat.person.id: chat.person.as_json(), chat.bot.id: chat.bot.as_json()}
        if user_id in members:
            return {"user": members[user_id], "status": "member"}
    raise bad_request("user not found")


@method("getChatAdministrators")
def get_chat_administrators(call: ApiCall) -> list[Json]:
    """Tell who leads a group, the bot among them when it does."""
    chat = call.known_chat()
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    return [member.as_json() for member in chat.members.values() if member.leads]


@method("getChatMemberCount")
def get_chat_member_count(call: ApiCall) -> int:
    """Tell how many are in a chat, bots too."""
    chat = call.known_chat()
    return sum(member.present for member in chat.members.values()) if isinstance(chat, Group) else 2


@method("leaveChat")
def leave_chat(call: ApiCall) -> bool:
    """Leave a group."""
    chat = call.chat()
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    change_member(call.world, chat, chat.bot, chat.bot, "left")
    return True
