"""Kinds of messages that are stopped, notes of who looked, and the roles of officers."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from conversations.outreach.kinds import KINDS
from conversations.privacy.held import Look
from storage import Store, access, silences, staff
from tests.storage.samples import BUDI, SITI, START, delivery, look


@pytest.fixture
async def two(store: Store) -> Store:
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), look)
    return store


def stop(kind: str, *, stopped: bool = True) -> Callable[[Connection], bool]:
    return partial(silences.set_stopped, user_id=SITI, kind=kind, stopped=stopped, at=START)


async def test_a_kind_is_stopped_and_comes_again(two: Store) -> None:
    for _ in range(2):
        assert await two.run(stop("status"))
    await two.run(stop("campaign"))
    assert await two.run(partial(silences.of, user_id=SITI)) == {"status", "campaign"}
    assert await two.run(partial(silences.of, user_id=BUDI)) == frozenset()
    for _ in range(2):
        assert await two.run(stop("status", stopped=False))
    assert await two.run(partial(silences.of, user_id=SITI)) == {"campaign"}


@pytest.mark.parametrize("kind", ["answer", "nothing", ""])
async def test_what_may_not_be_stopped_is_not(two: Store, kind: str) -> None:
    assert not await two.run(stop(kind))
    assert await two.run(partial(silences.of, user_id=SITI)) == frozenset()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.booleans()), max_size=12))
async def test_the_last_word_on_each_kind_counts(sqlite_url: str, wishes: list[tuple[str, bool]]) -> None:
    async with Store.open(sqlite_url) as store:
        await store.visit(delivery(), look)
        for kind in KINDS:
            await store.run(stop(kind, stopped=False))
        for kind, stopped in wishes:
            await store.run(stop(kind, stopped=stopped))
        last = dict(wishes)
        expected = {kind for kind, stopped in last.items() if stopped and KINDS[kind].may_be_stopped}
        assert await store.run(partial(silences.of, user_id=SITI)) == expected


async def test_looks_are_listed_in_order_for_their_person_only(two: Store) -> None:
    for hour, (user_id, who) in enumerate([(SITI, "self"), (BUDI, "import #3"), (SITI, "petugas admin" + "x" * 99)]):
        at = START + timedelta(hours=hour)
        await two.run(partial(access.note, user_id=user_id, who=who, what="copy\0", at=at))
    assert await two.run(partial(access.of, user_id=SITI)) == (
        Look("self", "copy", START),
        Look("petugas admin" + "x" * 51, "copy", START + timedelta(hours=2)),
    )


async def test_roles_are_granted_once_and_revoked_where_they_hold(store: Store) -> None:
    grants = [(SITI, "helper", "32.73"), (SITI, "helper", "31"), (SITI, "viewer", ""), (BUDI, "admin", "")]
    added = [
        await store.run(partial(staff.grant, user_id=user_id, role=role, region=region, at=START))
        for user_id, role, region in (*grants, grants[0])
    ]
    assert added == [True, True, True, True, False]
    assert await store.run(partial(staff.roles_of, user_id=SITI)) == {"helper", "viewer"}
    assert [role.region for role in await store.run(partial(staff.of, user_id=SITI))] == ["31", "32.73", ""]
    assert await store.run(lambda tx: staff.revoke(tx, SITI, "helper", "31")) == 1
    assert await store.run(lambda tx: staff.revoke(tx, SITI, "helper", "31")) == 0
    assert await store.run(partial(staff.roles_of, user_id=SITI)) == {"helper", "viewer"}
    await store.run(lambda tx: staff.grant(tx, SITI, "helper", "31", START))
    assert await store.run(lambda tx: staff.revoke(tx, SITI, "helper")) == 2
    assert await store.run(partial(staff.roles_of, user_id=SITI)) == {"viewer"}
    assert [role.user_id for role in await store.run(staff.everybody)] == [SITI, BUDI]


async def test_most_people_have_no_role(two: Store) -> None:
    assert await two.run(partial(staff.roles_of, user_id=SITI)) == frozenset()
