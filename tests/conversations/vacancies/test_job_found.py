"""Work that was found: what people write about it, what it means, and how everything is stopped."""

import pytest

from conversations.engine.actions import Begin
from conversations.vacancies.hearing import found_job
from tests.conversations.payment_guard.people import a_claim
from tests.conversations.vacancies.seekers import Seeker, Seeking, without_claim


@pytest.mark.parametrize(
    "words",
    [
        "saya sudah dapat kerja",
        "dapat kerja",
        "keterima kerja",
        "alhamdulillah saya sudah dapat kerja",
        "akhirnya keterima kerja di PT Maju Jaya",
        "puji Tuhan saya diterima kerja di Medan",
        "sy udah dpt kerja min",
        "sudah bekerja lagi sejak senin",
    ],
)
def test_it_is_understood_in_everyday_words(words: str) -> None:
    said = Seeker().say(words)
    assert said is not None
    assert "Congratulations" in said


@pytest.mark.parametrize(
    "words",
    [
        "belum dapat kerja",
        "kapan dapat kerja",
        "kalau dapat kerja bagaimana",
        "susah dapat kerja",
        "mau dapat kerja",
        "teman saya sudah dapat kerja",
        "bagaimana cara dapat kerja",
        "saya belum diterima kerja",
        "gagal diterima kerja",
        "suami saya diterima kerja",
        "setelah dapat kerja apakah jkp berhenti",
        "semoga cepat dapat kerja",
    ],
)
def test_hopes_questions_and_others_are_no_job(words: str) -> None:
    assert not found_job(words)


def test_what_it_means_is_said_with_its_article() -> None:
    said = Seeker().command("diterima")
    for known in ("right to JKP ends", "Pasal 40", "stays yours", "siapkerja.kemnaker.go.id", "175"):
        assert known in said


def test_work_of_ones_own_is_said_to_be_open() -> None:
    siti = Seeker()
    siti.command("diterima")
    said = siti.press("It is my own business")
    assert "not defined" in said
    assert "175" in said


def test_one_tap_stops_all_and_a_second_does_nothing() -> None:
    siti = Seeker()
    siti.open("search_save", ".daily")
    siti.open("search_save", "1.weekly")
    assert len(siti.memory.wishes) == 2
    siti.command("diterima")
    siti.press("Stop reminders")
    assert siti.memory.wishes == []
    assert siti.memory.silent == {"alert", "deadline"}
    siti.open("job_stop")
    assert siti.last
    assert siti.last.effects == ()


def test_an_accepted_offer_leads_there_and_can_be_taken_back() -> None:
    siti = Seeker()
    siti.open("applied", "1")
    siti.open("step", "v1.offer")
    assert "Congratulations on the job at PT Nomor 1" in siti.press("I have the job")
    states = [siti.memory.noted[0].state]
    siti.press("Take it back")
    states.append(siti.memory.noted[0].state)
    assert states == ["accepted", "offer"]


def test_the_first_day_is_asked_and_a_note_of_ones_own_can_be_changed() -> None:
    siti = Seeker(Seeking(own=[a_claim(source="self")]))
    siti.command("diterima")
    assert siti.button("Tell the first day").action == Begin("new_job")
    assert siti.button("Change my note").action == Begin("own_claim")
    budi = Seeker(without_claim())
    budi.command("diterima")
    assert "Change my note" not in budi.buttons
