"""From files of vacancies, trainings and hours to what is stored: every format alike, nothing half-applied."""

import csv
import io
import json
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import func, select

import storage
from bot.importing import staging
from bot.importing.layout import recognise, squeeze
from bot.importing.listings import LISTINGS
from bot.importing.opening import open_table
from bot.importing.staging import Bringing
from bot.importing.table import Unusable
from storage import Store, list_imports
from storage.list_imports import KINDS, Counts
from storage.tables import slot, training, vacancy
from tests.bot.importing.files import HEADING, SITI, as_csv, as_xlsx, table
from tests.bot.importing.work_files import (
    DRIVER,
    HOUR,
    OPERATOR,
    SEAL,
    TODAY,
    WELDING,
    grid,
    reasons,
    staged,
)

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("work") / "kawan.sqlite3"
    storage.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def store(tmp_path: Path, migrated: Path) -> AsyncIterator[Store]:
    async with Store.open(f"sqlite:///{shutil.copy(migrated, tmp_path / 'kawan.sqlite3')}") as opened:
        yield opened


async def bring(store: Store, file: bytes, what: str = "", source: str = "", today: date = TODAY) -> Counts:
    found = await staging.stage(store, SEAL, file, Bringing("petugas", "daftar", NOW, today, what, source))
    return await staging.apply(store, found.import_id, NOW, today)


async def rows(store: Store, what: Any) -> list[dict[str, Any]]:
    found = select(what).order_by(what.c.id)
    return await store.run(lambda tx: [dict(each) for each in tx.execute(found).mappings()])


FORMATS = {
    "csv": lambda *told: as_csv(grid(*told)),
    "semicolons": lambda *told: as_csv(grid(*told), ";", "utf-8-sig"),
    "tabs": lambda *told: as_csv(grid(*told), "\t", "utf-16"),
    "xlsx": lambda *told: as_xlsx(grid(*told)),
    "json": lambda *told: json.dumps(told).encode(),
    "wrapped": lambda *told: json.dumps({"status": "ok", "data": {"total": len(told), "items": told}}).encode(),
    "lines": lambda *told: "\n".join(map(json.dumps, told)).encode(),
}


@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
async def test_vacancies_are_stored_alike_whatever_they_come_in(store: Store, written: Any) -> None:
    assert await bring(store, written(OPERATOR, DRIVER)) == Counts(new=2)
    kept, _ = await rows(store, vacancy)
    assert (kept["reference"], kept["source"], kept["title"]) == ("petugas:A-1001", "petugas", "Operator Jahit")
    assert (kept["employer"], kept["region"], kept["education"]) == ("PT Maju Jaya", "12.71", "sma")
    assert (kept["wage_min"], kept["wage_max"], kept["experience"]) == (3_000_000, 4_500_000, 1)
    assert (kept["skills"], kept["link"]) == ("menjahit, obras", "https://karirhub.example/1001")
    assert (kept["posted_on"], kept["expires_on"]) == (date(2026, 11, 2), date(2026, 11, 30))
    assert (kept["first_seen_on"], kept["retired_on"], len(kept["twin"])) == (TODAY, None, 33)
    assert await bring(store, written(DRIVER, OPERATOR)) == Counts(unchanged=2)


@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
async def test_trainings_and_hours_are_known_by_their_headings(store: Store, written: Any) -> None:
    assert await bring(store, written(WELDING, {**WELDING, "judul": "Barista", "daring/luring": "daring"})) == Counts(2)
    first, second = await rows(store, training)
    assert (first["title"], first["provider"], first["region"]) == ("Las Dasar", "BLK Kota Medan", "12.71")
    assert (first["online"], second["online"], first["quota"]) == (False, True, 16)
    assert (first["starts_on"], first["ends_on"]) == (date(2026, 11, 30), date(2026, 12, 18))
    assert await bring(store, written(HOUR)) == Counts(new=1)
    (hour,) = await rows(store, slot)
    assert hour["starts_at"] == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert (hour["counsellor"], hour["counsellor_id"], hour["minutes"]) == ("Ratna Sari", 7_000_000_001, 60)
    assert (hour["region"], hour["place"], hour["link"]) == ("12.71", "Disnaker Kota Medan", "")


async def test_names_of_portals_are_known_within_values_too(store: Store) -> None:
    listing = {
        "id": 991,
        "title": "Operator Jahit",
        "company": {"id": 5, "name": "PT Maju Jaya"},
        "city": {"name": "Kota Medan"},
        "salary": {"min": 3_000_000, "max": 4_500_000},
        "education_level": "SMA",
        "years_of_experience": 1,
        "skills": [{"name": "menjahit"}, {"name": "obras"}],
        "url": "https://karirhub.example/991",
        "published_at": "2026-11-02T08:00:00.000Z",
        "expired_at": "2026-11-30T23:59:59+07:00",
        "views": 12,
    }
    links = [{"url": None, "label": "1"}]
    file = json.dumps({"data": [listing], "links": links, "meta": {"links": links}}).encode()
    found = await staging.stage(store, SEAL, file, Bringing("x", "y", NOW, TODAY, source="Karirhub"))
    assert (found.what, found.counts) == ("vacancies", Counts(new=1))
    assert found.warnings == ("These names are not known and were passed over: company.id, views.",)
    await staging.apply(store, found.import_id, NOW, TODAY)
    (kept,) = await rows(store, vacancy)
    assert (kept["reference"], kept["employer"], kept["region"]) == ("karirhub:991", "PT Maju Jaya", "12.71")
    assert (kept["wage_min"], kept["wage_max"], kept["skills"]) == (3_000_000, 4_500_000, "menjahit, obras")
    assert (kept["posted_on"], kept["expires_on"]) == (date(2026, 11, 2), date(2026, 11, 30))


async def test_rows_without_a_number_are_known_again_by_what_they_say(store: Store) -> None:
    bare = {name: value for name, value in OPERATOR.items() if name != "id"}
    assert await bring(store, as_csv(grid(bare))) == Counts(new=1)
    louder = {**bare, "judul": "OPERATOR  JAHIT", "gaji": "5 juta"}
    assert await bring(store, as_csv(grid(louder))) == Counts(changed=1)
    assert await bring(store, as_csv(grid({**bare, "judul": "Sopir"}))) == Counts(new=1)
    moved = {**HOUR, "jam": "10.00 WITA"}
    assert await bring(store, as_csv(grid(HOUR))) == Counts(new=1)
    assert await bring(store, as_csv(grid(moved))) == Counts(unchanged=1)


async def test_a_source_that_is_given_stands_above_what_rows_say(store: Store) -> None:
    file = as_csv(grid({**OPERATOR, "sumber": "Karirhub"}))
    assert await bring(store, file) == Counts(new=1)
    assert await bring(store, file, source="Disnaker Medan") == Counts(new=1)
    assert await bring(store, file, source="karirhub") == Counts(changed=1)
    assert [one["reference"] for one in await rows(store, vacancy)] == ["karirhub:A-1001", "disnaker medan:A-1001"]


async def test_names_that_grow_when_they_are_folded_still_fit(store: Store) -> None:
    assert await bring(store, as_csv(grid({**OPERATOR, "sumber": "ΐ" * 32, "id": "x" * 64}))) == Counts(new=1)
    assert len((await rows(store, vacancy))[0]["reference"]) <= 100


def test_a_row_that_is_rejected_is_known_again_where_its_number_can_be_read() -> None:
    odd = {**OPERATOR, "gaji": "banyak"}
    bare = {**odd, "id": ""}
    found = staged("vacancies", as_csv(grid(odd, bare, {**bare, "judul": ""}, {**odd, "sumber": "a:b"})))
    assert [row.verdict for row in found] == ["rejected"] * 4
    assert [row.values["reference"] is not None for row in found] == [True, True, False, False]
    assert reasons(found)[2].startswith("title: must not be empty; wage: not a wage")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"gaji min": "5 juta", "gaji max": "4 juta", "gaji": ""}, "wage_min: is more than the highest wage"),
        ({"berakhir": "01/11/2026"}, "expires_on: comes before the first day"),
        ({"tanggal tayang": "01/12/2026"}, "posted_on: this date is too late"),
        ({"tautan": "javascript:x"}, "link: not a link that begins with https:// or http://"),
        ({"kabupaten/kota": "Bandung"}, "region: several regions have this name"),
        ({"pendidikan": "rajin"}, "education: not a level of schooling"),
        ({"judul": "x" * 1_000_000}, "title: too long"),
        ({"perusahaan": "#N/A"}, "employer: an error of the spreadsheet"),
        ({"sumber": "x" * 40}, "source: not a name of a source: at most 32 signs, no colon"),
    ],
)
def test_each_fault_is_told_by_its_column(change: dict[str, Any], reason: str) -> None:
    assert reasons(staged("vacancies", as_csv(grid({**OPERATOR, **change})))) == [reason]


def test_other_faults_are_told_in_their_columns() -> None:
    assert reasons(staged("trainings", as_csv(grid({**WELDING, "selesai": "01/11/2026"})))) == [
        "ends_on: comes before the first day",
    ]
    assert reasons(staged("slots", as_csv(grid({**HOUR, "jam": "pagi"}, {**HOUR, "tanggal": ""})))) == [
        "time: not a time like 09.00",
        "date: must not be empty",
    ]


def test_dates_and_times_of_spreadsheets_and_formulas_are_read_as_calculated() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["konselor", "tanggal", "jam", "wilayah"])
    sheet.append(["Ratna", datetime.fromisoformat("2026-11-24"), time(9, 30), "Kota Makassar"])
    sheet.append(["Ratna", "=A1", "10.00", ""])
    packed = io.BytesIO()
    book.save(packed)
    first, second = staged("slots", packed.getvalue())
    assert first.values["starts_at"].astimezone(UTC) == datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert second.reason == "date: a formula without a stored result"


async def test_what_is_over_is_taken_in_counted_and_told(store: Store) -> None:
    old = {**OPERATOR, "id": "A-1", "tanggal tayang": "", "berakhir": "22/11/2026"}
    older = {**old, "id": "A-2"}
    for told, words in (((OPERATOR, old), "1 vacancy is closed"), ((old, older), "2 vacancies are closed")):
        found = await staging.stage(store, SEAL, as_csv(grid(*told)), Bringing("x", "y", NOW, TODAY))
        assert found.counts == Counts(new=2)
        assert found.warnings[0].startswith(words)
    begun = await staging.stage(
        store, SEAL, as_csv(grid({**WELDING, "mulai": "1/11/2026"})), Bringing("x", "y", NOW, TODAY)
    )
    past = await staging.stage(
        store, SEAL, as_csv(grid({**HOUR, "tanggal": "1/11/2026"})), Bringing("x", "y", NOW, TODAY)
    )
    assert (len(begun.warnings), len(past.warnings)) == (1, 1)


async def test_the_report_names_rows_by_their_title(store: Store) -> None:
    file = as_csv(grid({**OPERATOR, "judul": "=Jahit"}, {**DRIVER, "gaji": "banyak"}))
    found = await staging.stage_file(store, SEAL, file, "daftar", "petugas", now=NOW, today=TODAY)
    lines = list(csv.reader(io.StringIO(found.report_csv.decode("utf-8-sig")), delimiter=";"))
    assert lines == [
        ["row", "verdict", "reason", "title"],
        ["3", "rejected", "wage: not a wage a month, like 3000000 or Rp3.000.000 - Rp4.500.000", "Sopir Truk"],
        ["2", "new", "", "'=Jahit"],
    ]


def recognised(file: bytes) -> str:
    with open_table(file) as opened:
        return recognise(opened, [listing.layout for listing in LISTINGS.values()])[0].name


def test_a_list_is_known_by_its_headings() -> None:
    assert recognised(table(SITI)) == "claims"
    assert recognised(as_csv(grid(OPERATOR))) == "vacancies"
    assert recognised(as_xlsx([["Daftar Pelatihan"], [], *grid(WELDING)])) == "trainings"
    assert recognised(as_csv(grid(HOUR))) == "slots"


def test_a_list_of_no_kind_or_of_several_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unusable, match="No heading of a known list was found"):
        recognised(b"halo;apa\nkabar;baik\n")
    with pytest.raises(Unusable, match="may be a list of vacancies or of claims"):
        recognised(as_xlsx([HEADING, SITI], grid(OPERATOR)))
    with pytest.raises(Unusable, match="may be a list of vacancies or of trainings"):
        recognised(as_csv([["judul", "perusahaan", "penyelenggara"], ["a", "b", "c"]]))
    with pytest.raises(Unusable, match="The heading in row 1 lacks: employer"):
        recognised(as_csv([["posisi", "gaji", "pendidikan"], ["a", "b", "c"]]))
    with pytest.raises(Unusable, match="several lists of objects"):
        recognised(json.dumps({"lowongan": [OPERATOR], "pelatihan": [WELDING]}).encode())


@pytest.mark.parametrize("what", LISTINGS)
def test_every_kind_has_its_storage_and_no_heading_means_two_things(what: str) -> None:
    listing, kind = LISTINGS[what], KINDS[what]
    columns = listing.layout.columns
    assert set(listing.columns(frozenset(column.name for column in columns))) <= {kind.key, *kind.contents}
    spelled = [(squeeze(name), column.name) for column in columns for name in (column.name, *column.also)]
    assert {name for name, meaning in spelled for other, also in spelled if name == other and meaning != also} == set()
    assert kind.named in kind.staged.c


@pytest.mark.parametrize("what", LISTINGS)
def test_the_example_of_each_template_would_be_a_good_row(what: str) -> None:
    columns = LISTINGS[what].layout.columns
    assert columns[0].sample.startswith("CONTOH ")
    example_row = [column.sample.removeprefix("CONTOH ") for column in columns]
    (row,) = staged(what, as_csv([[column.name for column in columns], example_row]))
    assert row.reason == ""


CELLS = st.sampled_from(
    ["", "x", "3 juta", "#N/A", "Kota Medan", "=1+1", "31/12/2026", "https://a.id", "x" * 2000, "é\0"]
)
TABLES = st.lists(st.dictionaries(st.sampled_from(sorted(OPERATOR)), CELLS, max_size=4), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=TABLES, order=st.permutations(sorted(OPERATOR)), written=st.sampled_from(["csv", "semicolons", "json"]))
async def test_whatever_is_brought_twice_changes_nothing_the_second_time(
    store: Store, changes: list[dict[str, str]], order: list[str], written: str
) -> None:
    made = [{name: {**OPERATOR, "id": f"B-{n}", **change}[name] for name in order} for n, change in enumerate(changes)]
    file = FORMATS[written](*made)
    first = await bring(store, file)
    assert first.usable + first.rejected == len(made)
    before = [{**row, "import_id": None} for row in await rows(store, vacancy)]
    again = await bring(store, file)
    assert (again.new, again.changed, again.rejected) == (0, 0, first.rejected)
    assert [{**row, "import_id": None} for row in await rows(store, vacancy)] == before


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(odd=st.dictionaries(st.sampled_from(sorted(OPERATOR)), JSON_VALUES, max_size=4))
@example(odd={"gaji": float("nan"), "judul": [], "tautan": {}})
def test_a_value_of_a_wrong_type_costs_only_its_row(odd: dict[str, Any]) -> None:
    found = staged("vacancies", json.dumps([OPERATOR, {**OPERATOR, **odd}]).encode())
    assert (found[0].row, found[0].reason) == (1, "")
    assert len(found) <= 2


async def test_a_json_list_that_is_cut_off_changes_nothing(store: Store) -> None:
    many = [{**OPERATOR, "id": f"C-{number}"} for number in range(1500)]
    whole = json.dumps({"data": many}).encode()
    for cut in (len(whole) - 1, len(whole) - 2, len(whole) // 2):
        with pytest.raises(Unusable, match="cannot be read"):
            await bring(store, whole[:cut])
    assert await store.run(lambda tx: tx.scalar(select(func.count()).select_from(vacancy))) == 0
    assert await bring(store, whole) == Counts(new=1500)
    assert await store.run(list_imports.imports) != []


def test_names_that_say_two_things_and_numbers_that_are_none_cost_only_their_row() -> None:
    twice = json.dumps(OPERATOR)[:-1] + ', "judul": "Sopir"}'
    none = json.dumps({**OPERATOR, "gaji": float("nan")})
    same = json.dumps(OPERATOR)[:-1] + ', "judul": "Operator Jahit"}'
    far = json.dumps(OPERATOR).replace('"Rp3.000.000 - Rp4.500.000"', "1e999")
    found = staged("vacancies", f"{twice}\n{none}\n{same}\n{far}".encode())
    assert reasons(found) == [
        "title: two values under one name",
        "wage: a number without a value",
        "",
        "wage: a number without a value",
    ]


def test_a_day_later_the_same_hour_is_another_one() -> None:
    first, second, third = staged(
        "slots", as_csv(grid(HOUR, {**HOUR, "tanggal": "25/11/2026"}, {**HOUR, "jam": "9-10.30"}))
    )
    assert second.values["starts_at"] - first.values["starts_at"] == timedelta(days=1)
    assert len({row.values["reference"] for row in (first, second, third)}) == 2
