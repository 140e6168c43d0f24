"""What the cells of vacancies, trainings and hours mean, and why they are refused."""

from datetime import datetime, time, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.layout import BadCell
from bot.importing.listings import LISTINGS
from bot.importing.slots import LISTING as SLOTS
from conversations.vacancies.records import Education
from tests.bot.importing.work_files import TODAY


def read(what: str, column: str, cell: Any) -> Any:
    found = next(each for each in LISTINGS[what].layout.columns if each.name == column)
    try:
        return found.read(cell, TODAY)
    except BadCell as fault:
        return fault.why.id


A_WAGE = "not a wage a month, like 3000000 or Rp3.000.000 - Rp4.500.000"
WAGES: dict[Any, Any] = {
    "Rp3.000.000 - Rp4.500.000": (3_000_000, 4_500_000),
    "3-4,5 juta": (3_000_000, 4_500_000),
    "3 - 4.5 jt": (3_000_000, 4_500_000),
    "Rp 3 jt s/d Rp 4,5 jt": (3_000_000, 4_500_000),
    "Rp3.000.000–4.500.000/bulan": (3_000_000, 4_500_000),
    "IDR 3,000,000 to 4,500,000 per month": (3_000_000, 4_500_000),
    "2.900.000 sampai dengan 3 juta": (2_900_000, 3_000_000),
    "900rb - 1,2 juta": (900_000, 1_200_000),
    "3000000": (3_000_000, 3_000_000),
    "Rp3.000.000,00": (3_000_000, 3_000_000),
    "3 juta-an": (3_000_000, 3_000_000),
    3_000_000: (3_000_000, 3_000_000),
    "mulai 3 juta": (3_000_000, None),
    "min. Rp3.000.000": (3_000_000, None),
    "> 3 juta": (3_000_000, None),
    "sampai 5 juta": (None, 5_000_000),
    "maks Rp5.000.000": (None, 5_000_000),
    "mulai 3 juta - 4 juta": (3_000_000, 4_000_000),
    "Kompetitif": (None, None),
    "Negosiasi": (None, None),
    "UMK": (None, None),
    0: (None, None),
    "3": A_WAGE,
    "banyak": A_WAGE,
    "4 juta - 3 juta": A_WAGE,
    "3 - 4 - 5 juta": A_WAGE,
    "12345678901234567890": A_WAGE,
    "3.000.000 juta": A_WAGE,
    "-3000000": A_WAGE,
    "Rp150.000/hari": "write the wage for a month",
    "Rp50 juta per tahun": "write the wage for a month",
}


@pytest.mark.parametrize(("cell", "expected"), WAGES.items())
def test_wages_are_read_as_one_amount_or_a_range(cell: Any, expected: Any) -> None:
    assert read("vacancies", "wage", cell) == expected


def test_a_bound_in_a_column_of_its_own_is_one_amount() -> None:
    assert read("vacancies", "wage_min", "3 juta") == 3_000_000
    assert read("vacancies", "wage_max", "dirahasiakan") is None
    assert read("vacancies", "wage_max", "3 - 4 juta") == A_WAGE


@given(
    lowest=st.integers(1, 99),
    more=st.integers(0, 50),
    sign=st.sampled_from([" - ", "-", " s/d ", " sampai ", " – "]),
    short=st.booleans(),
)
def test_a_range_means_its_two_ends_however_it_is_written(lowest: int, more: int, sign: str, short: bool) -> None:
    ends = [100_000 * lowest, 100_000 * (lowest + more)]
    shown = [f"{end / 1_000_000:g} jt" if short else f"Rp{end:,}".replace(",", ".") for end in ends]
    assert read("vacancies", "wage", sign.join(shown)) == tuple(ends)


SCHOOLING = {
    "SD": "sd",
    "SMP / MTs": "smp",
    "SMA/SMK sederajat": "sma",
    "Min. SMA": "sma",
    "SLTA Sederajat": "sma",
    "SMK": "smk",
    "smk teknik mesin": "smk",
    "D3": "d3",
    "D-III": "d3",
    "Diploma": "d3",
    "D1": "d3",
    "D4/S1": "s1",
    "D IV": "s1",
    "Sarjana (S1)": "s1",
    "S-1 Akuntansi": "s1",
    "S2": "s2",
    "Pascasarjana": "s2",
    "SMA - S1": "sma",
    "D3 s.d. S1": "d3",
    "SMA sd S1": "sma",
    "High School": "sma",
    "Bachelor's Degree": "s1",
    "Semua jenjang": "",
    "Tidak ada": "",
    "rajin": "not a level of schooling",
    "3": "not a level of schooling",
}


@pytest.mark.parametrize(("cell", "expected"), SCHOOLING.items())
def test_the_lowest_schooling_counts(cell: str, expected: str) -> None:
    assert read("vacancies", "education", cell) == expected


def test_every_level_is_read_as_itself() -> None:
    for level in filter(None, get_args(Education)):
        assert read("vacancies", "education", level) == level


EXPERIENCE: dict[Any, Any] = {
    "2 tahun": 2,
    "2 th": 2,
    "min. 3 tahun": 3,
    "1-3 tahun": 1,
    "> 5 tahun": 5,
    "5+ years": 5,
    "18 bulan": 1,
    "6 bulan": 0,
    "6 - 12 bulan": 0,
    "1,5 tahun": 1,
    "dua tahun": 2,
    "Fresh Graduate": 0,
    "fresh graduate / 1 tahun": 0,
    "tanpa pengalaman": 0,
    "tidak ada": 0,
    "kurang dari 1 tahun": 0,
    0: 0,
    2: 2,
    "tidak ditentukan": None,
    "banyak": "not an experience in years",
    "99 tahun": "not an experience in years",
}


@pytest.mark.parametrize(("cell", "expected"), EXPERIENCE.items())
def test_the_least_experience_counts(cell: Any, expected: Any) -> None:
    assert read("vacancies", "experience", cell) == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.id/x",
        "//a.id/x",
        "karirhub.id/1",
        "https://",
        "https://x",
        "https://a.id/x y",
        "https://user:secret@a.id/",
        "https://user@a.id",
        "http://[::1",
        "https://a.id:port/",
        'https://a.id/"x',
        "https://a.id/<b>",
        5,
    ],
)
def test_only_pages_of_the_web_are_links(address: Any) -> None:
    assert read("vacancies", "link", address) == "not a link that begins with https:// or http://"


def test_links_are_kept_as_they_are() -> None:
    for address in ("https://karirhub.example/lowongan/1?x=1&y=é#z", "http://a.id:8080/"):
        assert read("vacancies", "link", address) == address
    assert read("vacancies", "link", "https://a.id/" + "x" * 300) == "too long"


def test_skills_and_descriptions_are_cut_kindly() -> None:
    assert read("vacancies", "skills", "Las; las,\n• gerinda|Las ") == "Las, gerinda"
    assert read("vacancies", "skills", ("Word", "Excel")) == "Word, Excel"
    many = read("vacancies", "skills", ", ".join(f"keahlian {number}" for number in range(100)))
    assert len(many) <= 300
    assert many.endswith(f"keahlian {many.count(',')}")
    assert read("vacancies", "about", "<p>Jujur &amp; rajin</p>\n<br>teliti\0") == "Jujur & rajin teliti"
    long = read("vacancies", "about", "kata " * 200_000)
    assert (len(long) <= 600, long[-1]) == (True, "…")


REGIONS = {
    "Kota Medan": "12.71",
    "12.71": "12.71",
    "Kab. Deli Serdang": "12.07",
    "Kota Medan, Sumatera Utara": "12.71",
    "Kota Medan, Sumatera Utara, Indonesia": "12.71",
    "Sumatera Utara": "12",
    "Remote": "",
    "Seluruh Indonesia": "",
    "Bandung": "several regions have this name",
    "Kota Medan, Jawa Barat": "not a region or its code",
    "Atlantis": "not a region or its code",
}


@pytest.mark.parametrize(("cell", "expected"), REGIONS.items())
def test_places_of_work_are_never_guessed(cell: str, expected: str) -> None:
    assert read("vacancies", "region", cell) == expected


def test_titles_hold_a_word() -> None:
    assert read("vacancies", "title", "12345") == "holds no word"
    assert read("vacancies", "title", "x" * 121) == "too long"
    assert read("vacancies", "title", "R&amp;D&#10;Staff") == "R&D Staff"


def test_trainings_are_online_or_not() -> None:
    assert [read("trainings", "online", cell) for cell in ("Daring", "LURING", "hybrid", True, False, "x")] == [
        *(True, False, False, True, False),
        "write daring or luring",
    ]
    assert [read("trainings", "quota", cell) for cell in ("16", "16 orang", 16, "banyak")] == [
        *(16, 16, 16),
        "not a whole number",
    ]


HOURS: dict[Any, Any] = {
    "09.00 WIB": (time(9), "Asia/Jakarta", None),
    "9:00": (time(9), "", None),
    "pukul 13.30 WITA": (time(13, 30), "Asia/Makassar", None),
    "09.00-10.30 WIT": (time(9), "Asia/Jayapura", 90),
    "09.00 s/d 10.00": (time(9), "", 60),
    "9": (time(9), "", None),
    "09:00:00": (time(9), "", None),
    time(9, 15): (time(9, 15), "", None),
    0.375: (time(9), "", None),
    timedelta(hours=9, minutes=5): (time(9, 5), "", None),
    datetime.fromisoformat("1899-12-30T08:00"): (time(8), "", None),
    "25.00": "not a time like 09.00",
    "pagi": "not a time like 09.00",
    "10.00-09.00": "not a length from 10 to 480 minutes",
    timedelta(days=2): "not text",
}


@pytest.mark.parametrize(("cell", "expected"), HOURS.items())
def test_hours_are_read_as_people_and_spreadsheets_write_them(cell: Any, expected: Any) -> None:
    found = read("slots", "time", cell)
    assert (found if isinstance(found, str) else (found.starts, found.zone, found.minutes)) == expected


def test_lengths_are_minutes_or_hours() -> None:
    assert [read("slots", "minutes", cell) for cell in ("60", "45 menit", "1 jam", "1,5 jam", 30)] == [
        60,
        45,
        60,
        90,
        30,
    ]
    assert {read("slots", "minutes", cell) for cell in ("5", "9 jam", "lama", "-60")} == {
        "not a length from 10 to 480 minutes"
    }


def test_a_counsellor_is_known_to_telegram_by_a_number() -> None:
    assert read("slots", "counsellor_id", "7000000001") == 7_000_000_001
    for cell in ("@ratna", "0812", "9" * 17, -5):
        assert read("slots", "counsellor_id", cell) == "not a Telegram ID"
    assert read("slots", "place", "Daring") == ""
    assert SLOTS.name == "slots"


@given(
    what=st.sampled_from(sorted(LISTINGS)),
    cell=st.one_of(
        st.text(max_size=60),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
        st.lists(st.text(max_size=5), max_size=3).map(tuple),
    ),
)
def test_no_cell_is_worse_than_refused(what: str, cell: Any) -> None:
    for column in LISTINGS[what].layout.columns:
        read(what, column.name, cell)
