"""The conversation in which a person notes the state of their claim by hand."""

from datetime import date

import pytest

from conversations.claim_status.claim import CLAIM_STATES
from conversations.claim_status.own_claim import FLOW, effect_of
from conversations.effects import TellClaim
from conversations.engine.inspect import Stop, english, problems, walk
from conversations.engine.load import faults
from conversations.engine.present import present
from conversations.engine.reading import read
from conversations.engine.replay import Asking, Reached, replay
from conversations.engine.state import State
from conversations.engine.step import Turn
from conversations.memory import Blank
from tests.conversations.claim_status.claims import TODAY
from tests.conversations.claim_status.reading import hold, plain

STOPS = list(walk(FLOW))


def asked(**answers: str) -> str:
    """Return what is asked next, or the ending."""
    place = replay(FLOW, State(FLOW.name, FLOW.version, answers=answers), TODAY)
    assert isinstance(place, (Asking, Reached))
    return place.question.name if isinstance(place, Asking) else place.outcome.name


def test_the_table_is_sound() -> None:
    assert list(faults(FLOW)) == []
    assert problems(FLOW) == []


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: f"{stop.name}-{stop.answer}-{len(stop.state.answers)}")
def test_every_place_is_within_the_limits_and_leads_on(stop: Stop) -> None:
    hold(present(FLOW, Turn(stop.state), stop.place, stop.day))


def test_every_ending_keeps_what_it_says_it_noted() -> None:
    reached = [stop for stop in STOPS if isinstance(stop.place, Reached)]
    kept = set()
    for stop in reached:
        assert isinstance(stop.place, Reached)
        wanted = stop.place.outcome.effects
        done = wanted(stop.place.facts, stop.state.answers, stop.day, Blank()) if wanted else ()
        told = effect_of(stop.state.answers, stop.day)
        assert done == (() if told is None else (told,))
        assert (stop.name == "noted") == (told is not None)
        kept |= {told.state} if told else set()
    assert kept == set(CLAIM_STATES)


@pytest.mark.parametrize(
    ("answers", "then"),
    [
        ({"claim_state": "not_reported"}, "phk_date"),
        ({"claim_state": "eligible"}, "phk_date"),
        ({"claim_state": "reported", "phk_date": "2026-11-02"}, "claim_since"),
        ({"claim_state": "verifying"}, "claim_since"),
        ({"claim_state": "approved", "claim_since": "2026-11-02"}, "claim_month"),
        ({"claim_state": "paid"}, "claim_month"),
        ({"claim_state": "lapsed"}, "noted"),
        ({"claim_state": "unknown"}, "unsure"),
    ],
)
def test_only_what_matters_for_a_state_is_asked(answers: dict[str, str], then: str) -> None:
    assert asked(**answers) == then


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ({"claim_state": "verifying", "claim_since": "2026-11-18"}, TellClaim("verifying", date(2026, 11, 18))),
        ({"claim_state": "verifying", "claim_since": "2026-11"}, TellClaim("verifying", None)),
        ({"claim_state": "verifying", "claim_since": "unknown"}, TellClaim("verifying", None)),
        ({"claim_state": "paid", "claim_month": "3"}, TellClaim("paid", None, None, 3)),
        ({"claim_state": "paid", "claim_month": "unknown"}, TellClaim("paid", None)),
        ({"claim_state": "eligible", "phk_date": "2026-06"}, TellClaim("eligible", None, date(2026, 6, 1))),
        # A change of the state leaves answers behind that no longer count.
        ({"claim_state": "lapsed", "claim_month": "3", "phk_date": "2026-06-10"}, TellClaim("lapsed", None)),
    ],
)
def test_what_is_kept_is_what_was_said(answers: dict[str, str], kept: TellClaim) -> None:
    assert effect_of(answers, TODAY) == kept


@pytest.mark.parametrize("state", ["", "unknown", "sold"])
def test_nothing_is_kept_of_a_state_that_is_not_known(state: str) -> None:
    assert effect_of({"claim_state": state, "claim_month": "2"}, TODAY) is None


def ending(**answers: str) -> str:
    """Return the words of the ending."""
    state = State(FLOW.name, FLOW.version, answers=answers)
    return plain(present(FLOW, Turn(state), replay(FLOW, state, TODAY), TODAY))


def test_the_ending_says_whose_move_it_is() -> None:
    words = ending(claim_state="verifying", claim_since="2026-11-18")

    assert "Claim being checked\nMove of BPJS Ketenagakerjaan, by 23 November 2026 (today)." in words
    assert "By your own note of 23 November 2026." in words


def test_a_month_alone_is_counted_from_its_first_day_and_that_is_said() -> None:
    assert "Counted from 1 June 2026" in ending(claim_state="eligible", phk_date="2026-06")
    assert "Counted from" not in ending(claim_state="eligible", phk_date="2026-06-10")
    assert "Counted from" not in ending(claim_state="eligible", phk_date="unknown")


@pytest.mark.parametrize(
    ("question", "value", "answers", "wrong"),
    [
        ("claim_since", "2026-11-24", {}, True),
        ("claim_since", "2026-11-23", {}, False),
        ("claim_since", "2026-10-31", {"phk_date": "2026-11-02"}, True),
        ("claim_since", "2026-11", {"phk_date": "2026-11-02"}, False),
        ("phk_date", "2029-01-01", {}, True),
    ],
)
def test_a_date_that_cannot_be_right_is_asked_again(
    question: str, value: str, answers: dict[str, str], wrong: bool
) -> None:
    ask = next(each for each in FLOW.questions() if each.name == question)

    assert ask.check is not None
    assert (ask.check(value, answers, TODAY) is not None) is wrong


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("perusahaan belum lapor", "not_reported"),
        ("sudah klaim", "claim_sent"),
        ("masih diverifikasi", "verifying"),
        ("ditolak", "rejected"),
        ("udah cair", "paid"),
        ("hangus", "lapsed"),
        ("gak tau", "unknown"),
    ],
)
def test_people_say_it_in_their_own_words(typed: str, value: str) -> None:
    state = next(each for each in FLOW.questions() if each.name == "claim_state")
    reading = read(state, typed, TODAY, english)

    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(("typed", "value"), [("bulan 2", "2"), ("ke-3", "3"), ("bulan pertama", "1"), ("6", "6")])
def test_a_month_is_named_as_people_name_it(typed: str, value: str) -> None:
    month = next(each for each in FLOW.questions() if each.name == "claim_month")
    reading = read(month, typed, TODAY, english)

    assert reading is not None
    assert reading.value == value
