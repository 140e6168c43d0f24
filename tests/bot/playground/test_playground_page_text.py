import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import Entity, detected, utf16_length
from bot.playground.html_markup import parse_html
from bot.playground.page_text import rich_html

SHOWN = [
    ("<b>a <i>b</i></b>", "<b>a <i>b</i></b>"),
    ("&lt;script&gt;", "&lt;script&gt;"),
    ('<a href="https://a.id/?x=1&amp;y=&quot;">x</a>',
     '<a href="https://a.id/?x=1&amp;y=&quot;" target="_blank" rel="noopener noreferrer">x</a>'),
    ("buka /start", 'buka <a class="command" role="button" tabindex="0" data-command="/start">/start</a>'),
    ("<tg-spoiler>x</tg-spoiler>", '<span class="spoiler" role="button" tabindex="0">x</span>'),
    ("<blockquote expandable>x</blockquote>", '<blockquote class="expandable" tabindex="0">x</blockquote>'),
    ("😀<u>x</u>😀", "😀<u>x</u>😀"),
    ("a@b.id", '<a href="mailto:a@b.id" target="_blank" rel="noopener noreferrer">a@b.id</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "shown"), SHOWN)
def test_formatting_becomes_html(markup: str, shown: str) -> None:
    formatted = detected(parse_html(markup))
    assert rich_html(formatted.text, formatted.entities) == shown


def test_overlaps_are_cut_so_that_tags_nest() -> None:
    overlapping = [Entity("bold", 0, 4), Entity("italic", 2, 4)]
    assert rich_html("abcdef", overlapping) == "<b>ab<i>cd</i></b><i>ef</i>"


def test_an_address_that_runs_code_leads_nowhere() -> None:
    assert 'href=""' in rich_html("x", [Entity("text_link", 0, 1, url="javascript:alert(1)")])


class Balance(HTMLParser):
    """Fails on a tag that closes another."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in {"b", "i", "u", "s", "code", "pre", "blockquote", "a", "span"}
        self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


KINDS = st.sampled_from(["bold", "italic", "code", "pre", "spoiler", "text_link", "bot_command", "custom_emoji"])


@given(st.text(st.sampled_from("a<>&\"'😀 "), max_size=12), st.data())
def test_any_entities_give_balanced_html_with_the_same_words(text: str, data: st.DataObject) -> None:
    spans = st.tuples(KINDS, st.integers(0, 12), st.integers(0, 12))
    size, cuts = utf16_length(text), _cuts(text)
    entities = [
        Entity(kind, cuts[min(a, b) % len(cuts)], max(0, cuts[max(a, b) % len(cuts)] - cuts[min(a, b) % len(cuts)]))
        for kind, a, b in data.draw(st.lists(spans, max_size=5))
    ]
    shown = rich_html(text, [entity for entity in entities if entity.end <= size])
    parser = Balance()
    parser.feed(shown)
    assert parser.stack == []
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == text


def _cuts(text: str) -> list[int]:
    return [utf16_length(text[:at]) for at in range(len(text) + 1)]
