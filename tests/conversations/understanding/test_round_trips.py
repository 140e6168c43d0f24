"""Whatever date, amount or length is spelled in a usual form is read back as itself, with small talk around it too."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import format_rupiah, terbilang

from conversations.understanding import (
    read_coming_date,
    read_date,
    read_money,
    read_months,
    read_option,
    read_yes_no,
)

TODAY = date(2026, 11, 23)
MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agt", "sep", "okt", "nop", "des")
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
TALK = st.sampled_from(["{}", "{} kak", "{} min", " {}  ", "{}.", "{} pak", "ya {}", "{} ya", "{} 🙏"])
NOUNS = st.sampled_from(["{}", "saya {}", "{} aja", "itu {}"])
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=TODAY + timedelta(days=366))

DATE_FORMS: st.SearchStrategy[Callable[[date], str]] = st.sampled_from(
    [
        lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{day.day} {SHORT[day.month - 1]} {day.year}",
        lambda day: f"tgl {day.day} {MONTHS[day.month - 1].upper()} {day.year}",
        lambda day: f"{day.day:02d}/{day.month:02d}/{day.year}",
        lambda day: f"{day.day}-{day.month}-{day.year}",
        lambda day: f"{day.day}.{day.month}.{day.year}",
        lambda day: day.isoformat(),
        lambda day: f"tanggal {day.day} bulan {day.month} tahun {day.year}",
        lambda day: f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{terbilang(day.day)} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"saya di phk tanggal {day.day} {MONTHS[day.month - 1]} {day.year} oleh perusahaan",
        lambda day: f"{day.day}{SHORT[day.month - 1]}{day.year}",
    ]
)


@given(DAYS, DATE_FORMS, TALK)
def test_a_full_date_is_read_as_itself(day: date, form: Callable[[date], str], talk: str) -> None:
    assert read_date(talk.format(form(day)), TODAY) == day.isoformat()


@given(DAYS)
def test_a_weekday_that_disagrees_is_asked_again(day: date) -> None:
    text = f"{WEEKDAYS[(day.weekday() + 2) % 7]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert read_date(text, TODAY) is None


@given(st.integers(1, 12), st.integers(1991, 2026), TALK)
def test_a_month_with_its_year_is_read_as_a_month(month: int, year: int, talk: str) -> None:
    assert read_date(talk.format(f"{MONTHS[month - 1]} {year}"), TODAY) == f"{year}-{month:02d}"


@given(DAYS, st.dates(date(1995, 1, 1), date(2040, 12, 31)))
def test_a_day_without_year_is_never_in_the_future_nor_guessed_near_it(day: date, today: date) -> None:
    understood = read_date(f"{day.day} {MONTHS[day.month - 1]}", today)
    assert understood is None or date.fromisoformat(understood) <= today
    if (day.month, day.day) == (2, 29):
        return
    ahead = (day.replace(year=today.year) - today).days
    assert (understood is None) == (1 <= ahead <= 31)


@given(st.integers(1, 99), st.sampled_from(["hari lalu", "hari yang lalu", "hr yg lalu"]), st.dates(date(1995, 1, 1)))
def test_days_ago_are_counted_back(count: int, words: str, today: date) -> None:
    assert read_date(f"{count} {words}", today) == (today - timedelta(days=count)).isoformat()


@given(st.integers(1, 60), st.sampled_from(["bulan lalu", "bln yg lalu", "bulan yang lalu"]))
def test_months_ago_are_months(count: int, words: str) -> None:
    past = TODAY.year * 12 + TODAY.month - 1 - count
    assert read_date(f"{count} {words}", TODAY) == f"{past // 12}-{past % 12 + 1:02d}"


@given(
    st.integers(1, 9_999).map(lambda thousands: thousands * 1000).filter(lambda amount: amount >= 100_000), TALK, NOUNS
)
def test_an_amount_is_read_as_itself_in_every_spelling(amount: int, talk: str, noun: str) -> None:
    millions, rest = divmod(amount, 1_000_000)
    forms = [
        str(amount),
        f"{amount:,}".replace(",", "."),
        f"{amount:,}",
        f"Rp{amount:,}".replace(",", ".") + ",-",
        format_rupiah(amount),
        terbilang(amount),
        terbilang(amount) + " rupiah",
        f"{amount // 1000} ribu",
        f"{amount // 1000}rb",
        f"gaji saya {amount // 1000}k per bulan",
    ]
    if millions:
        forms.append(f"{millions} juta {rest // 1000} ribu" if rest else f"{millions} jt")
        forms.append(f"{millions},{rest // 10_000:02d} juta" if rest % 10_000 == 0 else f"{millions}jt{rest // 1000}rb")
    for form in forms:
        assert read_money(noun.format(talk.format(form))) == amount, form


@given(st.integers(0, 99_999), TALK)
def test_a_small_figure_without_a_unit_is_no_wage(figure: int, talk: str) -> None:
    assert read_money(talk.format(figure)) is None
    assert read_money(talk.format(f"{figure:,}".replace(",", "."))) is None


@given(st.integers(1, 30), st.integers(1, 30))
def test_a_range_of_amounts_is_asked_again(low: int, more: int) -> None:
    for joined in ("-", " - ", " sampai ", " atau ", " s/d ", "–"):
        assert read_money(f"{low}{joined}{low + more} juta") is None


@given(st.integers(0, 720), TALK)
def test_a_number_of_months_is_read_as_itself(months: int, talk: str) -> None:
    years, rest = divmod(months, 12)
    forms = [str(months), f"{months} bulan", f"{months}bln", f"{months} kali", f"sekitar {months} bulan"]
    if 0 < months < 200:
        forms += [terbilang(months), f"{terbilang(months)} bulan"]
    if years:
        forms += [f"{years} tahun {rest} bulan", f"{years}th {rest}bln"] if rest else [f"{years} tahun"]
        forms += [f"{years},5 thn", f"{years} setengah tahun"] if rest == 6 else []
    for form in forms:
        assert read_months(talk.format(form)) == months, form


@given(st.integers(0, 100_000))
def test_bounds_and_points_in_time_are_no_length(number: int) -> None:
    for form in (
        "lebih dari {} bulan",
        "hampir {} bulan",
        "{} bulan lalu",
        "belum {} bulan",
        "{}-{} bulan",
        "sejak {}",
    ):
        assert read_months(form.format(number, number + 1)) is None


@given(st.sampled_from(["iya", "sudah", "betul", "setuju", "udah", "benar", "boleh"]), st.integers(1, 9), TALK)
def test_a_drawn_out_yes_is_a_yes_and_its_denial_a_no(word: str, times: int, talk: str) -> None:
    assert read_yes_no(talk.format(word + word[-1] * times)) is True
    if word in {"setuju", "betul", "benar", "boleh"}:
        assert read_yes_no(f"tidak {word}") is False


@given(st.sampled_from(["iya", "sudah", "ok", "ya"]), st.sampled_from(["tidak", "belum", "gak", "bukan"]))
def test_yes_and_no_together_are_asked_again(yes: str, no: str) -> None:
    for both in (f"{yes} {no}", f"{yes}, {no}", f"{no}, {yes}", f"{yes} atau {no}", f"{yes} tapi {no}"):
        assert read_yes_no(both) is None


LABELS = ["Pabrik garmen", "Toko", "Perkebunan sawit", "Bengkel motor", "Rumah makan", "Kantor", "Gudang", "Koperasi"]


@given(st.lists(st.sampled_from(LABELS), min_size=2, unique=True), st.data())
def test_every_label_and_every_position_finds_its_choice(labels: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(labels) - 1))
    options = [[label] for label in labels]
    ordinal = "pertama" if place == 0 else f"ke{terbilang(place + 1)}"
    forms = (
        labels[place],
        labels[place].upper(),
        f"{place + 1}",
        f"nomor {place + 1}",
        f"{place + 1}. {labels[place]}",
    )
    for form in (*forms, f"yang {ordinal}", f"saya pilih {labels[place].lower()} kak", labels[place].replace(" ", "")):
        assert read_option(form, options) == place, form


@given(st.lists(st.sampled_from(LABELS), min_size=2, unique=True), st.data())
def test_two_labels_a_denied_label_or_a_number_outside_are_asked_again(labels: list[str], data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(labels))[:2]
    options = [[label] for label in labels]
    wrong_number = (labels.index(one) + 1) % len(labels) + 1
    for form in (f"{one} atau {other}", f"bukan {one}", f"{len(labels) + 1}", "0", f"nomor {wrong_number} {one}"):
        assert read_option(form, options) is None, form


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("5 desember", "2026-12-05"),
        ("tgl 14 des", "2026-12-14"),
        ("3 januari", "2027-01-03"),
        ("14 desember 2026", "2026-12-14"),
        ("5 desember 2025", "2025-12-05"),
        ("besok", "2026-11-24"),
        ("1 juli", "2026-07-01"),
        ("entahlah", None),
        ("", None),
    ],
)
def test_days_ahead_may_lack_their_year(typed: str, read_as: str | None) -> None:
    assert read_coming_date(typed, date(2026, 11, 23), 62) == read_as
