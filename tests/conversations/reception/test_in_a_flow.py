"""Words in the middle of a flow: a correction is no yes, and a story is no way out."""

from conversations.engine.actions import Begin, Open
from tests.conversations.reception.talk import Talk


def noting() -> Talk:
    talk = Talk(agreed=True)
    talk.press(Begin("own_claim"))
    return talk


def test_a_correction_that_sounds_like_a_yes_is_read_as_the_correction() -> None:
    talk = noting()
    assert "Do you mean" in talk.say("belum dilaporkan perusahaan")
    talk.say("sudah diajukan")
    assert talk.state is not None
    assert "not_reported" not in talk.state.answers.values()


def test_a_plain_yes_confirms() -> None:
    talk = noting()
    talk.say("belum dilaporkan perusahaan")
    talk.say("iya betul")
    assert talk.state is not None
    assert "not_reported" in talk.state.answers.values()


def test_words_about_the_layoff_do_not_lead_out_of_a_flow() -> None:
    talk = noting()
    talk.say("baru di-phk kemarin")
    assert talk.state is not None
    assert (talk.state.flow, talk.state.active) == ("own_claim", True)


def test_an_end_of_a_number_that_is_none_is_asked_for_in_its_own_words() -> None:
    talk = Talk(agreed=True)
    talk.press(Begin("identity"))
    assert "only the last 4 characters" in talk.say("asdf")


def test_a_question_in_passing_is_not_taken_for_the_words_of_a_letter() -> None:
    talk = Talk(agreed=True)
    talk.press(Open("letter", "phk"))
    said = talk.say("apa itu KAPK?")
    assert "KAPK is the statement" in said
    assert "full name" in said
    assert talk.state is not None
    assert "name" not in talk.state.answers
    talk.say("Siti Aminah")
    assert talk.state.answers["name"] == "Siti Aminah"
