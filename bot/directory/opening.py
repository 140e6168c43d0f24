"""Which source of claims the settings ask for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from bot.directory.port import ClaimDirectory, ListDirectory
from bot.settings import BadSettings, Settings
from storage.seal import Seal

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@asynccontextmanager
async def open_directory(settings: Settings, seal: Seal) -> AsyncIterator[ClaimDirectory]:
    """Open the source of claims: the interface of `CLAIMS_API`, or nothing but the lists when that is empty.

    Raises:
        BadSettings: when the address is not https, or there is no token.
    """
    if not settings.claims_api:
        yield ListDirectory()
        return
    token = settings.claims_api_token.get_secret_value()
    _check(settings.claims_api, token)
    # Only who has such an interface pays for its client.
    from bot.directory.api import ApiDirectory

    def today() -> date:
        return settings.today or datetime.now(UTC).date()

    async with ApiDirectory(settings.claims_api, token, seal, today=today) as directory:
        yield directory


def _check(address: str, token: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise BadSettings("The setting CLAIMS_API is wrong: personal data need an https address.")
    if not token or not token.isascii() or not token.isprintable():
        raise BadSettings("The setting CLAIMS_API_TOKEN is missing or holds what no token holds.")
