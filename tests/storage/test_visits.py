"""What one visit reads, changes and leaves, on both backends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from storage import Delivery, Progress, Seen, Store, Visit
from tests.storage.samples import BUDI, SITI, START, add_one, delivery, fresh, glance, look, number_of, together


async def test_the_first_visit_makes_a_participant(store: Store) -> None:
    person = (await glance(store)).participant
    assert (person.user_id, person.language, person.time_zone) == (SITI, "id", "Asia/Jakarta")
    assert (person.region, person.reachable, person.source) == (None, True, None)
    assert (person.created_at, person.last_seen_on) == (START, date(2026, 3, 1))


async def test_a_telegram_id_of_64_bits_is_kept(store: Store) -> None:
    for user_id in (2**63 - 1, 2**52 - 1, -(2**63)):
        await store.visit(delivery(user_id), add_one)
        assert await number_of(store, user_id) == 1


async def test_the_result_of_the_step_comes_back(store: Store) -> None:
    assert [await store.visit(delivery(), add_one) for _ in range(3)] == [1, 2, 3]
    assert await store.visit(delivery(), lambda _: None) is None


async def test_what_a_step_changes_is_there_after_opening_again(store_url: str) -> None:
    pending = {"question": "phk_date", "value": "2026-06 🙏"}
    answers = {"b": "Rp3,5 jt", "a": "udah 🙏", "c": "\x00\ud83d", "": ""}

    def change(visit: Visit) -> None:
        visit.participant = replace(visit.participant, language="en", time_zone="Asia/Makassar", region="73.71")
        visit.progress = Progress(SITI, "eligibility", "2", 4, answers, pending, active=False, at="phk_date")

    async with Store.open(store_url) as store:
        await store.visit(delivery(), change)
    async with Store.open(store_url) as store:
        visit = await glance(store)
    assert visit.participant.region == "73.71"
    assert (visit.participant.language, visit.participant.time_zone) == ("en", "Asia/Makassar")
    assert visit.progress == Progress(SITI, "eligibility", "2", 4, answers, pending, False, "phk_date", START)
    assert list(visit.progress.answers) == list(answers)


async def test_a_step_cannot_write_for_somebody_else(store: Store) -> None:
    def mistake(visit: Visit) -> None:
        visit.participant = replace(visit.participant, user_id=BUDI, region="31")
        visit.progress = Progress(BUDI, "eligibility", "1")

    await store.visit(delivery(BUDI), add_one)
    await store.visit(delivery(), mistake)
    siti, budi = await glance(store), await glance(store, BUDI)
    assert siti.progress
    assert budi.progress
    assert (siti.participant.region, siti.progress.flow) == ("31", "eligibility")
    assert (budi.participant.region, budi.progress.flow) == (None, "counting")


async def test_progress_bears_the_moment_it_changed(store: Store) -> None:
    await store.visit(delivery(days=1), add_one)
    await store.visit(delivery(days=2), look)
    progress = (await glance(store)).progress
    assert progress
    assert progress.updated_at == START + timedelta(days=1)
    assert progress.updated_at.tzinfo is UTC


async def test_progress_can_be_dropped(store: Store) -> None:
    def drop(visit: Visit) -> None:
        visit.progress = None

    await store.visit(delivery(), add_one)
    await store.visit(delivery(BUDI), add_one)
    await store.visit(delivery(), drop)
    assert (await glance(store)).progress is None
    assert await number_of(store, BUDI) == 1


async def test_a_moment_of_another_zone_is_the_same_moment(store: Store) -> None:
    jayapura = timezone(timedelta(hours=9))
    late = Delivery(1001, SITI, datetime(2026, 3, 2, 3, 30, 0, 123456, tzinfo=jayapura), worker="w1")
    await store.visit(late, look)
    seen = await store.visit(late, look)
    assert isinstance(seen, Seen)
    assert (seen.at, seen.at.tzinfo) == (late.at, UTC)
    assert (await glance(store)).participant.last_seen_on == date(2026, 3, 1)


async def test_the_day_moves_forward_only(store: Store) -> None:
    for days in (0, 5, 3):
        await store.visit(delivery(days=days), look)
    assert (await glance(store)).participant.last_seen_on == date(2026, 3, 6)


async def test_the_first_deep_link_stays_and_is_cut(store: Store) -> None:
    await store.visit(delivery(), look)
    await store.visit(delivery(source="poster-\x00\ud83d" + "a" * 80), look)
    await store.visit(delivery(source="friend"), look)
    assert (await glance(store)).participant.source == "poster-" + "a" * 57


async def test_who_writes_is_reachable_unless_the_step_says_otherwise(store: Store) -> None:
    def block(visit: Visit) -> None:
        visit.participant = replace(visit.participant, reachable=False)

    def still_blocked(visit: Visit) -> bool:
        return visit.participant.reachable

    await store.visit(delivery(), block)
    assert await store.visit(delivery(), still_blocked) is True


async def test_visits_of_one_transaction_see_each_other_in_order(store: Store) -> None:
    people = [SITI, BUDI, SITI, SITI, BUDI]
    assert await together(store, *[(delivery(person), add_one) for person in people]) == [1, 1, 2, 3, 2]
    assert [await number_of(store, person) for person in (SITI, BUDI)] == [3, 2]


async def test_an_update_is_stepped_once(store: Store) -> None:
    first = delivery(worker="w1")
    assert await store.visit(first, add_one) == 1
    seen = await store.visit(replace(first, worker="w2"), add_one)
    assert seen == Seen(first.key, answered=False, at=START, worker="w1")
    assert await number_of(store) == 1


async def test_an_update_twice_in_one_transaction_is_stepped_once(store: Store) -> None:
    first = delivery()
    outcomes = await together(store, (first, add_one), (first, add_one), (delivery(BUDI), add_one))
    assert [fresh(outcome) for outcome in outcomes] == [True, False, True]
    assert await number_of(store) == 1


async def test_a_step_that_raises_loses_only_its_own_changes(store: Store) -> None:
    def stumble(visit: Visit) -> None:
        add_one(visit)
        visit.participant = replace(visit.participant, region="31")
        visit.record_consent("reminders", granted=True, words_hash="h")
        raise LookupError("nobody knows")

    spoilt = delivery()
    outcomes = await together(store, (delivery(), add_one), (spoilt, stumble), (delivery(), add_one))
    assert outcomes[::2] == [1, 2]
    assert isinstance(outcomes[1], LookupError)
    visit = await glance(store)
    assert (visit.participant.region, dict(visit.consents)) == (None, {})
    assert isinstance(await store.visit(spoilt, add_one), Seen)


async def test_errors_that_a_future_refuses_still_arrive(store: Store) -> None:
    def run_out(_: Visit) -> None:
        raise StopIteration

    with pytest.raises(RuntimeError):
        await store.visit(delivery(), run_out)
    assert await store.visit(delivery(), add_one) == 1


def test_a_delivery_refuses_what_no_database_keeps() -> None:
    with pytest.raises(ValueError, match="zone"):
        Delivery(1, SITI, datetime(2026, 3, 1))  # noqa: DTZ001 - it is the fault
    for key, user_id in ((2**63, SITI), (1, 2**63)):
        with pytest.raises(ValueError, match="64 bits"):
            Delivery(key, user_id, START)
