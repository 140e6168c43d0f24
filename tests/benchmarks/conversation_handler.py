"""The same questionnaire as people write it with python-telegram-bot: a ConversationHandler on a pickle file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from warnings import catch_warnings

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest, RequestData
from telegram.warnings import PTBUserWarning

from tests.benchmarks.bots import TOKEN, RawUpdate, Step, walk
from tests.benchmarks.people import ASKED
from tests.benchmarks.walkers import Lines

_CONSENT = len(ASKED)
_OVER = len(ASKED) + 1
_SENT = b'{"ok":true,"result":{"message_id":1,"date":1790000000,"chat":{"id":1,"type":"private"},"text":"."}}'
_TAKEN = b'{"ok":true,"result":true}'
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Kawan","username":"kawan_bot"}}'


class _Silent(BaseRequest):
    """Answers every call with success, without a network, and counts the messages."""

    def __init__(self) -> None:
        self.messages = 0

    @property
    def read_timeout(self) -> float:
        """Wait for nothing."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing is to be opened."""

    async def shutdown(self) -> None:
        """Nothing is open."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Encode what would be sent, and say yes."""
        if request_data is not None:
            request_data.json_parameters  # noqa: B018 - reading it encodes it
        called = url.rsplit("/", 1)[-1]
        self.messages += called == "sendMessage"
        return 200, {"sendMessage": _SENT, "getMe": _ME}.get(called, _TAKEN)


Context = ContextTypes.DEFAULT_TYPE


async def _ask(update: Update, number: int) -> int:
    ask = ASKED[number]
    rows = [[InlineKeyboardButton(option.label.id, callback_data=option.value)] for option in ask.options]
    steer = [InlineKeyboardButton("Back", callback_data="back"), InlineKeyboardButton("Why", callback_data="why")]
    words = f"<i>{number + 1} / {len(ASKED)}</i>\n\n{ask.ask.id}\n\n{ask.hint.id if ask.hint else ''}"
    await _say(update, words, InlineKeyboardMarkup([*rows, steer]))
    return number


async def _say(update: Update, words: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer()
    if update.effective_chat is None:
        raise RuntimeError("an update without a chat")
    await update.effective_chat.send_message(words, parse_mode="HTML", reply_markup=keyboard)


async def _start(update: Update, context: Context) -> int:
    agree = InlineKeyboardButton("Agree", callback_data="agree")
    await _say(update, "Do you agree?", InlineKeyboardMarkup([[agree]]))
    return _CONSENT


async def _first(update: Update, context: Context) -> int:
    _known(context).clear()
    return await _ask(update, 0)


def _known(context: Context) -> dict[str, str]:
    if context.user_data is None:
        raise RuntimeError("an update without a person")
    return context.user_data


def _reply(update: Update) -> str:
    if update.callback_query is not None:
        return str(update.callback_query.data).rsplit(":", 1)[-1]
    return str(update.effective_message.text) if update.effective_message else ""


def _answered(number: int) -> Any:
    async def answered(update: Update, context: Context) -> int:
        _known(context)[ASKED[number].name] = _reply(update)
        if number + 1 < len(ASKED):
            return await _ask(update, number + 1)
        told = "\n".join(f"{name}: {value}" for name, value in _known(context).items())
        await _say(update, f"You are <b>eligible</b> for JKP by these answers.\n\n{told}")
        return _OVER

    return answered


def _questionnaire() -> ConversationHandler[Any]:
    def either(act: Any) -> list[Any]:
        return [CallbackQueryHandler(act), MessageHandler(filters.TEXT & ~filters.COMMAND, act)]

    states: dict[object, list[Any]] = {number: either(_answered(number)) for number in range(len(ASKED))}
    return ConversationHandler(
        entry_points=[CommandHandler("cek", _start)],
        states={**states, _CONSENT: either(_first), _OVER: either(_first)},
        fallbacks=[CommandHandler("cek", _start)],
        name="eligibility",
        persistent=True,
        per_message=False,
    )


@asynccontextmanager
async def open_rival(file: Path, others: Lines) -> AsyncIterator[Step]:
    """Give the handling of one update up to the written file, in which `others` have left their answers before."""
    async with _open(PicklePersistence(file, on_flush=True)) as (app, _):
        await walk(lambda raw: app.process_update(Update.de_json(raw, app.bot)), others)
        await app.update_persistence()
    async with _open(PicklePersistence(file)) as (app, request):

        async def step(raw: RawUpdate) -> None:
            before = request.messages
            await app.process_update(Update.de_json(raw, app.bot))
            await app.update_persistence()
            assert request.messages > before, "an update was not answered"

        yield step


App = Application[Any, Any, Any, Any, Any, Any]


@asynccontextmanager
async def _open(memory: PicklePersistence[Any, Any, Any]) -> AsyncIterator[tuple[App, _Silent]]:
    request = _Silent()
    builder: Any = ApplicationBuilder().bot(ExtBot(TOKEN, request=request, get_updates_request=_Silent()))
    app: App = builder.updater(None).job_queue(None).persistence(memory).build()
    with catch_warnings(category=PTBUserWarning, action="ignore"):
        app.add_handler(_questionnaire())
    async with app:
        yield app, request
        await memory.flush()
