"""One call of a Bot API method: its parameters read from any encoding, and the table of methods."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bot.playground.errors import bad_request
from bot.playground.world import Account, World
from bot.playground.world_chat import Room
from bot.playground.world_group import Group
from bot.playground.world_media import StoredFile

if TYPE_CHECKING:
    from bot.playground.server_api import BotApi

Handler = Callable[["ApiCall"], Any]
H = TypeVar("H", bound=Handler)
METHODS: dict[str, Handler] = {}


def method(name: str) -> Callable[[H], H]:
    """Register a function as the Bot API method of this name; its result goes to the bot as JSON."""

    def register(handler: H) -> H:
        METHODS[name.lower()] = handler
        return handler

    return register


def whole(value: Any, default: int = 0) -> int:
    """Return a value as a whole number, or the default when it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


def _utf8(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return text


@dataclass(frozen=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass
class ApiCall:
    """A method as called: the parameters as they came (texts from forms, any type from JSON) and uploaded files."""

    api: "BotApi"
    account: Account
    name: str
    params: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The world the call acts on."""
        return self.api.world

    def text(self, name: str) -> str:
        """Return a parameter as text, empty when absent."""
        value = self.params.get(name)
        if value is None:
            return ""
        return _utf8(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

    def required(self, name: str) -> str:
        """Return a parameter that must be there, or raise `ApiError` 400."""
        if not (text := self.text(name)):
            raise bad_request(f'parameter "{name}" is required')
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """Return a parameter as a whole number; what is none counts as absent, as in Telegram."""
        return whole(self.text(name).strip(), default)

    def number(self, name: str) -> float:
        """Return a parameter as a number, 0 when it is none."""
        try:
            return float(self.text(name))
        except ValueError:
            return 0.0

    def flag(self, name: str) -> bool:
        """Return whether a parameter says yes."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def structure(self, name: str, fault: str) -> Any:
        """Return a parameter given as JSON, None when absent; broken JSON raises `ApiError` 400 with `fault`."""
        value = self.params.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value) if value else None
            except ValueError:
                raise bad_request(fault) from None
        _utf8(json.dumps(value, ensure_ascii=False))
        return value

    def many(self, name: str, fault: str) -> list[Any]:
        """Return a parameter given as a JSON array, empty when absent; anything else raises `ApiError` 400."""
        value = self.structure(name, fault)
        if value in (None, ""):
            return []
        if not isinstance(value, list):
            raise bad_request(fault)
        return value

    def chat(self, name: str = "chat_id") -> Room:
        """Return the chat to write to, or raise `ApiError` 400 or 403."""
        return self.world.open_chat(self.account, self._chat_id(name))

    def known_chat(self, name: str = "chat_id") -> Room:
        """Return a chat to look into, blocked or not; an unknown one raises `ApiError`."""
        return self.world.known_chat(self.account, self._chat_id(name))

    def group(self) -> Group:
        """Return the group to act on, or raise `ApiError` as Telegram does where there is none."""
        chat = self.chat()
        if not isinstance(chat, Group):
            raise bad_request("the chat is not a supergroup")
        return chat

    def _chat_id(self, name: str) -> int:
        if not self.text(name).strip():
            raise bad_request(f"{name} is empty")
        return self.integer(name)

    def file(self, name: str, kind: str) -> StoredFile:
        """Return the file of a parameter: uploaded now, or known by its id; otherwise raise `ApiError` 400."""
        given = self.text(name)
        upload = self.files.get(given.removeprefix("attach://")) if given.startswith("attach://") else None
        upload = upload or self.files.get(name)
        if upload:
            return self.world.files.add(kind, upload.content, name=upload.name, mime=upload.mime)
        if not given:
            raise bad_request(f"there is no {kind} in the request")
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self.world.files.find(given)
        if stored.kind != kind:
            wanted, found = kind.capitalize(), stored.kind.capitalize()
            raise bad_request(f"can't use file of type {found} as {wanted}")
        return stored
