"""Fetching a list from an address: only what changed, only over https, and never more than fits."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import aiohttp
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential, wait_random

from bot.sources.named import may_fetch
from storage.feeds import Said

TIME_LIMIT = 60.0
"""Seconds for one attempt."""
ATTEMPTS = 3
MOST_BYTES = 32 << 20
"""Lists beyond this are not read to their end."""
_REDIRECTIONS = 5
_FIRST_WAIT, _LONGEST_WAIT, _CHANCE = 2.0, 30.0, 1.5
_CONNECT = 15.0
_PORTION = 1 << 16
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "application/json, text/csv;q=0.9, */*;q=0.1"


class Unfetched(Exception):  # noqa: N818 - names what happened
    """A source gave no list; the words tell why, without its address, which may hold a secret."""


class _Passing(Unfetched):
    """The next attempt may succeed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A list, and the marks by which the source is asked for changes next time."""

    body: bytes
    etag: str
    modified: str


class Fetcher:
    """Fetches lists; open it with `async with`, in one event loop. `pause` waits so many seconds between attempts."""

    def __init__(
        self,
        *,
        time_limit: float = TIME_LIMIT,
        most_bytes: int = MOST_BYTES,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._time_limit = time_limit
        self._most_bytes = most_bytes
        self._pause = pause
        self._client: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        limits = aiohttp.ClientTimeout(total=self._time_limit, sock_connect=_CONNECT)
        self._client = aiohttp.ClientSession(timeout=limits, headers={"User-Agent": "kawan-jkp", "Accept": _ACCEPT})
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.close()

    async def fetch(self, address: str, said: Said) -> Fetched | None:
        """Return the list at an address, or `None` when it is what the source `said` last.

        Raises:
            Unfetched: when there is none to be had, after several attempts where that may help.
        """
        attempts = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential(_FIRST_WAIT, _LONGEST_WAIT) + wait_random(0, _CHANCE),
            retry=retry_if_exception_type(_Passing),
            sleep=self._pause,
            reraise=True,
        )
        return await attempts(self._once, address, said)

    async def _once(self, address: str, said: Said) -> Fetched | None:
        """Ask once, wherever the source sends us."""
        try:
            async with asyncio.timeout(self._time_limit):
                for _ in range(_REDIRECTIONS + 1):
                    found = await self._ask(address, said)
                    if not isinstance(found, str):
                        return found
                    address = _onward(address, found)
        except TimeoutError:
            raise _Passing("it takes too long") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _Passing(type(error).__name__) from None
        raise Unfetched("it sends us on again and again")

    async def _ask(self, address: str, said: Said) -> Fetched | str | None:
        """Return the list, where else it is, or `None` when it is what it was."""
        if self._client is None:
            raise RuntimeError("the fetcher is not open")
        marks = {"If-None-Match": said.etag, "If-Modified-Since": said.modified}
        headers = {name: mark for name, mark in marks.items() if mark}
        async with self._client.get(address, headers=headers, allow_redirects=False) as response:
            if response.status == HTTPStatus.NOT_MODIFIED and headers:
                return None
            if response.status in _MOVED:
                return response.headers.get("Location", "")
            _check(response)
            etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
            return Fetched(await self._body(response), etag, modified)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        body = bytearray()
        async for part in response.content.iter_chunked(_PORTION):
            body += part
            if len(body) > self._most_bytes:
                raise Unfetched(f"its list has more than {self._most_bytes >> 20} MiB")
        return bytes(body)


def _onward(address: str, location: str) -> str:
    onward = urljoin(address, location)
    if not location or not may_fetch(onward, sent_from=address):
        raise Unfetched("it sends us to an address that is not https")
    return onward


def _check(response: aiohttp.ClientResponse) -> None:
    if response.status in _PASSING:
        raise _Passing(f"status {response.status}")
    if response.status != HTTPStatus.OK:
        raise Unfetched(f"status {response.status}")
    # Of a list that ends where the connection ends, nobody knows whether that is all of it.
    if response.content_length is None and "chunked" not in response.headers.get("Transfer-Encoding", "").lower():
        raise Unfetched("it does not tell how long its list is")
