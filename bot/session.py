"""The connection to the Bot API, with every answer that cannot be read told as one kind of error."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod


class Session(AiohttpSession):
    """Aiogram's session; a gateway's odd page is a network error instead of a fault of ours.

    A page in another encoding raises `UnicodeDecodeError` in aiogram, a refusal without a description `TypeError`, and
    a connection that breaks at an odd moment `OSError`.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> Any:
        """Send a method and return its result."""
        try:
            return await super().make_request(bot, method, timeout)
        except (UnicodeDecodeError, TypeError, OSError) as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
