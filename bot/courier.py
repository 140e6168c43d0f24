"""Carries replies to Telegram: each chat in order, no chat waiting for another, and trying again where that helps."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendDocument, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.paper import Written
from bot.picture import Picture, alt_text, draw

_log = logging.getLogger(__name__)

WAITING = 32
"""Messages that may wait for one chat; a person cannot cause more, because floods are not answered."""
ASIDES = 1000
TRIES = 6
ROOM = 100
"""Calls under way at the same time, over all chats."""
TIME_LIMIT = 10
FILE_TIME_LIMIT = 30
"""Seconds that Telegram has for a call; a picture or a paper takes longer on its way."""
_CAPTION = 1024
_LONGEST_PAUSE = 300.0
_FIRST_PAUSE = 0.5
_NEVER = (TelegramBadRequest, TelegramForbiddenError, TelegramEntityTooLarge, TelegramMigrateToChat)
"""Refusals of this one message, which no trying changes."""
_NOT_NOW = (TelegramUnauthorizedError, TelegramNotFound)
"""Refusals of the token: nothing gets through until somebody mends it, so what waits stays unanswered."""

Sent = Callable[[], None]
Job = Callable[[], Awaitable[object]]
Lost = Callable[[int], Awaitable[None]]
"""Told the chat of somebody who cannot be reached any more."""


class Courier:
    """Owns the sending of replies; `drain` waits for what is under way and lets nothing new in.

    A reply is tried again after whatever may pass (429, 408, 5xx, the page of a gateway, lost connections), at most
    `TRIES` times: rather twice than not at all, because the person waits for it. A blocked or deleted chat is told to
    `lost`. What was given up or not sent in time is not reported as sent.
    """

    def __init__(
        self,
        lost: Lost,
        *,
        at_once: int = ROOM,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._lost = lost
        self._pause = pause
        self._room = asyncio.Semaphore(at_once)
        self._drawing = asyncio.Semaphore(2)
        self._lines: dict[int, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True

    def reply(self, bot: Bot, chat_id: int, method: TelegramMethod[Any], sent: Sent) -> None:
        """Send a reply after what this chat is still waiting for; `sent` is called when it arrived or never can."""

        async def job() -> None:
            if await self._carry(bot, method, chat_id):
                sent()

        if self._open:
            self._enqueue(chat_id, job)

    def picture(self, bot: Bot, chat_id: int, picture: Picture, keyboard: str | None) -> None:
        """Draw a picture in a thread of its own and send it, with its words for screen readers as the caption.

        It bears the same buttons as the reply, so that nobody has to scroll back for them.
        It joins the line of its chat when it is drawn, so the reply that is handed over meanwhile goes first.
        """
        if self._open and len(self._tasks) < ASIDES:
            self._own(self._drawn(bot, chat_id, picture, keyboard))

    def papers(self, bot: Bot, chat_id: int, write: Callable[[], list[Written]], caption: str) -> None:
        """Write a paper in a thread of its own and send its files, one after the other, the first with the caption.

        Like a picture, they join the line of their chat when they are written.
        """
        if self._open and len(self._tasks) < ASIDES:
            self._own(self._written(bot, chat_id, write, caption))

    def aside(self, bot: Bot, method: TelegramMethod[Any]) -> None:
        """Send something small that may be lost without harm, such as the end of a button's waiting."""
        if self._open and len(self._tasks) < ASIDES:
            self._own(self._once(bot, method))

    async def drain(self, time_limit: float) -> None:
        """Let nothing new in and wait for what is under way, at most `time_limit` seconds."""
        self._open = False
        with suppress(TimeoutError):
            async with asyncio.timeout(time_limit):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _own(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drawn(self, bot: Bot, chat_id: int, picture: Picture, keyboard: str | None) -> None:
        try:
            async with self._drawing:
                drawn = await asyncio.to_thread(draw, picture)
        except Exception as error:
            _log.exception("A picture could not be drawn: %s", type(error).__name__)
            return
        photo = _photo(chat_id, BufferedInputFile(drawn, "jkp.png"), alt_text(picture), keyboard)
        self._enqueue(chat_id, partial(self._carry, bot, photo, chat_id))

    async def _written(self, bot: Bot, chat_id: int, write: Callable[[], list[Written]], caption: str) -> None:
        try:
            async with self._drawing:
                files = await asyncio.to_thread(write)
        except Exception as error:
            _log.exception("A paper could not be written: %s", type(error).__name__)
            return
        for index, file in enumerate(files):
            document = _document(chat_id, file, "" if index else caption)
            self._enqueue(chat_id, partial(self._carry, bot, document, chat_id))

    def _enqueue(self, chat_id: int, job: Job) -> None:
        line = self._lines.get(chat_id)
        if line is None:
            self._lines[chat_id] = deque([job])
            self._own(self._serve(chat_id))
        elif len(line) < WAITING:
            line.append(job)
        else:
            _log.warning("A chat has %d replies waiting; one more is dropped", len(line))

    async def _serve(self, chat_id: int) -> None:
        line = self._lines[chat_id]
        try:
            while line:
                try:
                    await line[0]()
                except Exception as error:
                    _log.exception("A reply could not be sent: %s", type(error).__name__)
                line.popleft()
        finally:
            del self._lines[chat_id]

    async def _once(self, bot: Bot, method: TelegramMethod[Any]) -> None:
        try:
            async with self._room:
                await bot(method, request_timeout=TIME_LIMIT)
        except AiogramError as error:
            _log.debug("%s was refused: %s", method.__api_method__, type(error).__name__)

    async def _carry(self, bot: Bot, method: TelegramMethod[Any], chat_id: int) -> bool:
        """Send, and tell whether that is done with: it arrived, or never can."""
        seconds = FILE_TIME_LIMIT if isinstance(method, SendPhoto | SendDocument) else TIME_LIMIT
        wait = _FIRST_PAUSE
        for _ in range(TRIES):
            try:
                async with self._room:
                    await bot(method, request_timeout=seconds)
            except (*_NEVER, *_NOT_NOW) as error:
                await self._refused(error, method, chat_id)
                return isinstance(error, _NEVER)
            except TelegramRetryAfter as error:
                await self._pause(min(error.retry_after, _LONGEST_PAUSE))
            except AiogramError as error:
                if _was_taken(error):
                    return True
                await self._pause(wait)
                wait *= 2
            else:
                return True
        _log.error("%s was given up after %d tries", method.__api_method__, TRIES)
        return False

    async def _refused(self, error: TelegramAPIError, method: TelegramMethod[Any], chat_id: int) -> None:
        if _is_gone(error):
            await self._lost(chat_id)
        else:
            _log.error("%s was refused: %s", method.__api_method__, error.message)


def _is_gone(error: TelegramAPIError) -> bool:
    words = error.message or ""
    return isinstance(error, TelegramForbiddenError) or "chat not found" in words or "user is deactivated" in words


def _was_taken(error: AiogramError) -> bool:
    """Tell an answer of Telegram that we only fail to read from the page of a gateway before it."""
    return isinstance(error, ClientDecodeError) and isinstance(error.data, dict) and error.data.get("ok") is True


def _photo(chat_id: int, photo: BufferedInputFile, words: str, keyboard: str | None) -> TelegramMethod[Any]:
    encoded: dict[str, Any] = {"reply_markup": keyboard}
    return SendPhoto.model_construct(chat_id=chat_id, photo=photo, caption=_caption(words), **encoded)


def _document(chat_id: int, file: Written, words: str) -> TelegramMethod[Any]:
    document = BufferedInputFile(file.content, file.name)
    return SendDocument.model_construct(chat_id=chat_id, document=document, caption=_caption(words) or None)


def _caption(words: str) -> str:
    """Cut a caption to the UTF-16 units that Telegram takes."""
    return words.encode("utf-16-le", "replace")[: 2 * _CAPTION].decode("utf-16-le", "ignore")
