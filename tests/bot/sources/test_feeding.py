"""Sources that are fetched: what they offer is taken in, and a failure never takes a post away."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.importing.words import in_english
from bot.sources.feeding import EVERY, Feeding
from bot.sources.fetching import Fetcher
from bot.sources.named import Source
from bot.sources.taking import Taking
from storage import Store, feeds, trainings
from storage.feeds import Feed
from storage.seal import Seal
from tests.bot.sources import portal as faults
from tests.bot.sources.lists import NOW, TODAY, Days, as_json, known, listed, row, shown
from tests.bot.sources.portal import Portal, open_portal, saying, status

TEN = listed(*range(10))


class Round:
    """The rounds over one source at a portal; each comes an hour after the one before."""

    def __init__(self, store: Store, portal: Portal, fetcher: Fetcher, kind: Any = "vacancies") -> None:
        self.store, self.portal, self.fetcher = store, portal, fetcher
        self.days = Days()
        self.today = TODAY
        self.kind = kind
        self.feeding = self.anew()

    def anew(self, name: str = "karirhub") -> Feeding:
        """Begin as a new process does."""
        source = Source(name, self.kind, self.portal.address)
        self.taking = Taking(self.store, Seal(["a key of tests"]), in_english, self.days, self.today)
        return Feeding(self.store, [source], self.fetcher, self.taking, self.days, lambda _least, most: most)

    async def go(self, hours: float = 1.0) -> bool:
        """Ask the source."""
        self.days.move(hours=hours)
        return await self.feeding.round()

    async def feed(self) -> Feed:
        """Return what is remembered of the source."""
        (found,) = await self.store.run(feeds.feeds)
        return found


@asynccontextmanager
async def opened(store: Store, kind: str = "vacancies", **marks: str) -> AsyncIterator[Round]:
    async def pause(_seconds: float) -> None:
        pass

    async with open_portal(TEN, **marks) as portal, Fetcher(time_limit=5.0, most_bytes=1 << 20, pause=pause) as fetcher:
        yield Round(store, portal, fetcher, kind)


@pytest.fixture
async def rounds(store: Store) -> AsyncIterator[Round]:
    async with opened(store) as made:
        yield made


def names(*numbers: int) -> list[str]:
    return sorted(f"karirhub:{number}" for number in numbers)


async def test_what_a_source_offers_is_taken_in_under_its_name(rounds: Round) -> None:
    assert await rounds.go()
    assert await shown(rounds.store) == names(*range(10))
    assert {each["source"] for each in (await known(rounds.store)).values()} == {"karirhub"}
    assert await rounds.feed() == Feed("karirhub", read_at=rounds.days.at)


async def test_what_is_not_offered_any_more_is_retired_and_comes_back(rounds: Round) -> None:
    await rounds.go()
    rounds.portal.body = listed(*range(7), 11)
    await rounds.go()
    assert await shown(rounds.store) == names(*range(7), 11)
    rounds.portal.body = TEN
    await rounds.go()
    assert await shown(rounds.store) == names(*range(10))
    assert (await rounds.feed()).failure == ""


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (status(500), "status 500"),
        (status(404), "status 404"),
        (status(302, Location="http://example.org/"), "not https"),
        (faults.break_off, "ClientPayloadError"),
        (faults.pour, "more than 1 MiB"),
        (saying(b""), "empty"),
        (saying(b"[]"), "heading"),
        (saying(b'{"vacancies": []}'), "heading"),
        (saying(TEN[:-30]), "cannot be read"),
        (saying(b"<html><body>Maintenance</body></html>"), "heading"),
        (saying(b"\x00\x01\x02garbage\xff"), "."),
        (saying(b"title,employer\n"), "empty"),
        (saying(b"title,employer\n,\n ,PT Maju\n"), "none of its rows"),
        (saying(listed(*range(4))), "4 posts after 10"),
        (saying(as_json(*(row(n) for n in [1] * 40))), "1 posts after 10"),
        (saying(as_json(*(row(n, expires_on="2026-11-01") for n in range(10)))), "0 posts after 10"),
    ],
)
async def test_a_source_that_fails_never_retires_its_posts(rounds: Round, answer: faults.Answer, why: str) -> None:
    await rounds.go()
    rounds.portal.script = [answer] * 3
    await rounds.go()
    feed = await rounds.feed()
    assert why == "." or why in feed.failure
    assert feed.failure
    assert "127.0.0.1" not in feed.failure
    assert (feed.failed_at, feed.read_at) == (rounds.days.at, NOW + timedelta(hours=1))
    still = await known(rounds.store)
    assert [name for name in names(*range(10)) if still[name]["retired_on"] is not None] == []
    rounds.portal.script = []
    rounds.portal.body = listed(*range(9))
    await rounds.go()
    assert await shown(rounds.store) == names(*range(9))
    assert (await rounds.feed()).failure == ""


async def test_what_a_shrunken_list_says_new_is_taken_in_all_the_same(rounds: Round) -> None:
    await rounds.go()
    rounds.portal.body = as_json(row(1, title="Kepala Regu"), row(77))
    assert await rounds.go()
    found = await known(rounds.store)
    assert found["karirhub:1"]["title"] == "Kepala Regu"
    assert await shown(rounds.store) == names(*range(10), 77)


async def test_since_when_a_source_fails_stays(rounds: Round) -> None:
    rounds.portal.script = [status(404), status(410)]
    await rounds.go()
    since = rounds.days.at
    await rounds.go()
    assert await rounds.feed() == Feed("karirhub", None, since, "status 410")


async def test_a_row_that_is_rejected_is_offered_all_the_same(rounds: Round) -> None:
    await rounds.go()
    rounds.portal.body = as_json(*(row(n) for n in range(1, 10)), row(0, title=""))
    await rounds.go()
    assert await shown(rounds.store) == names(*range(10))


@pytest.mark.parametrize("marks", [{"etag": '"one"'}, {"modified": "Mon, 23 Nov 2026 00:00:00 GMT"}, {}])
async def test_a_list_that_did_not_change_is_seen_again(store: Store, marks: dict[str, str]) -> None:
    async with opened(store, **marks) as rounds:
        await rounds.go()
        rounds.today += timedelta(days=3)
        rounds.feeding = rounds.anew()
        assert await rounds.go(72)
        assert len(rounds.portal.requests) == 2
        found = await known(store)
    assert {(each["first_seen_on"], each["last_seen_on"]) for each in found.values()} == {
        (TODAY, TODAY + timedelta(days=3))
    }


async def test_marks_of_a_list_that_failed_are_not_kept(store: Store) -> None:
    async with opened(store, etag='"one"') as rounds:
        rounds.portal.body = b"<html>"
        await rounds.go()
        rounds.portal.body = TEN
        await rounds.go()
        assert len(await shown(store)) == 10


async def test_another_address_is_asked_for_all_of_its_list(store: Store) -> None:
    async with opened(store, etag='"one"') as rounds:
        await rounds.go()
        rounds.portal.address += "/new"
        rounds.feeding = rounds.anew()
        await rounds.go()
        assert "If-None-Match" not in rounds.portal.requests[-1].headers


async def test_a_source_is_asked_every_half_an_hour_by_whoever_lives(rounds: Round) -> None:
    await rounds.go()
    for minutes in (1, 20, 11):
        await rounds.go(minutes / 60)
    assert len(rounds.portal.requests) == 1
    await rounds.go(2 / 60)
    assert len(rounds.portal.requests) == 2
    rounds.feeding = rounds.anew()
    await rounds.go(20 / 60)
    assert len(rounds.portal.requests) == 2
    await rounds.go(EVERY.total_seconds() / 3600)
    assert len(rounds.portal.requests) == 3


async def test_sources_do_not_touch_each_others_posts(store: Store) -> None:
    async with opened(store) as one:
        await one.go()
        other = one.anew("disnaker")
        one.portal.body = listed(1, 2)
        assert await other.round()
    assert await shown(store) == sorted([*names(*range(10)), "disnaker:1", "disnaker:2"])


async def test_a_source_may_offer_trainings(store: Store) -> None:
    async with opened(store, "trainings") as rounds:
        told: list[dict[str, Any]] = [
            {"source_id": str(n), "title": f"Las {n}", "provider": "BLK Medan", "starts_on": "2026-12-20"}
            for n in range(4)
        ]
        rounds.portal.body = as_json(*told)
        await rounds.go()
        assert len(await store.run(partial(trainings.open_ones, today=TODAY))) == 4
        rounds.portal.body = as_json(*told[:3])
        await rounds.go()
        assert len(await store.run(partial(trainings.open_ones, today=TODAY))) == 3


async def test_an_unforeseen_fault_of_one_source_holds_up_no_other(rounds: Round, monkeypatch: Any) -> None:
    whole: Callable[..., Any] = rounds.taking.whole

    async def odd(source: Source, body: bytes) -> str:
        if source.name == "karirhub":
            raise ArithmeticError
        return str(await whole(source, body))

    monkeypatch.setattr(rounds.taking, "whole", odd)
    sources = [Source(name, "vacancies", rounds.portal.address) for name in ("karirhub", "disnaker")]
    await Feeding(rounds.store, sources, rounds.fetcher, rounds.taking, rounds.days).round()
    assert [each.failure for each in await rounds.store.run(feeds.feeds)] == ["", "ArithmeticError"]
    assert len(await shown(rounds.store)) == 10
