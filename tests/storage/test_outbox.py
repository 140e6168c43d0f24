"""The outbox on both databases: planned once, leased by one, recorded, never lost and never doubled."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from conversations.outreach.kinds import KINDS
from storage import Store, outbox, senders, silences, tables
from storage.outbox import LEASE, Draft, Ending, Leased
from storage.senders import Senders
from tests.storage.samples import BUDI, SITI, START, add_one, delivery

NOW = START


def draft(name: str, user_id: int = SITI, *, due: float = 0, **details: Any) -> Draft:
    """A message that is due so many minutes from now."""
    given = {"kind": "status", "template": "note", **details}
    return Draft(name, user_id, due_at=NOW + timedelta(minutes=due), **given)


@pytest.fixture
async def people(store: Store) -> Store:
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), lambda visit: None)
    return store


async def planned(store: Store, *drafts: Draft) -> int:
    return await store.run(lambda tx: outbox.plan(tx, drafts))


async def lease(store: Store, worker: str = "one", *, minutes: float = 0, limit: int = 100) -> list[Leased]:
    now = NOW + timedelta(minutes=minutes)
    return await store.run(lambda tx: outbox.lease(tx, now, worker, limit))


async def begin(store: Store, message: Leased, worker: str = "one", *, minutes: float = 0) -> bool:
    now = NOW + timedelta(minutes=minutes)
    return await store.run(lambda tx: outbox.begin(tx, message.id, worker, now))


async def record(store: Store, ending: Ending, worker: str = "one") -> int:
    return await store.run(lambda tx: outbox.record(tx, worker, [ending], NOW))


async def rows(store: Store) -> list[dict[str, Any]]:
    every = select(tables.outbox).order_by(tables.outbox.c.id)
    return await store.run(lambda tx: [dict(row) for row in tx.execute(every).mappings()])


async def states(store: Store) -> Counter[str]:
    return Counter(row["state"] for row in await rows(store))


async def test_a_message_is_planned_once_whatever_becomes_of_it(people: Store) -> None:
    assert await planned(people, draft("a"), draft("b"), draft("a", BUDI)) == 2
    (first, _) = await lease(people)
    await record(people, Ending(first.id, "sent"))
    assert await planned(people, draft("a"), draft("c")) == 1


async def test_a_thousand_are_planned_in_one_go(people: Store) -> None:
    assert await planned(people, *(draft(f"m{number}") for number in range(1201))) == 1201
    assert await planned(people, *(draft(f"m{number}") for number in range(1300))) == 99


@pytest.mark.parametrize("name", ["", "x" * 97])
def test_a_key_has_its_length(name: str) -> None:
    with pytest.raises(ValueError, match="96 characters"):
        draft(name)


async def test_what_is_leased_tells_all_that_a_sender_needs(people: Store) -> None:
    await people.visit(delivery(SITI, days=1), add_one)
    await people.run(lambda tx: silences.set_stopped(tx, SITI, "alert", stopped=True, at=NOW))
    await planned(people, draft("a", kind="alert", params={"claim": 7, "words": "héé"}), draft("b", BUDI))
    found = {message.dedup: message for message in await lease(people)}
    siti, budi = found["a"], found["b"]
    assert (siti.user_id, siti.kind, siti.template, siti.attempts) == (SITI, "alert", "note", 0)
    assert siti.params == {"claim": 7, "words": "héé"}
    assert (siti.language, siti.time_zone, siti.reachable) == ("id", "Asia/Jakarta", True)
    assert siti.stopped
    assert siti.last_answer == START + timedelta(days=1)
    assert (budi.stopped, budi.last_answer, budi.due_at) == (False, None, NOW)


async def test_only_what_is_due_and_still_wanted_is_leased(people: Store) -> None:
    late = NOW - timedelta(minutes=1)
    await planned(people, draft("now"), draft("later", due=1), draft("expired", due=-9, expires_at=late))
    assert [message.dedup for message in await lease(people)] == ["now"]
    assert await lease(people) == []
    assert [message.dedup for message in await lease(people, minutes=1)] == ["later"]
    assert await people.run(lambda tx: outbox.skip_expired(tx, NOW)) == 1
    assert await people.run(lambda tx: outbox.skip_expired(tx, NOW)) == 0


async def test_the_smaller_priority_goes_first_and_then_what_is_due_longest(people: Store) -> None:
    kinds = sorted(KINDS.values(), key=lambda kind: -kind.priority)
    drafts = [draft(f"{kind.name}{due}", kind=kind.name, due=-due) for kind in kinds for due in (1, 3, 2)]
    await planned(people, *drafts)
    expected = [f"{kind.name}{due}" for kind in reversed(kinds) for due in (3, 2, 1)]
    assert expected[:3] == ["answer3", "answer2", "answer1"]
    first = [message.dedup for message in await lease(people, limit=4)]
    rest = [message.dedup for message in await lease(people)]
    assert first + rest == expected


async def test_a_rehearsal_reaches_only_what_follows_the_calendar(people: Store) -> None:
    await planned(people, draft("news", due=60), draft("deadline", kind="deadline", due=60))
    calendar = NOW + timedelta(hours=2)
    leased = await people.run(lambda tx: outbox.lease(tx, NOW, "one", calendar=calendar))
    assert [message.dedup for message in leased] == ["deadline"]


async def test_a_lease_that_runs_out_is_planned_again_unless_its_call_had_begun(people: Store) -> None:
    await planned(people, draft("begun"), draft("not begun"), draft("done"))
    begun, _, done = await lease(people)
    assert await begin(people, begun)
    assert await begin(people, done)
    await record(people, Ending(done.id, "sent", message_id=5))
    end = NOW + LEASE
    assert await people.run(lambda tx: outbox.reclaim(tx, end - timedelta(seconds=1))) == (0, 0)
    assert await people.run(lambda tx: outbox.reclaim(tx, end)) == (1, 1)
    assert [(row["state"], row["reason"]) for row in await rows(people)] == [
        ("unknown", "crashed"),
        ("planned", ""),
        ("sent", ""),
    ]
    assert [message.dedup for message in await lease(people, "two", minutes=9)] == ["not begun"]


async def test_a_call_begins_only_within_its_own_lease(people: Store) -> None:
    await planned(people, draft("a"))
    (message,) = await lease(people)
    assert not await begin(people, message, "another")
    assert not await begin(people, message, minutes=3)
    assert await begin(people, message)


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda tx: outbox.cancel(tx, NOW, user_id=SITI),
        lambda tx: outbox.cancel(tx, NOW, dedup_prefix="a"),
        lambda tx: silences.set_stopped(tx, SITI, "status", stopped=True, at=NOW),
        lambda tx: tx.execute(delete(tables.participant).where(tables.participant.c.user_id == SITI)),
    ],
)
async def test_no_call_begins_after_the_person_has_said_no(people: Store, meanwhile: Callable[[Any], Any]) -> None:
    await planned(people, draft("a"))
    (message,) = await lease(people)
    await people.run(meanwhile)
    assert not await begin(people, message)


async def test_cancelling_spares_others_and_what_is_under_way(people: Store) -> None:
    await planned(people, draft("a_1"), draft("a%1", BUDI), draft("b", BUDI), draft("c"))
    begun = {message.dedup: message for message in await lease(people)}["c"]
    await begin(people, begun)
    assert await people.run(lambda tx: outbox.cancel(tx, NOW, dedup_prefix="a_")) == 1
    assert await people.run(lambda tx: outbox.cancel(tx, NOW, user_id=SITI)) == 0
    assert await people.run(lambda tx: outbox.cancel(tx, NOW, user_id=BUDI, dedup_prefix="b")) == 1
    with pytest.raises(ValueError, match="tell whose"):
        await people.run(lambda tx: outbox.cancel(tx, NOW))


async def test_an_attempt_is_counted_unless_it_was_none(people: Store) -> None:
    await planned(people, draft("a"))
    for counted, attempts in ((True, 1), (False, 1), (True, 2)):
        (message,) = await lease(people)
        assert await begin(people, message)
        ending = Ending(message.id, "planned", "server", due_at=NOW, counted=counted)
        assert await record(people, ending) == 1
        assert [row["attempts"] for row in await rows(people)] == [attempts]


async def test_what_is_put_off_comes_when_it_was_put_off_to(people: Store) -> None:
    await planned(people, draft("a"))
    (message,) = await lease(people)
    await record(people, Ending(message.id, "planned", "quiet", due_at=NOW + timedelta(minutes=30)))
    assert await lease(people, minutes=29) == []
    assert len(await lease(people, minutes=30)) == 1


async def test_only_who_holds_a_message_records_what_became_of_it(people: Store) -> None:
    await planned(people, draft("a"))
    (message,) = await lease(people)
    assert await record(people, Ending(message.id, "sent"), "another") == 0
    assert await record(people, Ending(message.id, "sent", message_id=2**40)) == 1
    assert await record(people, Ending(message.id, "failed")) == 0
    (row,) = await rows(people)
    assert (row["state"], row["message_id"], row["ended_at"]) == ("sent", 2**40, NOW)


async def test_a_long_reason_is_cut(people: Store) -> None:
    await planned(people, draft("a"))
    (message,) = await lease(people)
    await record(people, Ending(message.id, "failed", "x" * 500))
    assert [len(row["reason"]) for row in await rows(people)] == [64]


async def test_senders_that_lease_together_share_without_overlap(people: Store, store_url: str) -> None:
    await planned(people, *(draft(f"m{number}") for number in range(300)))
    async with Store.open(store_url) as second, Store.open(store_url) as third:
        stores = {"one": people, "two": second, "three": third}

        async def work(worker: str) -> list[int]:
            taken: list[int] = []
            while batch := await lease(stores[worker], worker, limit=20):
                taken += [message.id for message in batch]
            return taken

        shares = await asyncio.gather(*map(work, stores))
    every = [number for share in shares for number in share]
    assert len(every) == len(set(every)) == 300


async def test_a_later_message_to_the_same_reader_overtakes(people: Store) -> None:
    await planned(people, draft("news:1:1"), draft("news:1:2"), draft("news:2:1", BUDI))
    found = {message.dedup: message for message in await lease(people)}

    async def overtaken(name: str, prefix: str) -> bool:
        return await people.run(lambda tx: outbox.overtaken(tx, found[name], prefix))

    assert await overtaken("news:1:1", "news:1:")
    assert not await overtaken("news:1:2", "news:1:")
    assert not await overtaken("news:1:1", "news:2:")
    await record(people, Ending(found["news:1:2"].id, "sent"))
    assert not await overtaken("news:1:1", "news:1:")


async def test_the_figures_count_every_state_and_what_is_due(people: Store) -> None:
    await planned(people, draft("a"), draft("b", due=5), draft("c"))
    (first, *_) = await lease(people, limit=1)
    await record(people, Ending(first.id, "sent"))
    assert await people.run(lambda tx: outbox.figures(tx, NOW)) == {
        "outbox_planned": 2,
        "outbox_parked": 0,
        "outbox_leased": 0,
        "outbox_sent": 1,
        "outbox_failed": 0,
        "outbox_skipped": 0,
        "outbox_unknown": 0,
        "outbox_due": 1,
    }


async def test_a_pause_is_kept_until_the_latest_moment(store: Store) -> None:
    assert await store.run(senders.read) == Senders()
    late, early = NOW + timedelta(minutes=5), NOW + timedelta(minutes=1)
    for until in (early, late, early):
        await store.run(lambda tx, until=until: senders.halt(tx, until))  # type: ignore[misc]
    shared = await store.run(senders.read)
    assert shared == Senders(late)
    assert shared.held(NOW)
    assert not shared.held(late)


async def test_the_brake_keeps_its_first_reason_until_it_is_released(store: Store) -> None:
    await store.run(lambda tx: senders.put_brake(tx, "20 blocked"))
    await store.run(lambda tx: senders.put_brake(tx, "another " * 40))
    await store.run(lambda tx: senders.halt(tx, NOW))
    shared = await store.run(senders.read)
    assert (shared.brake, shared.held(NOW + timedelta(days=99))) == ("20 blocked", True)
    assert await store.run(senders.release) == "20 blocked"
    assert await store.run(senders.release) == ""
    assert not (await store.run(senders.read)).held(NOW)
    with pytest.raises(ValueError, match="needs its reason"):
        await store.run(lambda tx: senders.put_brake(tx, ""))


async def test_the_order_of_the_table_is_no_order_of_sending(people: Store) -> None:
    """Rows that were changed lie elsewhere in PostgreSQL's table."""
    await planned(people, *(draft(f"m{number}", due=-number) for number in range(50)))
    moved = update(tables.outbox).where(tables.outbox.c.id % 2 == 0).values(attempts=1)
    await people.run(lambda tx: tx.execute(moved))
    assert [message.dedup for message in await lease(people)] == [f"m{number}" for number in reversed(range(50))]


async def test_a_reader_has_to_be_known(store: Store) -> None:
    from storage import StorageError

    with pytest.raises(StorageError):
        await planned(store, draft("a", 999))
    assert await rows(store) == []


async def test_a_row_of_a_state_of_another_release_is_left_alone(people: Store) -> None:
    await planned(people, draft("a"))
    values = {**(await rows(people))[0], "id": 99, "dedup": "z", "state": "paused"}
    await people.run(lambda tx: tx.execute(insert(tables.outbox).values(values)))
    assert [message.dedup for message in await lease(people)] == ["a"]
    assert await states(people) == {"leased": 1, "paused": 1}
