import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import (
    Entity,
    FormattedText,
    checked_link,
    detected,
    link_fault,
    trimmed,
    utf16_length,
    utf16_slice,
)

FOUND = [
    ("buka /start sekarang", [("bot_command", "/start")]),
    ("/status@kawan_jkp_bot ya", [("bot_command", "/status@kawan_jkp_bot")]),
    ("lihat https://siapkerja.kemnaker.go.id/app?x=1.", [("url", "https://siapkerja.kemnaker.go.id/app?x=1")]),
    ("jkp.go.id atau https://jkp.go.id/a", [("url", "jkp.go.id"), ("url", "https://jkp.go.id/a")]),
    ("surel rina@contoh.id", [("email", "rina@contoh.id")]),
    ("hubungi @kawan_jkp_bot", [("mention", "@kawan_jkp_bot")]),
    ("#phk2026 dan #1", [("hashtag", "#phk2026")]),
    ("telepon +62 812 0000 0000", [("phone_number", "+62 812 0000 0000")]),
    ("12/03/2026 dan 3/4", []),
    ("Rp3.000.000", []),
    ("gaji dan/atau upah", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_links_and_commands_are_found(text: str, found: list[tuple[str, str]]) -> None:
    entities = detected(FormattedText(text)).entities
    assert [(e.type, utf16_slice(text, e.offset, e.length)) for e in entities] == found


def test_nothing_is_found_inside_code_or_links() -> None:
    marks = (Entity("code", 0, 6), Entity("text_link", 7, 6, url="https://a.id/"))
    assert detected(FormattedText("/start /start", marks)).entities == marks


def test_white_space_around_goes_and_entities_move_with_the_text() -> None:
    formatted = trimmed(FormattedText("  😀 tebal \n", (Entity("bold", 5, 8), Entity("italic", 0, 2))))
    assert formatted == FormattedText("😀 tebal", (Entity("bold", 3, 5),))


def test_neighbours_of_one_kind_become_one() -> None:
    assert trimmed(FormattedText("abcd", (Entity("bold", 0, 2), Entity("bold", 2, 2)))).entities == (
        Entity("bold", 0, 4),
    )


LINKS = [
    ("https://bpjsketenagakerjaan.go.id", "https://bpjsketenagakerjaan.go.id/", ""),
    ("kemnaker.go.id/jkp", "http://kemnaker.go.id/jkp", ""),
    ("https://t.me/x?start=1", "https://t.me/x?start=1", ""),
    ("tg://resolve?domain=x", "tg://resolve?domain=x", ""),
    ("ftp://a.id", "", "Unsupported URL protocol"),
    ("http://localhost:8080", "", "Wrong HTTP URL"),
    ("bukan tautan", "", "Wrong HTTP URL"),
    ("https://", "", "URL host is empty"),
    ("http://[x", "", "Wrong HTTP URL"),
]


@pytest.mark.parametrize(("given_url", "kept", "fault"), LINKS)
def test_addresses_are_checked(given_url: str, kept: str, fault: str) -> None:
    assert (checked_link(given_url), link_fault(given_url)) == (kept, fault)


@st.composite
def formatted_texts(draw: st.DrawFn) -> FormattedText:
    text = draw(st.text(st.sampled_from("ab /@#.😀\n"), max_size=20))
    size = utf16_length(text)
    kinds = st.sampled_from(["bold", "italic", "code", "pre"])
    spans = st.tuples(kinds, st.integers(0, size), st.integers(0, size))
    marks = [Entity(kind, min(a, b), abs(a - b)) for kind, a, b in draw(st.lists(spans, max_size=5))]
    return FormattedText(text, tuple(marks))


@given(formatted_texts())
def test_trimming_and_finding_stay_inside_the_text(formatted: FormattedText) -> None:
    result = detected(trimmed(formatted))
    assert result.text == formatted.text.strip()
    for entity in result.entities:
        assert 0 <= entity.offset < entity.end <= utf16_length(result.text)
    assert list(result.entities) == sorted(result.entities, key=lambda e: e.offset)
    assert trimmed(trimmed(formatted)) == trimmed(formatted)
