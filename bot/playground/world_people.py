"""Who lives in the local Telegram: people with their phones, and bots with their profiles."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Person:
    """A fictional owner of a phone; `phone` is written as Telegram gives it, without spaces or plus.

    `utc_hours` is the distance of their clock from UTC: 7 in WIB, 8 in WITA, 9 in WIT.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "id"
    phone: str = ""
    about: str = ""
    utc_hours: int = 7

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def as_json(self) -> dict[str, Any]:
        """Return the person as the Bot API's User."""
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": self.language_code}
        return user | _given(last_name=self.last_name, username=self.username)

    def as_chat(self) -> dict[str, Any]:
        """Return the private chat with this person as the Bot API's Chat."""
        chat = {"id": self.id, "type": "private", "first_name": self.first_name}
        return chat | _given(last_name=self.last_name, username=self.username)


@dataclass
class BotProfile:
    """A bot: its token, its name, and what it told Telegram about itself.

    Words are kept by language code (empty: for everybody); command lists by scope and language; menu buttons by
    chat id (0: every chat).
    """

    token: str
    name: str = "Kawan JKP"
    username: str = "kawan_jkp_bot"
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The number before the colon of the token."""
        return int(self.token.split(":", 1)[0])

    def as_json(self) -> dict[str, Any]:
        """Return the bot as the Bot API's User inside other objects."""
        return {"id": self.id, "is_bot": True, "first_name": self.named(""), "username": self.username}

    def as_me(self) -> dict[str, Any]:
        """Return the bot as getMe tells it."""
        abilities = dict.fromkeys(
            ("can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business", "has_main_web_app"),
            False,
        )
        return self.as_json() | {"can_join_groups": True} | abilities

    def named(self, language: str) -> str:
        """Return the bot's name for readers of this language."""
        return self.names.get(language) or self.names.get("") or self.name

    def described(self, language: str) -> str:
        """Return what an empty chat shows to readers of this language."""
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def commands_for(self, person: Person) -> list[dict[str, str]]:
        """Return the command list this person sees: the narrowest scope first, their language before any."""
        for scope in (f"chat:{person.id}", "all_private_chats", "default"):
            for language in (person.language_code, ""):
                if known := self.commands.get((scope, language)):
                    return known
        return []

    def menu_button(self, chat_id: int) -> dict[str, Any]:
        """Return the menu button of this chat."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(0) or {"type": "commands"}


def _given(**words: str) -> dict[str, str]:
    return {name: word for name, word in words.items() if word}
