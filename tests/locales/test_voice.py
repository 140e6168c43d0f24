"""How a voice says texts, dates, amounts and numbers, whatever is put into them."""

import html
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.words import Voice, Voices
from conversations.engine.text import Money, Month, Raw, lines, plural, text
from tests.locales import books

INDONESIAN = Voice("id")
ENGLISH = Voice("en")
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
HOSTILE = '<b>{n}</b> & "x" </i> %s {0!r}'


def test_a_text_is_translated() -> None:
    assert INDONESIAN.plain(text("Back")) == "Kembali"
    assert ENGLISH.plain(text("Back")) == "Back"


def test_a_text_that_no_catalogue_knows_is_said_in_english() -> None:
    assert INDONESIAN.html(text("Nobody wrote this, {name}.", name=Raw("a"))) == "Nobody wrote this, a."


@pytest.mark.parametrize("voice", [INDONESIAN, ENGLISH])
def test_markup_of_our_own_is_kept_for_telegram_and_dropped_elsewhere(voice: Voice) -> None:
    said = text("I read <b>{value}</b>. Is that right?", value=Raw("7"))

    assert "<b>7</b>" in voice.html(said)
    assert "7" in voice.plain(said)
    assert "<" not in voice.plain(said)


def test_hostile_words_stay_words() -> None:
    inner = text("• {said}", said=Raw(HOSTILE))
    said = lines(text("{title}: {value}", title=inner, value=Raw("<i>")), Raw("&"))

    assert INDONESIAN.html(said) == '• &lt;b&gt;{n}&lt;/b&gt; &amp; "x" &lt;/i&gt; %s {0!r}: &lt;i&gt;\n&amp;'
    assert INDONESIAN.plain(said) == f"• {HOSTILE}: <i>\n&"


@given(st.text())
def test_what_a_person_typed_comes_back_unchanged(typed: str) -> None:
    said = text("✓ {title}: {value}", title=text("Back"), value=Raw(typed))

    assert html.unescape(INDONESIAN.html(said)) == f"✓ Kembali: {typed}"
    assert not {"<", ">"} & set(INDONESIAN.html(said))
    assert INDONESIAN.plain(said) == f"✓ Kembali: {typed}"


def test_the_same_text_with_other_parameters_is_another() -> None:
    assert [INDONESIAN.plain(text("• {said}", said=n)) for n in (1, 2, 1)] == ["• 1", "• 2", "• 1"]


@given(st.integers(0, 10**6))
def test_indonesian_has_one_form_for_all_counts(n: int) -> None:
    assert INDONESIAN.plain(plural("{n} day left", "{n} days left", n=n)) == f"{INDONESIAN.value(n)} hari lagi"


@given(st.integers(0, 10**6))
def test_english_has_two_forms(n: int) -> None:
    noun = "day" if n == 1 else "days"

    assert ENGLISH.plain(plural("{n} day left", "{n} days left", n=n)) == f"{ENGLISH.value(n)} {noun} left"


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_dates_are_written_out(day: date) -> None:
    assert INDONESIAN.value(day) == f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert INDONESIAN.value(Month(day)) == f"{MONTHS[day.month - 1]} {day.year}"


@given(st.integers(0, 10**12))
def test_money_and_numbers_have_dots_for_thousands(amount: int) -> None:
    grouped = f"{amount:,}"

    assert INDONESIAN.value(amount) == grouped.replace(",", ".")
    assert INDONESIAN.value(Money(amount)) == "Rp" + grouped.replace(",", ".")
    assert ENGLISH.value(amount) == grouped
    assert re.fullmatch(rf"\D{{2,3}}{grouped}", ENGLISH.value(Money(amount)))


def test_values_as_a_letter_would_have_them() -> None:
    assert INDONESIAN.value(date(2026, 3, 12)) == "12 Maret 2026"
    assert INDONESIAN.value(Month(date(2026, 6, 1))) == "Juni 2026"
    assert INDONESIAN.value(Money(3_000_000)) == "Rp3.000.000"
    assert INDONESIAN.value(1_250) == "1.250"
    assert ENGLISH.value(date(2026, 3, 12)) == "12 March 2026"
    assert ENGLISH.value(Month(date(2026, 6, 1))) == "June 2026"


def test_values_inside_a_text() -> None:
    said = text("{number}. {on}: {amount}", number=2, on=date(2026, 3, 12), amount=Money(2_400_000))

    assert INDONESIAN.html(said) == "2. 12 Maret 2026: Rp2.400.000"
    assert INDONESIAN.plain(said) == INDONESIAN.html(said)


def test_an_unknown_language_speaks_the_first() -> None:
    voices = Voices("id", "en")

    assert voices["fr"] is voices["id"]
    assert voices[""].language == "id"
    assert voices["en"].language == "en"
    assert [voice.language for voice in voices] == ["id", "en"]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the Indonesian catalogue, not compiled, in which *Back* is said in a word of its own."""
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "messages.po"
    shutil.copy(books.LOCALES / "id" / "LC_MESSAGES" / "messages.po", source)
    source.write_text(source.read_text("utf-8").replace('msgstr "Kembali"', 'msgstr "Balik"'), "utf-8")
    monkeypatch.setattr(words, "LOCALES", tmp_path)
    return source


def compile_beside(source: Path, *, age: int) -> None:
    """Compile the catalogue of the repository beside a source, `age` seconds older than it."""
    compiled = source.with_suffix(".mo")
    with compiled.open("wb") as file:
        write_mo(file, books.catalogue("id"))
    at = source.stat().st_mtime_ns - age * 10**9
    os.utime(compiled, ns=(at, at))


def test_a_catalogue_that_is_not_compiled_speaks(elsewhere: Path) -> None:
    voice = Voice("id")

    assert voice.plain(text("Back")) == "Balik"
    assert voice.plain(plural("{n} day left", "{n} days left", n=5)) == "5 hari lagi"


def test_a_compiled_catalogue_is_used(elsewhere: Path) -> None:
    compile_beside(elsewhere, age=0)

    assert Voice("id").plain(text("Back")) == "Kembali"


def test_a_catalogue_compiled_before_the_last_change_is_not_used(elsewhere: Path) -> None:
    compile_beside(elsewhere, age=60)

    assert Voice("id").plain(text("Back")) == "Balik"
