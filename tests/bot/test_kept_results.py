"""What came of an announcement outlives its messages, which tell of people."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, insert, select, update

from bot.retention import forget_old
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.outcomes.records import STEPS, Group, Results
from conversations.outreach.audience import Audience
from storage import Store, campaigns, kept_results, results, tables

START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
LATER = START + timedelta(days=100)
_FATES = (("sent", "", "a"), ("sent", "", "b"), ("failed", "blocked", "a"), ("skipped", "held out", "b"))


def fly(tx: Connection) -> tuple[int, int]:
    """Let one announcement have ended long ago, and another go on; each was sent to four people."""
    fixed: dict[str, Any] = {"id": 0, "name": "Siaran", "goal": "", "region": "12", "state": "draft", "composer": None}
    drawn: dict[str, Any] = {"content": Content(), "audience": Audience(), "schedule": Schedule(), "options": Options()}
    made = Campaign(**fixed, **drawn, created_at=START, changed_at=START)
    seen = {"language": "id", "time_zone": "Asia/Jakarta", "reachable": True, "created_at": START}
    people = [{"user_id": 900 + each, **seen, "last_seen_on": LATER.date()} for each in range(len(_FATES))]
    tx.execute(insert(tables.participant), people)
    over, going = (campaigns.create(tx, made) for _ in range(2))
    for number, state, ended in ((over, "done", START), (going, "sending", None)):
        change = update(tables.campaign).where(tables.campaign.c.id == number)
        tx.execute(change.values(state=state, ended_at=ended))
        tx.execute(insert(tables.outbox), [_row(number, place) for place in range(len(_FATES))])
    tx.execute(insert(tables.milestone).values(user_id=900, what="started", at=START + timedelta(days=2)))
    return over, going


def _row(number: int, place: int) -> dict[str, Any]:
    state, reason, variant = _FATES[place]
    row = {"dedup": f"c:{number}:0:{place}", "user_id": 900 + place, "kind": "campaign", "template": "campaign"}
    times = {"due_at": START, "ended_at": START, "priority": 40, "params": "{}"}
    return {**row, **times, "state": state, "reason": reason, "variant": variant, "campaign_id": number}


async def test_the_results_stay_as_they_were_when_the_messages_go(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        over, going = await store.run(fly)
        before = await store.run(lambda tx: results.of_campaign(tx, over))
        assert before.reached == Group(2, {**dict.fromkeys(STEPS, 0), "started": 1})
        gone = await forget_old(store, LATER, 730)
        assert gone["messages"] == len(_FATES)
        left = select(tables.outbox.c.campaign_id, func.count()).group_by(tables.outbox.c.campaign_id)
        assert await store.run(lambda tx: [tuple(row) for row in tx.execute(left)]) == [(going, len(_FATES))]
        assert await store.run(lambda tx: results.of_campaign(tx, over)) == before
        assert (await forget_old(store, LATER + timedelta(days=1), 730))["messages"] == 0


async def test_an_announcement_that_ended_lately_keeps_its_messages(sqlite_url: str) -> None:
    async with Store.open(sqlite_url) as store:
        over, _ = await store.run(fly)
        ended = update(tables.campaign).values(ended_at=LATER - timedelta(days=1))
        await store.run(lambda tx: tx.execute(ended.where(tables.campaign.c.id == over)))
        assert (await forget_old(store, LATER, 730))["messages"] == 0


GROUPS = st.builds(Group, st.integers(0, 9), st.dictionaries(st.sampled_from(STEPS), st.integers(0, 9)))
SPLITS = st.dictionaries(st.text(max_size=3), GROUPS, max_size=2)
COUNTED = st.builds(
    Results,
    planned=st.integers(0, 10**7),
    failed=st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=2),
    reached=GROUPS,
    by_variant=SPLITS,
    by_source=SPLITS,
    held_out=GROUPS,
)


@settings(max_examples=30, deadline=None)
@given(counted=COUNTED)
def test_results_come_back_as_they_were_kept(counted: Results) -> None:
    assert kept_results.read(kept_results.written(counted)) == counted
