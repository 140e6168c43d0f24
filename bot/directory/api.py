"""The interface that an agency puts in front of its system of claims; `docs/claims-api.md` tells its side of it."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import date
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import aiohttp
from tenacity import AsyncRetrying, RetryError, retry_if_exception_type, stop_after_attempt, wait_random

from bot.directory.breaker import Breaker
from bot.directory.port import Unreachable
from bot.directory.records import is_reference, told_claim
from storage.claims_told import ToldClaim
from storage.seal import Seal

_log = logging.getLogger(__name__)

TIME_LIMIT = 3.0
"""Seconds for one question with all its repetitions."""
ATTEMPTS = 3
MOST_CLAIMS = 50
"""Claims of one answer that are read; nobody has more."""
_LARGEST = 1024 * 1024
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_AT_ONCE = 16


class _Passing(Exception):  # noqa: N818 - names what happened
    """A failure that may be over at the next attempt."""


class _Refused(Exception):  # noqa: N818 - names what happened
    """An answer that the next attempt would not better."""


class ApiDirectory:
    """Asks the interface at `address`; open it with `async with`, in one event loop.

    Both questions change nothing over there, so they are safe to be asked again after a failure that may pass. A
    circuit breaker keeps an interface that is down from slowing everybody.
    """

    def __init__(
        self,
        address: str,
        token: str,
        seal: Seal,
        *,
        today: Callable[[], date],
        time_limit: float = TIME_LIMIT,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._address = address.rstrip("/")
        self._token = token
        self._seal = seal
        self._today = today
        self._time_limit = time_limit
        self._pause = pause
        self._breaker = Breaker()
        self._client: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(limit=_AT_ONCE)
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        timeout = aiohttp.ClientTimeout(total=self._time_limit)
        self._client = aiohttp.ClientSession(connector=connector, headers=headers, timeout=timeout)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.close()

    @property
    def reached(self) -> bool:
        """Whether the interface answered when it was asked last; true when it was never asked."""
        return self._breaker.failures == 0

    async def find(self, phone: str, kpj_last4: str) -> tuple[ToldClaim, ...]:
        """Return the claims of the person with this phone number (+62…) and the end of a KPJ.

        A number that is known only as a hash cannot be asked about. Raises Unreachable.
        """
        if not phone:
            raise Unreachable("the phone number is not known any more")
        answer = await self._ask("POST", "/v1/claims/search", {"phone": phone, "kpj_last4": kpj_last4})
        records = answer.get("claims") if isinstance(answer, dict) else None
        if not isinstance(records, list):
            raise Unreachable("the answer holds no list of claims")
        return self._readable(records[:MOST_CLAIMS])

    async def refresh(self, reference: str) -> ToldClaim | None:
        """Return a claim as it is now, or `None` when the office has no such claim. Raises Unreachable."""
        if not is_reference(reference):
            return None
        answer = await self._ask("GET", f"/v1/claims/{quote(reference, safe='')}", None)
        if answer is None:
            return None
        record = answer.get("claim") if isinstance(answer, dict) else None
        read = self._readable([record])
        if not read or read[0].reference != reference:
            raise Unreachable("the answer holds another claim, or none")
        return read[0]

    def _readable(self, records: list[Any]) -> tuple[ToldClaim, ...]:
        today = self._today()
        read = [claim for record in records if (claim := told_claim(record, today, self._seal))]
        if len(read) < len(records):
            _log.warning("The claims interface told %d claims that cannot be read", len(records) - len(read))
        return tuple(read)

    async def _ask(self, method: str, path: str, question: object) -> Any:
        """Ask once the circuit lets it through, and take note of how it went; `None` is that there is no such thing."""
        now = asyncio.get_running_loop().time
        if self._breaker.circuit(now()) == "open":
            raise Unreachable("the circuit is open")
        self._breaker = self._breaker.entered(now())
        try:
            async with asyncio.timeout(self._time_limit):
                answer = await self._repeatedly(method, path, question)
        except (_Passing, _Refused, RetryError, TimeoutError) as error:
            self._breaker = self._breaker.failed(now())
            _log.warning("The claims interface does not answer: %s", error if str(error) else type(error).__name__)
            raise Unreachable(str(error)) from None
        self._breaker = self._breaker.succeeded()
        return answer

    async def _repeatedly(self, method: str, path: str, question: object) -> Any:
        attempts = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_random(0.05, 0.35),
            retry=retry_if_exception_type(_Passing),
            sleep=self._pause,
            reraise=True,
        )
        return await attempts(self._once, method, path, question)

    async def _once(self, method: str, path: str, question: object) -> Any:
        if self._client is None:
            raise _Refused("it is not open")
        try:
            # A token follows no redirection.
            request = self._client.request(method, self._address + path, json=question, allow_redirects=False)
            async with request as response:
                return await _answer(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _Passing(type(error).__name__) from None


async def _answer(response: aiohttp.ClientResponse) -> Any:
    """Read an answer, `None` for 404; an answer that is too large or no JSON is refused."""
    if response.status in _PASSING:
        raise _Passing(f"status {response.status}")
    if response.status == HTTPStatus.NOT_FOUND and response.method == "GET":
        return None
    if response.status != HTTPStatus.OK:
        raise _Refused(f"status {response.status}")
    body = bytearray()
    async for part in response.content.iter_chunked(65536):
        body += part
        if len(body) > _LARGEST:
            raise _Refused("the answer is too large")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _Refused("the answer is no JSON") from None
