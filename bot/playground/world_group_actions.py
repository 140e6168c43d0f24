"""What a person does in a group: writes in a topic, opens and closes topics, pins, and lets the bot in or out."""

from typing import Any, Self

from bot.playground.errors import ActionRefusedError
from bot.playground.world import World
from bot.playground.world_chat import Message, Press
from bot.playground.world_forum import close_topic, delete_message, delete_topic, open_topic, pin, rename_topic, unpin
from bot.playground.world_group import BOT_RIGHTS, Group, Member, Topic
from bot.playground.world_hands import Hands
from bot.playground.world_membership import change_member, tell, upgrade
from bot.playground.world_people import Person


class GroupPhone(Hands):
    """One person's phone, open on a group and there on one topic (0: on none).

    Actions return what they made; one that Telegram's app would not offer raises `ActionRefusedError`.
    """

    def __init__(self, world: World, person: Person, group: Group, thread: int = 0) -> None:
        super().__init__(world, person, group)
        self.group = group
        self.thread = thread

    @property
    def place(self) -> Member:
        """The person's place in the group."""
        return self.group.member(self.person.id) or Member(self.person, "left")

    def at(self, topic: Topic | int) -> Self:
        """Return the same phone, open on this topic."""
        number = topic.id if isinstance(topic, Topic) else topic
        return type(self)(self.world, self.person, self.group, number)

    def press(self, message: Message, label: str) -> Press | str:
        """Press the inline button with these words."""
        for button in (button for row in message.buttons for button in row):
            if button["text"] == label:
                return self.press_inline(message, button)
        raise ActionRefusedError(f"no button says {label!r}")

    def delete(self, message: Message) -> None:
        """Take an own message away, or anybody's by right; bots are not told."""
        self._may_act()
        if message.deleted or message.id in self.group.topics:
            raise ActionRefusedError("the message cannot be deleted")
        if message.sender.id != self.person.id:
            self._needs("can_delete_messages")
        delete_message(self.world, self.group, message)

    def open_topic(self, name: str) -> Topic:
        """Open a topic."""
        self._needs("can_manage_topics")
        return open_topic(self.world, self.group, self.person, name)

    def rename_topic(self, name: str) -> None:
        """Give the topic this phone is open on another name."""
        rename_topic(self.world, self.group, self.person, self._managed(), name)

    def close_topic(self) -> None:
        """Close the topic this phone is open on."""
        close_topic(self.world, self.group, self.person, self._managed())

    def reopen_topic(self) -> None:
        """Open the closed topic again."""
        close_topic(self.world, self.group, self.person, self._managed(), closed=False)

    def delete_topic(self) -> None:
        """Take the topic away with everything in it; bots are not told."""
        self._needs("can_delete_messages")
        delete_topic(self.world, self.group, self._topic())

    def pin(self, message: Message) -> None:
        """Put a message on top."""
        self._needs("can_pin_messages")
        pin(self.world, self.group, self.person, message)

    def unpin(self, message: Message) -> None:
        """Take a message from the top; bots are not told."""
        self._needs("can_pin_messages")
        unpin(self.group, message)

    def let_bot_in(self, rights: frozenset[str] = BOT_RIGHTS) -> None:
        """Let the bot in as an administrator with these rights; one without any is a plain member."""
        self._bot("administrator" if rights else "member", rights)

    def take_rights(self, *rights: str) -> None:
        """Take these rights from the bot, all of them and its being an administrator when none is named."""
        left = self.group.bot_member.rights - set(rights) if rights else frozenset[str]()
        self._bot("administrator" if rights else "member", left)

    def give_rights(self, *rights: str) -> None:
        """Make the bot an administrator with these rights besides those it has; all of a staff group by default."""
        self._bot("administrator", self.group.bot_member.rights | (set(rights) or BOT_RIGHTS))

    def put_bot_out(self) -> None:
        """Remove the bot from the group."""
        self._bot("kicked", frozenset())

    def let_in(self, person: Person) -> None:
        """Let somebody into the group."""
        self._needs("can_invite_users")
        change_member(self.world, self.group, self.person, person, "member")

    def put_out(self, person: Person) -> None:
        """Remove somebody from the group."""
        self._needs("can_restrict_members")
        change_member(self.world, self.group, self.person, person, "kicked")

    def leave(self) -> None:
        """Leave the group."""
        self._may_act()
        change_member(self.world, self.group, self.person, self.person, "left")

    def upgrade(self, *, forum: bool = True) -> Group:
        """Move the group to a supergroup with another id, with topics or without; messages stay behind."""
        self._needs("can_change_info")
        return upgrade(self.world, self.group, self.person, forum=forum)

    def _bot(self, status: str, rights: frozenset[str]) -> None:
        self._needs("can_promote_members")
        change_member(self.world, self.group, self.person, self.group.bot, status, rights)

    def _needs(self, right: str) -> None:
        self._may_act()
        if not self.place.may(right):
            raise ActionRefusedError(f"{self.person.first_name} lacks {right}")

    def _topic(self) -> Topic:
        topic = self.group.topics.get(self.thread)
        if topic is None:
            raise ActionRefusedError("the topic is gone")
        return topic

    def _managed(self) -> Topic:
        self._may_act()
        topic = self._topic()
        if not self.group.may_manage(self.place, topic):
            raise ActionRefusedError(f"{self.person.first_name} may not manage the topic")
        return topic

    def press_inline(self, message: Message, button: dict[str, Any]) -> Press | str:
        """Press this inline button; a link button only tells its address."""
        if not self.group.bot_member.present:
            raise ActionRefusedError("the bot is not here")
        return super().press_inline(message, button)

    def _tell(self, kind: str, message: Message) -> None:
        tell(self.world, self.group, kind, message)

    def _may_act(self) -> None:
        if self.group.moved_to:
            raise ActionRefusedError("the group was upgraded")
        if not self.place.present:
            raise ActionRefusedError(f"{self.person.first_name} is not in the group")

    def _may_write(self) -> None:
        self._may_act()
        if self.thread and self._topic().closed and not self.group.may_manage(self.place, self._topic()):
            raise ActionRefusedError("the topic is closed")

    @property
    def _thread(self) -> int:
        return self.thread

    def _asked_by(self) -> int | None:
        return None
