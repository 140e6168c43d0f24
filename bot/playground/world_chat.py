"""What a bot and people write into: messages, and the private chat of one person with all that the phone would show."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from bot.playground.entities import Entity, FormattedText
from bot.playground.errors import forbidden
from bot.playground.world_changes import Changes
from bot.playground.world_media import Media
from bot.playground.world_people import BotProfile, Person

T = TypeVar("T")
PATIENCE = 5.0


@dataclass
class Message:
    """One message; `text` is the caption when there is `media`; `markup` its inline keyboard as Telegram's object.

    A `fixed` message changed the reply keyboard, and Telegram lets nobody edit such a message. `thread` is the topic
    it stands in, 0 for none; `service` is what happened, of a message that nobody wrote.
    """

    id: int
    chat: "Room" = field(repr=False)
    sender: Person | BotProfile = field(repr=False)
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    media: Media | None = None
    markup: dict[str, Any] | None = None
    reply_to: int | None = None
    origin: dict[str, Any] | None = None
    edit_date: int | None = None
    deleted: bool = False
    fixed: bool = False
    thread: int = 0
    service: dict[str, Any] | None = None

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return isinstance(self.sender, BotProfile)

    @property
    def author(self) -> str:
        """The first name of who wrote it."""
        return self.sender.named("") if isinstance(self.sender, BotProfile) else self.sender.first_name

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        """The rows of its inline keyboard."""
        rows: list[list[dict[str, Any]]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """The words on its inline buttons, row by row."""
        return [button["text"] for row in self.buttons for button in row]

    def as_json(self, *, deep: bool = True) -> dict[str, Any]:
        """Return the Bot API's Message; the message it answers is included once, not its ancestors."""
        known: dict[str, Any] = {
            "message_id": self.id,
            "from": self.sender.as_json(),
            "chat": self.chat.as_chat(),
            "date": self.date,
        }
        if self.thread:
            known |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.edit_date:
            known["edit_date"] = self.edit_date
        if self.origin:
            known |= {"forward_origin": self.origin}
        answered = self.chat.messages.get(self.reply_to or self.thread)
        if deep and answered and not answered.deleted and answered is not self:
            known["reply_to_message"] = answered.as_json(deep=False)
        return (
            known | (self.service or {}) | self._content_json() | ({"reply_markup": self.markup} if self.markup else {})
        )

    def _content_json(self) -> dict[str, Any]:
        words, marks = ("caption", "caption_entities") if self.media else ("text", "entities")
        content = self.media.as_json() if self.media else {}
        if self.text:
            content[words] = self.text
        if self.entities:
            content[marks] = [entity.as_json() for entity in self.entities]
        return content

    def put(self, formatted: FormattedText) -> None:
        """Replace text or caption."""
        self.text, self.entities = formatted.text, formatted.entities


@dataclass(eq=False)
class Press:
    """An inline button that a person pressed; answered once by the bot, in time."""

    id: str
    message: Message
    data: str
    pressed_at: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(eq=False)
class Room:
    """Where one bot and people write; `keyboard` is the reply keyboard shown at the bottom, if any.

    `next_id` numbers the messages of a room that counts its own; 0 in those that share the numbers of the world.
    """

    bot: BotProfile
    changes: Changes
    keyboard: dict[str, Any] | None = None
    keyboard_hidden: bool = False
    typing_until: float = 0.0
    messages: dict[int, Message] = field(default_factory=dict)
    next_id: int = 0
    _read: int = 0

    @property
    def id(self) -> int:
        """The chat's id."""
        raise NotImplementedError

    def as_chat(self) -> dict[str, Any]:
        """Return the room as the Bot API's Chat."""
        raise NotImplementedError

    @property
    def utc_hours(self) -> int:
        """The distance of its clock from UTC: that of Medan, unless a person's own."""
        return 7

    def refuse_writing(self) -> None:
        """Raise `ApiError` when the bot may not write here."""
        raise NotImplementedError

    @property
    def visible(self) -> list[Message]:
        """All messages that were not deleted, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]

    @property
    def replies(self) -> list[Message]:
        """The bot's messages, oldest first."""
        return [message for message in self.visible if message.from_bot]

    @property
    def last(self) -> Message | None:
        """The bot's latest message."""
        return next((m for m in reversed(self.messages.values()) if m.from_bot and not m.deleted), None)

    async def wait_for(self, condition: Callable[[Self], T | None], within: float = PATIENCE) -> T:
        """Return the condition's first true value, looked at now and after every change of this chat.

        Raises `TimeoutError` after `within` seconds, with the transcript.
        """
        return await self.changes.wait_for(lambda: condition(self), within, self.transcript)

    async def next_reply(self, within: float = PATIENCE) -> Message:
        """Return the bot's next message that no earlier call of this method has returned."""
        message = await self.wait_for(lambda chat: chat._unread(), within)
        self._read = message.id
        return message

    async def answer_to(self, press: Press, within: float = PATIENCE) -> Press:
        """Return the press once the bot has answered its callback query."""
        return await self.wait_for(lambda _: press if press.answered else None, within)

    def read_all(self) -> None:
        """Let `next_reply` wait for messages that are not here yet."""
        self._read = max(self.messages, default=0)

    def _unread(self) -> Message | None:
        found = None
        for message in reversed(self.messages.values()):
            if message.id <= self._read:
                break
            if message.from_bot and not message.deleted:
                found = message
        return found

    def transcript(self) -> str:
        """Return the chat as lines of speaker and words, for people who read a failed test."""
        lines = []
        for message in self.visible:
            buttons = "".join(f" [{label}]" for label in message.labels)
            carried = f"<{type(message.media).__name__}> " if message.media else ""
            who = message.author
            happened = f"({', '.join(message.service)})" if message.service else ""
            lines.append(f"{who}: {carried}{message.text}{happened}{buttons}")
        return "\n".join(lines) or "(no messages)"

    def typing(self, now: float) -> bool:
        """Whether the phone shows that the bot is busy."""
        return now < self.typing_until


@dataclass(eq=False)
class Chat(Room):
    """The private chat of one person with one bot."""

    person: Person = field(kw_only=True)
    started: bool = False
    blocked: bool = False

    @property
    def id(self) -> int:
        """The chat's id, which is the person's."""
        return self.person.id

    def as_chat(self) -> dict[str, Any]:
        """Return the chat as the Bot API's Chat."""
        return self.person.as_chat()

    @property
    def utc_hours(self) -> int:
        """The distance of the person's clock from UTC."""
        return self.person.utc_hours

    def refuse_writing(self) -> None:
        """Raise `ApiError` when the person blocked the bot, or never wrote to it."""
        if self.blocked:
            raise forbidden("bot was blocked by the user")
        if not self.started:
            raise forbidden("bot can't initiate conversation with a user")
