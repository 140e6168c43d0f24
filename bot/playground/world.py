"""The local Telegram itself: people, bots, chats, files and what waits for whom. No HTTP here."""

import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.playground.entities import FormattedText
from bot.playground.errors import bad_request
from bot.playground.world_changes import Changes
from bot.playground.world_chat import Chat, Message, Press, Room
from bot.playground.world_group import Group
from bot.playground.world_media import FileShelf
from bot.playground.world_people import BotProfile, Person
from bot.playground.world_updates import UpdateQueue

TOKEN = "1000001:kawan-jkp-playground-token-not-secret"  # noqa: S105 - opens only this local world
RECORDED_CALLS = 10_000


@dataclass
class Webhook:
    """Where a bot wants its updates sent, and how sending went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    error_date: int = 0
    error: str = ""


@dataclass
class Account:
    """A bot on this Telegram: its profile, what waits for it, its webhook, its chats by person id and groups by id.

    `presses` are the pressed buttons it has not answered, by callback query id.
    """

    profile: BotProfile
    updates: UpdateQueue
    webhook: Webhook | None = None
    chats: dict[int, Chat] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A method the bot called: its name as called, its parameters, and the refusal if there was one."""

    method: str
    params: dict[str, Any]
    error: str = ""


class World:
    """Everything the local Telegram knows. Times come from `clock`, in seconds since 1970.

    Update numbers start at the clock times 1000 and message numbers at `first_message_id`, so that a bot which
    remembers an earlier run takes nothing new for old.
    """

    def __init__(self, clock: Callable[[], float] = time.time, first_message_id: int = 1) -> None:
        self.clock = clock
        self.changes = Changes()
        self.files = FileShelf()
        self.people: dict[int, Person] = {}
        self.accounts: dict[str, Account] = {}
        self.calls: deque[Call] = deque(maxlen=RECORDED_CALLS)
        self.first_message_id = self.next_message_id = first_message_id

    @property
    def now(self) -> int:
        """The moment as Telegram dates messages."""
        return int(self.clock())

    @property
    def account(self) -> Account:
        """The only bot, or the first of several."""
        return next(iter(self.accounts.values()))

    def add_bot(self, token: str = TOKEN, name: str = "Kawan JKP", username: str = "kawan_jkp_bot") -> Account:
        """Register a bot under its token (`digits:secret`)."""
        queue = UpdateQueue(int(self.clock() * 1000), lambda: self.changes.publish("update"))
        account = Account(BotProfile(token, name, username), queue)
        self.accounts[token] = account
        return account

    def add_person(self, first_name: str, **details: Any) -> Person:
        """Add somebody with a phone; `details` are the fields of `Person`, an id is made when none is given."""
        details.setdefault("id", max((*self.people, 7_000_000_000)) + 1)
        details.setdefault("phone", f"628{details['id'] % 10**9:09d}")
        person = Person(first_name=first_name, **details)
        self.people[person.id] = person
        self.changes.publish("profile", person)
        return person

    def remove_person(self, person: Person) -> None:
        """Remove somebody and their chats."""
        self.people.pop(person.id, None)
        for account in self.accounts.values():
            account.chats.pop(person.id, None)
        self.changes.publish("profile", person)

    def chat(self, person: Person, account: Account | None = None) -> Chat:
        """Return the private chat of this person with the bot, empty at first."""
        account = account or self.account
        if person.id not in account.chats:
            account.chats[person.id] = Chat(account.profile, Changes(self.changes), person=person)
        return account.chats[person.id]

    def open_chat(self, account: Account, chat_id: int) -> Room:
        """Return the chat a bot may write to; otherwise raise `ApiError` as Telegram does."""
        chat = self.known_chat(account, chat_id)
        chat.refuse_writing()
        return chat

    def known_chat(self, account: Account, chat_id: int) -> Room:
        """Return a chat of this world that a bot may look into, or raise `ApiError` as Telegram does."""
        if group := account.groups.get(chat_id):
            group.refuse_reading()
            return group
        if chat_id not in self.people:
            raise bad_request("chat not found")
        return self.chat(self.people[chat_id], account)

    def post(self, chat: Room, sender: Person | BotProfile, formatted: FormattedText, **parts: Any) -> Message:
        """Add a message to a chat and tell observers; `parts` are further fields of `Message`."""
        message = Message(self._number(chat), chat, sender, self.now, formatted.text, formatted.entities, **parts)
        chat.messages[message.id] = message
        if message.from_bot:
            chat.typing_until = 0.0
        chat.changes.publish("message", message)
        return message

    def _number(self, chat: Room) -> int:
        if chat.next_id:
            chat.next_id += 1
            return chat.next_id - 1
        self.next_message_id += 1
        return self.next_message_id - 1

    def delete(self, chat: Room, message: Message) -> None:
        """Take a message away for both sides."""
        message.deleted = True
        chat.changes.publish("deleted", message)

    def notify(self, chat: Room, kind: str, content: dict[str, Any]) -> None:
        """Put an update before the bot of this chat."""
        self.accounts[chat.bot.token].updates.push(kind, chat.id, content)

    def record(self, call: Call) -> None:
        """Remember a call of a bot for those who look into it later."""
        self.calls.append(call)
        self.changes.publish("call", call)

    def calls_of(self, method: str) -> Sequence[Call]:
        """Return the recorded calls of a method that were not refused."""
        return [call for call in self.calls if call.method.lower() == method.lower() and not call.error]

    async def wait_for(self, condition: Callable[["World"], Any], within: float = 5.0) -> Any:
        """Return the condition's first true value, looked at now and after every change anywhere."""
        return await self.changes.wait_for(lambda: condition(self), within, self._story)

    def _story(self) -> str:
        return "\n".join(f"{call.method} {call.error}".strip() for call in list(self.calls)[-20:]) or "(no calls)"


def new_id() -> str:
    """Return an identifier that never repeats, written in digits as Telegram's are."""
    return str(secrets.randbits(62) + 1)
