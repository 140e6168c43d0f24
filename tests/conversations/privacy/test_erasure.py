"""The command /hapus: it asks once, gives a receipt, and an old button only asks again."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.effects import AskErasure
from conversations.engine.actions import Open
from conversations.privacy.held import Receipt
from conversations.privacy.room import ROOM
from tests.conversations.privacy.people import BARE, TODAY, Known, buttons, person, words_of
from tests.conversations.rooms import answer

WISH = Receipt("HPS-2026-8K3QZ7", datetime(2026, 11, 26, 3, 30, tzinfo=UTC), "Asia/Makassar")


def test_it_says_what_goes_and_what_stays_before_it_asks() -> None:
    response = answer(ROOM, "hapus", person(Known(BARE, wish=WISH)), "", TODAY)
    said = words_of(response.view)
    assert said.count("• Goes") == 1
    assert said.count("• Stays") == 3
    assert "claim list of the office" in said
    assert "your roles" not in said
    assert response.effects == ()
    assert [button.action for button in buttons(response.view).values()] == [
        Open("erase_now", "2026-11-23"),
        Open("menu"),
    ]


def test_officers_are_told_about_their_roles() -> None:
    response = answer(ROOM, "hapus", person(Known(BARE, staff=frozenset({"helper"}))), "", TODAY)
    assert "your roles as officer" in words_of(response.view)


def test_a_press_gives_the_receipt_and_the_end_of_the_clock() -> None:
    response = ROOM.pages["erase_now"](person(Known(BARE, wish=WISH)), "2026-11-23", TODAY)
    assert response.effects == (AskErasure(),)
    said = words_of(response.view)
    assert "HPS-2026-8K3QZ7" in said
    assert "2026-11-26, 11.30 WITA" in said
    assert "3 x 24 hours" in said


@given(argument=st.text(max_size=12) | st.dates().map(date.isoformat))
def test_a_button_of_another_day_or_a_forged_one_asks_again(argument: str) -> None:
    if argument == TODAY.isoformat():
        return
    response = ROOM.pages["erase_now"](person(Known(BARE, wish=WISH)), argument, TODAY)
    assert response.effects == ()
    assert "Erase my data" in buttons(response.view)


def test_nothing_is_erased_of_somebody_unknown() -> None:
    response = ROOM.pages["erase_now"](person(Known(None)), TODAY.isoformat(), TODAY)
    assert (response.effects, words_of(response.view)) == ((), "I hold no data about you.")


@pytest.mark.parametrize("words", ["hapus data saya", "hapus akun", "lupakan saya", "delete my data"])
def test_it_is_asked_for_in_everyday_words(words: str) -> None:
    assert ROOM.asked[words] == "hapus"
