"""Checking a vacancy in the chat: by command, by question, forwarded, below a picture; nothing of it is kept."""

from dataclasses import replace

import pytest

from conversations.engine.actions import Begin
from conversations.engine.inspect import english
from conversations.reception.converse import converse
from conversations.reception.person import Attachment, Command, Person, Words
from tests.conversations.payment_guard.people import Remembered
from tests.conversations.reception.talk import TODAY, Talk, asked, words_of

FEE = "Selamat, Anda diterima. Transfer dulu uang seragam Rp350.000 sebelum hari pertama kerja."
CHAT = "PT Maju Jaya membuka lowongan operator produksi. Interview hanya lewat chat WhatsApp."
HONEST = "Dibutuhkan kasir minimarket di Medan, lulusan SMA, lamaran diantar langsung ke toko."
ACCOUNT = "Selamat, Anda diterima. Bayar uang jaminan 500 ribu ke rekening BCA 1234567890 atas nama Dodi."

FRAUD, CAREFUL, CLEAR = "Signs of fraud found", "Be careful", "No sign of fraud found"
ASKS = "Send me the text of the vacancy"


def nothing_is_kept(talk: Talk) -> bool:
    """Tell whether all that is remembered is empty of answers."""
    return not any(state.answers or state.pending for state in talk.flows.values())


@pytest.mark.parametrize(("text", "word"), [(FEE, FRAUD), (CHAT, CAREFUL), (HONEST, CLEAR)])
def test_the_judgement_comes_first_and_nothing_is_kept(text: str, word: str) -> None:
    talk = Talk()
    assert ASKS in talk.command("cek_loker")
    assert talk.say(text).startswith(f"<b>{word}")
    assert nothing_is_kept(talk)
    assert not talk.state or not talk.state.active
    assert text not in repr(talk.last)


@pytest.mark.parametrize(("text", "word"), [(FEE, FRAUD), (CHAT, CAREFUL), (HONEST, CLEAR)])
def test_the_text_may_stand_behind_the_command(text: str, word: str) -> None:
    talk = Talk()
    assert words_of(talk.hear(Command("cek_loker", text))).startswith(f"<b>{word}")
    assert talk.flows == {}


def test_reasons_and_official_ways_follow() -> None:
    shown = repr(Talk().hear(Command("cek_loker", f"{FEE} Kirim kode OTP ke kami, daftar di kemnaker.cc")).view)
    said = ["Signs of fraud", "Money is asked for first", "too early", "imitates an office", "Send no money"]
    assert sorted(said, key=shown.index) == said
    assert "lapormenaker.kemnaker.go.id" in shown
    assert "'175'" in shown


def test_there_are_five_reasons_at_most() -> None:
    said = words_of(
        Talk().hear(
            Command(
                "cek_loker",
                f"{FEE} {CHAT} Lowongan admin slot gacor di Kamboja, misi harian, kode OTP, ajak 5 teman, bit.ly/x",
            )
        )
    )
    assert said.count("•") == 5


@pytest.mark.parametrize(
    "typed",
    ["cek loker", "Cek loker dong", "ini penipuan bukan?", "loker ini asli ga", "lowongan ini asli atau palsu?"],
)
def test_it_is_asked_for_in_ones_own_words(typed: str) -> None:
    talk = Talk()
    assert ASKS in talk.say(typed)
    assert FRAUD in talk.say(FEE)


def test_a_question_that_holds_the_vacancy_is_answered_at_once() -> None:
    assert FRAUD in Talk().say("Saya disuruh transfer 450rb buat seragam sebelum kerja, loker ini penipuan bukan?")


@pytest.mark.parametrize("typed", ["apa itu JKP?", "berapa lama uang JKP cair?", "saya kena PHK", "pesan ini resmi?"])
def test_other_questions_are_left_to_others(typed: str) -> None:
    assert ASKS not in Talk().say(typed)


def test_a_link_is_judged_by_its_address_and_never_opened() -> None:
    talk = Talk()
    talk.command("cek_loker")
    assert "I do not open links" in talk.say("https://www.contoh.co.id/karir")
    assert FRAUD in words_of(Talk().hear(Command("cek_loker", "https://rekrutmen-pln.site/form")))


def test_what_is_no_vacancy_is_not_judged() -> None:
    talk = Talk()
    talk.command("cek_loker")
    assert "too short" in talk.say("hmm bentar ya")
    assert "Menu" in talk.command("menu")
    assert "too short" in words_of(Talk().hear(Command("cek_loker", "tolong")))


def test_it_takes_as_much_as_telegram_carries() -> None:
    talk = Talk()
    talk.command("cek_loker")
    long = (f"{HONEST}\n" * 60)[: 4096 - len(FEE)] + FEE
    assert FRAUD in talk.say(long)


def test_another_may_be_checked_with_one_tap() -> None:
    talk = Talk()
    talk.hear(Command("cek_loker", HONEST))
    assert ASKS in talk.press_label("Check another")
    talk.say(FEE)
    assert ASKS in talk.press(Begin("check_vacancy"))


def test_what_stands_below_a_picture_is_read_and_a_bare_picture_asks_for_words() -> None:
    talk = Talk()
    talk.command("cek_loker")
    assert "cannot read pictures" in words_of(talk.hear(Attachment("photo", "A1")))
    assert FRAUD in words_of(talk.hear(Attachment("photo", "A1", caption=FEE)))
    assert FRAUD in words_of(Talk().hear(Attachment("photo", "A1", caption=f"/cek_loker {FEE}")))
    assert "cannot read pictures" in words_of(Talk().hear(Attachment("photo", "A1", caption="loker ini asli ga?")))


def test_a_picture_below_another_question_is_not_read() -> None:
    assert "cannot read pictures" in words_of(asked().hear(Attachment("photo", "A1", caption=FEE)))


def test_the_check_waits_while_a_vacancy_is_checked() -> None:
    talk = asked(reason="efficiency")
    talk.command("cek_loker")
    talk.say(FEE)
    assert talk.flows["eligibility"].answers == {"reason": "efficiency"}
    talk.command("cek")
    assert talk.state is not None
    assert talk.state.flow == "eligibility"


@pytest.mark.parametrize("forwarded", [False, True])
def test_a_vacancy_with_an_account_number_is_judged_and_removed(forwarded: bool) -> None:
    talk = Talk()
    talk.command("cek_loker")
    response = talk.hear(Words(ACCOUNT, forwarded))
    assert words_of(response).startswith(f"<b>{FRAUD}")
    assert response.retract
    assert nothing_is_kept(talk)
    assert talk.state is not None
    assert not talk.state.active
    behind = Talk().hear(Command("cek_loker", ACCOUNT))
    assert words_of(behind).startswith(f"<b>{FRAUD}")
    assert behind.retract


def test_an_account_number_elsewhere_is_still_refused() -> None:
    response = asked().hear(Words(ACCOUNT))
    assert response.retract
    assert FRAUD not in words_of(response)


class TestBesideTheGuard:
    """Somebody whose claim is being paid forwards messages."""

    def person(self, talk: Talk | None = None) -> Person:
        memory = Remembered()
        return Person("id", talk.state if talk else None, memory, talk.flows if talk else {})

    def test_in_answer_to_the_command_they_are_checked(self) -> None:
        talk = Talk()
        talk.command("cek_loker")
        invited = "Undangan interview PT Maju Jaya, Senin pukul 09.00 di kantor Jl. Gatot Subroto 20 Medan."
        response = converse(self.person(talk), Words(invited, forwarded=True), TODAY, english)
        assert CLEAR in words_of(response)
        assert response.effects == ()

    def test_otherwise_they_are_proofs(self) -> None:
        invited = "Undangan interview PT Maju Jaya, Senin pukul 09.00 di kantor Jl. Gatot Subroto 20 Medan."
        assert converse(self.person(), Words(invited, forwarded=True), TODAY, english).effects != ()

    def test_one_that_bears_signs_of_fraud_is_warned_of_and_not_kept(self) -> None:
        invited = "Undangan interview PT Maju Jaya. Travel ditentukan perusahaan, tiket dibayar dulu oleh peserta."
        response = converse(self.person(), Words(invited, forwarded=True), TODAY, english)
        assert FRAUD in words_of(response)
        assert response.effects == ()


def test_forged_answers_are_harmless() -> None:
    talk = Talk()
    talk.command("cek_loker")
    assert talk.state is not None
    talk.state = talk.flows["check_vacancy"] = replace(talk.state, answers={"vacancy": "nonsense9.fee9..x"})
    assert talk.press(Begin("check_vacancy"))
