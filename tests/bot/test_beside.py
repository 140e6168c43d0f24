"""What runs beside the conversation: questions to the world, and tidying up."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.directory.latest import Latest
from bot.directory.port import ListDirectory
from bot.housekeeping import KEPT, keep_house
from bot.outside import Outside
from conversations.engine.flow import UNREACHABLE
from conversations.engine.state import Answers
from storage import Delivery, Seen, StorageUnavailable, Store
from tests.chat import SEAL


async def _found(user_id: int, _answers: Answers) -> str:
    return f"found {user_id}"


async def _never(_: int, _answers: Answers) -> str:
    return str(await asyncio.Event().wait())


async def _broken(_: int, _answers: Answers) -> str:
    raise ConnectionError


@pytest.mark.parametrize(
    ("lookup", "answer"), [("found", "found 5"), ("never", UNREACHABLE), ("broken", UNREACHABLE), ("no", UNREACHABLE)]
)
async def test_the_world_answers_or_is_unreachable(lookup: str, answer: str) -> None:
    outside = Outside({"found": _found, "never": _never, "broken": _broken}, time_limit=0 if lookup == "never" else 5)
    assert await outside.look(lookup, 5, {}) == answer


def test_answers_of_the_world_never_meet_updates() -> None:
    keys = {Outside({}).next_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(-(2**63) <= key < 0 for key in keys)


async def test_old_updates_are_forgotten_and_trouble_is_survived(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = datetime.now(UTC)
    old, new = (
        Delivery(key=1, user_id=1, at=now - KEPT - timedelta(minutes=1)),
        Delivery(key=2, user_id=1, at=now - KEPT + timedelta(minutes=1)),
    )
    rounds = 0

    async def pause(_: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 3:
            raise asyncio.CancelledError

    async with Store.open(sqlite_url) as store:
        for delivery in (old, new):
            await store.visit(delivery, lambda _: None)
        original = store.run

        async def run(work: object) -> object:
            if rounds == 1:
                raise StorageUnavailable("gone")
            return await original(work)  # type: ignore[arg-type] # passed on as it came

        monkeypatch.setattr(store, "run", run)
        with pytest.raises(asyncio.CancelledError):
            await keep_house(store, 730, SEAL, Latest(store, ListDirectory()), pause)
        monkeypatch.undo()
        assert isinstance(await store.visit(new, lambda _: None), Seen)
        assert await store.visit(old, lambda _: "handled anew") == "handled anew"
    assert "Housekeeping waits" in caplog.text
