"""Every setting of the bot, from the environment or `.env`; `docs/settings.md` says the same for operators."""

import re
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.desk import groups
from bot.sources.named import parse
from conversations.campaigns.terms import OFFICIAL_HOSTS

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project; `data/` and `locales/` lie in it."""

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{6,}", re.ASCII)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}", re.ASCII)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s/]+(/[^\s]*)?", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_SHORTEST_KEY = 16
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadSettings(Exception):  # noqa: N818 - the sentence it carries is what matters
    """A setting is missing or wrong; the message is one sentence that names it."""


class Settings(BaseSettings):
    """What operators may set; names are those of the environment."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", case_sensitive=False)

    bot_token: SecretStr = Field(SecretStr(""), description="Token from BotFather; empty starts the playground.")
    bot_name: str = Field("", description="The bot's name on Telegram without @; empty: Telegram is asked for it.")
    telegram_api: str = Field("https://api.telegram.org", description="Base address of the Bot API server.")
    database_url: str = Field(
        f"sqlite:///{ROOT / 'data' / 'kawan.sqlite3'}",
        description="`sqlite:///FILE` (by default under `data/`) or `postgresql://USER:PASSWORD@HOST/NAME`.",
    )
    data_key: SecretStr = Field(
        SecretStr(""),
        description="Key for hashing identifiers; several, oldest first and with commas, after a change of keys.",
    )
    claims_api: str = Field("", description="Base address of an agency's claims interface; empty: lists of staff only.")
    claims_api_token: SecretStr = Field(SecretStr(""), description="Token for the claims interface.")
    send_rate: int = Field(24, ge=1, le=30, description="Unasked messages a second.")
    paid_send_rate: int = Field(100, ge=1, le=1000, description="Paid messages of announcements a second.")
    quiet_hours: str = Field("20:00-08:00", description="When nothing unasked is sent, in the reader's zone; or `off`.")
    staff_groups: str = Field("", description="Groups in which helpers answer: region=id for each, `*` being all.")
    link_hosts: str = Field(" ".join(OFFICIAL_HOSTS), description="Sites to which links in announcements may lead.")
    retention_days: int = Field(730, ge=30, description="Days after which people who were not seen are forgotten.")
    lists_folder: str = Field("", description="Folder that is watched for lists of vacancies and trainings; or empty.")
    feeds: SecretStr = Field(SecretStr(""), description="Sources that are fetched: name=https://… for each, or empty.")
    webhook_url: str = Field("", description="Public https address to which Telegram delivers; empty means polling.")
    webhook_secret: SecretStr = Field(SecretStr(""), description="Secret of the webhook; made at start when empty.")
    host: str = Field("127.0.0.1", description="Address on which the webhook and the playground listen.")
    port: int = Field(8080, ge=0, le=65535, description="Port of the webhook, and of the playground's chat page.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="One line of text, or one JSON object, an event.")
    today: date | None = Field(None, description="Fixes the day (YYYY-MM-DD) for rehearsals; empty is the real day.")

    @field_validator("today", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        if isinstance(value, str) and value and not _DAY.fullmatch(value):
            raise ValueError("must be a day written as YYYY-MM-DD")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_default(cls, value: object, info: ValidationInfo) -> object:
        return cls.model_fields[info.field_name or ""].default if value == "" else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        return _matching(value, _TOKEN, "does not look like a token from BotFather (digits, a colon, letters)")

    @field_validator("bot_name")
    @classmethod
    def _name(cls, value: str) -> str:
        if value and not _NAME.fullmatch(value.removeprefix("@")):
            raise ValueError("does not look like the name of a bot (5 to 32 letters, digits and _)")
        return value.removeprefix("@")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        return _matching(value, _SECRET, "may only hold 1 to 256 letters, digits, _ and -")

    @field_validator("link_hosts")
    @classmethod
    def _hosts(cls, value: str) -> str:
        if not all(_HOST.fullmatch(host) for host in value.lower().split()):
            raise ValueError("must be names of sites with spaces between, such as jkp.go.id")
        return value.lower()

    @field_validator("quiet_hours")
    @classmethod
    def _quiet(cls, value: str) -> str:
        if value.lower() != "off" and not _HOURS.fullmatch(value):
            raise ValueError("must be two times such as 20:00-08:00, or off")
        return value.lower()

    @field_validator("data_key")
    @classmethod
    def _keys(cls, value: SecretStr) -> SecretStr:
        keys = [key.strip() for key in value.get_secret_value().split(",")]
        if value.get_secret_value() and not all(len(key) >= _SHORTEST_KEY for key in keys):
            raise ValueError(f"needs {_SHORTEST_KEY} characters or more, each key of several")
        return value

    @field_validator("feeds")
    @classmethod
    def _feeds(cls, value: SecretStr) -> SecretStr:
        parse(value.get_secret_value())
        return value

    @field_validator("staff_groups")
    @classmethod
    def _groups(cls, value: str) -> str:
        groups.parse(value)
        return value

    @field_validator("telegram_api", "webhook_url", "claims_api")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not (_ADDRESS.fullmatch(value) and _has_port(value)):
            raise ValueError("is not an http(s) address")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        if not _has_port(value):
            raise ValueError("has a port that is no number")
        return value

    @property
    def embedded(self) -> bool:
        """Whether the database is a file of our own, which is brought up to date at start."""
        return self.database_url.startswith("sqlite")


def _has_port(address: str) -> bool:
    """Tell whether the port of an address can be read; having none is fine."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def _matching(value: SecretStr, pattern: re.Pattern[str], fault: str) -> SecretStr:
    if value.get_secret_value() and not pattern.fullmatch(value.get_secret_value()):
        raise ValueError(fault)
    return value


def read_settings() -> Settings:
    """Read the environment and `.env`.

    Raises:
        BadSettings: for the first setting that is wrong, without repeating its value; or when `.env` cannot be read.
    """
    try:
        return Settings()
    except (UnicodeDecodeError, OSError) as error:
        raise BadSettings(f"The file .env cannot be read as UTF-8 text ({type(error).__name__}).") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        fault = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"The setting {name} is wrong: {fault}.") from None
