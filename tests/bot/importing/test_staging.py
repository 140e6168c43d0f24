"""From a file to claims, through the real store: portions, reports, and nothing half-applied."""

import asyncio
import csv
import io
import shutil
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import storage
from bot.importing import report, staging
from bot.importing.listings import LISTINGS
from bot.importing.reader import PORTION
from bot.importing.table import Unusable
from bot.importing.words import COLUMNS, MISSING, NOT_A_DATE, SAME_KPJ, SAME_ROW, Fault, reason, translated
from conversations.engine.text import Text
from storage import Store, list_imports
from storage.claim_changes import CONTRADICTION
from storage.list_differences import REPETITION
from storage.list_imports import Counts, ImportRefused
from storage.seal import Seal
from storage.tables import claim, staged_claim
from tests.bot.importing.files import BUDI, HEADING, NOW, SITI, TODAY, as_xlsx, table

SEAL = Seal(["a key"])


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imports") / "kawan.sqlite3"
    storage.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def store(tmp_path: Path, migrated: Path) -> AsyncIterator[Store]:
    async with Store.open(f"sqlite:///{shutil.copy(migrated, tmp_path / 'kawan.sqlite3')}") as opened:
        yield opened


async def stage(store: Store, file: Path | bytes, **options: Any) -> staging.Staged:
    return await staging.stage_file(store, SEAL, file, "klaim.csv", "petugas", now=NOW, today=TODAY, **options)


async def rows(store: Store, what: Any) -> list[Any]:
    return await store.run(lambda tx: [found._mapping for found in tx.execute(select(what))])


async def count(store: Store, what: Any) -> int:
    return await store.run(lambda tx: tx.scalar(select(func.count()).select_from(what)) or 0)


async def test_a_list_becomes_claims_with_sealed_identifiers_and_nothing_else_of_them(store: Store) -> None:
    heading = (*HEADING, "nama", "perusahaan", "bulan", "status bulan", "jumlah", "kabupaten/kota", "tgl phk")
    row = (*SITI, "Siti Aminah", "PT Maju", "1", "terbuka", "Rp3.000.000", "Kota Bandung", "2 Maret 2026")
    found = await stage(store, table(row, heading=heading))
    assert (found.counts, found.warnings) == (Counts(new=1), ())
    assert await count(store, claim) == 0
    assert await staging.apply(store, found.import_id, NOW) == Counts(new=1)
    (kept,) = await rows(store, claim)
    assert (kept["kpj_hash"], kept["kpj_last4"]) == (SEAL.kpj("12345678901"), "8901")
    assert kept["phone_hash"] == SEAL.phone("+6281234567890")
    assert kept["born_hash"] == SEAL.born(date(1990, 12, 31))
    assert (kept["key_version"], kept["holder"], kept["employer"]) == (1, "S.A.", "PT Maju")
    assert (kept["state"], kept["month"], kept["month_state"]) == ("approved", 1, "open")
    assert (kept["amount"], kept["region"], kept["phk_on"]) == (3_000_000, "32.73", date(2026, 3, 2))
    written = str([*kept.values()])
    assert not [clear for clear in ("12345678901", "81234567890", "1990", "Siti", "Aminah") if clear in written]
    assert await count(store, staged_claim) == 0


async def test_rows_in_several_portions_keep_their_order_and_numbers(store: Store) -> None:
    many = [(f"{10_000_000_000 + number}", *SITI[1:]) for number in range(PORTION * 2 + 5)]
    many[PORTION] = ("salah", *SITI[1:])
    told: list[tuple[int, float]] = []
    bringing = staging.Bringing("petugas", "klaim.csv", NOW, TODAY)
    found = await staging.stage(store, SEAL, table(*many), bringing, lambda rows, share: told.append((rows, share)))
    assert found.counts == Counts(new=len(many) - 1, rejected=1)
    assert [number for number, _ in told] == [1000, 2000, 2005]
    assert told[-1][1] == 1.0
    (rejected,) = [each async for each in report.each_verdict(store, found.import_id, rejected=True)]
    assert rejected.row == PORTION + 2
    assert (await staging.apply(store, found.import_id, NOW)).new == len(many) - 1


async def test_a_file_that_breaks_off_leaves_nothing_staged(store: Store) -> None:
    good = table(*[(f"{10_000_000_000 + number}", *SITI[1:]) for number in range(1500)])
    with pytest.raises(Unusable, match="Row 1502 has a cell without an end"):
        await stage(store, good + b'"' + b"x\n" * (3 << 20))
    assert (await count(store, staged_claim), await count(store, claim)) == (0, 0)
    (left,) = await store.run(list_imports.imports)
    assert left.state == "dropped"


async def test_a_file_that_is_no_list_is_not_even_remembered(store: Store) -> None:
    with pytest.raises(Unusable, match="No heading"):
        await stage(store, b"halo\n")
    with pytest.raises(Unusable, match="cannot be opened"):
        await stage(store, Path("/nonexistent.csv"))
    assert await store.run(list_imports.imports) == []


async def test_a_reading_that_is_cancelled_leaves_nothing_staged(store: Store) -> None:
    many = table(*[(f"{10_000_000_000 + number}", *SITI[1:]) for number in range(3000)])
    bringing = staging.Bringing("petugas", "klaim.csv", NOW, TODAY)

    def stop(number: int, _share: float) -> None:
        if number == 2 * PORTION:
            task.cancel()

    task = asyncio.create_task(staging.stage(store, SEAL, many, bringing, stop))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await count(store, staged_claim) == 0
    assert [each.state for each in await store.run(list_imports.imports)] == ["dropped"]


async def test_what_a_crash_left_is_cleared_by_the_next_import(store: Store) -> None:
    file = list_imports.ListFile("claims", "x", "y", "z", ["state"])
    await store.run(lambda tx: list_imports.begin(tx, file, 1, NOW - timedelta(days=2)))
    done = await stage(store, table(SITI))
    await store.run(lambda tx: list_imports.apply(tx, done.import_id, NOW))
    assert await count(store, staged_claim) == 2
    last = await stage(store, table(BUDI))
    assert {row["import_id"] for row in await rows(store, staged_claim)} == {last.import_id}


async def test_a_list_can_be_dropped_and_then_no_longer_applied(store: Store) -> None:
    found = await stage(store, table(SITI))
    await staging.drop(store, found.import_id, NOW)
    with pytest.raises(ImportRefused, match="is dropped"):
        await staging.apply(store, found.import_id, NOW)
    assert (await count(store, staged_claim), await count(store, claim)) == (0, 0)


async def test_the_report_tells_rejected_rows_first_in_the_language_of_the_officer(store: Store) -> None:
    words = {"rejected": "ditolak", "new": "baru", "row": "baris", "not a KPJ of 11 characters": "bukan KPJ"}
    found = await stage(
        store, table(SITI, ("12", *BUDI[1:])), say=lambda said: words.get(said.id, said.id).format(**dict(said.params))
    )
    text = found.report_csv.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert lines == [
        ["baris", "verdict", "reason", "KPJ"],
        ["3", "ditolak", "KPJ: bukan KPJ", ""],
        ["2", "baru", "", "…8901"],
    ]


async def test_the_report_is_cut_where_it_grows_too_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST_BYTES", 100)
    many = [(f"{10_000_000_000 + number}", *SITI[1:]) for number in range(50)]
    found = await stage(store, table(*many, ("x", *SITI[1:])))
    assert len(found.report_csv) <= 100
    assert b"52;rejected" in found.report_csv


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_report_is_a_formula(cell: str) -> None:
    (line,) = list(csv.reader(io.StringIO(report.csv_line([cell])), delimiter=";"))
    assert line == [f"'{cell}"]


def test_what_follows_a_semicolon_is_no_formula_either() -> None:
    (line,) = list(csv.reader(io.StringIO(report.csv_line(["row 3", "PT A;=1+1"])), delimiter=";"))
    assert line == ["row 3", "PT A;'=1+1"]


def test_stored_reasons_are_translated_part_by_part_and_never_longer_than_their_column() -> None:
    stored = reason([Fault("kpj", SAME_KPJ), Fault("", SAME_ROW)])
    assert stored == f"kpj: {CONTRADICTION}; {REPETITION}"
    assert translated(f"row 5: {CONTRADICTION}", lambda said: said.id.upper()) == f"row 5: {CONTRADICTION.upper()}"
    assert translated("", lambda said: "never") == ""
    assert len(reason([Fault(f"column{number}", Text("x" * 50)) for number in range(20)])) <= 300


def test_officers_read_columns_by_their_names_in_words() -> None:
    assert {column.name for listing in LISTINGS.values() for column in listing.layout.columns} <= set(COLUMNS)
    words = {
        "birth date": "tanggal lahir",
        NOT_A_DATE.id: "bukan tanggal",
        MISSING.id: "kosong",
        "company": "perusahaan",
    }
    stored = reason([Fault("birth_date", NOT_A_DATE), Fault("employer", MISSING)])
    assert translated(stored, lambda said: words[said.id]) == "tanggal lahir: bukan tanggal; perusahaan: kosong"


CHANGES = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["disetujui", "cair", "ngawur"]), st.booleans()), max_size=10
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(brought=CHANGES, as_workbook=st.booleans())
async def test_whatever_is_brought_twice_changes_nothing_the_second_time(
    store: Store, brought: list[tuple[int, str, bool]], as_workbook: bool
) -> None:
    made = [(f"{10_000_000_000 + kpj}", SITI[1] if right else "x", SITI[2], state) for kpj, state, right in brought]
    file = as_xlsx([HEADING, *made]) if as_workbook else table(*made)
    first = await stage(store, file)
    assert sum(vars_of(first.counts)) == len(made)
    assert await staging.apply(store, first.import_id, NOW) == first.counts
    before = [{**row, "told_at": None, "import_id": None} for row in await rows(store, claim)]
    second = await stage(store, file)
    assert (second.counts.new, second.counts.changed) == (0, 0)
    assert second.counts.rejected == first.counts.rejected
    await staging.apply(store, second.import_id, NOW)
    assert [{**row, "told_at": None, "import_id": None} for row in await rows(store, claim)] == before


def vars_of(counts: Counts) -> tuple[int, int, int, int]:
    return counts.new, counts.changed, counts.unchanged, counts.rejected
