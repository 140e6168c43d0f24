"""Officers: roles in regions and areas, invitations that give a role once, and lists as far as a role reaches."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from storage import Store, areas, audit, invitations, list_deeds, officers, staff
from storage.forget import forget_people
from storage.list_imports import ImportRefused
from tests.storage.samples import BUDI, SITI, START
from tests.storage.test_work_imports import NOW, TODAY, post, read

ADMIN = 7_000_000_009
SOON, LATE = START + timedelta(hours=47), START + timedelta(hours=49)


@pytest.fixture
async def staffed(store: Store) -> Store:
    """A manager of West Java, and the area of a branch in it."""

    def seed(connection: Connection) -> None:
        areas.put(connection, "priangan", "Cabang Priangan", ["32.77", "32.73"])
        officers.appoint(connection, ADMIN, "admin", "32", audit.NOBODY, START)

    await store.run(seed)
    return store


def deeds(connection: Connection) -> list[tuple[int, str, str, str]]:
    found = audit.latest(connection, [""], 0, 99)
    return [(each.officer, each.deed, each.region, each.subject) for each in reversed(found)]


async def test_a_role_in_an_area_reaches_its_regions_and_no_other(staffed: Store) -> None:
    def places(connection: Connection) -> tuple[str, ...]:
        return staff.places_of(connection, SITI, ["helper"])

    await staffed.run(lambda tx: officers.appoint(tx, SITI, "helper", "priangan", ADMIN, START))
    assert await staffed.run(places) == ("32.73", "32.77")
    assert not await staffed.run(lambda tx: areas.put(tx, "priangan", "Cabang Priangan", ["32.73", "32.77"]))
    assert await staffed.run(lambda tx: areas.put(tx, "priangan", "Cabang Priangan", ["32.05"]))
    assert await staffed.run(places) == ("32.05",)
    assert await staffed.run(lambda tx: areas.drop(tx, "priangan"))
    assert await staffed.run(places) == ()
    assert not await staffed.run(lambda tx: officers.reaches(tx, SITI, ["helper"], []))


async def test_giving_and_taking_roles_is_noted_once_each(staffed: Store) -> None:
    def change(connection: Connection) -> list[Any]:
        give = partial(officers.appoint, connection, SITI, "viewer", by=ADMIN, at=START)
        take = partial(officers.dismiss, connection, SITI, "viewer", None, ADMIN, START)
        return [give(place="32.73"), give(place="32.73"), give(place=""), take(), take()]

    assert await staffed.run(change) == [True, False, True, 2, 0]
    assert await staffed.run(deeds) == [
        (0, "role_given", "32", "officer 1 admin"),
        (1, "role_given", "32.73", "officer 2 viewer"),
        (1, "role_given", "", "officer 2 viewer"),
        (1, "role_taken_away", "", "officer 2 viewer"),
        (1, "role_taken_away", "32.73", "officer 2 viewer"),
    ]


@pytest.mark.parametrize(
    ("place", "reached"),
    [("32.73", True), ("32", True), ("priangan", True), ("33.74", False), ("", False), ("x9", False)],
)
async def test_a_manager_gives_roles_as_far_as_their_own_reaches(staffed: Store, place: str, reached: bool) -> None:
    assert await staffed.run(lambda tx: invitations.may_give(tx, ADMIN, place)) == reached
    assert not await staffed.run(lambda tx: invitations.may_give(tx, SITI, place))
    assert not await staffed.run(lambda tx: invitations.may_give(tx, None, place))


async def invited(store: Store, place: str = "priangan") -> str:
    secret = invitations.new_secret()
    made = [await store.run(lambda tx: invitations.invite(tx, secret, "helper", place, ADMIN, START)) for _ in "12"]
    assert made == [True, False]
    return secret


async def state(store: Store, secret: str, reader: int = 0, now: Any = SOON) -> str:
    found = await store.run(lambda tx: invitations.find(tx, secret, now, reader))
    assert found is not None
    return "own" if found.own else found.state


async def test_an_invitation_gives_its_role_once_and_to_one_person(staffed: Store) -> None:
    secret = await invited(staffed)
    take = partial(invitations.accept, secret=secret, now=SOON)
    accept = [await staffed.run(partial(take, user_id=who)) for who in (SITI, SITI, BUDI)]
    assert accept == [True, False, False]
    assert await staffed.run(partial(staff.roles_of, user_id=SITI)) == {"helper"}
    assert await staffed.run(partial(staff.roles_of, user_id=BUDI)) == frozenset()
    assert (await state(staffed, secret, SITI), await state(staffed, secret, BUDI)) == ("own", "used")
    assert (await staffed.run(deeds))[1:] == [
        (1, "role_offered", "priangan", "role helper"),
        (2, "role_taken", "priangan", "role helper"),
    ]


async def test_of_two_who_take_it_at_the_same_moment_one_gets_it(store_url: str) -> None:
    async with Store.open(store_url) as one, Store.open(store_url) as other:
        await one.run(lambda tx: officers.appoint(tx, ADMIN, "admin", "", audit.NOBODY, START))
        secret = await invited(one, "32.73")
        took = await asyncio.gather(
            one.run(lambda tx: invitations.accept(tx, secret, SITI, SOON)),
            other.run(lambda tx: invitations.accept(tx, secret, BUDI, SOON)),
        )
    assert sorted(took) == [False, True]


async def test_an_invitation_ends_with_its_time_or_when_it_is_withdrawn(staffed: Store) -> None:
    late, withdrawn = await invited(staffed), await invited(staffed)
    assert await state(staffed, late, now=LATE) == "late"
    assert not await staffed.run(lambda tx: invitations.accept(tx, late, SITI, LATE))
    found = await staffed.run(lambda tx: invitations.find(tx, withdrawn, SOON))
    assert found is not None
    assert not await staffed.run(lambda tx: invitations.withdraw(tx, found.mark[:3], ADMIN, SOON))
    ended = [await staffed.run(lambda tx: invitations.withdraw(tx, found.mark, ADMIN, SOON)) for _ in "12"]
    assert ended == [True, False]
    assert not await staffed.run(lambda tx: invitations.accept(tx, withdrawn, SITI, SOON))
    assert [each.mark for each in await staffed.run(lambda tx: invitations.open_ones(tx, SOON))] != [found.mark]
    assert await staffed.run(lambda tx: invitations.forget(tx, LATE + invitations.KEPT)) == 2


@pytest.mark.parametrize("gone", ["role", "person"])
async def test_an_invitation_is_void_once_its_maker_may_not_give_the_role_any_more(staffed: Store, gone: str) -> None:
    secret = await invited(staffed)
    if gone == "role":
        await staffed.run(lambda tx: officers.dismiss(tx, ADMIN, "admin", None, audit.NOBODY, START))
    else:
        await staffed.run(partial(forget_people, user_ids=[ADMIN]))
    assert await state(staffed, secret) == "void"
    assert not await staffed.run(lambda tx: invitations.accept(tx, secret, SITI, SOON))
    assert await staffed.run(lambda tx: invitations.open_ones(tx, SOON)) == ()


@pytest.mark.parametrize(
    ("place", "regions", "taken"),
    [
        ("32", ["32.73", "32.04"], True),
        ("32.73", ["32.73"], True),
        ("32.73", ["32.73", "32.04"], False),
        ("32", ["32.73", ""], False),
        ("", ["32.73", "", "12.71"], True),
        ("priangan", ["32.73", "32.77"], True),
        ("priangan", ["32.04"], False),
    ],
)
async def test_a_list_is_taken_in_only_where_the_role_reaches(
    staffed: Store, place: str, regions: list[str], taken: bool
) -> None:
    def bring(connection: Connection) -> None:
        officers.appoint(connection, SITI, "admin", place, audit.NOBODY, START)
        rows = [
            post(number, str(number), title=f"Sopir {number}", region=each) for number, each in enumerate(regions, 2)
        ]
        list_deeds.apply(connection, read(connection, rows), NOW, TODAY, SITI)

    if not taken:
        with pytest.raises(ImportRefused):
            await staffed.run(bring)
        return
    await staffed.run(bring)
    assert (await staffed.run(deeds))[-1][1::2] == ("import_applied", "import 1")


async def test_a_row_of_another_region_is_not_moved_into_ones_own(staffed: Store) -> None:
    """The list looks like it is about one's own region; what it changes is elsewhere."""

    def bring(connection: Connection, region: str, officer: int) -> None:
        list_deeds.apply(connection, read(connection, [post(2, region=region)]), NOW, TODAY, officer)

    await staffed.run(lambda tx: officers.appoint(tx, SITI, "admin", "32.73", audit.NOBODY, START))
    await staffed.run(lambda tx: bring(tx, "12.71", audit.NOBODY))
    with pytest.raises(ImportRefused):
        await staffed.run(lambda tx: bring(tx, "32.73", SITI))
