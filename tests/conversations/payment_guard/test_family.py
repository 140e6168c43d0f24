"""Several claims on one phone: each is named, proofs and dates reach the one that is meant, and only the own ones."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Open
from conversations.engine.payload import pack, unpack
from conversations.payment_guard.bounds import MOST
from conversations.payment_guard.due import AHEAD
from conversations.payment_guard.room import ROOM
from conversations.payment_guard.warnings import reminder, warnings
from conversations.reception.person import Attachment
from tests.conversations.payment_guard.people import (
    TODAY,
    Remembered,
    Talker,
    a_claim,
    a_proof,
    shown,
    words_of,
)

BUDI = a_claim(id=20, holder="B.S.", kpj_last4="1234", employer="PT Lama", month=3)
SITI = a_claim(id=12, holder="S.A.", kpj_last4="9876", employer="CV Baru")
B_NAME, S_NAME = "B.S. · KPJ …1234 · PT Lama", "S.A. · KPJ …9876 · CV Baru"
DAWN = datetime.combine(TODAY, time(6))


def family(**known: object) -> Talker:
    """Two of a family on one phone; Budi's claim is the newer one."""
    return Talker(Remembered(own=[replace(BUDI, **known), SITI]))  # type: ignore[arg-type] # fields of a claim


def of(talker: Talker, claim_id: int) -> list[tuple[int, str]]:
    return [(proof.month, proof.note) for proof in talker.memory.kept if proof.claim_id == claim_id]


def test_every_page_of_a_month_names_whose_it_is() -> None:
    someone = family()
    for page in ("month", "proofs", "filed", "due_how"):
        assert B_NAME in someone.open(page, "20.3"), page
        assert S_NAME in someone.open(page, "12.2"), page


def test_somebody_with_one_claim_is_not_told_its_name() -> None:
    for other in ([], [replace(SITI, state="verifying")]):
        someone = Talker(Remembered(own=[BUDI, *other]))
        assert "B.S." not in someone.open("month", "20")
        assert "B.S." not in (someone.send("lamar ke PT Satu Jaya") or "")
        assert not [label for label in someone.buttons() if label.startswith("For ")]


def test_a_warning_names_whose_month_it_is_about() -> None:
    claim = replace(SITI, due_on=TODAY + timedelta(days=20))
    for moment in warnings(claim, (), (), DAWN):
        beside = reminder(moment, claim, (), (), moment.on, (BUDI, claim))
        alone = reminder(moment, claim, (), (), moment.on, (claim, replace(BUDI, state="finished")))
        assert beside
        assert alone
        assert S_NAME in words_of(beside)
        assert "S.A." not in words_of(alone)


def test_a_question_for_the_date_names_the_claim_and_leads_to_its_days() -> None:
    moment = warnings(SITI, (), (), DAWN)[0]
    view = reminder(moment, SITI, (), (), moment.on, (BUDI, SITI))
    assert view
    assert S_NAME in words_of(view)
    assert view.buttons[0][0].action == Open("due_how", "12.2")


def test_a_proof_in_words_is_kept_for_the_newest_and_moved_with_one_tap() -> None:
    someone = family()
    said = someone.send("lamar ke PT Satu Jaya dan PT Dua") or ""
    assert B_NAME in said
    assert of(someone, 20) == [(3, "PT Satu Jaya"), (3, "PT Dua")]
    said = someone.press(f"For {_label(S_NAME)}")
    assert S_NAME in said
    assert "2 of 5" in said
    assert (of(someone, 20), of(someone, 12)) == ([], [(2, "PT Satu Jaya"), (2, "PT Dua")])


def test_a_move_is_taken_back_with_one_tap() -> None:
    someone = family()
    someone.memory.kept.append(a_proof(60, claim_id=12))
    someone.send("lamar ke PT Satu Jaya")
    someone.press(f"For {_label(S_NAME)}")
    someone.press(f"For {_label(B_NAME)}")
    assert of(someone, 20) == [(3, "PT Satu Jaya")]
    assert of(someone, 12) == [(2, "PT Nomor 60")]


def test_a_photo_is_moved_also_after_its_kind_was_put_right() -> None:
    someone = family()
    someone.send(Attachment("photo", "AgAC"))
    someone.press("It is a call to a test")
    said = someone.press(f"For {_label(S_NAME)}")
    assert "complete" in said
    assert [(proof.claim_id, proof.kind, proof.file_id) for proof in someone.memory.kept] == [(12, "call", "AgAC")]


def test_a_second_tap_moves_nothing_else() -> None:
    someone = family()
    someone.send("lamar ke PT Satu Jaya")
    button = someone.buttons()[f"For {_label(S_NAME)}"].action
    assert isinstance(button, Open)
    someone.open(button.page, button.argument)
    someone.send("lamar ke PT Dua")
    assert "not there any more" in someone.open(button.page, button.argument)
    assert (of(someone, 20), of(someone, 12)) == ([(3, "PT Dua")], [(2, "PT Satu Jaya")])


def test_a_full_or_finished_month_takes_no_more() -> None:
    someone = family()
    someone.memory.kept = [a_proof(number) for number in range(1, MOST + 1)]
    someone.send("lamar ke PT Satu Jaya")
    assert "Delete one" in someone.press(f"For {_label(S_NAME)}")
    someone.memory.own[1] = replace(SITI, month=6, month_state="paid")
    someone.send("lamar ke PT Dua")
    assert "no more proof is needed" in someone.press(f"For {_label(S_NAME)}")
    assert len(of(someone, 12)) == MOST


def test_adding_a_proof_tells_whose_it_will_be() -> None:
    assert B_NAME in family().open("proof_how", "12.2")


def test_a_date_is_told_by_its_day_for_any_of_the_claims() -> None:
    for place in ("12.2", "20.3"):
        someone = family()
        someone.open("month", place)
        someone.press("Date in SIAPkerja")
        someone.press(_month_button(someone, "202612"))
        someone.press("14")
        claim, number = map(int, place.split("."))
        assert someone.memory.told.keys() == {(claim, number)}
        assert someone.memory.told[claim, number].due_on == date(2026, 12, 14)


def test_the_flow_for_dates_first_asks_whose() -> None:
    someone = family()
    asked = ROOM.beginnings["month_date"](someone.person, TODAY)
    assert asked
    ways = [row[0].action for row in asked.view.buttons]
    assert ways == [Open("due_how", "20.3"), Open("due_how", "12.2")]


def test_the_date_of_month_1_is_that_of_month_2() -> None:
    someone = family(month=None)
    someone.open("month", "20")
    assert someone.buttons()["Date in SIAPkerja"].action == Open("due_how", "20.2")


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)))
def test_exactly_the_days_that_are_believed_are_offered(today: date) -> None:
    someone = family()
    someone.today = today
    someone.open("due_how", "12.2")
    offered = _days(someone)
    for button in [each.action for each in someone.buttons().values()]:
        if isinstance(button, Open) and button.page == "due_how":
            someone.open("due_how", button.argument)
            offered += _days(someone)
    assert offered == [today + timedelta(days=days) for days in range(AHEAD.days + 1)]


def test_that_it_was_applied_for_is_asked_whose_when_typed() -> None:
    someone = family()
    assert "For whose claim" in (someone.send("sudah saya ajukan") or "")
    assert someone.memory.told == {}
    someone.press(_label(S_NAME))
    assert someone.memory.told.keys() == {(12, 2)}


def test_every_button_fits_also_with_large_numbers() -> None:
    someone = Talker(Remembered(own=[replace(BUDI, id=2_000_000_001), replace(SITI, id=2_000_000_000)]))
    someone.memory.kept = [a_proof(2_000_000_000, claim_id=2_000_000_001)]
    someone.memory._ids = 2_000_000_000
    someone.send("lamar ke " + ", ".join(f"PT {letter * 3}" for letter in "ABCDEFGHIJ"))
    views = [someone.last]
    for page in ("month", "due_how"):
        someone.open(page, "2000000000.2")
        views.append(someone.last)
    for button in (each for seen in views if seen for row in seen.view.buttons for each in row):
        assert button.action is None or unpack(pack(button.action)) == button.action


@pytest.mark.parametrize("target", ["13", "20", "0", "drop", "999999999", ""])
def test_proofs_never_move_to_a_claim_that_is_not_ones_own(target: str) -> None:
    someone = family()
    someone.send("lamar ke PT Satu Jaya")
    way = someone.buttons()[f"For {_label(S_NAME)}"].action
    assert isinstance(way, Open)
    someone.open("proof_move", f"{way.argument.rpartition('.')[0]}.{target}")
    assert of(someone, 20) == [(3, "PT Satu Jaya")]


arguments = st.text(alphabet="0123456789.pabcdef", max_size=40) | st.from_regex(r"(12|20)\.[0-9](\.[a-z0-9]{1,9})*")


@given(st.sampled_from(sorted(ROOM.pages)), arguments)
def test_forged_arguments_never_raise_and_reach_no_other_claim(page: str, argument: str) -> None:
    someone = family()
    someone.send("lamar ke PT Satu Jaya")
    assert someone.open(page, argument)
    assert {claim for claim, _ in someone.memory.told} <= {12, 20}
    assert {proof.claim_id for proof in someone.memory.kept} <= {12, 20}


def _label(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27].rstrip()}…"


def _month_button(talker: Talker, month: str) -> str:
    ways = {label: button.action for label, button in talker.buttons().items()}
    return next(label for label, way in ways.items() if isinstance(way, Open) and way.argument.endswith(month))


def _days(talker: Talker) -> list[date]:
    ways = [button.action for label, button in talker.buttons().items() if shown(button.label) == label]
    told = [way.argument[-8:] for way in ways if isinstance(way, Open) and way.page == "due_is"]
    return [date(int(each[:4]), int(each[4:6]), int(each[6:])) for each in told]
