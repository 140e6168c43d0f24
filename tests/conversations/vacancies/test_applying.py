"""Applications: kept once, counted for the month that runs, given their day, followed to their end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations.effects import LogEvidence, NoteApplied
from conversations.engine.actions import Open
from conversations.vacancies.records import STEPS, Step
from tests.conversations.payment_guard.people import a_claim, words_of
from tests.conversations.vacancies.seekers import TODAY, Seeker, Seeking, a_vacancy, some, without_claim


def test_an_application_counts_and_moves_the_meter() -> None:
    siti = Seeker()
    said = siti.open("applied", "1")
    assert "1 of 5 applications" in said
    [proof] = siti.memory.kept
    assert (proof.kind, proof.month, proof.note, proof.on) == ("application", 2, "PT Nomor 1", TODAY)
    [known] = siti.memory.noted
    assert (known.state, known.applied_on, known.evidence_id) == ("sent", TODAY, proof.id)
    assert "2 of 5 applications" in siti.open("applied", "2")


def test_a_double_tap_keeps_one() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    assert "noted this already" in siti.open("applied", "1")
    assert siti.last
    assert siti.last.effects == ()
    assert len(siti.memory.noted) == len(siti.memory.kept) == 1


def test_copies_of_one_vacancy_are_one_application() -> None:
    siti = Seeker(Seeking(vacancies=[a_vacancy(1), a_vacancy(2, twin="twin-1")]))
    siti.open("applied", "1")
    siti.open("applied", "2")
    assert len(siti.memory.noted) == 1


def test_without_a_claim_the_application_is_kept_alone() -> None:
    siti = Seeker(without_claim())
    siti.open("applied", "1")
    assert siti.last
    [effect] = siti.last.effects
    assert isinstance(effect, NoteApplied)
    assert effect.proof is None


def test_without_consent_to_the_claim_no_proof_is_kept() -> None:
    siti = Seeker(Seeking(consents=False))
    siti.open("applied", "1")
    assert siti.memory.kept == []
    assert len(siti.memory.noted) == 1


def test_of_several_claims_the_proof_may_be_moved() -> None:
    siti = Seeker(Seeking(own=[a_claim(holder="S.A."), a_claim(id=13, holder="B.C.")]))
    said = siti.open("applied", "1")
    assert "S.A." in said
    [move] = [button.action for label, button in siti.buttons.items() if label.startswith("For ")]
    assert isinstance(move, Open)
    assert move.page == "proof_move"


def test_the_day_may_be_yesterday_or_another() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    assert "2026-11-26" in siti.press("It was yesterday")
    assert siti.memory.noted[0].applied_on == date(2026, 11, 26)
    siti.press("Another day")
    siti.press("15")
    assert siti.memory.noted[0].applied_on == date(2026, 11, 15)


@pytest.mark.parametrize("day", ["20261128", "20250101", "20261345", "2026"])
def test_a_day_that_cannot_be_is_asked_again(day: str) -> None:
    siti = Seeker()
    siti.open("applied", "1")
    siti.open("applied_day", f"v1-{day}")
    assert siti.memory.noted[0].applied_on == TODAY


def test_it_can_be_taken_back_with_its_proof() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    siti.press("Take it back")
    assert (siti.memory.noted, siti.memory.kept) == ([], [])
    assert "not there any more" in siti.open("applied_undo", "v1")
    assert "1 of 5 applications" in siti.open("applied", "1")


def test_a_call_counts_for_the_month_and_says_so() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    said = siti.open("step", "v1.interview")
    assert "The call counts as proof of this month" in said
    assert "complete" in said
    assert [proof.kind for proof in siti.memory.kept] == ["application", "call"]
    siti.open("step", "v1.interview")
    assert len(siti.memory.kept) == 2


def test_a_call_without_a_claim_is_noted_alone() -> None:
    siti = Seeker(without_claim())
    siti.open("applied", "1")
    assert "counts as proof" not in siti.open("step", "v1.interview")
    assert siti.memory.noted[0].state == "interview"


def test_a_step_can_be_taken_back_with_its_call() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    siti.open("step", "v1.interview")
    siti.press("Take it back")
    assert (siti.memory.noted[0].state, siti.memory.noted[0].state_on) == ("sent", TODAY)
    assert [proof.kind for proof in siti.memory.kept] == ["application"]
    assert siti.open("step_undo", "v1.interview.sent")
    assert siti.memory.noted[0].state == "sent"


@pytest.mark.parametrize("before", STEPS)
def test_only_what_may_follow_is_offered_and_taken(before: Step) -> None:
    for step in (*STEPS, "none", "x"):
        siti = Seeker()
        siti.open("applied", "1")
        siti.memory.noted = [replace(siti.memory.noted[0], state=before)]
        siti.open("application", "v1")
        offered = {action.argument.partition(".")[2] for action in siti.ways if action.page == "step"}
        assert offered == set(STEPS[before])
        siti.open("step", f"v1.{step}")
        assert siti.memory.noted[0].state == (step if step in offered else before)


def test_no_answer_yet_says_when_it_is_asked_again() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    siti.today += timedelta(days=7)
    assert "2026-12-11" in siti.open("step", "v1.none")
    siti.today += timedelta(days=7)
    assert "do not answer" in siti.open("step", "v1.none")
    siti.press("Stop waiting")
    assert siti.memory.noted[0].state == "silent"


def test_a_refusal_is_no_verdict() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    assert "still counts" in siti.open("step", "v1.refused")
    assert len(siti.memory.kept) == 1


def test_the_list_shows_all_and_where_each_stands() -> None:
    siti = Seeker()
    assert "noted no application" in siti.command("lamaran")
    for number in range(1, 8):
        siti.open("applied", str(number))
    siti.open("step", "v7.answered")
    said = siti.command("lamaran")
    assert "Your applications: 7" in said
    assert "answered" in said
    siti.press("Older")
    siti.press("6")
    assert "Applied on 2026-11-27" in (words_of(siti.last.view) if siti.last else "")


def test_it_goes_on_where_the_vacancy_is_gone() -> None:
    siti = Seeker(Seeking(vacancies=some(1)))
    siti.open("applied", "1")
    siti.memory.vacancies = []
    siti.memory.noted = [replace(siti.memory.noted[0], vacancy_id=None)]
    siti.command("lamaran")
    siti.press("1")
    siti.press("Called to a test")
    assert siti.memory.noted[0].state == "interview"


def test_a_month_that_is_full_keeps_the_application_alone() -> None:
    siti = Seeker(Seeking(own=[a_claim(month=6, month_state="paid")]))
    said = siti.open("applied", "1")
    assert "no more proof is needed" in said
    assert siti.last
    assert not [effect for effect in siti.last.effects if isinstance(effect, LogEvidence)]
    assert siti.memory.noted[0].evidence_id is None


def test_applying_asks_for_consent_first() -> None:
    siti = Seeker(Seeking(work=False))
    assert "Do you agree?" in siti.open("applied", "1")
    assert siti.memory.noted == []
