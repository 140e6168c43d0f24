"""Lists of claims: staged, compared, applied in one transaction or not at all, told to those whose claim changed."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, insert, select, update

from conversations.outreach.kinds import KINDS
from storage import Store, list_changes, list_imports
from storage.engine import connect_engine, parse
from storage.list_imports import Counts, ImportRefused, ListFile, StagedRow
from storage.tables import access, claim, claim_link, outbox, silence, staged_claim
from tests.storage.samples import BUDI, SITI, glance

NOW = datetime(2026, 3, 12, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
IDENTITY = ("kpj_hash", "kpj_last4", "phone_hash", "born_hash")
ALL = (
    *IDENTITY,
    *("holder", "employer", "region", "phk_on", "state", "since", "month", "month_state", "due_on", "amount", "note"),
)
FILE = ListFile("claims", "x", "y", "z", ALL)


def row(number: int, kpj: str = "1", **values: Any) -> StagedRow:
    given = {"kpj_last4": "0001", "phone_hash": "p", "born_hash": "b", "key_version": 1, "state": "approved", **values}
    return StagedRow(number, values={"kpj_hash": f"k{kpj}", **given})


def read(connection: Connection, rows: Sequence[StagedRow], columns: Sequence[str] = ALL) -> int:
    """Stage a whole file."""
    import_id = list_imports.begin(connection, ListFile("claims", "an officer", "list.csv", "0" * 64, columns), 1, NOW)
    list_imports.stage(connection, import_id, rows)
    list_imports.settle_repeats(connection, import_id)
    list_imports.compare(connection, import_id, 1, 1_000_000)
    list_imports.finish(connection, import_id)
    return import_id


def bring(
    connection: Connection, rows: Sequence[StagedRow], columns: Sequence[str] = ALL, now: datetime = NOW
) -> Counts:
    return list_imports.apply(connection, read(connection, rows, columns), now)


def claims(connection: Connection) -> list[dict[str, Any]]:
    return [dict(found) for found in connection.execute(select(claim).order_by(claim.c.id)).mappings()]


def claim_of(connection: Connection, kpj: str = "1") -> dict[str, Any]:
    return next(found for found in claims(connection) if found["kpj_hash"] == f"k{kpj}")


def count(connection: Connection, table: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


async def link(store: Store, user_id: int, kpj: str = "1") -> int:
    """Let a person prove that a claim is theirs."""
    await glance(store, user_id)

    def write(connection: Connection) -> int:
        number = int(claim_of(connection, kpj)["id"])
        connection.execute(insert(claim_link).values(user_id=user_id, claim_id=number, at=NOW))
        return number

    return await store.run(write)


async def news(store: Store) -> list[dict[str, Any]]:
    return await store.run(
        lambda tx: [dict(found) for found in tx.execute(select(outbox).order_by(outbox.c.id)).mappings()]
    )


async def test_a_new_list_is_all_new_and_the_same_again_changes_nothing_but_the_day_it_was_told(store: Store) -> None:
    rows = [row(2, "1"), row(5, "2", state="paid", amount=3_000_000, since=date(2026, 3, 1))]
    assert await store.run(lambda tx: bring(tx, rows)) == Counts(new=2)
    first = await store.run(claims)
    assert await store.run(lambda tx: bring(tx, rows, now=LATER)) == Counts(unchanged=2)
    again = await store.run(claims)
    assert [{**one, "told_at": LATER, "import_id": 2} for one in first] == again
    assert [one["told_at"] for one in first] == [NOW, NOW]


async def test_a_change_is_told_once_to_everybody_who_linked_the_claim(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2, "1", month=1, month_state="open"), row(3, "2")]))
    number = await link(store, SITI)
    await link(store, BUDI)
    counts = await store.run(lambda tx: bring(tx, [row(2, "1", state="paid", month=1), row(3, "2")], now=LATER))
    assert counts == Counts(changed=1, unchanged=1)
    told = await news(store)
    assert sorted(one["user_id"] for one in told) == sorted((SITI, BUDI))
    message = next(one for one in told if one["user_id"] == SITI)
    assert json.loads(message["params"]) == {"claim": number, "before": "approved", "month_before": "open"}
    assert message["dedup"] == f"status:{SITI}:{number}:2"
    assert (message["kind"], message["template"], message["state"]) == ("status", "claim_changed", "planned")
    assert (message["priority"], message["attempts"]) == (KINDS["status"].priority, 0)
    assert (message["due_at"], message["expires_at"]) == (LATER, LATER + timedelta(days=7))


async def test_a_month_that_is_not_known_is_null_in_the_news(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2)]))
    number = await link(store, SITI)
    await store.run(lambda tx: bring(tx, [row(2, month=1, month_state="open")]))
    (message,) = await news(store)
    assert json.loads(message["params"]) == {"claim": number, "before": "approved", "month_before": None}


@pytest.mark.parametrize("change", [{"amount": 5}, {"note": "x"}, {"employer": "PT"}, {"region": "32"}])
async def test_a_change_that_is_no_news_is_only_logged(store: Store, change: dict[str, Any]) -> None:
    await store.run(lambda tx: bring(tx, [row(2)]))
    await link(store, SITI)
    assert await store.run(lambda tx: bring(tx, [row(2, **change)])) == Counts(changed=1)
    assert await news(store) == []
    seen = await store.run(
        lambda tx: [tuple(found) for found in tx.execute(select(access.c.user_id, access.c.who, access.c.what))]
    )
    assert seen == [(SITI, "import #2", "claim changed")]


async def test_a_corrected_birth_date_ends_the_link_of_whoever_proved_the_claim_with_the_old_one(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2), row(3, "2")]))
    await link(store, SITI)
    await link(store, BUDI, "2")
    await store.run(lambda tx: bring(tx, [row(2, born_hash="c", state="paid"), row(3, "2", phone_hash="q")], now=LATER))
    assert await store.run(lambda tx: [one.user_id for one in tx.execute(select(claim_link))]) == [BUDI]
    assert await news(store) == []


async def test_who_silenced_the_news_gets_none_and_still_finds_the_access_in_the_log(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2)]))
    for person in (SITI, BUDI):
        await link(store, person)
    await store.run(lambda tx: tx.execute(insert(silence).values(user_id=SITI, kind="status", at=NOW)) and None)
    await store.run(lambda tx: tx.execute(insert(silence).values(user_id=BUDI, kind="alert", at=NOW)) and None)
    await store.run(lambda tx: bring(tx, [row(2, state="rejected")]))
    assert [one["user_id"] for one in await news(store)] == [BUDI]
    assert await store.run(lambda tx: count(tx, access)) == 2


async def test_the_list_takes_over_what_somebody_else_told(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2), row(3, "2")]))
    await store.run(lambda tx: tx.execute(update(claim).values(source="api", reference=claim.c.kpj_hash)) and None)
    counts = await store.run(lambda tx: bring(tx, [row(2, state="paid"), row(3, "2")]))
    assert counts == Counts(changed=1, unchanged=1)
    after = await store.run(claims)
    assert [(one["source"], one["reference"]) for one in after] == [("list", "k1"), ("list", "k2")]


async def test_what_a_file_does_not_tell_stays_and_what_hung_on_the_old_state_goes(store: Store) -> None:
    full = row(
        2,
        state="rejected",
        since=date(2026, 3, 1),
        note="foto buram",
        employer="PT Maju",
        month=1,
        month_state="open",
        due_on=date(2026, 4, 1),
        amount=7,
    )
    await store.run(lambda tx: bring(tx, [full]))
    columns = (*IDENTITY, "state")
    assert await store.run(lambda tx: bring(tx, [row(2, state="rejected")], columns)) == Counts(unchanged=1)
    assert await store.run(lambda tx: bring(tx, [row(2, state="approved")], columns)) == Counts(changed=1)
    found = await store.run(claim_of)
    assert (found["state"], found["since"], found["note"]) == ("approved", None, "")
    assert (found["employer"], found["amount"]) == ("PT Maju", 7)
    assert (found["month"], found["month_state"], found["due_on"]) == (1, "open", date(2026, 4, 1))
    await store.run(lambda tx: bring(tx, [row(2, month=2)], (*columns, "month")))
    found = await store.run(claim_of)
    assert (found["month"], found["month_state"], found["due_on"]) == (2, None, None)


async def test_rows_of_one_kpj_that_contradict_each_other_are_rejected_by_number(store: Store) -> None:
    rows = [row(2), row(3), row(4, state="paid"), row(5, "2"), row(6, "2"), row(7, "3")]
    import_id = await store.run(lambda tx: read(tx, rows))
    found = await store.run(lambda tx: list_imports.verdicts(tx, import_id))
    assert [(one.row, one.verdict, one.reason) for one in found] == [
        (2, "rejected", "row 4: the same KPJ with other contents"),
        (3, "rejected", "row 4: the same KPJ with other contents"),
        (4, "rejected", "row 2: the same KPJ with other contents"),
        (5, "new", ""),
        (6, "unchanged", "row 5: the same row once more"),
        (7, "new", ""),
    ]
    assert await store.run(lambda tx: list_imports.apply(tx, import_id, NOW)) == Counts(2, 0, 1, 3)
    assert [one["kpj_hash"] for one in await store.run(claims)] == ["k2", "k3"]


async def test_a_failure_in_the_middle_of_applying_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.run(lambda tx: bring(tx, [row(2)]))
    await link(store, SITI)
    import_id = await store.run(lambda tx: read(tx, [row(2, state="paid"), row(3, "2")]))
    before = await store.run(claims)

    def die(*arguments: Any) -> None:
        list_changes.carry_over(*arguments)
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(list_imports, "carry_over", die)
        with pytest.raises(ZeroDivisionError):
            await store.run(lambda tx: list_imports.apply(tx, import_id, LATER))
    assert await store.run(claims) == before
    assert await news(store) == []
    assert await store.run(lambda tx: count(tx, access)) == 0
    assert (await store.run(list_imports.imports))[0].state == "staged"
    assert await store.run(lambda tx: list_imports.apply(tx, import_id, LATER)) == Counts(new=1, changed=1)


async def test_an_import_that_waited_is_compared_anew_when_it_is_applied(store: Store) -> None:
    first, second = await store.run(lambda tx: (read(tx, [row(2)]), read(tx, [row(2, state="paid"), row(3, "2")])))
    assert await store.run(lambda tx: list_imports.apply(tx, first, NOW)) == Counts(new=1)
    await link(store, SITI)
    assert await store.run(lambda tx: list_imports.apply(tx, second, LATER)) == Counts(new=1, changed=1)
    assert len(await news(store)) == 1
    assert (await store.run(claim_of))["state"] == "paid"


async def test_a_claim_that_was_erased_since_the_reading_is_new(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2)]))
    import_id = await store.run(lambda tx: read(tx, [row(2, state="paid")]))
    await store.run(lambda tx: tx.execute(claim.delete()) and None)
    assert await store.run(lambda tx: list_imports.apply(tx, import_id, LATER)) == Counts(new=1)


async def test_two_processes_apply_one_after_the_other(store_url: str, store: Store) -> None:
    one, other = await store.run(lambda tx: (read(tx, [row(2)]), read(tx, [row(2, state="paid")])))
    async with Store.open(store_url) as second:
        applied = await asyncio.gather(
            store.run(partial(list_imports.apply, import_id=one, now=NOW)),
            second.run(partial(list_imports.apply, import_id=other, now=NOW)),
        )
    assert sorted(applied, key=str) == [Counts(new=0, changed=1), Counts(new=1)]


async def test_an_import_is_applied_once(store: Store) -> None:
    import_id = await store.run(lambda tx: read(tx, [row(2)]))
    await store.run(lambda tx: list_imports.apply(tx, import_id, NOW))
    for act in (list_imports.apply, list_imports.drop):
        with pytest.raises(ImportRefused, match="is applied"):
            await store.run(partial(act, import_id=import_id, now=NOW))
    with pytest.raises(ImportRefused, match="is not known"):
        await store.run(lambda tx: list_imports.apply(tx, 99, NOW))


async def test_a_file_that_is_still_read_cannot_be_applied(store: Store) -> None:
    import_id = await store.run(lambda tx: list_imports.begin(tx, FILE, 1, NOW))
    with pytest.raises(ImportRefused, match="is reading"):
        await store.run(lambda tx: list_imports.apply(tx, import_id, NOW))


async def test_claims_under_another_key_stop_an_import(store: Store) -> None:
    import_id = await store.run(lambda tx: read(tx, [row(2, "9")]))
    await store.run(lambda tx: bring(tx, [row(2)]))
    begin = partial(list_imports.begin, file=FILE, now=NOW)
    with pytest.raises(ImportRefused, match="rotate-key"):
        await store.run(partial(begin, key_version=2))
    await store.run(lambda tx: tx.execute(update(claim).values(key_version=2)) and None)
    with pytest.raises(ImportRefused, match="DATA_KEY"):
        await store.run(partial(begin, key_version=1))
    with pytest.raises(ImportRefused, match="DATA_KEY"):
        await store.run(lambda tx: list_imports.apply(tx, import_id, NOW))


async def test_what_was_staged_is_cleared_in_portions_once_it_serves_nobody(store: Store) -> None:
    rows = [row(number, str(number)) for number in range(2, 9)]
    applied, waiting, broken = await store.run(
        lambda tx: (read(tx, rows), read(tx, rows), list_imports.begin(tx, FILE, 1, NOW))
    )
    await store.run(lambda tx: list_imports.apply(tx, applied, NOW))
    assert await store.run(lambda tx: list_imports.left_over(tx, NOW)) == [applied]
    assert await store.run(lambda tx: list_imports.left_over(tx, LATER)) == [applied, broken]
    assert [await store.run(lambda tx: list_imports.clear(tx, applied, 5)) for _ in range(3)] == [5, 3, 0]
    assert await store.run(lambda tx: list_imports.left_over(tx, NOW)) == []
    assert await store.run(lambda tx: list_imports.clear(tx, waiting)) == 0
    assert await store.run(lambda tx: count(tx, staged_claim)) == 9


async def test_who_brought_which_file_is_remembered(store: Store) -> None:
    await store.run(lambda tx: bring(tx, [row(2), StagedRow(3, "rejected")]))
    (found,) = await store.run(list_imports.imports)
    assert (found.by, found.file_name, found.digest, found.state) == ("an officer", "list.csv", "0" * 64, "applied")
    assert (found.started_at, found.ended_at, found.counts) == (NOW, NOW, Counts(new=1, rejected=1))


async def test_many_rows_of_one_kpj_cost_no_more_than_others(store: Store) -> None:
    """A comparison of each with each would be nine million here."""
    rows = [row(number, state="paid" if number == 3000 else "approved") for number in range(2, 3001)]
    import_id = await store.run(lambda tx: read(tx, rows))
    assert (await store.run(lambda tx: list_imports.count(tx, import_id))).rejected == 2999


@contextmanager
def undone(url: str) -> Iterator[Connection]:
    """Give a transaction of which nothing lasts."""
    engine = connect_engine(parse(url))
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


TOLD = ("state", "note", "month")
NOTES = st.sampled_from(["", "a", "b"])
ROWS = st.lists(
    st.builds(
        lambda kpj, state, note, month: (kpj, {"state": state, "note": note, "month": month}),
        st.sampled_from("123"),
        st.sampled_from(["approved", "paid"]),
        NOTES,
        st.sampled_from([None, 1, 2]),
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=ROWS, brought=ROWS)
def test_a_list_means_what_a_plain_reading_of_it_means(store_url: str, known: Any, brought: Any) -> None:
    """Whatever is known and brought: verdicts, and then claims, are those of a reading row by row."""
    with undone(store_url) as connection:
        start = dict(known)
        bring(connection, [row(number, kpj, **values) for number, (kpj, values) in enumerate(start.items(), 2)])
        import_id = read(connection, [row(number, kpj, **values) for number, (kpj, values) in enumerate(brought, 2)])
        verdicts = [one.verdict for one in list_imports.verdicts(connection, import_id)]
        list_imports.apply(connection, import_id, LATER)
        after = {
            found["kpj_hash"][1:]: {name: found[name] for name in ("state", "note", "month")}
            for found in claims(connection)
        }
    expected, wanted = plain_reading(start, brought)
    assert verdicts == wanted
    assert after == expected


def plain_reading(known: dict[str, Any], brought: Sequence[tuple[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    said: defaultdict[str, list[Any]] = defaultdict(list)
    for kpj, values in brought:
        said[kpj].append(values)
    after, wanted, met = dict(known), [], set()
    for kpj, values in brought:
        if any(other != values for other in said[kpj]):
            wanted.append("rejected")
        elif kpj in met or known.get(kpj) == values:
            wanted.append("unchanged")
        else:
            wanted.append("changed" if kpj in known else "new")
            after[kpj] = values
        met.add(kpj)
    return after, wanted
