"""The pages of a month: what they say, where they lead, and that no forged argument harms."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Open
from conversations.engine.payload import pack, unpack
from conversations.payment_guard.records import EVIDENCE_KINDS, MonthRecord
from conversations.payment_guard.room import ROOM
from tests.conversations.payment_guard.people import TODAY, Remembered, Talker, a_claim, a_proof

DUE = TODAY + timedelta(days=21)


def talker(*, applications: int = 0, **known: object) -> Talker:
    proofs = [a_proof(number) for number in range(1, applications + 1)]
    return Talker(Remembered(own=[a_claim(**known)], kept=proofs))


def test_the_month_says_the_date_first_then_the_meter_then_what_is_missing() -> None:
    said = talker(applications=3, due_on=DUE).open("month", "12").splitlines()
    assert "14 December" in said[0] or "2026-12-14" in said[0]
    assert "21 days left" in said[0]
    assert said[1].startswith("●●●○○ 3 of 5")
    assert "2 applications to different companies" in said[2]
    assert "Pasal 13(4)" in said[2]


def test_without_a_date_the_flow_for_it_is_offered() -> None:
    someone = talker()
    assert "not known yet" in someone.open("month", "12")
    assert someone.leads_to("Date in SIAPkerja") == "month_date"


def test_the_unclear_case_of_the_rule_book_sends_to_the_counsellor() -> None:
    someone = talker(applications=5)
    someone.memory.kept.append(a_proof(9, "attendance", figure=70))
    said = someone.open("month", "12")
    assert "Training attendance 70 percent (at least 80)" in said
    assert "not clear" in said
    assert "counsellor" in said


def test_a_passed_day_is_said_as_open_and_leads_to_the_next_month() -> None:
    someone = talker(due_on=TODAY - timedelta(days=3))
    said = someone.open("month", "12")
    assert "has passed" in said
    assert "175" in said
    someone.press("On to month 3")
    someone.press("Yes, that date")
    assert "month 3" in someone.command("bulan")


def test_filing_asks_for_the_next_date_with_a_guess_that_counts_only_when_confirmed() -> None:
    someone = talker(applications=5, due_on=DUE)
    someone.open("month", "12")
    said = someone.press("I have applied")
    assert "2027-01-14" in said
    assert "account is what counts" in said
    assert someone.memory.told[12, 2].filed_on == TODAY
    assert (12, 3) not in someone.memory.told
    someone.press("Yes, that date")
    assert someone.memory.told[12, 3].due_on == date(2027, 1, 14)
    assert "Apply for <b>month 3</b>" in someone.command("bulan")


def test_filing_with_proof_missing_says_so_without_blame() -> None:
    assert "still missing: 5 applications" in talker(due_on=DUE).open("filed", "12.2")


def test_filing_is_taken_back() -> None:
    someone = talker(due_on=DUE)
    someone.open("filed", "12.2")
    someone.press("Not applied yet")
    assert someone.memory.told[12, 2].filed_on is None
    assert "month 2" in someone.command("bulan")


def test_filing_twice_keeps_the_first_day() -> None:
    someone = talker(due_on=DUE)
    someone.open("filed", "12.2")
    someone.today += timedelta(days=3)
    someone.open("filed", "12.2")
    assert someone.memory.told[12, 2].filed_on == TODAY


def test_the_last_month_leads_to_no_seventh() -> None:
    someone = talker(month=6, due_on=DUE)
    assert "last of six" in someone.open("filed", "12.6")
    assert someone.open("next_due", "12.6")


@pytest.mark.parametrize("day", ["20261122", "20270301", "20261332", "00000101"])
def test_a_forged_date_is_not_kept(day: str) -> None:
    someone = talker()
    someone.open("due_is", f"12.3.{day}")
    assert someone.memory.told == {}


def test_a_date_told_too_late_for_a_warning_warns_by_itself() -> None:
    assert "very soon" in talker().open("due_is", "12.3.20261125")
    assert "I remind you" in talker().open("due_is", "12.3.20261126")


def test_month_1_shows_what_counts_for_month_2() -> None:
    someone = talker(month=1)
    someone.memory.kept.append(a_proof(1, month=1))
    said = someone.open("month", "12.1")
    assert "○ Self-assessment" in said
    assert "Counted for month 2: ●○○○○ 1 of 5" in said


def test_month_1_was_applied_for_with_the_claim_and_only_the_self_assessment_is_left() -> None:
    """CASH-09: the claim is the application for month 1."""
    someone = talker(month=None)
    said = someone.command("bulan")
    assert "together with the claim" in said
    assert "not known yet" not in said
    assert "Still missing: the self-assessment" in said
    assert "I have applied" not in someone.buttons()
    assert someone.leads_to("Date in SIAPkerja") == "month_date"
    assert "○○○○○ 0 of 5" in someone.press("Month 2")
    assert someone.leads_to("Date in SIAPkerja") == "month_date"
    someone.send("asesmen diri sudah selesai")
    said = someone.command("bulan")
    assert "Nothing is left for it" in said
    assert "apply in SIAPkerja" not in said


def test_an_old_button_does_not_note_month_1_as_applied_for_again() -> None:
    someone = talker(month=1)
    assert "together with the claim" in someone.open("filed", "12.1")
    assert someone.memory.told == {}


@pytest.mark.parametrize("known", [{"due_on": DUE}, {"month_state": "open"}])
def test_where_the_office_tells_of_month_1_it_is_applied_for_like_others(known: dict[str, Any]) -> None:
    someone = talker(month=1, **known)
    assert "together with the claim" not in someone.open("month", "12.1")
    assert "I have applied" in someone.buttons()


def test_once_the_first_cash_is_paid_month_2_is_shown_and_the_self_assessment_is_not_forgotten() -> None:
    someone = talker(state="paid", month=None)
    said = someone.command("bulan")
    assert said.startswith("<b>Month 2.</b>")
    assert "○○○○○ 0 of 5" in said
    assert "self-assessment" in said
    someone.send("asesmen diri sudah selesai")
    assert "self-assessment" not in someone.command("bulan")


def test_a_month_that_the_office_calls_missed_is_not_called_done() -> None:
    for month in (2, 6):
        said = talker(month=month, month_state="missed").open("month", f"12.{month}")
        assert "no application came" in said
        assert "175" in said
        assert "nothing is left" not in said


def test_no_proof_is_promised_for_a_month_after_the_last() -> None:
    someone = talker(month=6, month_state="sent", applications=1)
    assert "the last month" in someone.open("month", "12.6")


def test_proofs_are_listed_and_deleted() -> None:
    someone = talker(applications=4)
    assert "Proofs for month 2: 4" in someone.open("proofs", "12.2")
    someone.press("Delete 2")
    assert [proof.id for proof in someone.memory.kept] == [1, 3, 4]
    someone.open("proofs", "12.2.p1")
    assert "Delete 4" not in someone.buttons()


def test_every_proof_is_reached_by_turning_pages() -> None:
    someone = talker(applications=8)
    someone.open("proofs", "12.2")
    seen = [label for label in someone.buttons() if label.startswith("Delete")]
    while "Later" in someone.buttons():
        someone.press("Later")
        seen += [label for label in someone.buttons() if label.startswith("Delete")]
    assert seen == [f"Delete {number}" for number in range(1, 9)]


@pytest.mark.parametrize("kind", EVIDENCE_KINDS)
def test_the_kind_of_a_proof_is_put_right(kind: str) -> None:
    someone = talker(applications=1)
    someone.open("proof", f"1.{kind}")
    assert someone.memory.kept[0].kind == kind


def test_a_claim_that_is_not_the_persons_own_is_not_shown() -> None:
    someone = talker()
    assert "no approved claim" in someone.open("month", "13")
    for page in ("proof_drop", "proof"):
        assert "not there any more" in someone.open(page, "77")


def test_a_claim_that_is_not_approved_has_no_months() -> None:
    assert "no approved claim" in talker(state="verifying").open("month", "12")


def test_without_consent_every_page_asks_for_it_first() -> None:
    someone = Talker(Remembered(consents=False))
    for page in ROOM.pages:
        assert "Do you agree?" in someone.open(page, "12.2")
    assert someone.memory.told == {}


@pytest.mark.parametrize("command", ["bulan", "bukti"])
@pytest.mark.parametrize("argument", ["", "2", "9", "lamar ke PT X", "<b>", "12.2"])
def test_commands_take_anything(command: str, argument: str) -> None:
    assert talker().command(command, argument)


def test_a_proof_may_stand_behind_the_command() -> None:
    someone = talker()
    someone.command("bukti", "lamar ke PT X")
    assert someone.memory.kept[0].note == "PT X"


def test_everyday_questions_lead_to_the_commands() -> None:
    assert ROOM.asked["sudah berapa lamaran"] == "bulan"
    assert ROOM.asked["bukti bulan ini"] == "bukti"
    assert all(words == words.casefold() and command in ROOM.commands for words, command in ROOM.asked.items())


arguments = st.text(alphabet="0123456789.pabcdefxyz_<+-", max_size=40) | st.from_regex(r"12\.[0-9](\.[a-z0-9]{1,9})*")


@given(st.sampled_from(sorted(ROOM.pages)), arguments)
def test_forged_arguments_never_raise_and_never_touch_another_claim(page: str, argument: str) -> None:
    someone = talker(applications=2, due_on=DUE)
    assert someone.open(page, argument)
    assert {claim for claim, _ in someone.memory.told} <= {12}
    assert {proof.claim_id for proof in someone.memory.kept} <= {12}


def _places() -> Iterator[Talker]:
    for number in range(1, 7):
        for due_on in (None, DUE, TODAY, TODAY - timedelta(days=2)):
            someone = talker(month=number, due_on=due_on, id=2_000_000_000)
            kinds = ("application", "attendance", "application", "form") if number == 6 else ("application",)
            someone.memory.kept = [
                a_proof(count, kind, month=number, note="PT A", claim_id=2_000_000_000)  # type: ignore[arg-type] # kinds
                for count, kind in enumerate(kinds, start=1)
            ]
            yield someone


def test_messages_are_short_and_every_button_fits() -> None:
    for someone in _places():
        someone.send("lamar ke PT A")
        undo = someone.last
        for page in ("month", "proofs", "filed", "proof_how", "next_due"):
            said = someone.open(page, str(someone.memory.own[0].id))
            assert page == "filed" or len(said.splitlines()) <= 5, (page, said)
            assert someone.last
            assert undo
            for view in (someone.last.view, undo.view):
                for button in (button for row in view.buttons for button in row):
                    assert button.action is None or unpack(pack(button.action)) == button.action


def test_every_page_that_a_button_opens_is_there() -> None:
    elsewhere = {"claim", "claims", "menu"}
    for someone in _places():
        someone.send("lamar ke PT A")
        for page in ("month", "proofs", "filed"):
            someone.open(page, str(someone.memory.own[0].id))
            opened = {b.action.page for b in someone.buttons().values() if isinstance(b.action, Open)}
            assert opened <= set(ROOM.pages) | elsewhere


def test_the_record_of_a_month_beats_the_list() -> None:
    someone = talker(due_on=DUE)
    someone.memory.told[12, 2] = MonthRecord(12, 2, due_on=TODAY + timedelta(days=4))
    assert "4 days left" in someone.open("month", "12")


def test_the_flow_for_dates_begins_only_where_a_date_can_be_kept() -> None:
    begins = ROOM.beginnings["month_date"]
    assert begins(talker().person, TODAY) is None
    assert begins(talker(state="verifying").person, TODAY) is not None
    assert begins(talker(month=6, month_state="paid").person, TODAY) is not None
