"""Nothing personal is asked before a yes to words that were just shown; a no deletes at once."""

import pytest

from conversations.engine.actions import Answer, Begin, Open, Speak, Steer
from conversations.engine.inspect import english
from conversations.reception.consents import fingerprint, page
from conversations.reception.person import Again, Odd
from tests.conversations.reception.talk import AGREE, REFUSE, Talk, asked, words_of

CONSENT = "Do you agree?"
FIRST = "How did your job end?"


def at_consent() -> Talk:
    talk = Talk()
    assert CONSENT in talk.command("cek")
    return talk


def test_the_first_question_comes_after_consent() -> None:
    talk = at_consent()
    assert talk.labels() == ["Agree", "Do not agree", "Read more"]
    assert FIRST in talk.press(AGREE)
    assert talk.agreed


@pytest.mark.parametrize("words", ["ya", "setuju", "oke kak", "boleh"])
def test_a_typed_yes_is_consent(words: str) -> None:
    talk = at_consent()
    assert FIRST in talk.say(words)
    assert talk.agreed


@pytest.mark.parametrize("words", ["saya sudah melamar ke PT Maju", "sudah lapor ke Disnaker"])
def test_a_yes_among_other_words_is_no_consent(words: str) -> None:
    talk = at_consent()
    talk.say(words)
    assert not talk.agreed


@pytest.mark.parametrize("words", ["tidak setuju", "gak", "tidak"])
def test_a_typed_no_is_respected(words: str) -> None:
    talk = at_consent()
    assert "That is fine." in talk.say(words)
    assert not talk.agreed
    assert CONSENT in talk.command("cek")


@pytest.mark.parametrize(
    "words", ["thr saya belum dibayar", "perusahaan belum lapor ke disnaker", "saya belum punya rekening"]
)
def test_a_no_among_other_words_is_no_refusal(words: str) -> None:
    talk = at_consent()
    assert "That is fine." not in talk.say(words)


@pytest.mark.parametrize("words", ["saya tidak mau memberi data", "ga setuju kalau datanya disimpan"])
def test_a_refusal_in_more_words_is_respected(words: str) -> None:
    assert "That is fine." in at_consent().say(words)


def test_the_words_that_were_shown_are_on_record() -> None:
    response = Talk().hear(Again())
    assert response.consent is None
    talk = at_consent()
    talk.press(AGREE)
    assert talk.last is not None
    assert talk.last.consent is not None
    assert talk.last.consent.words_hash == fingerprint(page("eligibility", "eligibility"), english)


@pytest.mark.parametrize("words", ["apa itu KAPK?", "xyzzy", "berapa lama?"])
def test_a_question_in_passing_returns_to_consent(words: str) -> None:
    talk = at_consent()
    assert CONSENT in talk.say(words)
    assert FIRST in talk.say("ya")


def test_reading_more_keeps_waiting_for_the_word() -> None:
    talk = at_consent()
    assert "What happens with your answers" in talk.press(Open("privacy", "eligibility"))
    assert FIRST in talk.say("ya")


def test_a_yes_to_something_else_is_no_consent() -> None:
    talk = at_consent()
    talk.command("menu")
    assert FIRST not in talk.say("ya")
    assert not talk.agreed


def test_showing_it_again_and_changing_the_language_keep_the_question() -> None:
    talk = at_consent()
    assert CONSENT in words_of(talk.hear(Again()))
    assert CONSENT in words_of(talk.hear(Odd("sticker")))
    assert CONSENT in talk.press(Speak("en"))
    assert talk.language == "en"


def test_taking_consent_back_deletes_the_answers() -> None:
    talk = asked(reason="efficiency", phk_date="2026-11-02")
    assert "answers are deleted" in talk.press(REFUSE)
    assert talk.state is not None
    assert not talk.state.answers
    assert not talk.agreed


@pytest.mark.parametrize(
    "button",
    [
        Answer("eligibility", 1, "reason", "resigned"),
        Answer("eligibility", 2, "reason", "resigned"),
        Steer("eligibility", 1, "resume"),
        Steer("eligibility", 2, "list"),
        Begin("eligibility"),
    ],
)
def test_after_that_every_old_button_asks_for_consent_first(button: Answer | Steer | Begin) -> None:
    talk = asked(reason="efficiency")
    talk.press(REFUSE)
    assert CONSENT in talk.press(button)
    assert talk.state is not None
    assert not talk.state.answers


def test_after_that_words_give_no_answer() -> None:
    talk = asked(reason="efficiency")
    talk.press(REFUSE)
    talk.say("resign")
    assert talk.state is not None
    assert not talk.state.answers


def test_a_forged_purpose_gives_nothing() -> None:
    talk = Talk()
    talk.press(type(AGREE)("marketing", granted=True, flow="eligibility"))
    assert not talk.agreed
    assert talk.last is not None
    assert talk.last.consent is None


def test_a_forged_flow_is_an_old_button() -> None:
    talk = Talk()
    talk.press(type(AGREE)("eligibility", granted=True, flow="nothing"))
    assert not talk.agreed
    assert talk.last is not None
    assert talk.last.consent is None


def test_agreeing_again_adds_no_word() -> None:
    talk = at_consent()
    talk.press(AGREE)
    assert FIRST in talk.press(AGREE)
    assert talk.agreed
    assert talk.last is not None
    assert talk.last.consent is None
