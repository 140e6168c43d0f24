"""What a source may answer, and what becomes of it."""

from collections.abc import AsyncIterator

import pytest

from bot.sources import fetching
from bot.sources.fetching import ATTEMPTS, Fetched, Fetcher, Unfetched
from bot.sources.named import Source, may_fetch, parse
from storage.feeds import Said
from tests.bot.sources import portal as faults
from tests.bot.sources.portal import Portal, open_portal, saying, status

LIST = b'[{"title": "Kasir"}]'
NOTHING = Said()
WHEN = "Mon, 23 Nov 2026 00:00:00 GMT"


@pytest.fixture
async def portal() -> AsyncIterator[Portal]:
    async with open_portal(LIST, etag='"one"', modified=WHEN) as opened:
        yield opened


async def fetch(
    portal: Portal, said: Said = NOTHING, pauses: list[float] | None = None, **limits: float
) -> Fetched | None:
    waited = [] if pauses is None else pauses

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    async with Fetcher(pause=pause, **limits) as fetcher:  # type: ignore[arg-type] # one of them is whole
        return await fetcher.fetch(portal.address, said)


async def test_a_list_comes_with_the_marks_of_its_state(portal: Portal) -> None:
    assert await fetch(portal) == Fetched(LIST, '"one"', WHEN)
    assert "If-None-Match" not in portal.requests[0].headers


@pytest.mark.parametrize("said", [Said(etag='"one"'), Said(modified=WHEN)])
async def test_a_list_that_did_not_change_does_not_come_again(portal: Portal, said: Said) -> None:
    assert await fetch(portal, said) is None


async def test_not_changed_is_no_answer_to_who_never_had_it(portal: Portal) -> None:
    portal.script = [status(304)]
    with pytest.raises(Unfetched, match="status 304"):
        await fetch(portal)


@pytest.mark.parametrize("answer", [status(503), status(429), faults.break_off])
async def test_what_may_pass_is_tried_again_after_growing_pauses(portal: Portal, answer: faults.Answer) -> None:
    portal.script = [answer] * (ATTEMPTS - 1)
    pauses: list[float] = []
    found = await fetch(portal, pauses=pauses)
    assert found is not None
    assert found.body == LIST
    assert len(pauses) == ATTEMPTS - 1
    assert pauses[0] < pauses[1]


@pytest.mark.parametrize(
    ("answer", "why", "attempts"),
    [
        (status(500), "status 500", ATTEMPTS),
        (status(404), "status 404", 1),
        (status(401), "status 401", 1),
        (status(204), "status 204", 1),
        (faults.break_off, "ClientPayloadError", ATTEMPTS),
        (faults.without_length, "how long", 1),
        (status(302), "not https", 1),
        (status(302, Location="http://example.org/list"), "not https", 1),
        (status(302, Location="http://192.168.1.1/list"), "not https", 1),
        (status(302, Location="file:///etc/passwd"), "not https", 1),
        (status(302, Location="//[bad"), ".", 1),
        (status(302, Location="/list"), "again and again", 1),
    ],
)
async def test_what_does_not_pass_is_told_without_the_address(
    portal: Portal, answer: faults.Answer, why: str, attempts: int
) -> None:
    portal.script = [answer] * 20
    with pytest.raises(Unfetched, match=why) as failure:
        await fetch(portal)
    assert "127.0.0.1" not in str(failure.value)
    if "again" not in why and why != ".":
        assert len(portal.requests) == attempts


async def test_who_is_sent_on_keeps_asking_for_changes_only(portal: Portal) -> None:
    portal.script = [status(301, Location="/elsewhere")]
    assert await fetch(portal, Said(etag='"one"')) is None
    assert [request.path for request in portal.requests] == ["/list", "/elsewhere"]


async def test_a_list_without_an_end_is_not_read_to_it(portal: Portal) -> None:
    portal.script = [faults.pour]
    with pytest.raises(Unfetched, match="more than 1 MiB"):
        await fetch(portal, most_bytes=1 << 20)


async def test_a_list_that_fits_just_so_is_read(portal: Portal) -> None:
    portal.script = [saying(b"x" * 4096)] * 2
    found = await fetch(portal, most_bytes=4096)
    assert found is not None
    with pytest.raises(Unfetched):
        await fetch(portal, most_bytes=4095)


async def test_who_does_not_answer_is_not_waited_for(portal: Portal) -> None:
    portal.script = [faults.hang] * ATTEMPTS
    with pytest.raises(Unfetched, match="too long"):
        await fetch(portal, time_limit=0.05)


async def test_nobody_there_is_told_as_such() -> None:
    async with open_portal() as portal:
        pass
    with pytest.raises(Unfetched, match="Connector"):
        await fetch(portal)


def test_sources_are_named_in_one_setting() -> None:
    found = parse(
        " karirhub=https://a.example/x?ids=1,2, trainings:blk=https://b.example/list.csv,local=http://[::1]:80/y "
    )
    assert found == (
        Source("karirhub", "vacancies", "https://a.example/x?ids=1,2"),
        Source("blk", "trainings", "https://b.example/list.csv"),
        Source("local", "vacancies", "http://[::1]:80/y"),
    )
    assert parse("") == parse(" , ") == ()


@pytest.mark.parametrize(
    "setting",
    [
        "https://a.example/x",
        "a=http://a.example/x",
        "a=ftp://a.example/x",
        "claims:a=https://a.example/x",
        "slots:a=https://a.example/x",
        "a=https://a.example/x a=https://b.example/y",
        "a=https://a.example/x trainings:a=https://b.example/y",
        "folder=https://a.example/x",
        f"{'a' * 33}=https://a.example/x",
        "a=https:///x",
        "a=https://a.example:port/x",
        "a=https://[bad/x",
    ],
)
def test_a_bad_setting_is_told_without_its_addresses(setting: str) -> None:
    with pytest.raises(ValueError, match=r".") as fault:
        parse(setting)
    assert "example" not in str(fault.value)


@pytest.mark.parametrize(
    ("address", "sent_from", "may"),
    [
        ("https://a.example/", "", True),
        ("https://a.example/", "http://127.0.0.1/", True),
        ("http://localhost:8000/", "", True),
        ("http://127.0.0.2/", "http://[::1]/", True),
        ("http://127.0.0.1/", "https://a.example/", False),
        ("https://127.0.0.1/", "https://a.example/", False),
        ("http://a.example/", "http://127.0.0.1/", False),
        ("http://127.0.0.1.a.example/", "", False),
        ("", "", False),
    ],
)
def test_only_https_is_fetched_and_nobody_else_leads_to_this_machine(address: str, sent_from: str, may: bool) -> None:
    assert may_fetch(address, sent_from=sent_from) is may


def test_limits_are_what_the_operations_tell() -> None:
    assert (fetching.MOST_BYTES, fetching.TIME_LIMIT, fetching.ATTEMPTS) == (32 << 20, 60.0, 3)
