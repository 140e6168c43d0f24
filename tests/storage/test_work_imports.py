"""Lists of vacancies, trainings and hours: known again, seen again, retired only by their own source."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update

from conversations.vacancies.twins import twin_of
from storage import Store, list_changes, list_imports
from storage.list_imports import KINDS, Counts, ImportRefused, ListFile, StagedRow
from storage.tables import claim, slot, staged_vacancy, training, vacancy
from tests.storage.test_claim_imports import undone

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=3)
COLUMNS = (*KINDS["vacancies"].contents,)


def post(number: int, name: str = "1", source: str = "Karirhub", **values: Any) -> StagedRow:
    told = {"title": "Sopir", "employer": "PT Maju", "region": "12.71", **values}
    parts = (told["title"], told["employer"], told["region"], told.get("wage_min"), None, "", None, "")
    kept = {"source": source, "reference": f"{source.casefold()}:{name}", "twin": twin_of(*parts)}
    return StagedRow(number, values={**kept, **told})


def read(
    connection: Connection, rows: Sequence[StagedRow], columns: Sequence[str] = COLUMNS, what: str = "vacancies"
) -> int:
    import_id = list_imports.begin(connection, ListFile(what, "an officer", "list.csv", "0" * 64, columns), 1, NOW)
    list_imports.stage(connection, import_id, rows)
    list_imports.settle_repeats(connection, import_id)
    list_imports.compare(connection, import_id, 1, 1_000_000)
    list_imports.finish(connection, import_id)
    return import_id


def bring(connection: Connection, rows: Sequence[StagedRow], today: date = TODAY, **options: Any) -> Counts:
    return list_imports.apply(connection, read(connection, rows, **options), NOW, today)


def whole(
    connection: Connection, rows: Sequence[StagedRow], today: date = LATER, source: str = "Karirhub"
) -> tuple[Counts, int]:
    return list_imports.apply_whole(connection, read(connection, rows), NOW, today, source)


def known(connection: Connection, table: Any = vacancy) -> list[dict[str, Any]]:
    return [dict(found) for found in connection.execute(select(table).order_by(table.c.reference)).mappings()]


def retired(connection: Connection) -> dict[str, date | None]:
    return {found["reference"]: found["retired_on"] for found in known(connection)}


async def test_the_same_list_changes_nothing_but_the_day_it_was_seen_last(store: Store) -> None:
    rows = [post(2, "1"), post(3, "2", title="Las", wage_min=3_000_000)]
    assert await store.run(lambda tx: bring(tx, rows)) == Counts(new=2)
    first = await store.run(known)
    assert await store.run(lambda tx: bring(tx, rows, LATER)) == Counts(unchanged=2)
    assert await store.run(known) == [{**one, "last_seen_on": LATER, "import_id": 2} for one in first]
    assert {(one["first_seen_on"], one["last_seen_on"]) for one in first} == {(TODAY, TODAY)}


async def test_a_change_is_taken_over_with_its_twin_and_what_is_not_told_stays(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [post(2, skills="las", expires_on=LATER)]))
    some = ("source", "title", "employer", "region", "expires_on")
    moved = post(2, title="Sopir Truk")
    assert await store.run(lambda tx: bring(tx, [moved], LATER, columns=some)) == Counts(changed=1)
    (found,) = await store.run(known)
    assert (found["title"], found["skills"], found["expires_on"]) == ("Sopir Truk", "las", None)
    assert (found["twin"], found["first_seen_on"]) == (moved.values["twin"], TODAY)


async def test_a_twin_is_made_of_what_is_known_where_a_list_tells_only_some_of_it(store: Store) -> None:
    nameless: dict[str, Any] = {"employer": "Perusahaan Swasta", "wage_min": 3_000_000}
    await store.run(lambda tx: bring(tx, [post(2, **nameless)]))
    before = (await store.run(known))[0]["twin"]
    some = ("source", "title", "employer", "skills")
    row = StagedRow(
        2, values={**post(2, **nameless).values, "region": "", "wage_min": None, "twin": "x", "skills": "B"}
    )
    assert await store.run(lambda tx: bring(tx, [row], columns=some)) == Counts(changed=1)
    (found,) = await store.run(known)
    assert (found["twin"], found["region"], found["skills"]) == (before, "12.71", "B")


async def test_what_a_whole_list_does_not_tell_any_more_is_retired_and_comes_back_with_its_first_day(
    store: Store,
) -> None:
    rows = [post(2, "1"), post(3, "2"), post(4, "1", "Disnaker")]
    await store.run(lambda tx: bring(tx, rows))
    assert await store.run(lambda tx: whole(tx, rows[:1])) == (Counts(unchanged=1), 1)
    assert await store.run(retired) == {"disnaker:1": None, "karirhub:1": None, "karirhub:2": LATER}
    assert await store.run(lambda tx: whole(tx, rows[:1])) == (Counts(unchanged=1), 0)
    assert await store.run(lambda tx: bring(tx, rows[1:2], LATER)) == Counts(changed=1)
    back = next(one for one in await store.run(known) if one["reference"] == "karirhub:2")
    assert (back["retired_on"], back["first_seen_on"], back["last_seen_on"]) == (None, TODAY, LATER)


async def test_a_list_of_nothing_that_can_be_used_retires_nothing(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [post(2), post(3, "2")]))
    for rows in ([], [StagedRow(2, "rejected", "title: must not be empty")]):
        counts, gone = await store.run(partial(whole, rows=rows))
        assert (counts.usable, gone) == (0, 0)
    assert set((await store.run(retired)).values()) == {None}
    assert (await store.run(lambda tx: whole(tx, [post(2)], source="")))[1] == 0


async def test_a_row_that_cannot_be_used_keeps_its_post_from_being_retired(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [post(2), post(3, "2"), post(4, "3")]))
    faulty = StagedRow(3, "rejected", "wage: odd", {"reference": "karirhub:2"})
    assert await store.run(lambda tx: whole(tx, [post(2), faulty])) == (Counts(unchanged=1, rejected=1), 1)
    assert await store.run(retired) == {"karirhub:1": None, "karirhub:2": None, "karirhub:3": LATER}


async def test_a_row_that_was_rejected_speaks_for_no_other_row(store: Store) -> None:
    faulty = StagedRow(2, "rejected", "wage: odd", {"reference": "karirhub:1"})
    import_id = await store.run(lambda tx: read(tx, [faulty, post(3), post(4), post(5, "2"), post(6, "2", title="B")]))
    found = await store.run(lambda tx: list_imports.verdicts(tx, import_id))
    assert [(one.row, one.verdict, one.reason) for one in found] == [
        (2, "rejected", "wage: odd"),
        (3, "new", ""),
        (4, "unchanged", "row 3: the same row once more"),
        (5, "rejected", "row 6: the same entry with other contents"),
        (6, "rejected", "row 5: the same entry with other contents"),
    ]
    assert [one.named for one in found] == ["", "Sopir", "Sopir", "Sopir", "B"]


async def test_a_failure_in_the_middle_of_a_whole_list_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.run(lambda tx: bring(tx, [post(2), post(3, "2")]))
    before = await store.run(known)
    import_id = await store.run(lambda tx: read(tx, [post(2, title="B"), post(3, "9")]))

    def die(*arguments: Any) -> int:
        list_changes.retire_absent(*arguments)
        raise ZeroDivisionError

    wanted = partial(list_imports.apply_whole, import_id=import_id, now=NOW, today=LATER, source="Karirhub")
    with monkeypatch.context() as patched:
        patched.setattr(list_imports, "retire_absent", die)
        with pytest.raises(ZeroDivisionError):
            await store.run(wanted)
    assert await store.run(known) == before
    assert await store.run(wanted) == (Counts(new=1, changed=1), 1)


async def test_two_processes_bring_a_list_one_after_the_other(store_url: str, store: Store) -> None:
    one, other = await store.run(lambda tx: (read(tx, [post(2)]), read(tx, [post(2, title="B")])))
    async with Store.open(store_url) as second:
        applied = await asyncio.gather(
            store.run(partial(list_imports.apply, import_id=one, now=NOW, today=TODAY)),
            second.run(partial(list_imports.apply, import_id=other, now=NOW, today=TODAY)),
        )
    assert sorted(applied, key=str) == [Counts(new=0, changed=1), Counts(new=1)]


async def test_keys_of_claims_are_no_matter_of_other_lists(store: Store) -> None:
    blank = {"kpj_last4": "", "holder": "", "employer": "", "region": "", "state": "paid", "note": "", "source": "list"}
    sealed = insert(claim).values(kpj_hash="k", key_version=3, told_at=NOW, **blank)
    await store.run(lambda tx: tx.execute(sealed) and None)
    assert await store.run(lambda tx: bring(tx, [post(2)])) == Counts(new=1)


async def test_each_import_clears_and_reports_what_is_its_own(store: Store) -> None:
    first = await store.run(lambda tx: read(tx, [post(2)]))
    rows = [StagedRow(2, values={"source": "BLK", "reference": "blk:1", "title": "Las", "provider": "BLK Medan"})]
    second = await store.run(lambda tx: read(tx, rows, ("source", "title", "provider"), "trainings"))
    assert await store.run(lambda tx: [list_imports.what(tx, each) for each in (first, second)]) == [
        *("vacancies", "trainings"),
    ]
    await store.run(lambda tx: list_imports.apply(tx, second, NOW, TODAY))
    assert await store.run(lambda tx: list_imports.left_over(tx, NOW)) == [second]
    assert await store.run(lambda tx: list_imports.clear(tx, second)) == 2
    assert await store.run(lambda tx: len(tx.execute(select(staged_vacancy)).all())) == 2
    (found,) = await store.run(partial(known, table=training))
    assert (found["title"], found["online"], found["first_seen_on"]) == ("Las", False, TODAY)
    assert [one.what for one in await store.run(list_imports.imports)] == ["trainings", "vacancies"]
    with pytest.raises(ImportRefused, match="is not known"):
        await store.run(lambda tx: list_imports.what(tx, 99))


async def test_an_hour_that_was_withdrawn_stays_so_and_none_is_retired(store: Store) -> None:
    hour = {"source": "petugas", "counsellor": "Ratna", "starts_at": NOW, "minutes": 60}
    rows = [StagedRow(number, values={**hour, "reference": f"petugas:{number}"}) for number in (2, 3)]
    columns = ("source", "starts_at", "minutes", "counsellor")
    assert await store.run(lambda tx: bring(tx, rows, columns=columns, what="slots")) == Counts(new=2)
    await store.run(lambda tx: tx.execute(update(slot).values(withdrawn_at=NOW)) and None)
    import_id = await store.run(lambda tx: read(tx, rows[:1], columns, "slots"))
    applied = await store.run(lambda tx: list_imports.apply_whole(tx, import_id, NOW, LATER, "petugas"))
    assert applied == (Counts(unchanged=1), 0)
    found = await store.run(partial(known, table=slot))
    assert [(one["withdrawn_at"], one["starts_at"]) for one in found] == [(NOW, NOW), (NOW, NOW)]


POSTS = st.lists(
    st.tuples(st.sampled_from("12345"), st.sampled_from(["Sopir", "Las"]), st.sampled_from([None, 3_000_000])),
    max_size=7,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(POSTS, min_size=1, max_size=3))
def test_after_whole_lists_open_is_what_the_last_usable_one_told(store_url: str, lists: list[Any]) -> None:
    """Whatever a source tells one day after the other: what is open is what it told last, however it came there."""
    with undone(store_url) as connection:
        wanted: dict[str, Any] = {}
        for day, told in enumerate(lists):
            rows = [post(row, name, title=title, wage_min=wage) for row, (name, title, wage) in enumerate(told, 2)]
            counts, _ = whole(connection, rows, TODAY + timedelta(days=day))
            wanted = _after(wanted, told)
            assert counts.new + counts.changed + counts.unchanged + counts.rejected == len(told)
        found = [one for one in known(connection) if one["retired_on"] is None]
        assert {one["reference"][-1]: (one["title"], one["wage_min"]) for one in found} == wanted


def _after(before: dict[str, Any], told: Sequence[tuple[str, str, Any]]) -> dict[str, Any]:
    said: dict[str, set[Any]] = {}
    for name, *rest in told:
        said.setdefault(name, set()).add(tuple(rest))
    clear = {name: contents.pop() for name, contents in said.items() if len(contents) == 1}
    if not clear:
        return before
    return {name: clear.get(name, before.get(name)) for name in said if name in clear or name in before}
