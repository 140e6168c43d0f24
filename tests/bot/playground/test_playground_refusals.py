from typing import Any

import pytest

from bot.playground import LocalTelegram, Phone
from tests.bot.playground.conftest import Caller

LONG = "a" * 4097
EMOJI = "😀" * 2049
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def data(size: int) -> dict[str, Any]:
    return keyboard({"text": "x", "callback_data": "d" * size})


SEND = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": LONG}, "message is too long"),
    ({"text": EMOJI}, "message is too long"),
    ({"text": "<x>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
    ({"text": "x", "parse_mode": "xml"}, "unsupported parse_mode"),
    ({"text": "*x*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode: this local Telegram reads HTML only"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": data(65)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": keyboard({"text": " ", "callback_data": "x"})}, "BUTTON_TEXT_INVALID"),
    (
        {"text": "x", "reply_markup": keyboard({"text": "x"})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"text": "x", "reply_markup": {"inline_keyboard": "x"}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
    ),
    (
        {"text": "x", "reply_markup": {"keyboard": [1]}},
        'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays',
    ),
    (
        {"text": "x", "reply_markup": keyboard({"text": "x", "url": "http://localhost:1"})},
        "inline keyboard button URL 'http://localhost:1' is invalid: Wrong HTTP URL",
    ),
    (
        {"text": "x", "reply_markup": keyboard(*[{"text": "x", "callback_data": "y"}] * 101)},
        "REPLY_MARKUP_TOO_LONG",
    ),
    ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ({"text": "x", "chat_id": 5}, "chat not found"),
    ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
]


@pytest.mark.parametrize(("params", "reason"), SEND)
async def test_sending_is_refused(api: Caller, rina: Phone, params: dict[str, Any], reason: str) -> None:
    assert await api.fault("sendMessage", **({"chat_id": rina.person.id} | params)) == f"Bad Request: {reason}"
    assert not rina.chat.replies


FITS = [
    {"text": LONG[:-1]},
    {"text": EMOJI[:-1]},
    {"text": f"<b>{LONG[:-1]}</b>", "parse_mode": "HTML"},
    {"text": "x", "reply_markup": data(64)},
    {"text": "x", "reply_markup": {"inline_keyboard": []}},
    {"text": "x", "reply_parameters": {"message_id": 999, "allow_sending_without_reply": True}},
]


@pytest.mark.parametrize("params", FITS)
async def test_the_limits_themselves_are_allowed(api: Caller, rina: Phone, params: dict[str, Any]) -> None:
    sent = await api.ok("sendMessage", chat_id=rina.person.id, **params)
    assert rina.chat.last is not None
    assert sent["message_id"] == rina.chat.last.id


METHODS = [
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("editMessageText", {"text": "x", "message_id": 999}, "message to edit not found"),
    ("editMessageText", {"text": "x", "message_id": 1}, "message can't be edited"),
    ("editMessageText", {"text": LONG, "message_id": 2}, "MESSAGE_TOO_LONG"),
    ("editMessageText", {"text": "halo", "message_id": 2}, NOT_MODIFIED),
    ("editMessageReplyMarkup", {"message_id": 2}, NOT_MODIFIED),
    ("editMessageText", {"text": "x", "message_id": 2, "reply_markup": {"keyboard": [["x"]]}},
     "inline keyboard expected"),
    ("editMessageCaption", {"caption": "x", "message_id": 2}, "there is no caption in the message to edit"),
    ("deleteMessage", {"message_id": 999}, "message to delete not found"),
    ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
    ("copyMessage", {"from_chat_id": 7_000_000_001, "message_id": 999}, "message to copy not found"),
    ("forwardMessage", {"from_chat_id": 7_000_000_001, "message_id": 999}, "message to forward not found"),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendPhoto", {"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "https://a.id/x.jpg"}, "failed to get HTTP URL content"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendContact", {"first_name": "A"}, 'parameter "phone_number" is required'),
    ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
    ("answerCallbackQuery", {"callback_query_id": "1"},
     "query is too old and response timeout expired or query ID is invalid"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    ("getChatMember", {"user_id": 1}, "user not found"),
    ("setMyCommands", {"commands": [{"command": "Mulai", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "mulai", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]},
     "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "scope": {"type": "moon"}},
     "can't parse BotCommandScope: unsupported type specified"),
    ("setMyDescription", {"description": "x" * 513}, "DESCRIPTION_TOO_LONG"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "ABOUT_TOO_LONG"),
    ("setMyDescription", {"language_code": "indonesia"}, "invalid language code specified"),
    ("setChatMenuButton", {"menu_button": {"type": "moon"}}, "can't parse MenuButton: unsupported type specified"),
    ("setWebhook", {"url": "http://a.id"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", {"url": "https://a.id", "secret_token": "a b"}, "secret token contains unallowed characters"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params", "reason"), METHODS)
async def test_methods_are_refused(api: Caller, rina: Phone, method: str, params: dict[str, Any], reason: str) -> None:
    assert rina.person.id == 7_000_000_001
    await api.ok("sendMessage", chat_id=rina.person.id, text="halo")
    assert await api.fault(method, **({"chat_id": rina.person.id} | params)) == f"Bad Request: {reason}"


async def test_a_caption_has_its_own_limit(api: Caller, rina: Phone) -> None:
    file = api.telegram.world.files.add("document", b"x", name="a.txt")
    call = {"chat_id": rina.person.id, "document": file.id}
    assert await api.fault("sendDocument", **call, caption="a" * 1025) == "Bad Request: message caption is too long"
    assert (await api.ok("sendDocument", **call, caption="a" * 1024))["caption"] == "a" * 1024
    assert await api.fault("sendPhoto", chat_id=rina.person.id, photo=file.id) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    message_id = rina.chat.last.id if rina.chat.last else 0
    assert await api.fault("editMessageText", chat_id=rina.person.id, message_id=message_id, text="x") == (
        "Bad Request: there is no text in the message to edit"
    )


async def test_a_message_that_changed_the_reply_keyboard_cannot_be_edited(api: Caller, rina: Phone) -> None:
    sent = await api.ok("sendMessage", chat_id=rina.person.id, text="x", reply_markup={"remove_keyboard": True})
    reason = await api.fault("editMessageText", chat_id=rina.person.id, message_id=sent["message_id"], text="y")
    assert reason == "Bad Request: message can't be edited"


async def test_old_messages_stay(api: Caller, rina: Phone) -> None:
    sent = await api.ok("sendMessage", chat_id=rina.person.id, text="x")
    rina.chat.messages[sent["message_id"]].date -= 48 * 3600 + 1
    reason = await api.fault("deleteMessage", chat_id=rina.person.id, message_id=sent["message_id"])
    assert reason == "Bad Request: message can't be deleted for everyone"


async def test_nobody_is_written_to_against_their_will(api: Caller, rina: Phone, telegram: LocalTelegram) -> None:
    stranger = telegram.phone("Tono")
    answer = await api("sendMessage", chat_id=stranger.person.id, text="x")
    assert (answer["error_code"], answer["description"]) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    rina.block()
    answer = await api("sendMessage", chat_id=rina.person.id, text="x")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    rina.unblock()
    await api.ok("sendMessage", chat_id=rina.person.id, text="x")


async def test_wrong_doors(api: Caller) -> None:
    assert await api("getMe", token="1:wrong") == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await api("getTheMoon") == {"ok": False, "error_code": 404, "description": "Not Found"}
    for path in ("", "/anything", f"/file/bot{api.telegram.token}/photos/none.jpg"):
        async with api.session.get(api.telegram.base_url + path) as response:
            assert (response.status, (await response.json())["description"]) == (404, "Not Found")
