"""Audiences on both databases: each criterion, each exclusion, the count and the sample."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from conversations.outreach.audience import Audience, Excluded
from conversations.outreach.peace import REST
from storage import Store, audiences, tables
from storage.audiences import AudienceCount, Sampled
from tests.storage.crowds import FIRST, NIGHT, NOW, TODAY, add, add_campaign, add_claim, add_people, draft

YES, NO = FIRST + 1, FIRST + 2


def days(number: int) -> Any:
    return TODAY + timedelta(days=number)


def work(user_id: int, **answers: str) -> dict[str, Any]:
    return _flow(user_id, "work_profile", json.dumps(answers))


def _flow(user_id: int, flow: str, answers: str = "{}", **values: Any) -> dict[str, Any]:
    row = {"user_id": user_id, "flow": flow, "version": "1", "run": 1, "answers": answers, "active": False}
    return {**row, "updated_at": NOW - timedelta(days=1), **values}


def _source(tx: Connection, code: str, region: str = "", *scans: tuple[int, bool]) -> None:
    add(tx, tables.source, {"code": code, "kind": "factory", "name": code, "region": region, "created_at": NOW})
    for user_id, joined in scans:
        scan = {"user_id": user_id, "code": code, "first": True, "first_at": NOW, "last_at": NOW}
        add(tx, tables.scan, {**scan, "times": 1, "joined_at": NOW if joined else None})


def _key_date(tx: Connection, user_id: int, on: int) -> None:
    add(tx, tables.key_date, {"user_id": user_id, "what": "deadline", "on": days(on)})


def _month(tx: Connection, user_id: int, claim_id: int, **values: Any) -> None:
    add(tx, tables.benefit_month, {"user_id": user_id, "claim_id": claim_id, "number": 2, **values})


def regions(tx: Connection) -> None:
    add_people(tx, [YES], region="32.73")
    add_people(tx, [YES + 10], region="32")
    add_people(tx, [NO], region="31.73")
    add_people(tx, [NO + 10])


def regions_of_others(tx: Connection) -> None:
    add_people(tx, [YES, YES + 10, NO, NO + 10], region=None)
    add_claim(tx, YES, region="32.04")
    add_claim(tx, NO, region="33.04")
    _source(tx, "there", "32.73", (YES + 10, False))
    _source(tx, "here", "", (NO + 10, False))


def participants(tx: Connection) -> None:
    add_people(tx, [YES, YES + 10, NO, NO + 10])
    add(tx, tables.progress, _flow(YES, "eligibility"), _flow(NO, "work_profile"))
    add_claim(tx, YES + 10)
    add(tx, tables.employer, {"user_id": NO + 10, "since": NOW})


def employers(tx: Connection) -> None:
    add_people(tx, [YES, NO])
    add(tx, tables.employer, {"user_id": YES, "since": NOW})


def visitors(tx: Connection) -> None:
    add_people(tx, [YES, NO, NO + 10, NO + 20])
    add(tx, tables.employer, {"user_id": NO, "since": NOW})
    add(tx, tables.progress, _flow(NO + 10, "eligibility"), _flow(YES, "work_profile"))
    add_claim(tx, NO + 20)


def claims(tx: Connection) -> None:
    add_people(tx, [YES, NO, NO + 10])
    add_claim(tx, YES, "approved", month=2)
    # One claim has to meet both.
    add_claim(tx, NO, "approved", month=3)
    add_claim(tx, NO, "paid", month=2)
    add_claim(tx, NO + 10, "rejected")


def deadlines(tx: Connection) -> None:
    people = [YES, YES + 10, YES + 20, YES + 30]
    others = [NO, NO + 10, NO + 20, NO + 30, NO + 40]
    add_people(tx, people + others)
    for user_id, on in ((YES, 0), (YES + 10, 7), (NO, -1), (NO + 10, 8), (NO + 20, 3)):
        _key_date(tx, user_id, on)
    add_claim(tx, YES + 10, "reported")
    add_claim(tx, NO + 20, "approved")
    _month(tx, YES + 20, add_claim(tx, YES + 20), due_on=days(5))
    add_claim(tx, YES + 30, month=2, month_state="open", due_on=days(5))
    _month(tx, NO + 30, add_claim(tx, NO + 30), due_on=days(5), filed_on=TODAY)
    _month(tx, NO + 40, add_claim(tx, NO + 40, month=2, month_state="open", due_on=days(5)), filed_on=TODAY)


def families(tx: Connection) -> None:
    add_people(tx, [YES, YES + 10, NO, NO + 10, NO + 20])
    add(tx, tables.progress, work(YES, wanted="operator jahit"), work(YES + 10, wanted="Penjahit garmen"))
    add(tx, tables.progress, work(NO, wanted="supir truk"), work(NO + 10, done="operator jahit"))
    add(tx, tables.progress, work(NO + 20, wanted="kuli\0"))


def languages(tx: Connection) -> None:
    add_people(tx, [YES], language="en")
    add_people(tx, [YES + 10], language="en-GB")
    add_people(tx, [NO], language="id")


def sources(tx: Connection) -> None:
    add_people(tx, [YES, NO, NO + 10])
    _source(tx, "one", "", (YES, False))
    _source(tx, "two", "", (NO, True))


def joined(tx: Connection) -> None:
    add_people(tx, [YES, NO, NO + 10])
    _source(tx, "one", "", (YES, True), (NO, False))
    _source(tx, "two", "", (NO + 10, True))


def seen(tx: Connection) -> None:
    add_people(tx, [YES], last_seen_on=days(-7))
    add_people(tx, [NO], last_seen_on=days(-8))


def unseen(tx: Connection) -> None:
    add_people(tx, [YES], last_seen_on=days(-30))
    add_people(tx, [NO], last_seen_on=days(-29))


def unproven(tx: Connection) -> None:
    people = range(NO, NO + 50, 10)
    add_people(tx, [YES, YES + 10, *people])
    told = {YES: "none", YES + 10: "letter_only", NO: "agreement_and_receipt"}
    for user_id in (YES, YES + 10, *people):
        answers = {"proof": told.get(user_id, "none")} if user_id != NO + 10 else {}
        add(tx, tables.progress, _flow(user_id, "eligibility", json.dumps(answers)))
    # One took their consent back, one never gave any, one filed the claim.
    words = [(each, True) for each in (YES + 10, NO, NO + 10, NO + 20, NO + 40)]
    for user_id, granted in ((YES, False), *words, (NO + 20, False), (YES, True)):
        word = {"user_id": user_id, "purpose": "eligibility", "granted": granted, "words_hash": "", "language": "id"}
        add(tx, tables.consent, {**word, "at": NOW})
    add_claim(tx, YES, "reported")
    add_claim(tx, NO + 40, "verifying")


CRITERIA: list[tuple[Audience, Callable[[Connection], None]]] = [
    (Audience(regions=("32",)), regions),
    (Audience(regions=("32.73", "32")), regions),
    (Audience(regions=("32",)), regions_of_others),
    (Audience(kinds=("participant",)), participants),
    (Audience(kinds=("employer",)), employers),
    (Audience(kinds=("visitor",)), visitors),
    (Audience(claim_states=("approved",), months=(1, 2)), claims),
    (Audience(deadline_within=7), deadlines),
    (Audience(families=("sewing_operator", "tailor")), families),
    (Audience(languages=("en",)), languages),
    (Audience(sources=("one", "three")), sources),
    (Audience(sources=("one",), joined=True), joined),
    (Audience(seen_within=7), seen),
    (Audience(unseen_for=30), unseen),
    (Audience(lacks_proof=True), unproven),
]


@pytest.mark.parametrize(("audience", "people"), CRITERIA, ids=lambda each: getattr(each, "__name__", None) or "of")
async def test_each_criterion_means_whom_it_says(
    store: Store, audience: Audience, people: Callable[[Connection], None]
) -> None:
    def found(tx: Connection) -> list[int]:
        people(tx)
        me = tables.participant.c.user_id
        return list(tx.scalars(select(me).where(audiences.meant(tx, audience, TODAY)).order_by(me)))

    numbers = await store.run(found)
    assert numbers
    assert {(number - FIRST) % 10 for number in numbers} == {YES - FIRST}
    expected = await store.run(
        lambda tx: sum((each - FIRST) % 10 == 1 for each in tx.scalars(select(tables.participant.c.user_id)))
    )
    assert len(numbers) == expected


async def test_no_criterion_excludes_nobody_and_all_of_them_must_hold(store: Store) -> None:
    def found(tx: Connection) -> list[int]:
        add_people(tx, range(FIRST, FIRST + 3), region="32.73", language="en")
        add_people(tx, range(FIRST + 3, FIRST + 5), region="32.73")
        given = (Audience(), Audience(regions=("",)), Audience(regions=("32",), languages=("en",)))
        return [audiences.count(tx, audience, TODAY, NOW).meant for audience in given]

    assert await store.run(found) == [5, 5, 3]


def excluded(tx: Connection) -> None:
    """Somebody for each exclusion, and somebody who just escapes it."""
    add_people(tx, range(FIRST, FIRST + 12))
    add_people(tx, [FIRST + 12, FIRST + 13], time_zone="Asia/Jayapura")
    add_people(tx, [FIRST + 20], reachable=False)
    add(
        tx,
        tables.silence,
        *({"user_id": FIRST + n, "kind": kind, "at": NOW} for n, kind in ((1, "campaign"), (2, "alert"))),
    )
    another = add_campaign(tx, draft())
    week = NOW - timedelta(days=7)
    _had(tx, another, FIRST + 3, "sent", ended_at=week + timedelta(seconds=1))
    _had(tx, another, FIRST + 4, "sent", ended_at=week)
    _had(tx, another, FIRST + 5, "planned")
    _had(tx, another, FIRST + 6, "skipped", ended_at=NOW)
    _had(tx, another, FIRST + 7, "sent", kind="deadline", ended_at=NOW)
    for n, ago in ((8, REST - timedelta(seconds=1)), (9, REST)):
        add(tx, tables.progress, _flow(FIRST + n, "eligibility", active=True, updated_at=NOW - ago))


def _had(tx: Connection, campaign_id: int, user_id: int, state: str, **values: Any) -> None:
    row = {"dedup": f"{campaign_id}:{user_id}", "user_id": user_id, "kind": "campaign", "template": "campaign"}
    rest = {"priority": 40, "due_at": NOW, "state": state, "campaign_id": campaign_id, "attempts": 0, "lease": ""}
    add(tx, tables.outbox, {**row, **rest, "params": "{}", "reason": "", **values})


async def test_the_count_tells_whom_it_reaches_and_why_not_others(store: Store) -> None:
    def counted(tx: Connection) -> tuple[AudienceCount, AudienceCount]:
        excluded(tx)
        evening = NOW + timedelta(hours=8, minutes=30)
        own = tx.scalar(select(tables.outbox.c.campaign_id).limit(1)) or 0
        first = audiences.count(tx, Audience(), TODAY, NOW, NIGHT)
        return first, audiences.count(tx, Audience(), TODAY, evening, NIGHT, but=own)

    first, own = await store.run(counted)
    reasons: dict[Excluded, int] = {"unreachable": 1, "stopped": 1, "had_one": 2, "talking": 1}
    assert first == AudienceCount(15, 10, reasons, {"Asia/Jakarta": 8, "Asia/Jayapura": 2}, 0)
    # In the evening of Jayapura, and for the announcement that they had itself.
    assert own == AudienceCount(
        15, 13, {**reasons, "had_one": 0, "talking": 0}, {"Asia/Jakarta": 11, "Asia/Jayapura": 2}, 2
    )


async def test_the_sample_shows_both_sides_masked_and_says_why(store: Store) -> None:
    def sampled(tx: Connection) -> tuple[tuple[Sampled, ...], tuple[Sampled, ...]]:
        excluded(tx)
        add_people(tx, range(FIRST + 100, FIRST + 150), region="31")
        tx.execute(tables.participant.update().where(tables.participant.c.user_id < FIRST + 100).values(region="32.73"))
        given = Audience(regions=("32",), languages=("id",))
        later = NOW + timedelta(seconds=1)
        return audiences.sample(tx, given, TODAY, NOW), audiences.sample(tx, given, TODAY, later)

    found, other = await store.run(sampled)
    assert len(found) == len({each.masked for each in found}) == 10
    assert found != other
    assert sum(each.reached for each in found) == 5
    assert {each.why for each in found if not each.reached} - {"unreachable", "stopped", "had_one", "talking"} == {
        "regions"
    }
    assert all(each.reached == (each.why == "") for each in found)
    assert all(len(each.masked) == 4 for each in found)


async def test_a_sample_of_few_is_all_of_them(store: Store) -> None:
    def sampled(tx: Connection) -> list[tuple[Sampled, ...]]:
        nobody = audiences.sample(tx, Audience(), TODAY, NOW)
        add_people(tx, range(FIRST, FIRST + 3))
        return [nobody, audiences.sample(tx, Audience(), TODAY, NOW), audiences.sample(tx, Audience(), TODAY, NOW, 2)]

    nobody, few, two = await store.run(sampled)
    assert (nobody, len(few), len(two)) == ((), 3, 2)
    assert sorted(each.masked for each in few) == ["…000", "…001", "…002"]
