"""A question in passing, at every question of every flow: it is answered, and the same question returns."""

from dataclasses import replace

import pytest

from conversations.engine.inspect import Stop, english, walk
from conversations.engine.present import present
from conversations.engine.replay import Asking
from conversations.engine.step import Turn
from conversations.reception.converse import converse
from conversations.reception.person import Command, Person, Response, Words
from conversations.registry import FLOWS
from tests.conversations.reception.talk import Agreeing, words_of

ASKED = {
    "apa itu KAPK?": "KAPK is the statement",
    "berapa persen uang yang saya dapat dari JKP?": "percent",
    "bagaimana cara klaim JKP?": "your account at",
    "dokumen apa saja yang dibutuhkan untuk klaim?": "proof",
    "perusahaan tidak mau lapor PHK saya, gimana?": "report",
    "akun SIAPkerja saya lupa password, gimana?": "password",
}


def _stops() -> dict[tuple[str, str], Stop]:
    """Return one way to every question that can be asked, by flow and question."""
    found: dict[tuple[str, str], Stop] = {}
    for flow in FLOWS.values():
        for stop in walk(flow):
            if isinstance(stop.place, Asking):
                found.setdefault((flow.name, stop.place.question.name), stop)
    return found


STOPS = _stops()


def test_the_walk_comes_to_every_question_that_people_are_asked() -> None:
    asked = {(flow.name, ask.name) for flow in FLOWS.values() for ask in flow.questions() if not ask.known}
    assert asked <= set(STOPS)


def _answered(stop: Stop, words: str) -> Response:
    person = Person("id", stop.state, Agreeing(True), {stop.state.flow: stop.state})
    place = stop.place
    assert isinstance(place, Asking)
    heard = Command("tanya", words) if place.question.verbatim else Words(words)
    return converse(person, heard, stop.day, english)


@pytest.mark.parametrize("words", ASKED)
def test_it_is_answered_and_the_same_question_returns(words: str) -> None:
    for name, stop in STOPS.items():
        response = _answered(stop, words)
        waiting = present(FLOWS[stop.state.flow], Turn(stop.state), stop.place, stop.day)
        said = words_of(response)
        assert ASKED[words] in said, (name, said)
        assert response.state in (None, stop.state), name
        assert response.view.parts[-len(waiting.parts) :] == waiting.parts, name
        assert set(waiting.buttons) <= set(response.view.buttons), name


@pytest.mark.parametrize(
    "words", ["saya mau bicara dengan petugas", "tolong hapus data saya", "jangan kirim pesan lagi ke saya"]
)
def test_a_wish_of_every_state_is_heard_and_the_answers_stay(words: str) -> None:
    for name, stop in STOPS.items():
        assert isinstance(stop.place, Asking)
        if stop.place.question.verbatim:
            continue
        response = _answered(stop, words)
        again = present(FLOWS[stop.state.flow], Turn(stop.state), stop.place, stop.day)
        assert response.view.parts != again.parts, name
        assert response.state is None or response.state.answers == stop.state.answers, name


def test_despair_is_met_at_every_question() -> None:
    for name, stop in STOPS.items():
        for words in ("saya putus asa, pengen mati aja", "saya sudah tidak kuat lagi hidup begini"):
            assert "You are not alone" in words_of(_answered(replace(stop), words)), name
