"""How typed words become a message: bold between stars, and nothing else that Telegram could misread."""

import html
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import plain_words_of, words_of
from bot.words import Voice
from conversations.campaigns.message import STOP, length, message, room, too_long
from conversations.campaigns.records import Campaign, CampaignButton, Content, Options, Schedule
from conversations.engine.actions import Open
from conversations.engine.payload import LIMIT, pack
from conversations.engine.text import Starred
from conversations.engine.view import Media
from conversations.outreach.audience import Audience

VOICE = Voice("id")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
BUTTONS = (CampaignButton("SIAPkerja", url="https://siapkerja.kemnaker.go.id"), CampaignButton("Cek", command="cek"))
CAMPAIGN = Campaign(
    *(999_999_999, "Posko", "", "", "approved", Content({("a", "id"): "Halo", ("b", "en"): "Hello"}, buttons=BUTTONS)),
    *(Audience(), Schedule(), Options(), 1, NOW, NOW),
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*Kabar* baik", "<b>Kabar</b> baik"),
        ("*dua kata*, *lagi*", "<b>dua kata</b>, <b>lagi</b>"),
        ("3*4*5 dan 2 * 3", "3*4*5 dan 2 * 3"),
        ("*tidak\nlewat baris*", "*tidak\nlewat baris*"),
        ("**", "**"),
        ("<b>& *<i>*", "&lt;b&gt;&amp; <b>&lt;i&gt;</b>"),
    ],
)
def test_stars_make_bold_and_nothing_else_is_markup(typed: str, shown: str) -> None:
    assert VOICE.html(Starred(typed)) == shown


@given(st.text(alphabet=st.sampled_from("*ab <>&\n_`"), max_size=30))
def test_whatever_was_typed_is_shown_and_can_be_parsed(typed: str) -> None:
    marked, plain = VOICE.html(Starred(typed)), VOICE.plain(Starred(typed))
    assert re.findall(r"</?b>", marked) == ["<b>", "</b>"] * (marked.count("<b>"))
    assert html.unescape(re.sub(r"</?b>", "", marked)) == plain
    assert len(plain) + 2 * marked.count("<b>") == len(typed)


def test_buttons_open_an_address_or_a_conversation_and_the_last_stops_it() -> None:
    labels = [row[0] for row in message(CAMPAIGN, "a", "id").buttons]
    assert labels[0].url == "https://siapkerja.kemnaker.go.id"
    assert labels[1].action == Open("news", "999999999.1")
    assert (labels[2].label, labels[2].action) == (STOP, Open("message", "campaign.stop"))
    assert all(len(pack(each.action).encode()) <= LIMIT for each in labels if each.action)


def test_words_are_those_of_the_part_and_the_language_or_the_next_best() -> None:
    said = {
        each: words_of(message(CAMPAIGN, *each), VOICE) for each in (("a", "id"), ("b", "en"), ("b", "id"), ("a", "en"))
    }
    assert said == {("a", "id"): "Halo", ("b", "en"): "Hello", ("b", "id"): "Halo", ("a", "en"): "Halo"}


def test_below_a_picture_there_is_less_room() -> None:
    long = Content({("a", "id"): "x" * 1000})
    assert too_long(long) == ()
    pictured = replace(long, media="photo", file_id="AgAC")
    assert too_long(pictured) == (("a", "id"),)
    assert room(pictured) < room(long)
    assert message(replace(CAMPAIGN, content=pictured), "a", "id").media == Media("photo", "AgAC")


@given(st.text(max_size=40))
def test_length_is_what_telegram_counts(typed: str) -> None:
    said = message(replace(CAMPAIGN, content=Content({("a", "id"): typed})), "a", "id")
    assert length(typed) == len(plain_words_of(said, VOICE).encode("utf-16-le", "surrogatepass")) // 2
