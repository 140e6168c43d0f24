import html as escaping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import Entity, FormattedText, utf16_length, utf16_slice
from bot.playground.errors import ApiError
from bot.playground.html_markup import parse_html

SIMPLE = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "tg-spoiler": "spoiler"}

READ = [
    ("biasa", "biasa", []),
    ("<b>tebal</b>", "tebal", [Entity("bold", 0, 5)]),
    ("<strong>a</strong><em>b</em>", "ab", [Entity("bold", 0, 1), Entity("italic", 1, 1)]),
    ("<ins>a</ins><strike>b</strike><del>c</del>", "abc", ["underline", "strikethrough", "strikethrough"]),
    ("<B>besar</b >", "besar", [Entity("bold", 0, 5)]),
    ("<b>luar <i>dalam</i></b>", "luar dalam", [Entity("bold", 0, 10), Entity("italic", 5, 5)]),
    ('<span class="tg-spoiler">x</span>', "x", [Entity("spoiler", 0, 1)]),
    ('<a href="https://bpjs.go.id">a</a>', "a", [Entity("text_link", 0, 1, url="https://bpjs.go.id/")]),
    ("<a href='https://a.id/x?y=1&amp;z=2'>a</a>", "a", [Entity("text_link", 0, 1, url="https://a.id/x?y=1&z=2")]),
    ("<a>https://a.id/b</a>", "https://a.id/b", [Entity("text_link", 0, 14, url="https://a.id/b")]),
    ('<a href="javascript:alert(1)">a</a>', "a", []),
    ('<a href="https://localhost/">a</a>', "a", []),
    ("<code>x</code>", "x", [Entity("code", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [Entity("pre", 0, 1, language="python")]),
    ('<code class="language-python">x</code>', "x", [Entity("code", 0, 1)]),
    ("<blockquote>q</blockquote>", "q", [Entity("blockquote", 0, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [Entity("expandable_blockquote", 0, 1)]),
    ("&lt;b&gt; &amp;amp; &quot;x&quot;", '<b> &amp; "x"', []),
    ("&#128512;&#x41;&#65", "😀AA", []),
    ("a & b &nbsp; &copy;", "a & b &nbsp; &copy;", []),
    ("😀<b>x</b>", "😀x", [Entity("bold", 2, 1)]),
    ("<b></b>kosong", "kosong", []),
    ("3 > 2", "3 > 2", []),
    ("<b>a</>", "a", [Entity("bold", 0, 1)]),
    ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", ["custom_emoji"]),
]

SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
REFUSED = [
    ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
    ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
    ("gaji <3 juta", 'Unsupported start tag "3" at byte offset 5'),
    ("gaji <3", "Unclosed start tag at byte offset 5"),
    ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ('<a href="x', "Unclosed start tag at byte offset 0"),
    ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
    ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ("&#xd800;", SURROGATE),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_markup_is_read(source: str, text: str, entities: list[Entity | str]) -> None:
    formatted = parse_html(source)
    assert formatted.text == text
    found = [e if isinstance(w, Entity) else e.type for e, w in zip(formatted.entities, entities, strict=True)]
    assert found == entities


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_faults_are_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert (refusal.value.code, refusal.value.description) == (400, f"Bad Request: can't parse entities: {reason}")


@dataclass(frozen=True)
class Tagged:
    tag: str
    children: "list[str | Tagged]"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
TREES: st.SearchStrategy[str | Tagged] = st.recursive(
    TEXT,
    lambda inner: st.builds(Tagged, st.sampled_from(sorted(SIMPLE)), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=8,
)


def _written(tree: str | Tagged, at: int = 0) -> tuple[str, FormattedText]:
    if isinstance(tree, str):
        return escaping.escape(tree), FormattedText(tree)
    source, text = "", ""
    inner: list[Entity] = []
    for child in tree.children:
        part, formatted = _written(child, at + utf16_length(text))
        source, text = source + part, text + formatted.text
        inner += formatted.entities
    own = Entity(SIMPLE[tree.tag], at, utf16_length(text))
    return f"<{tree.tag}>{source}</{tree.tag}>", FormattedText(text, (own, *inner))


@given(TREES)
def test_what_is_written_is_read_again(tree: str | Tagged) -> None:
    source, expected = _written(tree)
    formatted = parse_html(source)
    assert formatted.text == expected.text
    assert sorted(map(repr, formatted.entities)) == sorted(map(repr, expected.entities))


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    clean = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    assert parse_html(escaping.escape(clean, quote=True).replace("&#x27;", "'")) == FormattedText(clean)


@given(st.text(st.sampled_from("<>/=\"'& #;bixaclspanhref-😀\n"), max_size=40))
def test_any_text_is_read_or_refused(source: str) -> None:
    formatted, reason = _read(source)
    if formatted is None:
        assert reason.startswith("Bad Request: can't parse entities: ")
        return
    assert len(formatted.text) <= len(source)
    for entity in formatted.entities:
        assert 0 <= entity.offset < entity.end <= utf16_length(formatted.text)


def _read(source: str) -> tuple[FormattedText | None, str]:
    try:
        return parse_html(source), ""
    except ApiError as refusal:
        return None, refusal.description


@given(st.text(), st.text(), st.text())
def test_slices_count_utf16_units(before: str, middle: str, after: str) -> None:
    assert utf16_slice(before + middle + after, utf16_length(before), utf16_length(middle)).encode(
        errors="replace"
    ) == middle.encode(errors="replace")
