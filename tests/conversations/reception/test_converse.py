"""Into a flow, out of it, past it and back: a response to whatever is heard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.engine.actions import Agree, Answer, Begin, Open, Speak, Steer
from conversations.engine.payload import pack, unpack
from conversations.engine.state import Pending, State
from conversations.reception.person import Again, Command, Edited, Heard, Odd, Press, Words
from conversations.registry import FLOWS
from tests.conversations.engine.test_payload import ACTIONS
from tests.conversations.reception.talk import Talk, asked, words_of

VERSION = FLOWS["eligibility"].version
FIRST = "How did your job end?"
SECOND = "From which date does the layoff count?"
ENDED = {"reason": "resigned"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("halo kak", "Hello, this is"),
        ("menu", "<b>Menu.</b>"),
        ("tolong", "How to use Kawan JKP"),
        ("ganti bahasa", "Which language"),
        ("siapa kamu?", "is a free helper"),
        ("saya kena phk", FIRST),
        ("apa itu PKWT?", "PKWT is a fixed-term contract"),
        ("syarat jkp apa aja", "You can receive JKP when"),
        ("asdfgh", "I did not catch that"),
    ],
)
def test_a_newcomer_may_write_instead_of_pressing(words: str, said: str) -> None:
    assert said in Talk(agreed=True).say(words)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("start", "Hello"),
        ("cek", FIRST),
        ("bahasa", "Which language"),
        ("bantuan", "How to use"),
        ("help", "How to use"),
        ("tentang", "free helper"),
        ("menu", "<b>Menu.</b>"),
        ("batal", "There is nothing to stop."),
        ("", "I do not know this command."),
        ("xyz", "I do not know this command."),
    ],
)
def test_commands(command: str, said: str) -> None:
    assert said in Talk(agreed=True).command(command)


def test_a_question_in_passing_is_answered_and_the_flow_goes_on() -> None:
    talk = asked(reason="efficiency")
    before = talk.state
    said = talk.say("apa itu phk?")
    assert "PHK (pemutusan hubungan kerja) means" in said
    assert SECOND in said
    assert talk.state == before
    assert SECOND in talk.say("syarat jkp")
    assert SECOND in talk.say("xyzzy")
    assert talk.state == before


@pytest.mark.parametrize("kind", ["picture", "voice", "sticker", "file", "contact", "place", "other"])
def test_what_is_no_text_is_answered_and_the_flow_goes_on(kind: str) -> None:
    talk = asked(reason="efficiency")
    said = words_of(talk.hear(Odd(kind)))  # type: ignore[arg-type] # the kinds of the list
    assert said.endswith("Type it like 12 March 2026. With two dates, give the earlier one.")
    assert SECOND in said


def test_a_check_goes_on_where_it_was_left() -> None:
    talk = asked(reason="efficiency")
    assert "We stop here for now." in talk.say("batal")
    talk.command("menu")
    assert "Go on with the check" in talk.labels()
    assert SECOND in talk.say("lanjut")
    talk.command("batal")
    assert SECOND in talk.press(Begin("eligibility"))


@pytest.mark.parametrize(("words", "said"), [("ulang dari awal", FIRST), ("jawaban saya", "Your answers so far")])
def test_words_wake_a_check_that_rests(words: str, said: str) -> None:
    talk = asked(reason="efficiency")
    talk.command("batal")
    assert said in talk.say(words)


def test_a_finished_check_shows_its_verdict_again() -> None:
    talk = asked(**ENDED)
    for said in (talk.command("cek"), words_of(talk.hear(Again())), talk.press(Begin("eligibility"))):
        assert "not eligible" in said
    assert talk.labels()[-2:] == ["My answers", "Start over"]


def test_a_finished_check_offers_its_result_and_takes_no_answers() -> None:
    talk = asked(**ENDED)
    assert "I did not catch that" in talk.say("10 juni 2026")
    assert "See my result" in talk.labels()
    assert "There is nothing to stop." in talk.command("batal")
    assert FIRST in talk.say("ulang dari awal")


def test_changing_the_deciding_answer_from_the_end() -> None:
    talk = asked(**ENDED)
    talk.say("ubah jawaban")
    talk.press_label("How the job ended")
    assert SECOND in talk.press_label("Laid off (PHK)")


def test_back_from_the_end_keeps_what_does_not_count_now() -> None:
    talk = asked(reason="resigned", phk_date="2026-11-02", now="yes")
    assert FIRST in talk.say("kembali")
    talk.press_label("Laid off (PHK)")
    assert talk.state is not None
    assert talk.state.answers == {"phk_date": "2026-11-02", "now": "yes", "reason": "efficiency"}


@pytest.mark.parametrize(
    "button",
    [
        None,
        Answer("eligibility", 9, "reason", "resigned"),
        Answer("picnic", 1, "reason", "resigned"),
        Steer("eligibility", 9, "restart"),
        Begin("picnic"),
        Open("nowhere"),
        Open("topic", "nothing"),
        Speak("fr"),
    ],
)
def test_old_and_foreign_buttons_are_answered_and_change_nothing(
    button: Answer | Steer | Begin | Open | Speak | None,
) -> None:
    talk = asked(reason="efficiency")
    before = talk.state
    said = talk.press(button)
    assert "That button is from an earlier message." in said
    assert SECOND in said
    assert talk.state == before


def test_an_old_button_at_rest_says_so() -> None:
    talk = asked(reason="efficiency")
    talk.command("batal")
    assert "That button is from an earlier message." in talk.press(Answer("eligibility", 9, "reason", "resigned"))
    assert talk.labels() == ["Go on", "Start over"]


def test_a_forged_privacy_page_carries_only_buttons_of_ours() -> None:
    talk = Talk()
    talk.press(Open("privacy", "x" * 53))
    assert all(button.action is None or len(pack(button.action)) <= 64 for button in talk.buttons())


def test_the_language_changes_in_mid_flow_without_losing_the_place() -> None:
    talk = asked(reason="efficiency")
    said = talk.press(Speak("en"))
    assert talk.language == "en"
    assert "We now speak English." in said
    assert SECOND in said


_STATES = st.none() | st.builds(
    State,
    st.sampled_from(["eligibility", "picnic"]),
    st.sampled_from([VERSION, "older"]),
    st.integers(1, 3),
    st.sampled_from(
        [{}, {"reason": "efficiency"}, {"reason": "pushed"}, {"reason": "efficiency", "phk_date": "2026-06"}]
    ),
    pending=st.sampled_from([None, Pending("phk_date", "2026-06"), Pending("consent", "eligibility")]),
    at=st.sampled_from([None, "reason", "gone"]),
    active=st.booleans(),
)
_HEARD: st.SearchStrategy[Heard] = st.one_of(
    st.builds(
        Words, st.text(max_size=60) | st.sampled_from(["ya", "tidak", "kembali", "lanjut", "juni 2026", "10", "phk"])
    ),
    st.builds(Command, st.text(max_size=8) | st.sampled_from(["start", "cek", "batal", "menu"])),
    st.builds(
        Press, ACTIONS | st.builds(Steer, st.just("eligibility"), st.integers(1, 3), st.sampled_from(["back", "yes"]))
    ),
    st.builds(
        Press, st.builds(Agree, st.just("eligibility"), st.booleans(), st.sampled_from(["eligibility", "picnic"]))
    ),
    st.builds(Odd, st.just("sticker")),
    st.builds(Edited, st.text(max_size=40)),
    st.just(Again()),
)


@settings(max_examples=400)
@given(_STATES, st.booleans(), st.lists(_HEARD, min_size=1, max_size=4))
def test_whatever_is_heard_something_is_said(state: State | None, agreed: bool, heard: list[Heard]) -> None:
    talk = Talk(state=state, agreed=agreed or (state is not None and state.active))
    for each in heard:
        assert words_of(talk.hear(each)).strip()
        assert talk.buttons()
        assert all(unpack(pack(button.action)) == button.action for button in talk.buttons() if button.action)
    assert talk.agreed or talk.state is None or not talk.state.active
