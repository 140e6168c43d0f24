"""A pretend person: drives the real dispatcher, presses buttons by their words, and reads what comes back."""

import itertools
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import Update

from bot.afterwards import Afterwards
from bot.app import Parts, make_dispatcher
from bot.boards import Boards
from bot.courier import Courier
from bot.directory.asker import FindClaim
from bot.directory.port import ListDirectory
from bot.hear import key_of
from bot.outside import Outside
from bot.own_name import OwnName
from bot.words import Voices
from conversations.reception.pages import LANGUAGES
from storage import Store
from storage.seal import Seal

TOKEN = "1000000002:pretend-token-for-tests"
TODAY = date(2026, 11, 23)
SEAL = Seal(["a key for tests, and for nothing else"])
_ids = itertools.count(1)


class PretendTelegram(BaseSession):
    """Takes every method and keeps it; says yes to all."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        """Keep the method."""
        self.calls.append(method)
        return True

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, url: str, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Hold no files."""
        yield b""


@dataclass(frozen=True)
class Said:
    """What the bot said: HTML text, the buttons by their words, and these words row by row."""

    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def labels(self) -> list[str]:
        """The words on the buttons."""
        return list(self.buttons)


@dataclass
class PretendPerson:
    """Somebody with a phone: every action returns the bot's reply, or `None` where it stays silent."""

    bot: Bot
    dispatcher: Dispatcher
    store: Store
    user_id: int = field(default_factory=lambda: 500_000 + next(_ids))
    language_code: str = "id"
    last: Said = field(default_factory=lambda: Said(""))

    async def say(self, words: str) -> Said | None:
        """Send a text."""
        return await self.deliver({"message": self._message(text=words)})

    async def reply(self, words: str, to: Said) -> Said | None:
        """Send a text as a reply to what the bot said."""
        rows = [[{"text": label, "callback_data": data}] for label, data in to.buttons.items()]
        answered = self._message(text=to.text, reply_markup={"inline_keyboard": rows})
        return await self.deliver({"message": self._message(text=words, reply_to_message=answered)})

    async def send(self, **content: Any) -> Said | None:
        """Send a message that is no text, such as `sticker={...}`."""
        return await self.deliver({"message": self._message(**content)})

    async def edit(self, words: str) -> Said | None:
        """Change an earlier message."""
        return await self.deliver({"edited_message": self._message(text=words, edit_date=1_790_000_001)})

    async def press(self, words: str, on: Said | None = None) -> Said | None:
        """Press the button with these words (or whose words begin so) on the last message, or on an older one."""
        buttons = (on or self.last).buttons
        label = words if words in buttons else next((each for each in buttons if each.startswith(words)), None)
        assert label is not None, f"no button {words!r} among {list(buttons)}"
        return await self.press_data(buttons[label])

    async def press_data(self, data: str) -> Said | None:
        """Press a button that carries `data`, be it ours or forged."""
        query = {
            "id": str(next(_ids)),
            "from": self._user(),
            "chat_instance": "1",
            "data": data,
            "message": self._message(text="…"),
        }
        return await self.deliver({"callback_query": query})

    async def deliver(self, content: dict[str, Any], update_id: int | None = None) -> Said | None:
        """Deliver an update as Telegram would."""
        update = self.update(content, update_id)
        reply = await self.dispatcher.feed_update(self.bot, update)
        if reply is None:
            return None
        self.store.answered(key_of(update, self.bot.id))
        assert isinstance(reply, SendMessage)
        said = read(reply)
        self.last = said
        return said

    def update(self, content: dict[str, Any], update_id: int | None = None) -> Update:
        """Return an update with `content`."""
        number = next(_ids) if update_id is None else update_id
        return Update.model_validate({"update_id": number, **content}, context={"bot": self.bot})

    def message(self, words: str) -> dict[str, Any]:
        """Return the content of an update with a text."""
        return {"message": self._message(text=words)}

    def _user(self) -> dict[str, Any]:
        return {"id": self.user_id, "is_bot": False, "first_name": "Rina", "language_code": self.language_code}

    def _message(self, **content: Any) -> dict[str, Any]:
        chat = {"id": self.user_id, "type": "private", "first_name": "Rina"}
        return {"message_id": next(_ids), "date": 1_790_000_000, "chat": chat, "from": self._user(), **content}


def read(method: SendMessage) -> Said:
    """Return what a method shows."""
    keyboard = method.reply_markup if isinstance(method.reply_markup, str) else '{"inline_keyboard": []}'
    rows: list[list[dict[str, str]]] = json.loads(keyboard).get("inline_keyboard", [])
    payloads = {button["text"]: button.get("callback_data", "") for row in rows for button in row}
    return Said(method.text, payloads, tuple(tuple(button["text"] for button in row) for row in rows))


@dataclass
class House:
    """A bot on a database, without a network."""

    bot: Bot
    telegram: PretendTelegram
    dispatcher: Dispatcher
    store: Store
    courier: Courier
    voices: Voices
    afterwards: Afterwards
    boards: Boards

    def person(self, **details: Any) -> PretendPerson:
        """Add somebody."""
        return PretendPerson(self.bot, self.dispatcher, self.store, **details)

    def photos(self) -> list[SendPhoto]:
        """The pictures that were sent."""
        return [call for call in self.telegram.calls if isinstance(call, SendPhoto)]

    def dismissed(self) -> int:
        """How many presses were told to have arrived."""
        return sum(isinstance(call, AnswerCallbackQuery) for call in self.telegram.calls)


@asynccontextmanager
async def open_house(
    url: str, *, today: date = TODAY, worker: str = "test", alone: bool = True, **options: Any
) -> AsyncIterator[House]:
    """Run a bot on the migrated database at `url`, before its vacancies; options are those of `Handlers`."""
    telegram = PretendTelegram()
    bot = Bot(TOKEN, session=telegram)
    voices = Voices(*LANGUAGES)
    async with Store.open(url) as store:
        courier = Courier(_nobody)
        now = options.get("now", lambda: datetime.now(UTC))
        finder = FindClaim(store, SEAL, ListDirectory(), clock=now, pause=_at_once)
        outside = options.pop("outside", None) or Outside({"find_claim": finder})
        boards = Boards(today)
        await boards.refresh(store)
        name = options.pop("name", None) or OwnName("kawan_jkp_bot")
        parts = Parts(store, courier, voices, SEAL, outside, today, boards=boards, name=name)
        handlers, afterwards = parts.handlers(worker=worker, alone=alone, **options)
        yield House(bot, telegram, make_dispatcher(handlers), store, courier, voices, afterwards, boards)
        await afterwards.drain(5)
        await courier.drain(5)


async def _at_once(_: float) -> None:
    """Nobody waits here."""


async def _nobody(_: int) -> None:
    """Nobody is lost here."""
