"""Bodies of HTTP messages as parameters: JSON, urlencoded and multipart, in requests and in webhook answers."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web

from bot.playground.errors import ApiError, bad_request
from bot.playground.server_call import Upload

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass
class Body:
    """Parameters by name (texts, or any JSON type from a JSON body) and uploaded files by part name."""

    params: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


async def read_body(message: web.Request | ClientResponse) -> Body:
    """Return the parameters of a body; a broken one raises `ApiError` 400."""
    kind = message.content_type
    if kind.startswith("multipart/"):
        return await _multipart(message)
    raw = await message.read()
    if kind == "application/json":
        return Body(_object(raw))
    if kind == "application/x-www-form-urlencoded":
        return Body(dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)))
    return Body()


def _object(raw: bytes) -> dict[str, Any]:
    try:
        value = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    return value if isinstance(value, dict) else {}


async def _multipart(message: web.Request | ClientResponse) -> Body:
    body, room = Body(), UPLOAD_LIMIT
    async for part in MultipartReader(message.headers, message.content):
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        room -= len(content)
        if room < 0:
            raise ApiError(413, "Request Entity Too Large")
        if part.filename is None:
            body.params[part.name] = content.decode("utf-8", "replace")
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            body.files[part.name] = Upload(part.filename, mime, content)
    return body
