"""Whatever a bot sends, the answer is a result or a refusal in Telegram's form, never a crash."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot as OtherBot
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import Forbidden, RetryAfter

from bot.playground import LocalTelegram, Phone, World
from bot.playground.entities import FormattedText
from bot.playground.errors import ApiError
from bot.playground.server_api import BotApi
from bot.playground.server_call import METHODS
from bot.playground.server_wire import Body

NAMES = (
    *("chat_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "message_id", "message_ids"),
    *("from_chat_id", "photo", "caption", "commands", "scope", "language_code", "menu_button", "user_id", "file_id"),
    *("callback_query_id", "latitude", "longitude", "phone_number", "first_name", "allowed_updates", "offset", "limit"),
)
HOSTILE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    5,
    2**70,
    0.5,
    float("inf"),
    "",
    "x",
    "\ud800",
    "<b>x</b>",
    "default",
    [],
    {},
    [5],
    [[]],
)
ATOMS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=4))
FIELDS = ("inline_keyboard", "keyboard", "text", "callback_data", "url", "type", "offset", "length", "message_id")
VALUES = st.recursive(
    ATOMS, lambda v: st.one_of(st.lists(v, max_size=3), st.dictionaries(st.sampled_from(FIELDS), v, max_size=4))
)
BUTTONS = st.lists(st.lists(st.fixed_dictionaries({"text": ATOMS}, optional={"callback_data": ATOMS, "url": ATOMS})))
KEYBOARDS = st.dictionaries(st.sampled_from(FIELDS[:2]), BUTTONS, max_size=1)
MARKS = st.lists(st.fixed_dictionaries({"type": st.just("bold"), "offset": ATOMS, "length": ATOMS}), max_size=2)
SOUND = json.loads("""{"chat_id": 7000000001, "from_chat_id": 7000000001, "user_id": 7000000001, "message_id": 2,
 "text": "x", "latitude": 1, "longitude": 1, "phone_number": "1", "first_name": "A", "action": "typing"}""")


async def all_methods_called(name: str, value: Any) -> None:
    world = World()
    account = world.add_bot()
    rina = Phone(world, world.add_person("Rina"))
    rina.start()
    api = BotApi(world)
    for method in sorted(METHODS):
        world.post(rina.chat, account.profile, FormattedText("halo"))
        for wire in (value, value if isinstance(value, str) else json.dumps(value)):
            try:
                json.dumps(await api.perform(account.profile.token, method, Body(SOUND | {name: wire})))
            except ApiError as refusal:
                if refusal.code not in {400, 403, 409}:
                    raise
    await api.close()


@pytest.mark.parametrize("name", NAMES)
async def test_hostile_parameters_are_understood_or_refused(name: str) -> None:
    for value in HOSTILE:
        await all_methods_called(name, value)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=st.one_of(VALUES, KEYBOARDS, MARKS))
def test_any_structure_is_understood_or_refused(name: str, value: Any) -> None:
    asyncio.run(all_methods_called(name, value))


async def test_the_senders_library_speaks_to_it_too(
    telegram: LocalTelegram, rina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    base = telegram.base_url
    async with OtherBot(telegram.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as bot:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="y")]])
        await bot.send_message(rina.person.id, "<b>Pengumuman</b>", parse_mode="HTML", reply_markup=markup)
        message = await rina.chat.next_reply()
        assert (message.text, message.labels, message.entities[0].type) == ("Pengumuman", ["Ya"], "bold")
        document = await bot.send_document(rina.person.id, b"isi", filename="surat.txt", caption="Surat")
        assert document.document
        downloaded = await (await bot.get_file(document.document.file_id)).download_as_bytearray()
        assert bytes(downloaded) == b"isi"
        telegram.faults.refuse("sendMessage", 429, retry_after=2)
        with pytest.raises(RetryAfter):
            await bot.send_message(rina.person.id, "x")
        rina.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(rina.person.id, "x")
