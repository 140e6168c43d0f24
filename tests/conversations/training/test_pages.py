"""Looking for a training, noting one, and its attendance in the monthly guard."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.markup import keyboard
from bot.render import render
from bot.words import Voice
from conversations.effects import NoteEnrolled
from conversations.engine.actions import Open
from conversations.engine.state import State
from conversations.reception.pages import LANGUAGES
from conversations.training.records import Enrolment
from conversations.vacancies.board import Board
from conversations.vacancies.profile import FLOW as PROFILE
from tests.conversations.training.people import (
    ENDS,
    STARTS,
    TODAY,
    Learner,
    Learning,
    a_training,
    attendance,
    being_paid,
)
from tests.conversations.training.test_gap import vacancy
from tests.limits import check_buttons, check_text

DURING = STARTS + timedelta(days=3)


def wants_to_be_cashier(memory: Learner) -> Learning:
    """Return somebody in Pematangsiantar who told that they want to be a cashier."""
    answers = {"wanted": "kasir", "region": "12.72"}
    known = {name: value for name, value in answers.items() if name in PROFILE.by_name}
    assert known.keys() == answers.keys(), sorted(PROFILE.by_name)
    return Learning(memory, flows={PROFILE.name: State(PROFILE.name, PROFILE.version, answers=known)})


def joined(memory: Learner | None = None, **known: object) -> Learning:
    """Return somebody who noted that they enrolled."""
    someone = Learning(memory or Learner())
    someone.memory.catalogue = [a_training(1, **known)]
    someone.open("training_joined", "1")
    return someone


def test_a_training_is_suggested_with_its_reason() -> None:
    memory = Learner(catalogue=[a_training(1, skills="excel"), a_training(2, title="Las", skills="las")])
    memory.vacancies = Board.of([vacancy(1, "Microsoft Excel"), vacancy(2, "excel")])
    someone = wants_to_be_cashier(memory)
    said = someone.command("pelatihan")
    assert "1. Kelas 1</b>, Kota Pematangsiantar" in said
    assert "Starts 2026-12-07. Teaches excel: asked for in 2 openings" in said
    assert "Las" not in said
    assert {"12", "12.08"} <= set(memory.asked_near)


def test_without_a_profile_the_next_ones_are_shown_and_the_profile_is_asked_for() -> None:
    someone = Learning(Learner(catalogue=[a_training(number) for number in range(1, 6)]))
    said = someone.command("pelatihan")
    assert "begin soon" in said
    assert "Tell me which work you want" in said
    assert {"1", "2", "3", "More", "Fill in my profile"} <= someone.buttons().keys()
    said = someone.press("More")
    assert "4. Kelas 4" in said
    assert "Earlier" in someone.buttons()
    assert "More" not in someone.buttons()
    assert "1. Kelas 1" in someone.press("Earlier")


@pytest.mark.parametrize("told", [True, False])
def test_nothing_that_fits_is_said_with_the_next_door(told: bool) -> None:
    someone = wants_to_be_cashier(Learner()) if told else Learning()
    said = someone.command("pelatihan")
    assert "No training in my list fits" in said if told else "no open training near you" in said
    assert "a counsellor advises first" in said
    assert "Skillhub, in SIAPkerja: siapkerja.kemnaker.go.id" in said
    assert "Career counselling" in someone.buttons()
    assert ("Fill in my profile" in someone.buttons()) is not told


def test_one_training_in_full() -> None:
    someone = Learning(Learner(catalogue=[a_training(1, about="Belajar kasir &amp; <b>laporan</b>.")]))
    someone.command("pelatihan")
    said = someone.press("1")
    assert "From <b>2026-12-07</b> to 2026-12-18 (14 days left)." in said
    assert "16 places in all" in said
    assert "Kota Pematangsiantar" in said
    assert "cash does not depend on taking a training. (Permenaker 2/2025 Pasal 13(3))" in said
    assert someone.buttons()["Open the registration"].url == "https://blk.example.id/kelas"


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "http://user@evil", "tel:123", "https://x"])
def test_a_link_that_is_none_has_no_button(link: str) -> None:
    someone = Learning(Learner(catalogue=[a_training(1, link=link)]))
    someone.open("training", "1")
    assert "Open the registration" not in someone.buttons()


def test_to_enrol_is_noted_once_and_can_be_undone() -> None:
    someone = joined()
    assert someone.effects() == (NoteEnrolled(1, TODAY),)
    undo = someone.buttons()["Take it back"].action
    someone.open("training_joined", "1")
    assert someone.effects() == ()
    assert len(someone.memory.enrolled) == 1
    assert undo == Open("training_undo", "1")
    said = someone.open("training_undo", "1")
    assert "Deleted: Kelas 1" in said
    assert someone.memory.enrolled == []
    assert "not there any more" in someone.open("training_undo", "1")


def test_what_the_rules_say_is_said_when_somebody_enrols() -> None:
    someone = Learning(Learner(catalogue=[a_training(1)]))
    said = someone.open("training_joined", "1")
    assert "at least 80 percent of the previous month. (Permenaker 2/2025 Pasal 13(3)b)" in said
    assert "is not clear" in said
    assert "Attendance counts from 2026-12-07." in said
    assert "“present 90 percent”" in said


def test_own_trainings_come_first_with_their_attendance() -> None:
    someone = joined(being_paid())
    someone.today = DURING
    said = someone.command("pelatihan")
    assert said.startswith("<b>My trainings</b>\n1. <b>Kelas 1</b>, since 2026-12-07")
    assert "Attendance, month 2: not told yet." in said
    attendance(someone.memory, 90)
    said = someone.command("pelatihan")
    assert "●●●●●●●●●○ Attendance, month 2: 90 percent (at least 80)" in said
    assert "no open training near you" in someone.press("Look for trainings")


def test_no_attendance_is_taken_for_granted() -> None:
    someone = joined(being_paid())
    assert someone.memory.kept == []
    someone.today = DURING
    said = someone.open("month")
    assert "Training attendance: write it like" in said
    assert "the percentage of your training attendance" in said


def test_the_guard_knows_of_a_training_only_while_it_counts() -> None:
    someone = joined(being_paid())

    def waits_for_attendance(today: date) -> bool:
        someone.today = today
        return "Training attendance" in someone.open("month")

    assert not waits_for_attendance(TODAY)
    assert not waits_for_attendance(STARTS - timedelta(days=1))
    assert waits_for_attendance(STARTS)
    assert waits_for_attendance(ENDS + timedelta(days=31))
    assert not waits_for_attendance(ENDS + timedelta(days=32))


def test_five_applications_and_poor_attendance_are_unclear_and_said_so() -> None:
    someone = joined(being_paid())
    someone.today = DURING
    for number in range(5):
        someone.say(f"tadi melamar ke PT Nomor {'ABCDE'[number]}")
    attendance(someone.memory, 70)
    said = someone.open("month")
    assert "The rules are not clear here; tell your counsellor." in said
    assert "Pasal 13(3)" in said


def test_telling_the_attendance_by_words_moves_the_meter() -> None:
    someone = joined(being_paid())
    someone.today = DURING
    assert "Training attendance 90 percent (at least 80)" in someone.say("hadir 90 persen")
    assert "90 percent" in someone.command("pelatihan")


def test_a_training_ends_and_that_can_be_taken_back() -> None:
    someone = joined(being_paid())
    someone.today = DURING
    someone.command("pelatihan")
    someone.press("1")
    assert "still counts" in someone.press("Finished")
    assert "Training attendance" in someone.open("month")
    someone.command("pelatihan")
    someone.press("1")
    assert "you take part" in someone.press("I still take part")
    someone.command("pelatihan")
    someone.press("1")
    assert "left" in someone.press("I left it")
    assert "Training attendance" not in someone.open("month")
    assert "My trainings</b>" not in someone.command("pelatihan")
    assert "My trainings" in someone.buttons()


def test_the_trainings_of_one_phone_count_for_its_newest_claim_only() -> None:
    someone = joined(being_paid())
    older = replace(someone.memory.own[0], id=13)
    someone.memory.own.append(older)
    someone.today = DURING
    assert "Training attendance" in someone.open("month", "12")
    assert "Training attendance" not in someone.open("month", "13")


@pytest.mark.parametrize("page", ["training", "training_joined", "training_undo", "training_own", "training_now"])
@pytest.mark.parametrize(
    "argument", ["", "0", "99", "-1", "x", "1.2.3", "71.noted", "71.gone", "9" * 40, "²", "training"]
)
def test_a_forged_or_old_button_is_answered_kindly_and_does_nothing(page: str, argument: str) -> None:
    someone = joined()
    someone.memory.enrolled = [Enrolment(72, 1, "Kelas", "BLK", TODAY, "noted", TODAY)]
    kept = list(someone.memory.enrolled)
    assert someone.open(page, argument)
    assert someone.buttons()
    assert someone.memory.enrolled == kept


@pytest.mark.parametrize(
    "page",
    [
        "trainings",
        "trainings_found",
        "training",
        "training_joined",
        "training_undo",
        "training_own",
        "training_now",
        "training_drop",
    ],
)
def test_nothing_is_shown_or_kept_without_consent(page: str) -> None:
    someone = Learning(Learner(catalogue=[a_training(1)], consents=False))
    assert "Before we begin" in someone.open(page, "1")
    assert someone.memory.enrolled == []


@pytest.mark.parametrize("typed", ["pelatihan", "Ada pelatihan apa?", "skillhub", "mau ikut pelatihan", "kursus"])
def test_people_find_it_by_words(typed: str) -> None:
    assert "in my list" in Learning().say(typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_an_office_lists_stays_within_the_limits_and_is_no_markup(language: str) -> None:
    voice = Voice(language)
    long = {"title": "<b>" + "W" * 117, "provider": "&" * 120, "about": "<i>" * 200, "skills": "w" * 300}
    memory = being_paid()
    memory.catalogue = [a_training(number, **long, link="https://a.id/" + "x" * 280) for number in range(1, 9)]
    someone = Learning(memory, today=DURING)
    for number in (1, 2, 3, 4, 5, 6):
        someone.open("training_joined", str(number))
    visited = [
        ("trainings", ""),
        ("trainings_found", ""),
        ("trainings_found", "3"),
        ("training", "7"),
        ("training", "1"),
    ]
    visited += [
        ("training_own", "71"),
        ("training_now", "71.finished"),
        ("training_drop", "71"),
        ("training_joined", "8"),
    ]
    for page, argument in visited:
        someone.open(page, argument)
        assert someone.last is not None
        message = render(someone.last.view, voice, 1)
        check_text(message.text)
        rows = json.loads(keyboard(someone.last.view.buttons, voice) or "{}")["inline_keyboard"]
        check_buttons(
            (button["text"], button["callback_data"]) for row in rows for button in row if "url" not in button
        )
