"""A sender at its desk: virtual time, a database without a thread, and a Telegram that does what the test says."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast
from urllib.parse import parse_qs

from sqlalchemy import Connection, insert, select, update
from telegram.request import BaseRequest, RequestData

from bot.outbox.clock import Clock
from bot.outbox.letters import Letters
from bot.outbox.post import Post
from bot.outbox.request import Unanswered, Unreached, checked
from bot.outbox.sender import Sender
from bot.settings import Settings
from bot.words import Voices
from conversations.outreach.quiet import NEVER, Quiet
from storage import StorageUnavailable, Store, outbox, senders, tables
from storage.link import Link
from storage.outbox import Draft
from storage.seal import Seal
from tests.codes import without_code

T = TypeVar("T")
START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
"""Ten in the morning in Jakarta, on a Monday."""
FIRST = 7_000_000_001
SETTINGS = Settings.model_validate(
    {"bot_token": "1000000001:secrets-of-nobody", "telegram_api": "http://telegram.test"}
)
VOICES = Voices("id", "en")
SEAL = Seal(["a key for tests, and for nothing else"])
Answer = tuple[int, dict[str, Any] | bytes]
Script = Callable[["Call"], Answer | Exception | None]


def refusal(code: int, words: str, **parameters: Any) -> Answer:
    told = {"ok": False, "error_code": code, "description": words}
    return code, {**told, "parameters": parameters} if parameters else told


BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
MARKUP = refusal(400, "Bad Request: can't parse entities: Unsupported start tag")
BROKEN = refusal(500, "Internal Server Error")


def flood(seconds: int) -> Answer:
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


@dataclass(frozen=True)
class Call:
    """One call that reached Telegram; `before` counts the earlier ones to the same chat.

    `text` is without the code at the end, which is another for every message; `whole` has it.
    """

    at: float
    chat_id: int
    whole: str
    parse_mode: str
    keyboard: str
    before: int
    method: str = "sendMessage"
    given: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return without_code(self.whole)


@dataclass
class PretendTelegram(BaseRequest):
    """Answers every call after `latency` seconds as `script` says, by default with a message."""

    script: Script = lambda _: None
    latency: float = 0.05
    calls: list[Call] = field(default_factory=list)

    @property
    def read_timeout(self) -> float:
        return 20.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        assert request_data is not None
        given = {name: values[0] for name, values in parse_qs(request_data.url_encoded_parameters()).items()}
        chat_id = int(given["chat_id"])
        call = Call(
            asyncio.get_running_loop().time(),
            chat_id,
            given.get("text") or given.get("caption", ""),
            given.get("parse_mode", ""),
            given.get("reply_markup", ""),
            self.counts[chat_id],
            url.rpartition("/")[2],
            given,
        )
        answer = self.script(call)
        if isinstance(answer, Unreached):
            raise answer
        self.calls.append(call)
        await asyncio.sleep(self.latency)
        if isinstance(answer, Exception):
            raise answer
        taken = call.method == "deleteMessage" or _message(call, len(self.calls))
        status, body = answer or (200, {"ok": True, "result": taken})
        return status, checked(status, body if isinstance(body, bytes) else json.dumps(body).encode())

    @property
    def counts(self) -> Counter[int]:
        return Counter(call.chat_id for call in self.calls)

    @property
    def moments(self) -> list[float]:
        return [call.at for call in self.calls]


def _message(call: Call, number: int) -> dict[str, Any]:
    chat = {"id": call.chat_id, "type": "private"}
    return {"message_id": number, "date": 1_772_000_000, "chat": chat, "text": call.text}


class InlineStore:
    """The store without its thread; `dead` is a process that was killed, which writes nothing any more."""

    def __init__(self, url: str) -> None:
        self._link = Link(url, synchronous="normal", time_limit=5.0)
        self.dead = False

    async def run(self, work: Callable[[Connection], T]) -> T:
        if self.dead:
            raise StorageUnavailable("the process is dead")
        return self._link.run(work)

    def close(self) -> None:
        self._link.close()

    def now(self, work: Callable[[Connection], T]) -> T:
        return self._link.run(work)


class Desk:
    """All that one test needs; `begin` is when its virtual time starts."""

    def __init__(self, url: str, begin: datetime = START) -> None:
        self.store = InlineStore(url)
        self.telegram = PretendTelegram()
        self.begin = begin
        self.stop = asyncio.Event()

    def now(self) -> datetime:
        return self.begin + timedelta(seconds=asyncio.get_running_loop().time())

    def sender(
        self, worker: str = "one", *, quiet: Quiet = NEVER, rate: int = 24, store: InlineStore | None = None
    ) -> Sender:
        memory = cast("Store", store or self.store)
        clock = Clock(None, self.now)
        post = Post(SETTINGS, self.telegram, rate=rate)
        return Sender(memory, post, Letters(memory, VOICES, clock, SEAL), worker=worker, clock=clock, quiet=quiet)

    def people(self, number: int = 1, **details: Any) -> list[int]:
        """Add people and return their ids."""
        values = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, **details}
        known = {"created_at": self.begin, "last_seen_on": self.begin.date()}
        count = len(self.rows(tables.participant))
        ids = [FIRST + count + each for each in range(number)]
        rows = [{"user_id": user_id, **values, **known} for user_id in ids]
        self.store.now(lambda tx: tx.execute(insert(tables.participant), rows))
        return ids

    def note(self, *user_ids: int, due: datetime | None = None, kind: Any = "status", **details: Any) -> int:
        """Plan one note for each of these people."""
        known = len(self.rows(tables.outbox))
        drafts = [
            Draft(f"note:{known + place}", user_id, kind, "note", due or self.begin, {"words": "hello"}, **details)
            for place, user_id in enumerate(user_ids)
        ]
        return self.store.now(lambda tx: outbox.plan(tx, drafts))

    async def serve(self, until: Awaitable[Any] | float, *others: Sender, sender: Sender | None = None) -> None:
        """Let senders work for so many virtual seconds, or until something has happened, and stop them in order."""
        working = [asyncio.create_task(each.run(self.stop)) for each in (sender or self.sender(), *others)]
        await (asyncio.sleep(until) if isinstance(until, int | float) else until)
        self.stop.set()
        await asyncio.gather(*working)
        self.stop = asyncio.Event()

    def rows(self, table: Any = tables.outbox) -> list[dict[str, Any]]:
        return self.store.now(lambda tx: [dict(row) for row in tx.execute(select(table)).mappings()])

    def states(self) -> Counter[tuple[str, str]]:
        return Counter((row["state"], row["reason"]) for row in self.rows())

    def change(self, user_id: int, **values: Any) -> None:
        person = tables.participant
        self.store.now(lambda tx: tx.execute(update(person).where(person.c.user_id == user_id).values(values)))

    def shared(self) -> senders.Senders:
        return self.store.now(senders.read)


__all__ = ["BLOCKED", "BROKEN", "MARKUP", "START", "Call", "Desk", "Unanswered", "Unreached", "flood", "refusal"]
