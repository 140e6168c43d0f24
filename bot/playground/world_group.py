"""A group where people and the bot write: its members with their rights, its topics and what is pinned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import forbidden, upgraded
from bot.playground.world_chat import Message, Room
from bot.playground.world_people import BotProfile, Person

RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_send_welcome_messages", "can_pin_messages", "can_manage_topics"),
)
BOT_RIGHTS = frozenset({"can_manage_chat", "can_delete_messages", "can_pin_messages", "can_manage_topics"})
"""What the bot of a staff group is given."""
_PRESENT = frozenset({"creator", "administrator", "member"})


@dataclass(eq=False)
class Member:
    """Somebody's place in a group; `status` is Telegram's: creator, administrator, member, left or kicked."""

    user: Person | BotProfile
    status: str = "member"
    rights: frozenset[str] = frozenset()

    @property
    def present(self) -> bool:
        """Whether they are in the group now."""
        return self.status in _PRESENT

    @property
    def leads(self) -> bool:
        """Whether they are an administrator, or made the group."""
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """Whether they have this right of administrators."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's ChatMember."""
        known: dict[str, Any] = {"user": self.user.as_json(), "status": self.status}
        if self.status == "administrator":
            known |= {right: right in self.rights for right in RIGHTS} | {"can_be_edited": False}
        if self.leads:
            known["is_anonymous"] = False
        return known | ({"until_date": 0} if self.status == "kicked" else {})


@dataclass(eq=False)
class Topic:
    """A topic of a forum; its `id` is that of the message that opened it, `maker` the id of who did."""

    id: int
    name: str
    maker: int
    color: int = 0x6FB9F0
    emoji: str = ""
    closed: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's ForumTopic."""
        return {"message_thread_id": self.id} | self.looks()

    def looks(self) -> dict[str, Any]:
        """Return the Bot API's ForumTopicCreated."""
        emoji = {"icon_custom_emoji_id": self.emoji} if self.emoji else {}
        return {"name": self.name, "icon_color": self.color} | emoji


@dataclass(eq=False)
class Group(Room):
    """A group of the bot's; a `supergroup` may have topics (`is_forum`), a plain `group` moves to one when upgraded."""

    number: int = 0
    title: str = ""
    kind: str = "supergroup"
    is_forum: bool = True
    moved_to: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The group's id, below zero."""
        return self.number

    def as_chat(self) -> dict[str, Any]:
        """Return the group as the Bot API's Chat."""
        known = {"id": self.number, "title": self.title, "type": self.kind}
        return known | ({"is_forum": True} if self.is_forum else {})

    def member(self, user_id: int) -> Member | None:
        """Return somebody's place, of those who were ever here."""
        return self.members.get(user_id)

    @property
    def bot_member(self) -> Member:
        """The place of the bot."""
        return self.members.get(self.bot.id) or Member(self.bot, "left")

    @property
    def people(self) -> list[Person]:
        """The people who are here now."""
        return [m.user for m in self.members.values() if m.present and isinstance(m.user, Person)]

    def in_topic(self, thread: int) -> list[Message]:
        """Return what stands in a topic, oldest first; 0 for what stands in none."""
        return [message for message in self.visible if message.thread == thread]

    def pinned_in(self, thread: int) -> Message | None:
        """Return what was pinned last in a topic."""
        return next((self.messages[n] for n in reversed(self.pinned) if self.messages[n].thread == thread), None)

    def may_manage(self, member: Member, topic: Topic) -> bool:
        """Whether somebody may rename and close a topic, and write into it when it is closed."""
        made_it = member.present and topic.maker == member.user.id
        return member.may("can_manage_topics") or made_it

    def hears(self, message: Message) -> bool:
        """Whether the bot is told of a message: all when it leads, else commands, answers to it and what happens."""
        if not self.bot_member.present:
            return False
        answered = self.messages.get(message.reply_to or 0)
        called = message.text.startswith("/") or f"@{self.bot.username}" in message.text
        return self.bot_member.leads or bool(message.service) or called or bool(answered and answered.from_bot)

    def refuse_reading(self) -> None:
        """Raise `ApiError` when the bot may not look into the group."""
        if self.kind == "supergroup":
            self._refuse_strangers()

    def refuse_writing(self) -> None:
        """Raise `ApiError` when the bot may not write: it is not here, or the group lives elsewhere."""
        if self.moved_to:
            raise upgraded(self.moved_to)
        self._refuse_strangers()

    def _refuse_strangers(self) -> None:
        if self.bot_member.status == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if not self.bot_member.present:
            raise forbidden(f"bot is not a member of the {self.kind} chat")


def gathered(bot: BotProfile, people: Iterable[Person], rights: frozenset[str] = BOT_RIGHTS) -> dict[int, Member]:
    """Return the members of a new group: the first of the people made it, and the bot leads with some rights."""
    members = {person.id: Member(person) for person in people}
    if members:
        next(iter(members.values())).status = "creator"
    return members | {bot.id: Member(bot, "administrator", rights)}
