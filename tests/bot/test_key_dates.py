"""The dates on a person follow their answers to the check: kept at its end or when it rests, and dropped with them."""

from datetime import date
from typing import Any

import pytest

from conversations.eligibility.flow import FLOW
from conversations.eligibility.key_dates import key_dates
from conversations.engine.replay import Asking, replay
from conversations.engine.state import State
from conversations.engine.step import begin
from storage import key_dates as kept
from tests.chat import TODAY, House, PretendPerson

PHK, LAST = date(2026, 6, 10), date(2026, 12, 10)
_GOOD = {
    "reason": "closure",
    "phk_date": PHK.isoformat(),
    "now": "yes",
    "months_paid": "12+",
    "basics": "yes",
    "programmes": "all",
    "enterprise": "large",
    "arrears": "0",
    "proof": "acceptance_and_receipt",
    "wage": "3500000",
}


def through(**changed: str) -> State:
    """Answer the check to its end."""
    answers, state = {**_GOOD, **changed}, begin(FLOW, None)
    while isinstance(place := replay(FLOW, state, TODAY), Asking):
        state = state.answered(place.question.name, answers.get(place.question.name, "no"))
    return state


@pytest.mark.parametrize(
    ("changed", "dates"),
    [
        ({}, {"phk": PHK, "deadline": LAST}),
        ({"reason": "resigned"}, {}),
        ({"phk_date": "2026-06"}, {"phk": date(2026, 6, 1), "deadline": date(2026, 12, 1)}),
        (
            {"phk_date": "2026-03-10", "filed": "yes", "filed_on": "2026-08-01"},
            {"phk": date(2026, 3, 10), "filed": date(2026, 8, 1)},
        ),
        ({"phk_date": "2026-03-10", "filed": "no"}, {"phk": date(2026, 3, 10)}),
    ],
)
def test_the_end_of_the_check_tells_the_dates(changed: dict[str, str], dates: dict[str, date]) -> None:
    assert key_dates(through(**changed), TODAY) == dates


def test_while_answers_are_given_nothing_is_told_and_a_check_that_rests_tells_what_it_has() -> None:
    state = begin(FLOW, None).answered("reason", "closure").answered("phk_date", PHK.isoformat())
    assert key_dates(state, TODAY) is None
    rests = State(state.flow, state.version, state.run, state.answers, active=False)
    assert key_dates(rests, TODAY) == {"phk": PHK, "deadline": LAST}
    assert key_dates(None, TODAY) == key_dates(begin(FLOW, state).again(), TODAY) == {}


async def known(house: House, person: PretendPerson) -> dict[str, Any]:
    return dict(await house.store.run(lambda tx: kept.of(tx, person.user_id)))


async def test_the_dates_follow_what_is_told_in_the_chat(house: House, person: PretendPerson) -> None:
    await person.say("/cek")
    await person.press("Setuju")
    for words in ("pabrik tutup", "10 juni 2026"):
        await person.say(words)
    assert await known(house, person) == {}
    await person.say("/batal")
    assert await known(house, person) == {"deadline": LAST, "phk": PHK}
    await person.say("/cek")
    await person.say("ya")
    assert await known(house, person) == {"deadline": LAST, "phk": PHK}
    await person.say("mulai lagi")
    assert await known(house, person) == {}


async def test_consent_taken_back_drops_them(house: House, person: PretendPerson) -> None:
    await person.say("/cek")
    await person.press("Setuju")
    for words in ("pabrik tutup", "10 juni 2026", "/lowongan", "/tentang"):
        await person.say(words)
    await person.say("/batal")
    assert await known(house, person) == {"deadline": LAST, "phk": PHK}
    await person.say("/tentang")
    await person.press("Cabut persetujuan")
    assert await known(house, person) == {}
