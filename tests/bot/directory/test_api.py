"""Asking the interface of an agency: what it is asked, what passes, what is given up, and what is left in peace."""

import asyncio
import logging

import pytest

from bot.directory.api import ATTEMPTS, MOST_CLAIMS, ApiDirectory
from bot.directory.breaker import Breaker
from bot.directory.port import Unreachable
from tests.bot.directory.office import PHONE, RECORD, SEAL, TODAY, TOKEN, office_and_directory


async def test_a_search_tells_phone_and_end_of_the_kpj_only() -> None:
    async with office_and_directory() as (office, directory):
        told = await directory.find(PHONE, "6789")
    assert [each.reference for each in told] == ["JKP-2026-0001"]
    question = {"phone": PHONE, "kpj_last4": "6789"}
    assert office.requests == [("POST", "/v1/claims/search", f"Bearer {TOKEN}", question)]
    assert directory.reached


async def test_nothing_is_found_for_others() -> None:
    async with office_and_directory() as (_, directory):
        assert await directory.find(PHONE, "0000") == ()
        assert await directory.find("+6285550000001", "6789") == ()
        assert directory.reached


async def test_a_claim_is_refreshed_by_its_reference() -> None:
    async with office_and_directory() as (office, directory):
        told = await directory.refresh("JKP-2026-0001")
        assert told
        assert told.values["state"] == "approved"
        assert await directory.refresh("JKP-2026-0002") is None
        assert await directory.refresh("../v2/all") is None
    assert [path for _, path, _, _ in office.requests] == ["/v1/claims/JKP-2026-0001", "/v1/claims/JKP-2026-0002"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_failure_that_passes_is_asked_again(status: int) -> None:
    async with office_and_directory() as (office, directory):
        office.fail(status, status)
        assert len(await directory.find(PHONE, "6789")) == 1
        assert len(office.requests) == 3
        assert directory.reached


@pytest.mark.parametrize("status", [301, 302, 400, 401, 403, 404, 418, 501])
async def test_a_refusal_is_not_repeated(status: int) -> None:
    async with office_and_directory() as (office, directory):
        office.fail(status)
        with pytest.raises(Unreachable):
            await directory.find(PHONE, "6789")
        assert len(office.requests) == 1
        assert not directory.reached
        assert len(await directory.find(PHONE, "6789")) == 1
        assert directory.reached


async def test_an_office_that_is_down_is_given_up_and_then_left_in_peace() -> None:
    async with office_and_directory() as (office, directory):
        patience = Breaker().patience
        office.fail(*[503] * 100)
        for _ in range(patience + 4):
            with pytest.raises(Unreachable):
                await directory.find(PHONE, "6789")
        assert len(office.requests) == patience * ATTEMPTS
        assert not directory.reached


async def test_an_office_that_hangs_is_not_waited_for() -> None:
    async with office_and_directory(time_limit=0.05) as (office, directory):
        office.hangs = True
        with pytest.raises(Unreachable):
            await directory.find(PHONE, "6789")
        assert not directory.reached


async def test_nobody_listens() -> None:
    async with ApiDirectory("http://127.0.0.1:9", TOKEN, SEAL, today=lambda: TODAY) as directory:
        with pytest.raises(Unreachable):
            await directory.find(PHONE, "6789")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b'{"claims": {}}',
        b'{"claims": null}',
        b"[" * 100_000,
        b"\xff\xfe",
        b" " * 2_000_000,
    ],
    ids=["empty", "html", "list", "null", "object", "no list", "deep", "no text", "large"],
)
async def test_an_odd_answer_is_no_answer(body: bytes) -> None:
    async with office_and_directory() as (office, directory):
        office.say(body)
        with pytest.raises(Unreachable):
            await directory.find(PHONE, "6789")


@pytest.mark.parametrize(
    "body", [{}, {"claim": None}, {"claim": RECORD | {"reference": "JKP-2026-0009"}}, {"claim": []}]
)
async def test_another_claim_than_was_asked_for_is_no_answer(body: object) -> None:
    async with office_and_directory() as (office, directory):
        office.say(body)
        with pytest.raises(Unreachable):
            await directory.refresh("JKP-2026-0001")


async def test_of_many_claims_the_readable_ones_are_taken(caplog: pytest.LogCaptureFixture) -> None:
    async with office_and_directory() as (office, directory):
        office.say({"claims": [RECORD, RECORD | {"kpj": "1"}, "?", None]})
        with caplog.at_level(logging.WARNING):
            assert len(await directory.find(PHONE, "6789")) == 1
        assert "3 claims that cannot be read" in caplog.text
        office.say({"claims": [RECORD] * 500})
        assert len(await directory.find(PHONE, "6789")) == MOST_CLAIMS


async def test_a_number_that_is_only_a_hash_cannot_be_asked_about() -> None:
    async with office_and_directory() as (office, directory):
        with pytest.raises(Unreachable):
            await directory.find("", "6789")
        assert office.requests == []
        assert directory.reached


async def test_the_log_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    async with office_and_directory() as (office, directory):
        office.fail(403, 503, 503, 503)
        office.say({"claims": [RECORD | {"kpj": "1"}]})
        with caplog.at_level(logging.DEBUG, "bot.directory"):
            for _ in range(2):
                with pytest.raises(Unreachable):
                    await directory.find(PHONE, "6789")
            await directory.find(PHONE, "6789")
    assert "status 403" in caplog.text
    assert not any(secret in caplog.text for secret in (PHONE, "6789", TOKEN, "Budi"))


async def test_many_ask_at_once() -> None:
    async with office_and_directory() as (office, directory):
        answers = await asyncio.gather(*(directory.find(PHONE, "6789") for _ in range(60)))
    assert all(len(answer) == 1 for answer in answers)
    assert len(office.requests) == 60
