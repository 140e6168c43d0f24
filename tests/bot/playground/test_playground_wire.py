"""The same call in every encoding a library may use."""

from typing import Any

import aiohttp
import pytest

from bot.playground import Phone, server_wire
from tests.bot.playground.conftest import Caller

TEXT = "Halo & <b>Anda</b> 😀"


def _params(rina: Phone) -> dict[str, str]:
    return {"chat_id": str(rina.person.id), "text": TEXT, "parse_mode": "HTML", "reply_markup": '{"force_reply":true}'}


def _form(params: dict[str, str]) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in params.items():
        form.add_field(name, value)
    return form


@pytest.mark.parametrize("encoding", ["query", "json", "urlencoded", "multipart"])
async def test_parameters_come_in_any_encoding(api: Caller, rina: Phone, encoding: str) -> None:
    params = _params(rina)
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": params},
        "json": {"json": params | {"chat_id": rina.person.id, "reply_markup": {"force_reply": True}}},
        "urlencoded": {"data": params},
        "multipart": {"data": _form(params)},
    }
    url = f"{api.telegram.base_url}/bot{api.telegram.token}/SENDmessage"
    async with api.session.request("GET" if encoding == "query" else "POST", url, **ways[encoding]) as response:
        answer = await response.json()
    assert answer["ok"], answer
    assert answer["result"]["text"] == "Halo & Anda 😀"
    assert answer["result"]["entities"] == [{"type": "bold", "offset": 7, "length": 4}]


async def test_broken_json_is_refused(api: Caller) -> None:
    url = f"{api.telegram.base_url}/bot{api.telegram.token}/getMe"
    async with api.session.post(url, data="{", headers={"Content-Type": "application/json"}) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse JSON object"


@pytest.mark.parametrize("by_reference", [True, False])
async def test_files_are_attached_by_name_or_by_reference(api: Caller, rina: Phone, by_reference: bool) -> None:
    form = _form({"chat_id": str(rina.person.id)} | ({"document": "attach://lampiran"} if by_reference else {}))
    form.add_field("lampiran" if by_reference else "document", b"isi", filename="surat.txt", content_type="text/plain")
    url = f"{api.telegram.base_url}/bot{api.telegram.token}/sendDocument"
    async with api.session.post(url, data=form) as response:
        document = (await response.json())["result"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("surat.txt", "text/plain", 3)
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with api.session.get(f"{api.telegram.base_url}/file/bot{api.telegram.token}/{path}") as response:
        assert await response.read() == b"isi"
    async with api.session.get(f"{api.telegram.base_url}/file/bot1:wrong/{path}") as response:
        assert response.status == 404


async def test_too_much_at_once_is_refused(api: Caller, rina: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_wire, "UPLOAD_LIMIT", 1000)
    form = _form({"chat_id": str(rina.person.id)})
    form.add_field("document", b"x" * 1001, filename="besar.bin")
    url = f"{api.telegram.base_url}/bot{api.telegram.token}/sendDocument"
    async with api.session.post(url, data=form) as response:
        assert (response.status, (await response.json())["description"]) == (413, "Request Entity Too Large")
    assert not rina.chat.replies


ENTITIES = [
    ([{"type": "bold", "offset": 0, "length": 2}], ["bold"]),
    ([{"type": "bold", "offset": 0, "length": 0}, {"type": "bold", "offset": 90, "length": 5}], []),
    ([{"type": "url", "offset": 0, "length": 2}], []),
    ([{"type": "text_link", "offset": 0, "length": 2, "url": "a.id"}], ["text_link"]),
    ([{"type": "italic", "offset": 0, "length": 4}, {"type": "bold", "offset": 2, "length": 2}], ["italic", "bold"]),
]


@pytest.mark.parametrize(("given", "kept"), ENTITIES)
async def test_entities_may_be_given_instead_of_markup(
    api: Caller, rina: Phone, given: list[dict[str, Any]], kept: list[str]
) -> None:
    sent = await api.ok("sendMessage", chat_id=rina.person.id, text="abcd", entities=given)
    assert [entity["type"] for entity in sent.get("entities", [])] == kept


WRONG_ENTITIES = [
    ([5], "can't parse MessageEntity: expected an Object"),
    ([{"type": "moon", "offset": 0, "length": 1}], "can't parse MessageEntity: Unsupported type specified"),
    ([{"type": "bold"}], "can't parse MessageEntity: Can't find field \"offset\""),
    (
        [{"type": "text_link", "offset": 0, "length": 1, "url": "ftp://a.id"}],
        "entity URL 'ftp://a.id' is invalid: Unsupported URL protocol",
    ),
]


@pytest.mark.parametrize(("given", "reason"), WRONG_ENTITIES)
async def test_wrong_entities_are_refused(api: Caller, rina: Phone, given: list[Any], reason: str) -> None:
    assert await api.fault("sendMessage", chat_id=rina.person.id, text="a", entities=given) == f"Bad Request: {reason}"


async def test_what_a_button_keeps(api: Caller, rina: Phone) -> None:
    buttons = [
        {"text": "Hapus", "callback_data": "x", "style": "danger", "moon": 1},
        {"text": "Situs", "url": "jkp.go.id"},
        {"text": "Salin", "copy_text": {"text": "175"}},
    ]
    sent = await api.ok(
        "sendMessage", chat_id=rina.person.id, text="x", reply_markup={"inline_keyboard": [buttons, []]}
    )
    assert sent["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "Hapus", "callback_data": "x", "style": "danger"},
            {"text": "Situs", "url": "http://jkp.go.id/"},
            {"text": "Salin", "copy_text": {"text": "175"}},
        ]
    ]
    message = await rina.chat.next_reply()
    assert rina.press(message, "Situs") == "http://jkp.go.id/"
