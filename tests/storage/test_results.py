"""What came of an announcement and of the programme, counted by both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from conversations.outcomes.records import Figures
from storage import Store, milestones, paid, programme, results, tables
from storage.reading import apart
from tests.storage.crowds import FIRST, NOW, add, add_campaign, add_claim, add_people, draft

SENT = NOW + timedelta(hours=1)
BEFORE, AFTER, LATER = NOW - timedelta(days=1), NOW + timedelta(hours=2), NOW + timedelta(days=3)
MEDAN, SIANTAR = "12.71", "12.72"


def message(campaign: int, user_id: int, state: str = "sent", reason: str = "", **values: Any) -> dict[str, Any]:
    """A message of an announcement as it ended."""
    row = {"dedup": f"c:{campaign}:0:{user_id}", "user_id": user_id, "kind": "campaign", "template": "campaign"}
    row |= {"priority": 40, "due_at": NOW, "state": state, "reason": reason, "campaign_id": campaign, "variant": "a"}
    ended = None if state == "planned" else SENT
    return row | {"params": "{}", "attempts": 1, "lease": "", "ended_at": ended, "opened_at": None} | values


def came(user_id: int, **moments: Any) -> list[dict[str, Any]]:
    return [{"user_id": user_id, "what": what, "at": at} for what, at in moments.items()]


def seed(tx: Connection) -> int:
    """Send an announcement to ten people of two regions, and hold two out."""
    ids = range(FIRST, FIRST + 12)
    add_people(tx, ids[:6], region=MEDAN)
    add_people(tx, ids[6:], region=SIANTAR)
    number = add_campaign(tx, draft(parts="ab", hold_out=20))
    rows = [message(number, user_id, variant="ab"[user_id % 2]) for user_id in ids[:6]]
    rows[0]["opened_at"] = AFTER
    rows += [message(number, ids[6], "failed", "blocked"), message(number, ids[7], "unknown", "crashed")]
    rows += [message(number, ids[8], "planned"), message(number, ids[9], "skipped", "expired")]
    rows += [message(number, user_id, "skipped", "held out") for user_id in ids[10:]]
    add(tx, tables.outbox, *rows)
    told = [*came(ids[0], started=AFTER, checked=AFTER, eligible=LATER), *came(ids[1], started=BEFORE)]
    told += came(ids[2], started=NOW + timedelta(minutes=5)) + came(ids[10], started=AFTER, employed=AFTER)
    add(tx, tables.milestone, *told)
    claim = add_claim(tx, ids[3], region=SIANTAR)
    months = ({"month": 1, "amount": 2_000_000, "at": BEFORE}, {"month": 2, "amount": 2_100_000, "at": LATER})
    add(tx, tables.paid_month, *({"claim_id": claim, **month} for month in months))
    add(tx, tables.source, {"code": "ABC", "kind": "event", "name": "Bursa kerja", "region": MEDAN, "created_at": NOW})
    scan = {"user_id": ids[0], "code": "ABC", "first": True, "first_at": NOW, "last_at": NOW, "times": 1}
    add(tx, tables.scan, scan)
    return number


async def test_messages_are_counted_by_what_became_of_them(store: Store) -> None:
    number = await store.run(seed)
    found = await store.run(lambda tx: results.of_campaign(tx, number))
    assert (found.planned, found.waiting, found.sent, found.unknown, found.blocked) == (10, 1, 6, 1, 1)
    assert found.failed == {"blocked": 1}
    assert found.skipped == {"expired": 1}


async def test_readers_count_from_their_message_on_and_both_groups_from_when_it_was_due(store: Store) -> None:
    number = await store.run(seed)
    found = await store.run(lambda tx: results.of_campaign(tx, number))
    after = {"opened": 1, "started": 1, "eligible": 1, "linked": 0, "filed": 0, "paid": 1}
    assert (found.reached.people, dict(found.reached.steps)) == (6, after)
    assert found.meant.people == 10
    assert found.meant.of("started") == 2, "also who began between the planned hour and the message"
    assert (found.held_out.people, found.held_out.of("started")) == (2, 1)


async def test_readers_are_told_apart_by_variant_region_and_source(store: Store) -> None:
    number = await store.run(seed)
    found = await store.run(lambda tx: results.of_campaign(tx, number))
    assert {name: group.people for name, group in found.by_variant.items()} == {"a": 3, "b": 3}
    assert {name: group.people for name, group in found.by_region.items()} == {"12": 6}
    assert {name: group.people for name, group in found.by_source.items()} == {"": 5, "Bursa kerja": 1}


async def test_long_counting_goes_on_beside_the_writer_and_keeps_nobody_waiting(store: Store) -> None:
    number = await store.run(seed)
    beside = await apart(store, lambda tx: results.of_campaign(tx, number))
    assert beside == await store.run(lambda tx: results.of_campaign(tx, number))


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        (("",), Figures(reached=12, checked=1, eligible=1, paid=1, months=1, rupiah=2_100_000, employed=1)),
        (("12",), Figures(reached=12, checked=1, eligible=1, paid=1, months=1, rupiah=2_100_000, employed=1)),
        ((MEDAN,), Figures(reached=6, checked=1, eligible=1)),
        ((SIANTAR,), Figures(reached=6, paid=1, months=1, rupiah=2_100_000, employed=1)),
        (("32", "33.74"), Figures()),
    ],
)
async def test_figures_are_those_of_a_place_and_a_period(
    store: Store, regions: tuple[str, ...], expected: Figures
) -> None:
    await store.run(seed)
    found = await store.run(lambda tx: programme.figures(tx, regions, NOW, NOW + timedelta(days=30)))
    assert found == expected
    before = await store.run(lambda tx: programme.figures(tx, regions, NOW - timedelta(days=30), NOW))
    assert (before.checked, before.employed) == (0, 0)


async def test_an_hour_that_has_begun_counts_once_as_a_meeting(store: Store) -> None:
    def book(tx: Connection) -> None:
        add_people(tx, [FIRST], region=MEDAN)
        slot = {"counsellor": "Bu Rina", "minutes": 30, "starts_at": NOW, "region": MEDAN, "place": "", "link": ""}
        slot |= {"id": 1, "source": "chat", "withdrawn": False}
        names = {column.name for column in tables.slot.c}
        add(tx, tables.slot, {name: value for name, value in slot.items() if name in names})
        add(tx, tables.booking, {"slot_id": 1, "user_id": FIRST, "at": BEFORE})

    await store.run(book)
    until = NOW + timedelta(days=1)
    assert (await store.run(lambda tx: programme.figures(tx, (), NOW, until))).counselled == 1
    for moment, noted in ((BEFORE, ()), (NOW, (("counselled", NOW),)), (AFTER, (("counselled", NOW),))):
        await store.run(lambda tx, moment=moment: milestones.meet(tx, moment))  # type: ignore[misc]
        assert await store.run(lambda tx: milestones.of_person(tx, FIRST)) == noted
    assert (await store.run(lambda tx: programme.figures(tx, (), NOW, until))).counselled == 1


async def test_a_paid_month_is_kept_once_corrected_and_taken_back_with_the_office(store: Store) -> None:
    def tell(tx: Connection, month_state: str | None, amount: int | None, month: int = 2) -> list[Any]:
        values = {"month": month, "month_state": month_state, "amount": amount}
        tx.execute(tables.claim.update().values(values))
        paid.note_claim(tx, tx.scalar(tables.claim.select().with_only_columns(tables.claim.c.id)) or 0, NOW)
        return [(each.month, each.amount) for each in paid.of_person(tx, FIRST)]

    def start(tx: Connection) -> None:
        add_people(tx, [FIRST])
        add_claim(tx, FIRST)

    await store.run(start)
    assert await store.run(lambda tx: tell(tx, "open", 2_000_000)) == []
    assert await store.run(lambda tx: tell(tx, "paid", 2_000_000)) == [(2, 2_000_000)]
    assert await store.run(lambda tx: tell(tx, "paid", None)) == [(2, 2_000_000)]
    assert await store.run(lambda tx: tell(tx, "paid", 2_100_000)) == [(2, 2_100_000)]
    assert await store.run(lambda tx: tell(tx, "open", 2_100_000, 3)) == [(2, 2_100_000)]
    assert await store.run(lambda tx: tell(tx, "rejected", 2_100_000, 2)) == []
