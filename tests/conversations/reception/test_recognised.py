"""Reviewed sentences: each finds its page, other subjects are left to the weights, "and then?" shows the ways on."""

import json
import tomllib
from pathlib import Path

import pytest

from conversations.information import recognised as module
from conversations.information.recognised import goes_on, recognised
from conversations.information.topics import TOPICS
from conversations.understanding.intents import INTENTS
from tests.conversations.reception.talk import Talk

FILE = Path(module.__file__).with_name("recognised.toml")
SENTENCES = tomllib.loads(FILE.read_text("utf-8"))["sentence"]

PAGES = (
    ("health", "kartu bpjs kes istri mati, ngurusnya kemana"),
    ("jht_too", "saldo jht bisa diambil juga?"),
    ("second_late", "bulan kedua kok belum masuk"),
    ("two_cards", "saya punya 2 kpj dari pabrik lama"),
    ("badge", "kok lencana di akun belum ada ya"),
    ("active", "status saya masih aktif padahal sudah berhenti"),
    ("low_wage", "upah yang dilaporkan lebih kecil dari aslinya, cuma separuh, kok beda"),
    ("which_wage", "dasar hitungannya gaji pokok atau total"),
    ("cap", "kenapa cuma dapat 3 juta"),
    ("who_pays", "iuran jkp dipotong dari upah karyawan?"),
    ("age", "umur saya 58 tahun, telat ya"),
    ("heirs", "kalau peserta meninggal, uangnya buat istri?"),
    ("misconduct", "dipecat gara-gara mangkir, dapat jkp?"),
    ("not_employee", "driver ojol kayak saya dapat jkp?"),
    ("retired", "pensiun dini itu dapat jkp nggak"),
    ("resume", "sisa bulan jkp saya bisa diambil nanti?"),
    ("missed", "bulan kemarin lupa ajukan gimana"),
    ("outside", "lamaran lewat linkedin dihitung?"),
    ("no_phone", "ibu saya tidak punya hp"),
    ("paklaring", "cuma dikasih paklaring"),
    ("letter_enough", "surat phk saja cukup?"),
    ("agreement", "perjanjian bersama tanpa akta phi sah?"),
    ("checking", "proses verifikasinya berapa hari"),
    ("bankrupt", "pabrik kami dinyatakan pailit"),
    ("furlough", "kami dirumahkan tanpa kejelasan"),
    ("before_2025", "saya di phk tahun 2023, masih bisa?"),
    ("case_resign", "telanjur tanda tangan surat itu"),
    ("claim_next_month", "baru lamar 2 tempat bulan ini"),
    ("scam_check", "saya sudah kirim kode otp ke orang itu"),
    ("scam_check", "katanya harus bayar 100 ribu dulu"),
    ("human_agent", "jam berapa petugas balas chat"),
    ("new_job", "istri saya jualan gorengan, pengaruh ke jkp tidak"),
    ("payment_when", "how long until the money masuk rekening"),
    ("contribution_period", "saya baru 9 bulan kerja terus kena phk"),
)


@pytest.mark.parametrize(("page", "words"), PAGES)
def test_a_sentence_finds_its_page(page: str, words: str) -> None:
    assert recognised(words) == page


def test_every_page_and_every_intent_that_is_named_exists() -> None:
    named = {each["page"] for each in SENTENCES}
    assert named <= {*TOPICS, *INTENTS}
    assert {intent for each in SENTENCES for intent in each["of"].split()} <= {*INTENTS, "out_of_scope"}
    assert named <= {page for page, _ in PAGES} | {"claim_how"}


@pytest.mark.parametrize("subject", ["stop_broadcast", "delete_data", "vacancy_search", "distress"])
def test_another_subject_that_is_sure_is_left_alone(subject: str) -> None:
    assert not [words for _, words in PAGES if recognised(words, subject, sure=True)]


def test_a_long_story_is_left_alone() -> None:
    assert recognised("lencana belum ada " + "dan ceritanya panjang " * 12) == ""


def test_training_sentences_of_other_subjects_are_left_alone() -> None:
    held = Path("tests/understanding/heldout.jsonl").read_text("utf-8").splitlines()
    others = {"stop_broadcast", "delete_data", "human_agent", "vacancy_search", "greeting", "distress", "cv_interview"}
    told = [json.loads(line) for line in held]
    assert not [
        each for each in told if each["intent"] in others and recognised(each["text"], each["intent"], sure=True)
    ]


@pytest.mark.parametrize("words", ["terus?", "Sudah kak", "belum", "ok lalu gimana", "selanjutnya apa"])
def test_who_only_goes_on_is_shown_the_ways(words: str) -> None:
    assert goes_on(words)
    talk = Talk()
    assert "Where do you stand?" in talk.say(words)
    assert {"How to claim", "My claim"} <= set(talk.labels())


@pytest.mark.parametrize("words", ["sudah lapor", "belum cair", "terus dokumennya apa", "udahan", "daah"])
def test_who_says_more_does_not(words: str) -> None:
    assert not goes_on(words)


@pytest.mark.parametrize("words", ["syaratnya apa aja emang", "tanya 1. syarat jkp apa 2. dapat berapa 3. kapan cair"])
def test_the_conditions_are_told_before_the_check_begins(words: str) -> None:
    talk = Talk()
    assert "You can receive JKP when" in talk.say(words)
    assert "Check eligibility" in talk.labels()


def test_whether_somebody_meets_them_is_what_the_check_asks() -> None:
    assert "Do you agree?" in Talk().say("apakah saya memenuhi syarat jkp?")


def test_somebody_who_meant_something_else_is_offered_a_person() -> None:
    talk = Talk()
    assert "in other words" in talk.say("bukan itu maksud saya")
    assert talk.labels() == ["Talk to an officer", "Menu"]


@pytest.mark.parametrize("words", ["maksudnya?", "saya belum paham kak", "gak ngerti maksudnya apa"])
def test_who_did_not_understand_is_asked_for_the_word(words: str) -> None:
    assert "Which word is not clear?" in Talk().say(words)


@pytest.mark.parametrize(
    "words", ["dia di phk bulan juli, masih bisa diurus ga", "min buat suami, di phk bulan juli, masih bisa urus jkp?"]
)
def test_a_day_in_the_question_counts_the_deadline(words: str) -> None:
    assert "Laid off in" in Talk().say(words)


def test_a_page_answers_and_shows_the_next_step() -> None:
    talk = Talk()
    assert "compare name, NIK and birth date" in talk.say("di akun saya belum ada lencananya")
    assert "Report it yourself" in talk.labels()
