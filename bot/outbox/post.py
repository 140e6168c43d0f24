"""One call to Telegram for one message, and how it ended."""

from dataclasses import dataclass
from typing import Any, Self

from telegram import LinkPreviewOptions
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.outbox.pacer import Departure, Pacer
from bot.outbox.request import AiohttpRequest, Refusal, Unreached
from bot.settings import BadSettings, Settings
from conversations.outreach.attempt import End, end_of_refusal

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class HeldBack(TelegramError):  # noqa: N818 - names a state
    """Raised by a departure: the call is not to be made now."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in words: as Telegram HTML, without markup, and the JSON of its buttons."""

    words: str
    plain: str
    keyboard: str | None = None


class Post:
    """Sends letters through the Bot API of the settings, at most `send_rate` a second."""

    def __init__(self, settings: Settings, request: BaseRequest | None = None, *, rate: float | None = None) -> None:
        self._request = request or AiohttpRequest()
        self._pacer = Pacer(rate or settings.send_rate)
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
        return True

    async def turn(self) -> None:
        """Wait until it is nearly time for the next letter."""
        await self._pacer.turn()

    async def send(self, chat_id: int, letter: Letter, depart: Departure, *, plain: bool = False) -> End:
        """Send a letter when its turn comes and tell how that ended; `depart` may still raise `HeldBack`."""
        # The library passes the JSON of a keyboard on as it is, and making objects of it only to undo them takes time.
        keyboard: Any = letter.keyboard
        try:
            message = await self._bot.send_message(
                chat_id,
                letter.plain if plain else letter.words,
                parse_mode=None if plain else "HTML",
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
                rate_limit_args=depart,
            )
        except TelegramError as error:
            return _end_of(error)
        # Whatever else it says: Telegram took it.
        return End("sent", message_id=getattr(message, "message_id", None))


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


def _number(told: object) -> float:
    return float(told) if isinstance(told, int | float) else 0.0
