"""How announcements fare, and their recall, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from conversations.campaigns.canary import Trial
from conversations.campaigns.progress import Tally
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outreach.audience import Audience
from storage import Delivery, Store, campaigns, deliveries, flights, outbox, recalls, tables, watching
from storage.outbox import Draft

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
EVERY = timedelta(seconds=3)
COMPOSER = 4_000_000_000


async def announced(store: Store, *states: dict[str, Any]) -> int:
    """Keep an announcement that started, with a message for each of these states, and return its number."""
    for user_id in (COMPOSER, *(COMPOSER + place for place in range(1, len(states) + 1))):
        await store.visit(Delivery(user_id, user_id, NOW), lambda visit: None)

    def keep(tx: Any) -> int:
        made = Campaign(
            *(0, "Posko", "", "", "draft", Content({("a", "id"): "Halo"}), Audience(), Schedule(), Options()),
            *(COMPOSER, NOW, NOW),
        )
        number = campaigns.create(tx, made)
        for before, after in (("draft", "review"), ("review", "approved"), ("approved", "sending")):
            campaigns.move(tx, number, before, after, NOW, by=7)  # type: ignore[arg-type]
        for place, state in enumerate(states, 1):
            key = f"c:{number}:0:{place}"
            outbox.plan(tx, [Draft(key, COMPOSER + place, "campaign", "campaign", NOW)])
            row = tables.outbox
            tx.execute(update(row).where(row.c.dedup == key).values(campaign_id=number, variant="a", **state))
        return number

    return await store.run(keep)


def sent(number: int, ago: timedelta = timedelta(minutes=1)) -> dict[str, Any]:
    return {"state": "sent", "message_id": number, "ended_at": NOW - ago}


async def test_what_became_of_the_messages_is_counted(store: Store) -> None:
    number = await announced(
        store,
        *(sent(1), sent(2), {"state": "failed", "reason": "blocked"}, {"state": "failed", "reason": "markup: x"}),
        *({"state": "failed", "reason": "server"}, {"state": "unknown"}, {"state": "skipped", "reason": "held out"}),
        *({"state": "skipped", "reason": "stopped"}, {"state": "parked"}, {"due_at": NOW + timedelta(hours=9)}, {}),
    )
    tally = await store.run(lambda tx: deliveries.tally(tx, number))
    assert tally == Tally(waiting=3, sent=2, failed=3, skipped=1, unknown=1, held_out=1)
    trial = await store.run(lambda tx: deliveries.trial(tx, number, NOW))
    assert trial == Trial(sent=2, broken=1, lost=1, unknown=2, waiting=3, due=2)
    await store.run(lambda tx: flights.begin(tx, number))
    assert await store.run(lambda tx: deliveries.tally(tx, number)) == Tally(), "a new round"


async def test_a_recall_takes_the_young_ones_once_and_reports(store: Store) -> None:
    number = await announced(store, sent(11), sent(12, timedelta(hours=49)), {"state": "unknown"}, sent(14))
    asked = await store.run(lambda tx: recalls.ask(tx, number, "delete", {}, by=COMPOSER, at=NOW))
    assert asked is not None
    assert await store.run(lambda tx: recalls.plan_portion(tx, asked, NOW, 1)) == 1
    assert await store.run(lambda tx: recalls.plan_portion(tx, asked, NOW, 9)) == 1
    assert await store.run(lambda tx: recalls.plan_portion(tx, asked, NOW, 9)) == 0
    leased = await store.run(lambda tx: outbox.lease(tx, NOW, "one"))
    assert [(each.kind, each.params["message"], each.variant) for each in leased] == [
        ("recall", 11, "a"),
        ("recall", 14, "a"),
    ]
    await store.run(
        lambda tx: tx.execute(tables.outbox.update().where(tables.outbox.c.kind == "recall").values(state="sent"))
    )
    undone = await store.run(lambda tx: recalls.figures(tx, asked))
    assert (undone.done, undone.left) == (2, {"late": 1, "unsure": 1})


@pytest.mark.parametrize("how", ["delete", "edit"])
async def test_to_ask_twice_is_to_ask_once(store: Store, how: Any) -> None:
    number = await announced(store, sent(11))
    words = {("a", "id"): "Ralat"} if how == "edit" else {}
    asked = await store.run(lambda tx: recalls.ask(tx, number, how, words, by=COMPOSER, at=NOW))
    assert asked is not None
    assert await store.run(lambda tx: recalls.words_of(tx, number)) == words
    assert await store.run(lambda tx: recalls.ask(tx, number, how, words, by=COMPOSER, at=NOW)) is None


async def test_a_board_is_painted_by_one_of_several_and_seldom(store: Store) -> None:
    number = await announced(store, sent(11), {})
    flown = await store.run(lambda tx: campaigns.get(tx, number))
    assert flown is not None
    await store.run(lambda tx: watching.hang(tx, flown, NOW))
    assert await store.run(lambda tx: watching.claim(tx, number, NOW, EVERY)) is None, "it does not hang yet"
    key, row = watching.board_key(flown), tables.outbox
    hung = {"state": "sent", "message_id": 77}
    await store.run(lambda tx: tx.execute(update(row).where(row.c.dedup == key).values(hung)))
    later = NOW + EVERY
    board = await store.run(lambda tx: watching.claim(tx, number, later, EVERY))
    assert board is not None
    assert (board.chat_id, board.message_id, board.watch.tally) == (COMPOSER, 77, Tally(waiting=1, sent=1))
    assert await store.run(lambda tx: watching.claim(tx, number, later, EVERY)) is None
    assert await store.run(lambda tx: watching.due(tx, later, EVERY)) == ()
    assert await store.run(lambda tx: watching.due(tx, later + EVERY, EVERY)) == (number,)
    await store.run(lambda tx: watching.lost(tx, number))
    assert await store.run(lambda tx: watching.due(tx, later + EVERY, EVERY)) == ()


async def test_somebody_who_left_is_told_nothing(store: Store) -> None:
    number = await announced(store, sent(11))
    await store.run(lambda tx: tx.execute(update(tables.campaign).values(composer=None)))
    flown = await store.run(lambda tx: campaigns.get(tx, number))
    assert flown is not None
    before = await store.run(lambda tx: outbox.figures(tx, NOW))
    await store.run(lambda tx: watching.hang(tx, flown, NOW))
    await store.run(lambda tx: flights.tell(tx, flown, "done", Tally(), NOW))
    assert await store.run(lambda tx: outbox.figures(tx, NOW)) == before
