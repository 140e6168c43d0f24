"""One call to Telegram for one message, and how it ended."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeVar

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.outbox.pacer import Departure, Pacer
from bot.outbox.request import AiohttpRequest, Refusal, Unreached
from bot.settings import BadSettings, Settings
from conversations.engine.view import Media
from conversations.outreach.attempt import End, end_of_refusal

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_AS_WANTED = ("message is not modified", "message to delete not found")
"""Refusals to change what stands already as it was to become."""
Way = Literal["send", "edit", "delete"]
T = TypeVar("T")


class HeldBack(TelegramError):  # noqa: N818 - names a state
    """Raised by a departure: the call is not to be made now."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in words: as Telegram HTML, without markup, and the JSON of its buttons.

    With `media` the words are its caption. One that does not *send* changes or takes away the message `message_id`.
    `paid` goes beyond Telegram's free rate, for money. `answers` is the message of the chat that it replies to, if that
    is still there.
    """

    words: str
    plain: str
    keyboard: str | None = None
    media: Media | None = None
    way: Way = "send"
    message_id: int = 0
    paid: bool = False
    answers: int = 0


class Post:
    """Sends letters through the Bot API of the settings, at most `send_rate` a second, paid ones `paid_send_rate`."""

    def __init__(self, settings: Settings, request: BaseRequest | None = None, *, rate: float | None = None) -> None:
        self._request = request or AiohttpRequest()
        self._pacer = Pacer(rate or settings.send_rate, settings.paid_send_rate)
        api = settings.telegram_api
        self._bot: ExtBot[Departure] = ExtBot(
            settings.bot_token.get_secret_value(),
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=self._request,
            get_updates_request=self._request,
            rate_limiter=self._pacer,
        )

    async def __aenter__(self) -> Self:
        await self._request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._request.shutdown()

    async def greet(self) -> bool:
        """Make sure that Telegram knows the token; false when Telegram does not answer now.

        Raises:
            BadSettings: when it refuses the token.
        """
        try:
            await self._bot.get_me()
        except TelegramError as error:
            if _end_of(error).kind == "token":
                raise BadSettings("Telegram does not accept the token in BOT_TOKEN.") from None
            return False
        except TypeError:
            # Whatever answers there, it does not say who the bot is.
            return False
        return True

    async def turn(self, *, paid: bool = False) -> None:
        """Wait until it is nearly time for the next letter."""
        await self._pacer.turn(paid=paid)

    async def send(self, chat_id: int, letter: Letter, depart: Departure | None, *, plain: bool = False) -> End:
        """Send a letter when its turn comes and tell how that ended; `depart` may still raise `HeldBack`.

        Without a departure it waits for no turn: that is for what few people see, such as how a campaign goes on.
        """
        try:
            message = await self._call(chat_id, letter, depart, plain=plain)
        except TelegramError as error:
            return _end_of(error) if letter.way == "send" else _end_of_change(_end_of(error))
        # Whatever else it says: Telegram took it.
        return End("sent", message_id=getattr(message, "message_id", None))

    async def ask(self, call: "Callable[[ExtBot[Departure]], Coroutine[Any, Any, T]]") -> tuple[End, T | None]:
        """Make a call that is no letter, and tell how it ended and what came back; it waits for no turn."""
        try:
            return End("sent"), await call(self._bot)
        except TelegramError as error:
            return _end_of(error), None

    def _call(self, chat_id: int, letter: Letter, depart: Departure | None, *, plain: bool) -> Coroutine[Any, Any, Any]:
        which = letter.message_id
        if letter.way == "delete":
            return self._bot.delete_message(chat_id, which, rate_limit_args=depart)
        words, form = (letter.plain, None) if plain else (letter.words, "HTML")
        # The library passes the JSON of a keyboard on as it is, and making objects of it only to undo them takes time.
        keyboard: Any = letter.keyboard
        same: dict[str, Any] = {"parse_mode": form, "reply_markup": keyboard, "rate_limit_args": depart}
        if letter.way == "edit" and letter.media:
            return self._bot.edit_message_caption(chat_id, which, caption=words, **same)
        if letter.way == "edit":
            return self._bot.edit_message_text(words, chat_id, which, link_preview_options=_NO_PREVIEW, **same)
        if letter.paid:
            same["allow_paid_broadcast"] = True
        if letter.answers:
            same["reply_parameters"] = ReplyParameters(letter.answers, allow_sending_without_reply=True)
        match letter.media:
            case Media("photo", file_id):
                return self._bot.send_photo(chat_id, file_id, caption=words, **same)
            case Media("document", file_id):
                return self._bot.send_document(chat_id, file_id, caption=words, **same)
        return self._bot.send_message(chat_id, words, link_preview_options=_NO_PREVIEW, **same)


def _end_of(error: TelegramError) -> End:
    match error:
        case HeldBack():
            return End("held")
        case Unreached():
            return End("unreached")
        case Refusal(code=code, parameters=told_more):
            pause, moved = _number(told_more.get("retry_after")), _number(told_more.get("migrate_to_chat_id"))
            return end_of_refusal(code, error.message, retry_after=pause, moved_to=int(moved), told=error.told)
        case _:
            return End("unanswered", words=type(error).__name__)


def _end_of_change(end: End) -> End:
    """Read how changing a message ended: to do it twice does no harm, so what nobody knows is simply tried again."""
    if end.kind == "refused" and any(sign in end.words.lower() for sign in _AS_WANTED):
        return End("sent")
    return End("server", words=end.words) if end.kind == "unanswered" else end


def _number(told: object) -> float:
    return float(told) if isinstance(told, int | float) else 0.0
