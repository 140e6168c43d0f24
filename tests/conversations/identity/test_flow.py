"""Proving a claim: what is asked, what is understood, and that the answers give nothing away."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.claim_status.claim import Claim
from conversations.engine.actions import Answer, Begin, Open
from conversations.engine.flow import Question
from conversations.engine.inspect import english, problems, walk
from conversations.engine.payload import LIMIT, pack
from conversations.engine.present import present
from conversations.engine.replay import Asking, Looking, Reached, replay
from conversations.engine.state import State
from conversations.engine.step import Looked, Shared, Turn, Typed, begin, step
from conversations.engine.text import Lines, Raw, Said, Starred
from conversations.engine.view import Button, View
from conversations.identity import words
from conversations.identity.flow import FIND_CLAIM, FLOW
from conversations.identity.questions import BORN, KPJ, PHONE, kpj_end
from conversations.identity.room import ROOM, refuse
from conversations.memory import Blank, Lock
from conversations.reception.person import Person
from tests.conversations.rooms import answer

TODAY = date(2026, 11, 23)
LOCK = Lock(datetime(2026, 11, 24, 2, tzinfo=UTC), "K7M2QX")
PHONE_NUMBER = "+6281234567890"
VIEWS = {
    "introduction": words.introduction(),
    "found": words.found(),
    "not_found": words.not_found(),
    "locked": words.locked(),
    "lock_stands": words.lock_stands(LOCK),
    "unreachable": words.unreachable(),
}


class Locked(Blank):
    """The memory of somebody who failed five times."""

    def lock(self) -> Lock | None:
        return LOCK


def said(view: View) -> str:
    """All words of a view, with parameters that are words put in."""
    return "\n".join(map(_english, view.parts))


def _english(part: Said) -> str:
    if isinstance(part, Lines):
        return "\n".join(map(_english, part.lines))
    if isinstance(part, Raw | Starred):
        return part.words
    return part.id.format(**{name: getattr(value, "words", value) for name, value in part.params})


def typed(state: State, reply: str) -> Turn:
    return step(FLOW, state, Typed(reply), TODAY, english)


def asked(state: State) -> str:
    place = replay(FLOW, state, TODAY)
    assert isinstance(place, Asking)
    return place.question.name


def at_phone() -> State:
    return typed(typed(begin(FLOW, None), "1234").state, "17 agustus 1985").state


def test_the_flow_is_sound() -> None:
    assert problems(FLOW) == []
    assert {stop.name for stop in walk(FLOW)} == {
        *("kpj", "born", "phone", "find_claim", "found", "not_found", "locked", "unreachable")
    }


def test_it_ends_with_nothing_kept() -> None:
    assert FLOW.forgets
    assert FLOW.purpose == "claim"


def test_the_usual_way() -> None:
    state = at_phone()
    view = present(FLOW, Turn(state), replay(FLOW, state, TODAY), TODAY)
    assert view.asks_contact
    shared = step(FLOW, state, Shared(PHONE_NUMBER), TODAY, english)
    assert isinstance(replay(FLOW, shared.state, TODAY), Looking)
    assert shared.state.answers == {"kpj": "1234", "born": "1985-08-17", "phone": PHONE_NUMBER}
    ended = replay(FLOW, step(FLOW, shared.state, Looked("find_claim", "found"), TODAY, english).state, TODAY)
    assert isinstance(ended, Reached)
    assert ended.outcome.name == "found"


@pytest.mark.parametrize("reply", [PHONE_NUMBER, "0812-3456-7890", "ini nomor saya", "ya", ""])
def test_a_typed_number_is_no_contact(reply: str) -> None:
    turn = typed(at_phone(), reply)
    assert asked(turn.state) == "phone"
    assert "phone" not in turn.state.answers


def test_a_contact_answers_no_other_question() -> None:
    turn = step(FLOW, begin(FLOW, None), Shared(PHONE_NUMBER), TODAY, english)
    assert not turn.understood
    assert turn.state.answers == {}


@pytest.mark.parametrize(
    "forged",
    [
        Answer("identity", 1, "kpj", "1234"),
        Answer("identity", 1, "phone", PHONE_NUMBER),
        Answer("identity", 1, "born", "1985-08-17"),
        Answer("identity", 1, "find_claim", "found"),
        Answer("identity", 1, "phone", "#" + "0" * 64),
        Looked("find_claim", "found"),
    ],
)
def test_forged_answers_prove_nothing(forged: Answer | Looked) -> None:
    state = begin(FLOW, None)
    assert step(FLOW, state, forged, TODAY, english).state.answers == {}
    assert asked(step(FLOW, at_phone(), forged, TODAY, english).state) == "phone"


def test_the_world_may_not_say_anything_else() -> None:
    state = step(FLOW, at_phone(), Shared(PHONE_NUMBER), TODAY, english).state
    ended = replay(FLOW, step(FLOW, state, Looked("find_claim", "claim 7"), TODAY, english).state, TODAY)
    assert isinstance(ended, Reached)
    assert ended.outcome.name == "unreachable"


@pytest.mark.parametrize(
    ("reply", "end"),
    [
        ("1234", "1234"),
        (" 12 34 ", "1234"),
        ("12a4", "12A4"),
        ("12AA", "12AA"),
        ("00123456789", "6789"),
        ("0012 3456-789", "6789"),
        ("KPJ saya: 1A345678901", "8901"),
        ("4 digit terakhir 1234", "1234"),
        ("4 angka terakhirnya: 7788", "7788"),
        ("...8901", "8901"),
        ("４５６７", "4567"),
    ],
)
def test_an_end_of_a_kpj_is_understood(reply: str, end: str) -> None:
    assert kpj_end(reply) == end
    assert typed(begin(FLOW, None), reply).state.answers == {"kpj": end}


@pytest.mark.parametrize(
    "reply",
    ["lupa", "gak tau", "123", "12345", "3273014501900001", "0812345678901", "12🙂4", "", "kpj", "12\u0663\u0664"],
)
def test_what_is_no_kpj_is_asked_again(reply: str) -> None:
    assert kpj_end(reply) is None
    assert typed(begin(FLOW, None), reply).state.answers == {}


@given(st.text(max_size=300))
def test_whatever_is_typed_at_most_four_characters_are_kept(reply: str) -> None:
    end = kpj_end(reply)
    assert end is None or re.fullmatch(r"(?=.*\d)[0-9A-Z]{4}", end, re.ASCII)


@given(st.from_regex(r"[0-9]{11}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
def test_the_whole_number_gives_its_end(number: str, sign: str) -> None:
    assert kpj_end(sign.join(number)) == number[-4:]


@pytest.mark.parametrize("reply", ["17 agustus 1850", "hari ini", "17 agustus 2020", "1985", "3/4"])
def test_an_unlikely_or_unclear_birth_date_is_asked_again(reply: str) -> None:
    turn = typed(typed(begin(FLOW, None), "1234").state, reply)
    assert "born" not in turn.state.answers
    assert asked(turn.state) == "born"


def test_identifiers_are_marked_as_private() -> None:
    assert {ask.name: ask.private for ask in FLOW.questions()} == {"kpj": "", "born": "born", "phone": "phone"}
    assert all(ask.why.id and ask.hint for ask in (KPJ, BORN, PHONE))


def test_a_private_answer_is_never_repeated() -> None:
    state = at_phone()
    shown = said(View(tuple(step(FLOW, state, Shared(PHONE_NUMBER), TODAY, english).notes)))
    assert PHONE_NUMBER not in shown
    assert "1985" not in said(View(tuple(typed(typed(begin(FLOW, None), "1234").state, "17-08-1985").notes)))


def test_nothing_secret_is_asked() -> None:
    for question in FLOW.by_name.values():
        if isinstance(question, Question):
            shown = f"{question.ask.id} {question.hint.id if question.hint else ''}".casefold()
            assert not re.search(r"\bnik\b|mother|account|otp|\bpin\b", shown)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_view_has_a_way_on_and_fits(view: View) -> None:
    buttons = [button for row in view.buttons for button in row]
    assert buttons
    assert all(button.action and len(pack(button.action).encode()) <= LIMIT for button in buttons)
    assert sum(len(part.lines) if isinstance(part, Lines) else 1 for part in view.parts) <= 5


def test_a_miss_says_one_thing_only() -> None:
    outcome = next(outcome for outcome in FLOW.outcomes if outcome.name == "not_found")
    answers = [
        {"kpj": kpj, "born": born, "phone": phone, FIND_CLAIM.name: "not_found"}
        for kpj in ("1234", "9999")
        for born in ("1985-08-17", "#" + "a" * 64)
        for phone in (PHONE_NUMBER, "#" + "b" * 64)
    ]
    assert len({outcome.say("not_found", given_answers, TODAY) for given_answers in answers}) == 1
    assert not re.search(r"\btr(y|ies)\b left|\d tries", said(words.not_found()))


def test_misses_lead_to_a_person_and_to_the_own_note() -> None:
    for name in ("not_found", "locked", "lock_stands", "unreachable"):
        assert "175" in said(VIEWS[name])
        assert Begin("own_claim") in [button.action for row in VIEWS[name].buttons for button in row]


def test_a_lock_is_told_before_anything_is_asked() -> None:
    person = Person("id", None, Locked())
    answer = refuse(person, TODAY)
    assert answer
    assert "K7M2QX" in said(answer.view)
    assert ROOM.beginnings["identity"](person, TODAY) == answer
    assert ROOM.pages["identity"](person, "forged.argument", TODAY) == answer
    assert all(
        not isinstance(button.action, Begin) or button.action.flow != "identity" for button in _flat(answer.view)
    )


def test_without_a_lock_the_room_welcomes() -> None:
    person = Person("id", None)
    assert refuse(person, TODAY) is None
    shown = answer(ROOM, "hubungkan", person, "", TODAY).view
    assert Begin("identity") in [button.action for button in _flat(shown)]
    assert "never ask" in said(shown)


def test_the_lock_outcome_leads_to_the_code() -> None:
    assert Open("identity") in [button.action for button in _flat(words.locked())]
    assert set(ROOM.asked.values()) == {"hubungkan"}
    assert all(phrase == phrase.casefold() for phrase in ROOM.asked)


def test_how_old_the_last_word_is() -> None:
    claim = Claim(1, "verifying", None, datetime(2026, 3, 12, 9, tzinfo=UTC), "api")
    assert said(View((words.last_known(claim),))).endswith("of 2026-03-12.")
    later = replace(claim, told_at=datetime(2026, 3, 13, tzinfo=UTC))
    assert words.last_known(later) != words.last_known(claim)


def _flat(view: View) -> list[Button]:
    return [button for row in view.buttons for button in row]
