"""A reverse proxy before several webhook processes, as nginx would be; it can deliver everything twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle

import aiohttp
from aiohttp import web

SECRET = "X-Telegram-Bot-Api-Secret-Token"
Answer = tuple[int, str, bytes]
_NOBODY = "http://127.0.0.1:1"


class Balancer:
    """Hands updates to `processes` (addresses) in turn, or with `twice` to all at once.

    `doubled` counts the replies beyond the first to one update, `unreached` the calls that found nobody.
    """

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._processes: list[str] = []
        self._turns = cycle([_NOBODY])
        self.url = ""
        self.twice = False
        self.doubled = 0
        self.unreached = 0

    @property
    def processes(self) -> list[str]:
        """Where the processes listen."""
        return self._processes

    @processes.setter
    def processes(self, addresses: list[str]) -> None:
        self._processes = addresses
        self._turns = cycle(addresses or [_NOBODY])

    async def handle(self, request: web.Request) -> web.Response:
        """Pass an update on."""
        body = await request.read()
        headers = {"Content-Type": request.content_type, SECRET: request.headers.get(SECRET, "")}
        chosen = self._processes if self.twice else [next(self._turns)]
        answers = await asyncio.gather(*(self._ask(address, body, headers) for address in chosen))
        spoken = [answer for answer in answers if b"sendMessage" in answer[2]]
        self.doubled += max(0, len(spoken) - 1)
        status, kind, content = (spoken or answers)[0]
        return web.Response(status=status, body=content, headers={"Content-Type": kind})

    async def _ask(self, address: str, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            async with self._session.post(f"{address}/behind/the/proxy", data=body, headers=headers) as response:
                return response.status, response.headers.get("Content-Type", ""), await response.read()
        except aiohttp.ClientConnectionError:
            self.unreached += 1
            return 502, "text/plain", b"Bad Gateway"


@asynccontextmanager
async def balancer() -> AsyncIterator[Balancer]:
    """Run a proxy while the block runs."""
    async with aiohttp.ClientSession() as session:
        proxy = Balancer(session)
        app = web.Application()
        app.router.add_post("/{path:.*}", proxy.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handler_cancellation=True)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            proxy.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield proxy
        finally:
            await runner.cleanup()
