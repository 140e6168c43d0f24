"""The room: what is open without consent, where everyday words lead, and letters begun from a button."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Begin, Open
from conversations.engine.inspect import english
from conversations.engine.state import State
from conversations.engine.view import View
from conversations.proof_kit.asked import command_of
from conversations.proof_kit.case import SITUATIONS, Situation
from conversations.proof_kit.letters.flow import FLOW as LETTER
from conversations.proof_kit.room import ROOM
from conversations.reception.person import Command, Person, Words
from conversations.reception.shortcuts import shortcut
from tests.conversations.proof_kit.reading import TODAY, every_text, steps_of
from tests.conversations.reception.talk import Agreeing, Talk, words_of
from tests.conversations.rooms import answer


def person(state: State | None = None, agreed: bool = True) -> Person:
    return Person("id", state, Agreeing(agreed), {state.flow: state} if state else {})


def page(name: str, argument: str = "", agreed: bool = True) -> View:
    return ROOM.pages[name](person(agreed=agreed), argument, TODAY).view


def opened(view: View) -> set[tuple[str, str]]:
    actions = [button.action for row in view.buttons for button in row]
    return {(action.page, action.argument) for action in actions if isinstance(action, Open)}


@pytest.mark.parametrize("name", ["kit", "kit_steps", "letters", "self_report"])
def test_what_asks_nothing_needs_no_consent(name: str) -> None:
    assert page(name, agreed=False) == page(name)
    assert ("menu", "") in opened(page(name))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_steps_can_be_read_without_consent_or_questions(situation: str) -> None:
    view = page("kit_steps", situation, agreed=False)
    assert len(steps_of(view)) >= 3
    assert not any(isinstance(value, date) for each in every_text(view) for _, value in each.params)
    assert view.buttons[0][0].action == Begin("kit")


def test_every_case_can_be_chosen() -> None:
    assert {("kit_steps", situation) for situation in SITUATIONS} <= opened(page("kit_steps"))


@given(st.text(max_size=30).filter(lambda words: words not in SITUATIONS))
def test_a_forged_argument_shows_the_list(argument: str) -> None:
    assert page("kit_steps", argument) == page("kit_steps")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("perusahaan tidak kasih surat phk", "kit_told"),
        ("disuruh resign", "kit_pushed"),
        ("perusahaan tidak lapor", "kit_not_reported"),
        ("perusahaan gak lapor ke disnaker", "kit_not_reported"),
        ("hrd nyuruh saya ngundurin diri", "kit_pushed"),
        ("ga didaftarin bpjs", "kit_not_enrolled"),
        ("surat phk", "kit"),
        ("contoh surat", "surat"),
        ("perusahaan pailit", "kit_closed"),
        ("tidak didaftarkan bpjs", "kit_not_enrolled"),
        ("kontrak diputus", "kit_cut_short"),
    ],
)
def test_everyday_words_lead_to_their_page(words: str, command: str) -> None:
    assert ROOM.asked[words] == command


def test_what_is_asked_is_written_as_the_reception_looks_it_up() -> None:
    for words, command in ROOM.asked.items():
        assert words == " ".join(words.casefold().split()).rstrip("?!. ")
        assert command in ROOM.commands
        assert shortcut(words) in (None, "cek"), words


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_command_shows_the_steps_of_its_case(situation: Situation) -> None:
    shown = answer(ROOM, command_of(situation), person(), "", TODAY)
    assert shown is not None
    assert shown.view == page("kit_steps", situation)


@pytest.mark.parametrize("kind", ["phk", "report", "complaint"])
def test_a_letter_begins_with_its_kind_chosen(kind: str) -> None:
    response = ROOM.pages["letter"](person(), kind, TODAY)
    assert response.state is not None
    assert response.state.answers == {"letter": kind}
    assert "<b>Which letter" not in words_of(response)


def test_another_letter_keeps_what_was_told() -> None:
    told = {"letter": "phk", "name": "Siti", "company": "PT Maju"}
    state = State(LETTER.name, LETTER.version, answers=told, active=False)
    response = ROOM.pages["letter"](person(state), "report", TODAY)
    assert response.state is not None
    assert response.state.active
    assert response.state.answers == {**told, "letter": "report"}


def test_a_finished_letter_is_begun_anew() -> None:
    rest = dict.fromkeys(("name", "company", "position", "city", "story"), "skip")
    done = State(LETTER.name, LETTER.version, answers={"letter": "phk", **rest, "phk_date": "unknown"})
    response = ROOM.pages["letter"](person(done), "report", TODAY)
    assert response.state is not None
    assert response.state.answers == {"letter": "report"}
    assert response.state.run == done.run + 1


@given(st.text(max_size=20).filter(lambda kind: kind not in {"phk", "report", "complaint"}))
def test_a_forged_kind_of_letter_asks_which(kind: str) -> None:
    response = ROOM.pages["letter"](person(), kind, TODAY)
    assert response.state is not None
    assert response.state.answers == {}


def test_a_letter_asks_for_consent_first() -> None:
    response = ROOM.pages["letter"](person(agreed=False), "phk", TODAY)
    assert response.state is not None
    assert response.state.answers == {"letter": "phk"}
    assert not response.state.active
    assert "Do you agree?" in words_of(response)


def test_from_a_word_to_the_letter_in_one_talk() -> None:
    talk = Talk(agreed=True)
    assert "Do not sign" in talk.say("Disuruh resign?")
    talk.press_label("Complaint letter")
    for words in ("disuruh resign", "Budi", "CV Sinar", "lewati", "Kab. Toba", "lupa", "Saya disuruh tanda tangan."):
        last = talk.hear(Words(words))
    assert "Your letter is ready" in words_of(last)
    assert [found.name for found in last.view.papers] == ["surat-pengaduan-disnaker"]
    assert talk.state is not None
    assert talk.state.answers == {}


def test_the_kit_is_walked_by_words_alone() -> None:
    talk = Talk(agreed=True)
    talk.hear(Command("kit"))
    talk.press_label("Find my steps")
    for words in ("cuma lewat wa", "ya", "20 november 2026", "belum ada", "belum"):
        last = talk.hear(Words(words))
    assert [english(each) for each in steps_of(last.view)]
    assert talk.state is not None
    assert talk.state.answers == {}


def test_a_number_that_nobody_should_send_does_not_reach_the_letter() -> None:
    talk = Talk(agreed=True)
    talk.press(Open("letter", "phk"))
    response = talk.hear(Words("Siti 1234567890123456"))
    assert response.retract
    assert talk.state is not None
    assert talk.state.answers == {"letter": "phk"}
