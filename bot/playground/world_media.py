"""What a message may carry besides text: files, contacts and places; and the shelf that keeps the files."""

import mimetypes
import secrets
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from bot.playground.errors import bad_request

_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}
_ENDINGS = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp"}
UNKNOWN_MIME = "application/octet-stream"
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """A file somebody sent: its id for reuse, its address under `/file/bot<token>/`, its bytes and measures."""

    kind: str
    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    width: int = 0
    height: int = 0
    duration: int = 0
    emoji: str = ""

    def as_file(self) -> dict[str, Any]:
        """Return the Bot API's File, with the path to download it."""
        return self._base() | {"file_path": self.path}

    def as_json(self) -> dict[str, Any]:
        """Return the message fields that carry this file."""
        size = {"width": self.width, "height": self.height}
        match self.kind:
            case "photo":
                return {"photo": [self._base() | size]}
            case "voice":
                return {"voice": self._base() | {"duration": self.duration, "mime_type": self.mime}}
            case "sticker":
                shape = {"type": "regular", "is_animated": False, "is_video": False, "emoji": self.emoji}
                return {"sticker": self._base() | size | shape}
            case _:
                return {"document": self._base() | {"file_name": self.name, "mime_type": self.mime}}

    def _base(self) -> dict[str, Any]:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


@dataclass(frozen=True)
class Contact:
    """A shared contact; `user_id` is 0 when the number belongs to nobody on Telegram."""

    phone_number: str
    first_name: str
    last_name: str = ""
    user_id: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the message fields that carry this contact."""
        known = {"phone_number": self.phone_number, "first_name": self.first_name}
        extra = {"last_name": self.last_name, "user_id": self.user_id}
        return {"contact": known | {name: value for name, value in extra.items() if value}}


@dataclass(frozen=True)
class Location:
    """A place in degrees."""

    latitude: float
    longitude: float

    def as_json(self) -> dict[str, Any]:
        """Return the message fields that carry this place."""
        return {"location": {"latitude": self.latitude, "longitude": self.longitude}}


Media = StoredFile | Contact | Location


class FileShelf:
    """All files of the world, found by id (to send again) and by path (to download)."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, content: bytes, name: str = "", mime: str = "", **measures: Any) -> StoredFile:
        """Keep a file of this kind (photo, document, voice, sticker); a photo that is no picture raises `ApiError`."""
        if not content:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            measures |= dict(zip(("width", "height"), picture_size(content), strict=True))
        ending = _ENDINGS.get(kind) or (f".{name.rsplit('.', 1)[1]}" if "." in name else "")
        path = f"{_FOLDERS[kind]}/file_{len(self.by_path)}{ending}"
        if mime in {"", UNKNOWN_MIME}:
            mime = mimetypes.guess_type(name)[0] or UNKNOWN_MIME
        unique = secrets.token_urlsafe(9)
        file = StoredFile(kind, f"{unique}-{secrets.token_urlsafe(30)}", unique, path, name, mime, content, **measures)
        return self.keep(file)

    def keep(self, file: StoredFile) -> StoredFile:
        """Put a known file on the shelf."""
        self.by_id[file.id] = self.by_path[file.path] = file
        return file

    def find(self, file_id: str) -> StoredFile:
        """Return the file with this id; an unknown one raises `ApiError` 400."""
        if file_id not in self.by_id:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self.by_id[file_id]


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels, held to Telegram's limits for photos; otherwise raise `ApiError` 400."""
    if len(content) > PHOTO_LIMIT:
        raise bad_request("file is too big")
    try:
        with Image.open(BytesIO(content)) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
