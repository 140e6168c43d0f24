import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import FormData, web

from bot.playground import Phone
from tests.bot.playground.conftest import Caller

Answer = Callable[[dict[str, Any]], web.Response]
SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Hook:
    """A bot behind a webhook: remembers what it got, answers as told, taken updates go to `taken`."""

    url: str = ""
    answer: Answer = lambda _: web.Response()
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    taken: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    async def handle(self, request: web.Request) -> web.Response:
        update: dict[str, Any] = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get(SECRET))
        response = self.answer(update)
        if response.status == 200:
            self.taken.put_nowait(update)
        return response


@asynccontextmanager
async def hooked(answer: Answer = lambda _: web.Response()) -> AsyncIterator[Hook]:
    hook = Hook(answer=answer)
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        yield hook
    finally:
        await runner.cleanup()


async def soon(awaitable: Awaitable[Any]) -> Any:
    async with asyncio.timeout(5):
        return await awaitable


async def test_updates_arrive_with_the_secret(api: Caller, rina: Phone) -> None:
    async with hooked() as hook:
        rina.send_text("sebelum")
        await api.ok("setWebhook", url=hook.url, secret_token="rahasia_1")
        rina.send_text("sesudah")
        texts = [(await soon(hook.taken.get()))["message"]["text"] for _ in range(2)]
        assert texts == ["sebelum", "sesudah"]
        assert set(hook.secrets) == {"rahasia_1"}
        await api.telegram.world.wait_for(lambda world: not len(world.account.updates) or None)
        info = await api.ok("getWebhookInfo")
        assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)
        await api.ok("deleteWebhook")


async def test_an_update_not_taken_comes_again_and_holds_the_chat_back(api: Caller, rina: Phone) -> None:
    refusals = iter([500, 502, 403])
    async with hooked(lambda _: web.Response(status=next(refusals, 200))) as hook:
        await api.ok("setWebhook", url=hook.url)
        rina.send_text("satu")
        rina.send_text("dua")
        texts = [(await soon(hook.taken.get()))["message"]["text"] for _ in range(2)]
        assert texts == ["satu", "dua"]
        assert [update["message"]["text"] for update in hook.got] == ["satu"] * 4 + ["dua"]
        info = await api.ok("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"
        await api.ok("deleteWebhook")


async def test_one_chat_in_trouble_does_not_hold_back_others(api: Caller, rina: Phone) -> None:
    tono = api.telegram.phone("Tono")

    def answer(update: dict[str, Any]) -> web.Response:
        return web.Response(status=500 if update["message"]["from"]["first_name"] == "Rina" else 200)

    async with hooked(answer) as hook:
        await api.ok("setWebhook", url=hook.url)
        rina.send_text("macet")
        tono.send_text("lancar")
        assert (await soon(hook.taken.get()))["message"]["text"] == "lancar"
        await api.ok("deleteWebhook")
        assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 1


async def test_a_webhook_nobody_serves_is_reported(api: Caller, rina: Phone) -> None:
    async with hooked() as hook:
        url = hook.url
    await api.ok("setWebhook", url=url)
    rina.send_text("halo")
    webhook = api.telegram.world.account.webhook
    assert webhook
    async with asyncio.timeout(5):
        while not webhook.error:  # noqa: ASYNC110 - the failure itself is not announced anywhere
            await asyncio.sleep(0)
    assert (await api.ok("getWebhookInfo"))["last_error_message"] == "Connection refused"
    await api.ok("deleteWebhook")


def _as_json(chat_id: int) -> web.Response:
    return web.json_response({"method": "sendMessage", "chat_id": chat_id, "text": "<b>json</b>", "parse_mode": "HTML"})


def _as_multipart(chat_id: int) -> web.Response:
    form = FormData({"method": "sendMessage", "chat_id": str(chat_id), "text": "form"}, default_to_multipart=True)
    return web.Response(body=form())


def _as_urlencoded(chat_id: int) -> web.Response:
    return web.Response(
        text=f"method=sendMessage&chat_id={chat_id}&text=url%20encoded",
        content_type="application/x-www-form-urlencoded",
    )


async def test_an_answer_may_carry_a_method(api: Caller, rina: Phone) -> None:
    ways = iter([_as_json, _as_multipart, _as_urlencoded])
    async with hooked(lambda _: next(ways)(rina.person.id)) as hook:
        await api.ok("setWebhook", url=hook.url)
        for number in range(3):
            rina.send_text(str(number))
        assert [(await rina.chat.next_reply()).text for _ in range(3)] == ["json", "form", "url encoded"]
        await api.ok("deleteWebhook")


async def test_a_refused_answer_is_recorded_and_not_repeated(api: Caller, rina: Phone) -> None:
    async with hooked(lambda _: web.json_response({"method": "sendMessage", "chat_id": 5, "text": "x"})) as hook:
        await api.ok("setWebhook", url=hook.url)
        rina.send_text("halo")
        call = await api.telegram.world.wait_for(lambda world: next((c for c in world.calls if c.error), None))
        assert (call.method, call.error) == ("sendMessage", "Bad Request: chat not found")
        rina.send_text("lagi")
        await soon(hook.taken.get())
        await soon(hook.taken.get())
        assert len(hook.got) == 2
        await api.ok("deleteWebhook")
