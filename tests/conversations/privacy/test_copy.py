"""The command /dataku: numbers in the chat, everything in the file, and who looked."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Open
from conversations.engine.papers import Table
from conversations.payment_guard.records import Evidence, EvidenceKind
from conversations.privacy.copy import paper
from conversations.privacy.held import HeldFlow, HeldProof, PersonCopy
from conversations.privacy.moments import moment
from conversations.privacy.room import ROOM
from conversations.registry import FLOWS
from tests.conversations.privacy.people import (
    AT,
    BARE,
    FULL,
    TODAY,
    Known,
    buttons,
    english,
    person,
    words_in,
    words_of,
)
from tests.conversations.rooms import answer


def test_the_chat_counts_and_the_file_goes_with_it() -> None:
    memory = Known(FULL)
    view = answer(ROOM, "dataku", person(memory), "", TODAY).view
    said = words_of(view)
    for line in ("• 4 answers\n", "• 1 claim\n", "• 2 proofs\n", "• 1 message planned or sent by me\n"):
        assert line in said
    assert [file.forms for file in view.papers] == [("pdf", "txt")]
    assert view.papers[0].name == "data-kawan-jkp-2026-11-23"
    assert memory.copies == 1


def test_ways_on_are_erasing_and_choosing_messages() -> None:
    actions = [
        button.action for button in buttons(answer(ROOM, "dataku", person(Known(FULL)), "", TODAY).view).values()
    ]
    assert actions == [Open("messages"), Open("erase"), Open("menu")]


def test_the_last_look_of_somebody_else_is_told_without_the_officers_number() -> None:
    said = words_of(answer(ROOM, "dataku", person(Known(FULL)), "", TODAY).view)
    assert "by an officer, 2026-11-21, 04.05 WIT" in said
    assert "7999888777" not in said
    alone = words_of(answer(ROOM, "dataku", person(Known(BARE)), "", TODAY).view)
    assert "Nobody but you" in alone


def test_a_stranger_is_told_that_nothing_is_held() -> None:
    view = answer(ROOM, "dataku", person(Known(None)), "", TODAY).view
    assert words_of(view) == "I hold no data about you."
    assert view.papers == ()


def test_the_file_says_everything_in_words() -> None:
    said = words_in(paper(FULL, TODAY))
    for words in (
        "Telegram ID: 7315204968",
        "Region code: 94.71",
        "Link you came by: poster-7",
        "gone: x",
        "name: Ibu Sari",
        "born: kept only as a code that cannot be read back",
        "Status of the claim and monthly proofs | agreed",
        "research | did not agree",
        "f" * 64,
        "Company: PT Kantor <b>",
        "KPJ: kept only as a code that cannot be read back",
        "41 | 2 | 2026-12-14 | –",
        "PT Maju | AgAD",
        "85 percent",
        "K7M2QX",
        "Changes of my claim | sent | 2026-11-21, 02.05 WIT | News about claim 41",
        "list no. 12 of the office | status of the claim changed",
        "an officer | lock on proving the claim lifted",
        "you yourself | copy of the data asked for",
        "viewer | 32.73",
        "HPS-2026-8K3QZ7",
    ):
        assert words in said, words
    assert "7999888777" not in said


def test_answers_of_a_flow_that_stands_are_told_with_its_titles() -> None:
    flow = FLOWS["eligibility"]
    choices = [question for question in flow.questions() if question.options]
    answers = {question.name: question.options[0].value for question in choices}
    said = words_in(paper(replace(FULL, flows=(HeldFlow(flow.name, "1", 1, answers, None, True, None, AT),)), TODAY))
    for question in choices:
        assert f"{english(question.title)}: {english(question.options[0].label)}" in said


def test_an_answer_that_waits_for_a_yes_is_held_too() -> None:
    flow = HeldFlow("kit", "1", 1, {}, {"question": "boss", "value": "Pak Anu"}, True, None, AT)
    assert "boss, not confirmed yet: Pak Anu" in words_in(paper(replace(FULL, flows=(flow,)), TODAY))


@pytest.mark.parametrize(
    ("waiting", "told"),
    [
        ("letters.letter", f"Letters in your own words ({english(FLOWS['letter'].title)})"),
        ("claim.", "Status of the claim and monthly proofs"),
    ],
)
def test_a_word_on_consent_that_is_awaited_is_told_in_words(waiting: str, told: str) -> None:
    flow = HeldFlow("letter", "1", 1, {}, {"question": "consent", "value": waiting}, False, None, AT)
    said = words_in(paper(replace(FULL, flows=(flow,)), TODAY))
    assert f"Asked for your consent, not answered yet: {told}\n" in said
    assert waiting not in said


@pytest.mark.parametrize(
    ("kind", "told"), [("application", 2), ("call", 2), ("attendance", 2), ("assessment", 1), ("form", 6)]
)
def test_a_proof_of_month_1_is_told_for_the_month_that_it_counts_for(kind: EvidenceKind, told: int) -> None:
    proof = HeldProof(Evidence(1, 41, 1, kind, date(2026, 11, 9)), AT)
    assert f", month {told} |" in words_in(paper(replace(FULL, proofs=(proof,)), TODAY))


def test_what_is_not_held_has_no_section() -> None:
    blocks = paper(BARE, TODAY).blocks
    assert not [block for block in blocks if isinstance(block, Table)]
    assert len(blocks) == 4


@pytest.mark.parametrize(
    "field", [field.name for field in fields(PersonCopy) if field.name not in ("user_id", "updates")]
)
def test_every_field_is_told(field: str) -> None:
    """Taking any one thing out of the copy changes what the file says."""
    without = {field: getattr(BARE, field)}
    if field in ("language", "time_zone"):
        without = {field: "other"}
    elif field in ("created_at", "last_seen_on"):
        without = {field: datetime(2020, 1, 1, tzinfo=UTC)}
    elif field == "reachable":
        without = {field: False}
    assert words_in(paper(replace(FULL, **without), TODAY)) != words_in(paper(FULL, TODAY))


words = st.text(max_size=40)


@given(flow=words, name=words, value=words, pending=st.none() | st.dictionaries(words, words, max_size=3))
def test_whatever_lies_in_the_rows_is_told(flow: str, name: str, value: str, pending: dict[str, str] | None) -> None:
    held = replace(FULL, flows=(HeldFlow(flow, "1", 1, {name: value}, pending, True, None, AT),))
    said = words_in(paper(held, TODAY))
    assert value.startswith("#") or value in said


@given(
    question=st.sampled_from([question for flow in FLOWS.values() for question in flow.questions()]),
    value=st.text(max_size=12) | st.from_regex(r"[0-9-]{1,12}", fullmatch=True),
)
def test_no_stored_answer_breaks_the_copy(question: object, value: str) -> None:
    name = str(getattr(question, "name", ""))
    for flow in FLOWS:
        held = replace(FULL, flows=(HeldFlow(flow, "1", 1, {name: value}, None, True, None, AT),))
        assert words_in(paper(held, TODAY))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Jakarta", "2026-11-21, 00.05 WIB"),
        ("Asia/Makassar", "2026-11-21, 01.05 WITA"),
        ("Asia/Jayapura", "2026-11-21, 02.05 WIT"),
        ("Europe/Berlin", "2026-11-21, 00.05 WIB"),
    ],
)
def test_moments_are_told_in_the_persons_zone(zone: str, told: str) -> None:
    assert english(moment(AT, zone)) == told
