"""The lookup as the host asks it: counted, settled, and answered at a beat that tells nothing."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.directory.asker import BEAT, FindClaim, proof_of
from bot.directory.opening import open_directory
from bot.directory.port import ClaimDirectory, ListDirectory, Unreachable
from bot.directory.refreshing import refresh_claims
from bot.settings import BadSettings, Settings
from storage import Store, attempts
from storage.claims_told import ToldClaim
from storage.directory import claims_of, find, links
from storage.seal import Seal
from tests.bot.directory.office import PHONE, RECORD, SEAL, at_once, office_and_directory
from tests.storage.claims import Worker, add_claim, meet
from tests.storage.samples import BUDI, SITI, START

NEWER = Seal(["a-key-of-sixteen-signs", "a-second-key-of-sixteen"])
WORKER = Worker("00123456789", PHONE, date(1985, 8, 17), "B.S.")
RIGHT = {"kpj": "6789", "born": "1985-08-17", "phone": PHONE}
SEALED = {"kpj": "6789", "born": f"#{SEAL.born(WORKER.born)}", "phone": f"#{SEAL.phone(PHONE)}"}
WRONG: dict[str, Mapping[str, str]] = {
    "kpj": RIGHT | {"kpj": "0000"},
    "born": RIGHT | {"born": "1985-08-18"},
    "phone": RIGHT | {"phone": "+6285550000001"},
    "nothing": {},
    "forged": {"kpj": "x" * 5000, "born": "#zz", "phone": "#" + "0" * 63},
}


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    async with Store.open(sqlite_url) as opened:
        await meet(opened, SITI, BUDI)
        yield opened


def asker(store: Store, directory: ClaimDirectory | None = None, seal: Seal = SEAL) -> FindClaim:
    return FindClaim(store, seal, directory or ListDirectory(), lambda: START, at_once)


class Down(ListDirectory):
    """An office that does not answer."""

    async def find(self, phone: str, kpj_last4: str) -> tuple[ToldClaim, ...]:
        raise Unreachable

    async def refresh(self, reference: str) -> ToldClaim | None:
        raise Unreachable


@pytest.mark.parametrize(
    "answers",
    [RIGHT, SEALED, RIGHT | {"born": SEALED["born"]}, RIGHT | {"kpj": "6789"}],
    ids=["plain", "sealed", "mixed", "same"],
)
async def test_right_answers_find_the_claim_sealed_or_not(store: Store, answers: Mapping[str, str]) -> None:
    number = await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    assert await asker(store)(SITI, answers) == "found"
    assert await store.run(lambda tx: links(tx, SITI)) == {number}


@pytest.mark.parametrize("answers", WRONG.values(), ids=WRONG)
async def test_whatever_is_wrong_the_answer_is_the_same(store: Store, answers: Mapping[str, str]) -> None:
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    said = [await asker(store)(SITI, answers) for _ in range(7)]
    assert said == ["not_found"] * 4 + ["locked"] * 3
    assert await store.run(lambda tx: links(tx, SITI)) == frozenset()


async def test_brute_force_gets_five_answers_a_day(store: Store) -> None:
    """Somebody who knows phone and birth date tries the ends of the KPJ, every minute for a day."""
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    answered = 0
    for minute in range(24 * 60 // 7):
        now = START + timedelta(minutes=7 * minute)
        ask = FindClaim(store, SEAL, ListDirectory(), lambda now=now: now, at_once)  # type: ignore[misc]
        before = await store.run(lambda tx, now=now: attempts.lock_of(tx, SITI, now))  # type: ignore[misc]
        said = await ask(SITI, RIGHT | {"kpj": f"{minute:04}"})
        answered += before is None
        assert said in {"not_found", "locked"}
    assert answered == 5


async def test_tries_at_the_same_moment_get_five_answers(store: Store) -> None:
    """Twenty guesses at once, one of them right, but not among the first five: it comes too late."""
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    guesses = [RIGHT | {"kpj": f"{number:04}"} for number in range(19)]
    said = await asyncio.gather(*(asker(store)(SITI, answers) for answers in (*guesses, RIGHT)))
    assert said[-1] == "locked"
    assert "found" not in said
    assert await store.run(lambda tx: links(tx, SITI)) == frozenset()


async def test_answers_sealed_before_a_rotation_still_count(store: Store) -> None:
    for worker, seal in ((WORKER, NEWER), (Worker("00999999999", PHONE, WORKER.born, "B.S."), NEWER)):
        await store.run(lambda tx, worker=worker, seal=seal: add_claim(tx, worker, seal))  # type: ignore[misc]
    assert await asker(store, seal=NEWER)(SITI, SEALED) == "found"
    assert len(await store.run(lambda tx: links(tx, SITI))) == 2


async def test_rows_that_wait_for_a_rotation_are_found(store: Store) -> None:
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    assert await asker(store, seal=NEWER)(SITI, RIGHT | {"born": SEALED["born"]}) == "found"


@pytest.mark.parametrize("worked", [0.0, 0.01, 0.399, 0.4, 0.41, 2.9])
async def test_answers_leave_on_the_beat(store: Store, worked: float) -> None:
    moments = iter([START, START + timedelta(seconds=worked)])
    paused: list[float] = []

    async def pause(seconds: float) -> None:
        paused.append(seconds)

    await FindClaim(store, SEAL, ListDirectory(), lambda: next(moments), pause)(SITI, RIGHT)
    (waited,) = paused
    beats = (worked + waited) / BEAT.total_seconds()
    assert round(beats, 5) == round(beats) > 0
    assert 0 < waited <= BEAT.total_seconds()


async def test_what_the_office_knows_is_kept_when_it_is_proven(store: Store) -> None:
    async with office_and_directory() as (_, directory):
        assert await asker(store, directory)(SITI, RIGHT) == "found"
    (claim,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert (claim.source, claim.state, claim.told_at, claim.amount) == ("api", "approved", START, 3_000_000)
    assert (claim.kpj_last4, claim.holder, claim.region) == ("6789", "B.S.", "73.71")


async def test_what_the_office_knows_leaves_no_trace_when_it_is_not_proven(store: Store) -> None:
    async with office_and_directory() as (office, directory):
        assert await asker(store, directory)(SITI, RIGHT | {"born": "1985-08-18"}) == "not_found"
        assert len(office.requests) == 1
    assert await store.run(lambda tx: find(tx, SEAL, proof_of(SEAL, RIGHT))) == []


async def test_the_office_takes_over_what_a_list_told(store: Store) -> None:
    number = await store.run(lambda tx: add_claim(tx, WORKER, SEAL, state="verifying", employer="PT Lama", note="x"))
    async with office_and_directory() as (office, directory):
        office.claims = [{name: field for name, field in RECORD.items() if name != "employer"}]
        assert await asker(store, directory)(SITI, RIGHT) == "found"
    (claim,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert (claim.id, claim.state, claim.employer, claim.source) == (number, "approved", "PT Lama", "api")


async def test_a_reference_moves_with_the_office(store: Store) -> None:
    async with office_and_directory() as (office, directory):
        assert await asker(store, directory)(SITI, RIGHT) == "found"
        office.claims = [RECORD | {"kpj": "00999996789"}]
        assert await asker(store, directory)(SITI, RIGHT) == "found"
    assert len(await store.run(lambda tx: claims_of(tx, SITI))) == 2


async def test_while_the_office_is_down_what_is_stored_answers(store: Store) -> None:
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    assert await asker(store, Down())(SITI, RIGHT) == "found"


async def test_while_the_office_is_down_nobody_is_told_that_there_is_no_claim(store: Store) -> None:
    await store.run(lambda tx: add_claim(tx, WORKER, SEAL))
    said = [await asker(store, Down())(SITI, RIGHT | {"kpj": "0000"}) for _ in range(6)]
    assert said == ["unreachable"] * 4 + ["locked"] * 2


async def test_an_office_that_is_down_locks_nobody_of_whom_nothing_is_stored(store: Store) -> None:
    said = [await asker(store, Down())(SITI, RIGHT) for _ in range(12)]
    assert said == ["unreachable"] * 12
    async with office_and_directory() as (_, directory):
        assert await asker(store, directory)(SITI, RIGHT) == "found"


async def test_wrong_tries_before_an_outage_still_count(store: Store) -> None:
    async with office_and_directory() as (_, directory):
        said = [await asker(store, directory)(SITI, RIGHT | {"kpj": "0000"}) for _ in range(4)]
        said += [await asker(store, Down())(SITI, RIGHT | {"kpj": "0000"}) for _ in range(3)]
        said += [await asker(store, directory)(SITI, RIGHT | {"kpj": "0000"}) for _ in range(2)]
    assert said == ["not_found"] * 4 + ["unreachable"] * 3 + ["locked"] * 2


async def test_refreshing_brings_the_news_of_ones_own_claims(store: Store) -> None:
    later = START + timedelta(days=3)
    async with office_and_directory() as (office, directory):
        await asker(store, directory)(SITI, RIGHT)
        office.claims = [RECORD | {"state": "paid", "month_state": "paid"}]
        assert await refresh_claims(store, directory, SITI, lambda: later)
        assert await refresh_claims(store, directory, BUDI, lambda: later)
        assert len(office.requests) == 2
    (claim,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert (claim.state, claim.month_state, claim.told_at) == ("paid", "paid", later)


async def test_without_the_office_the_last_word_stands(store: Store) -> None:
    async with office_and_directory() as (office, directory):
        await asker(store, directory)(SITI, RIGHT)
        assert not await refresh_claims(store, Down(), SITI)
        office.claims = []
        assert await refresh_claims(store, directory, SITI, lambda: datetime.now(UTC))
    (claim,) = await store.run(lambda tx: claims_of(tx, SITI))
    assert claim.told_at == START


async def test_lists_know_nothing_newer() -> None:
    async with open_directory(Settings(claims_api=""), SEAL) as directory:
        assert isinstance(directory, ListDirectory)
        assert directory.reached
        assert await directory.find(PHONE, "6789") == ()
        assert await directory.refresh("JKP-2026-0001") is None


@pytest.mark.parametrize("address", ["https://api.example.go.id", "http://127.0.0.1:9", "http://localhost:9/jkp"])
async def test_an_interface_is_opened_when_there_is_one(address: str) -> None:
    async with open_directory(Settings(claims_api=address, claims_api_token="token"), SEAL) as directory:
        assert type(directory).__name__ == "ApiDirectory"


@pytest.mark.parametrize(
    ("address", "token", "name"),
    [
        ("http://api.example.go.id", "token", "CLAIMS_API "),
        ("https://api.example.go.id", "", "CLAIMS_API_TOKEN"),
        ("https://api.example.go.id", "to\nken", "CLAIMS_API_TOKEN"),
        ("https://api.example.go.id", "tökén", "CLAIMS_API_TOKEN"),
    ],
)
async def test_personal_data_go_over_no_open_line(address: str, token: str, name: str) -> None:
    with pytest.raises(BadSettings, match=name):
        async with open_directory(Settings(claims_api=address, claims_api_token=token), SEAL):
            pytest.fail("it was opened")
