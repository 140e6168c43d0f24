"""The calls of python-telegram-bot on aiohttp, which carries ten times as many as its own transport.

Every trouble leaves here as what it means for the message: `Refusal`, `Unreached`, or `Unanswered`.
"""

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_CONNECT = 10.0
# Shorter than any server's: a call on a connection that the other side has just closed is lost without an answer.
_IDLE = 10.0
_OK, _REDIRECT = 200, 300


class Refusal(TelegramError):  # noqa: N818 - names what came back
    """Telegram, or a gateway before it, said no; `told` when Telegram said it itself."""

    def __init__(self, code: int, words: str, parameters: dict[str, Any], *, told: bool) -> None:
        super().__init__(words)
        self.code = code
        self.parameters = parameters
        self.told = told


class Unreached(NetworkError):  # noqa: N818 - names what happened
    """Nothing was written, so nothing was done."""


class Unanswered(NetworkError):  # noqa: N818 - names what happened
    """The call was written, and nobody knows what became of it."""


class AiohttpRequest(BaseRequest):
    """Carries the calls of a bot; `time_limit` are seconds for a whole call, `at_once` how many may be under way."""

    def __init__(self, time_limit: float = 20.0, at_once: int = 60) -> None:
        self._time_limit = time_limit
        self._at_once = at_once
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds for a whole call."""
        return self._time_limit

    async def initialize(self) -> None:
        """Make ready to call; a second time changes nothing."""
        if self._session is None:
            limits = aiohttp.ClientTimeout(total=self._time_limit, sock_connect=_CONNECT)
            connector = aiohttp.TCPConnector(limit=self._at_once, keepalive_timeout=_IDLE)
            self._session = aiohttp.ClientSession(connector=connector, timeout=limits)

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Make one call and return its status and body; the limits of single calls are not used.

        Raises:
            Refusal: for any status that is no success.
            Unreached: when no connection came about.
            Unanswered: when the answer was lost, or cannot be one of Telegram's.
        """
        if self._session is None:
            raise RuntimeError("the request was not initialized")
        body = request_data.url_encoded_parameters().encode() if request_data else None
        try:
            async with self._session.request(method, url, data=body, headers=_FORM, allow_redirects=False) as response:
                payload = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise Unreached(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unanswered(type(error).__name__) from error
        return response.status, checked(response.status, payload)


def checked(status: int, payload: bytes) -> bytes:
    """Return the body of a success.

    Raises:
        Refusal: for any other status.
        Unanswered: when the body cannot be Telegram's.
    """
    try:
        told = json.loads(payload)
    except ValueError:
        told = None
    known = isinstance(told, dict) and "ok" in told
    if _OK <= status < _REDIRECT:
        if not known or not told["ok"]:
            raise Unanswered("an answer that is none of Telegram's")
        return payload
    words, parameters = (told.get("description"), told.get("parameters")) if known else ("", {})
    raise Refusal(status, str(words or ""), parameters if isinstance(parameters, dict) else {}, told=known)
