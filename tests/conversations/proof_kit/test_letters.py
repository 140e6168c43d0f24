"""The letters: filled with the person's own words, unharmed, and with lines to write on for the rest."""

import html
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.words import Voice
from conversations.eligibility.parameters import cite
from conversations.engine.inspect import english, problems, walk
from conversations.engine.papers import Fields, Paper, Paragraph
from conversations.engine.replay import Asking, Reached, replay
from conversations.engine.state import State
from conversations.engine.step import Typed, begin, step
from conversations.engine.text import Said
from conversations.proof_kit.letters.draft import LINE
from conversations.proof_kit.letters.flow import FLOW
from conversations.proof_kit.letters.questions import SKIP
from tests.conversations.proof_kit.reading import TODAY, ended, spoken

VOICE = Voice("id")
KINDS = ("phk", "report", "complaint")
WORDS = ("name", "company", "position", "city", "story")
FULL = {
    "letter": "phk",
    "name": "Siti Aminah",
    "company": "PT Maju Jaya",
    "position": "operator jahit",
    "city": "Medan",
    "phk_date": "2026-11-20",
    "story": "Saya diberhentikan lewat WhatsApp.",
}
SKIPPED = {**dict.fromkeys(WORDS, SKIP), "phk_date": "unknown"}


def paper(**answers: str) -> Paper:
    """Return the letter for the full answers with some changed."""
    given = {**FULL, **answers}
    if given["letter"] == "complaint":
        given.setdefault("matter", "other")
    [found] = ended(FLOW, given)[1].papers
    return found


def said(found: Paper) -> list[Said]:
    """Return all that stands in a paper."""
    words: list[Said] = [found.title]
    for block in found.blocks:
        if isinstance(block, Fields):
            words += [each for row in block.rows for each in row]
        else:
            assert isinstance(block, Paragraph)
            words.append(block.words)
    return words


def whole(found: Paper) -> str:
    return "\n".join(map(spoken, said(found)))


def typed(state: State, words: str) -> State:
    return step(FLOW, state, Typed(words), TODAY, english).state


def test_the_flow_is_sound() -> None:
    assert problems(FLOW) == []


def test_every_path_ends_in_one_letter_in_both_forms() -> None:
    ends = [stop for stop in walk(FLOW) if isinstance(stop.place, Reached)]
    assert {stop.name for stop in ends} == {"phk_letter", "report_letter", "complaint_letter"}
    for stop in ends:
        _, view = ended(FLOW, stop.state.answers, stop.day)
        [found] = view.papers
        assert (found.forms, found.language) == (("pdf", "txt"), "id")
        assert any(isinstance(block, Paragraph) and block.space for block in found.blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_holds_what_was_told(kind: str) -> None:
    letter = whole(paper(letter=kind))
    for words in ("Siti Aminah", "PT Maju Jaya", "operator jahit", "Medan", "Saya diberhentikan lewat WhatsApp."):
        assert words in letter
    assert "Medan, 2026-11-23" in letter
    assert "2026-11-20" in letter
    assert "Attachments:" in letter


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_skipped_is_a_line_to_write_on(kind: str) -> None:
    filled, blank = paper(letter=kind), paper(letter=kind, **SKIPPED)
    assert SKIP not in whole(blank).split()
    assert whole(blank).count(LINE.words) > whole(filled).count(LINE.words)
    assert "my own words" not in whole(blank)


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_left_to_be_filled_in_by_hand(kind: str) -> None:
    [fields] = [block for block in paper(letter=kind).blocks if isinstance(block, Fields)]
    rows = {spoken(name): value for name, value in fields.rows}
    assert rows["BPJS number (KPJ)"] == rows["Phone number"] == rows["Address"] == LINE
    assert not any("NIK" in name for name in rows)


@pytest.mark.parametrize(
    ("kind", "matter", "rule"),
    [
        ("phk", "other", "PROOF-01"),
        ("report", "other", "PROOF-01"),
        ("complaint", "other", "PROOF-01"),
        ("complaint", "no_letter", "PROOF-01"),
        ("complaint", "pushed", "ELIG-06"),
        ("complaint", "cut_short", "ELIG-07"),
        ("complaint", "not_enrolled", "ARR-07"),
    ],
)
def test_a_letter_cites_its_article(kind: str, matter: str, rule: str) -> None:
    assert cite(rule) in whole(paper(letter=kind, matter=matter))


@pytest.mark.parametrize(
    "answers", [{"letter": "phk"}, {"letter": "report"}, {"letter": "complaint", "matter": "no_report"}]
)
def test_the_duty_to_report_stands_with_its_article(answers: dict[str, str]) -> None:
    letter = whole(paper(**answers))
    assert "7 working days" in letter
    assert "Permenaker 2/2025 Pasal 9(1)-(3)" in letter


@pytest.mark.parametrize(
    ("told", "named"), [("2026-11-20", True), ("2026-11", False), ("unknown", False), ("2049-03-01", False)]
)
def test_the_employers_day_is_named_only_when_it_is_certain(told: str, named: bool) -> None:
    letter = whole(paper(letter="report", phk_date=told))
    assert ("that time ends on" in letter) is named
    assert ("2026-12-01" in letter) is named


def test_a_pushed_worker_without_a_date_gets_no_date_of_a_phk() -> None:
    assert "Date of the PHK" not in whole(paper(letter="complaint", matter="pushed", phk_date="unknown"))
    assert "Date of the PHK" in whole(paper(letter="complaint", matter="pushed"))


@pytest.mark.parametrize(
    ("city", "district"),
    [
        ("Medan", "Regency/City Medan"),
        ("Kota Medan", "Kota Medan"),
        ("kab. Toba", "kab. Toba"),
        ("Kotabaru", "Regency/City Kotabaru"),
    ],
)
def test_the_office_is_that_of_the_place(city: str, district: str) -> None:
    assert f"(Disnaker)\n{district}" in whole(paper(letter="complaint", city=city))


HOSTILE = [
    "<b>tebal</b> & <script>alert(1)</script>",
    "{name} {0} %s {{",
    "baris satu\nbaris dua",
    "x" * 500,
    "🙂 émoji é 你好",
    "',\"; DROP TABLE--",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_arrive_as_words(kind: str, words: str) -> None:
    plain = "\n".join(VOICE.plain(each) for each in said(paper(letter=kind, story=words)))
    shown = "\n".join(VOICE.html(each) for each in said(paper(letter=kind, story=words)))
    assert words in plain
    assert words in html.unescape(shown)
    assert html.escape(words, quote=False) in shown


@given(st.sampled_from(WORDS), st.text(min_size=1, max_size=400), st.sampled_from(KINDS))
def test_any_typed_text_survives_into_the_letter(name: str, words: str, kind: str) -> None:
    """What is typed is either not an answer, an order to the flow, or stands in the letter word for word."""
    before = {**FULL, "letter": kind, **({"matter": "other"} if kind == "complaint" else {})}
    del before[name]
    state = State(FLOW.name, FLOW.version, answers=before)
    place = replay(FLOW, state, TODAY)
    assert isinstance(place, Asking)
    assert place.question.name == name
    after = typed(state, words)
    assume(after.answers.keys() == {*before, name} and after.answers[name] != SKIP)
    letter = "\n".join(VOICE.plain(each) for each in said(ended(FLOW, after.answers)[1].papers[0]))
    typed_signs = "".join(sign if sign.isprintable() else " " for sign in words)
    assert " ".join(typed_signs.split()) in " ".join(letter.split())


@given(st.text("abcdefgh ijkl", min_size=501, max_size=900).filter(lambda words: len(" ".join(words.split())) > 500))
def test_a_story_that_is_too_long_is_told_so(words: str) -> None:
    answers = {name: value for name, value in FULL.items() if name != "story"}
    turn = step(FLOW, State(FLOW.name, FLOW.version, answers=answers), Typed(words), TODAY, english)
    assert turn.understood
    assert "story" not in turn.state.answers
    assert any("at most" in english(note) for note in turn.notes)


def test_a_letter_is_written_by_typing_alone() -> None:
    state = begin(FLOW, None)
    for words in (
        "pengaduan",
        "disuruh resign",
        "Budi",
        "CV Sinar",
        "lewati",
        "Kab. Toba",
        "2 november 2026",
        "Begitu.",
    ):
        state = typed(state, words)
    place = replay(FLOW, state, TODAY)
    assert isinstance(place, Reached)
    assert state.answers == {
        "letter": "complaint",
        "matter": "pushed",
        "name": "Budi",
        "company": "CV Sinar",
        "position": SKIP,
        "city": "Kab. Toba",
        "phk_date": "2026-11-02",
        "story": "Begitu.",
    }


def test_the_words_are_dropped_once_the_letter_is_handed_over() -> None:
    assert FLOW.forgets


@given(st.dates(date(2021, 2, 2), date(2999, 12, 31)), st.sampled_from(KINDS))
def test_no_date_breaks_a_letter(day: date, kind: str) -> None:
    assert day.isoformat() in whole(paper(letter=kind, phk_date=day.isoformat()))
