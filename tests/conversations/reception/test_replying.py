"""A typed reply to a message with buttons: a choice among them, or words like any others."""

import pytest

from conversations.engine.actions import Action, Agree, Answer, Begin, Open
from conversations.listening.routing import Meant
from conversations.reception.person import Choice, Words
from conversations.reception.replying import chosen

CAME, NOT_YET, MENU = Begin("experience"), Open("claims"), Open("menu")
PAID = (Choice("Sudah saya terima", CAME), Choice("Belum ada uang", NOT_YET), Choice("Menu", MENU))
MONTH = (Choice("Bulan ini", Open("month", "4")), Choice("Lihat status", Open("claim", "4")))


def reply(words: str, choices: tuple[Choice, ...], *, forwarded: bool = False) -> Action | None:
    return chosen(Words(words, forwarded, answers=9, choices=choices), Meant(words))


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("sudah", CAME),
        ("udah kak", CAME),
        ("blm", NOT_YET),
        ("belum kak", NOT_YET),
        ("yang kedua", NOT_YET),
        ("menu", MENU),
        ("Belum ada uang.", NOT_YET),
        ("kapan cairnya?", None),
        ("sudah tapi kurang 200 ribu dari yang seharusnya", None),
        ("mungkin", None),
        ("asdf", None),
        ("", None),
    ],
)
def test_a_few_words_choose_a_button_and_doubt_chooses_none(words: str, action: Action | None) -> None:
    assert reply(words, PAID) == action


def test_a_label_is_a_choice_even_where_its_words_ask_for_something_by_themselves() -> None:
    assert reply("lihat status", MONTH) == Open("claim", "4")
    assert reply("lihat lowongan", MONTH) is None


def test_only_the_own_words_of_the_person_choose() -> None:
    assert reply("sudah", PAID, forwarded=True) is None
    assert reply("sudah", ()) is None


def test_consent_and_the_answers_of_a_questionnaire_are_not_chosen_here() -> None:
    agree = Choice("Setuju", Agree("eligibility", granted=True, flow="eligibility"))
    answer = Choice("PHK", Answer("eligibility", 1, "reason", "laid_off"))
    assert reply("setuju", (agree, answer)) is None
    assert reply("phk", (agree, answer)) is None
