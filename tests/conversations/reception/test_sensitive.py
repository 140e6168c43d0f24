"""Words that come before any question: despair, and numbers that nobody should send."""

import pytest
from aiogram.methods import DeleteMessage

from conversations.reception.despair import despairs
from conversations.reception.secrets import holds_secret, masked, must_go
from storage import participants
from tests.chat import House, PretendPerson

DESPAIR = ("saya mau bunuh diri", "pengen mati aja", "udah gak sanggup hidup lagi", "putus asa kak", "i want to die")
NO_DESPAIR = (
    "10 juni 2026",
    "perusahaan mati",
    "asuransi jiwa",
    "gak mau resign",
    "saya di phk",
    "tidak ada gunanya surat itu",
)
SECRETS = ("1271012304850003", "nik 1271 0123 0485 0003", "0812-3456-7890", "otp saya 482913", "kode verifikasi: 1234")
NO_SECRETS = ("10 juni 2026", "3.500.000", "10-06-2026", "14 bulan", "175", "pin", "Rp 12.000.000")


@pytest.mark.parametrize("words", DESPAIR)
def test_despair_is_heard(words: str) -> None:
    assert despairs(words)


@pytest.mark.parametrize("words", NO_DESPAIR)
def test_other_words_are_not_taken_for_despair(words: str) -> None:
    assert not despairs(words)


@pytest.mark.parametrize("words", SECRETS)
def test_a_number_to_be_kept_secret_is_noticed(words: str) -> None:
    assert holds_secret(words)


@pytest.mark.parametrize("words", NO_SECRETS)
def test_an_answer_is_not_taken_for_a_secret(words: str) -> None:
    assert not holds_secret(words)


NIK = "1271012304850003"


def test_signs_without_a_shape_hide_no_number() -> None:
    assert must_go("\u200b".join(NIK))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (f"PT Maju {NIK}", "PT Maju …"),
        ("CV_1271012304850003.pdf", "CV_….pdf"),
        ("hubungi HRD 0812-3456-7890", "hubungi HRD …"),
        ("bukti 12 71 01 230485 0003", "bukti …"),
        ("PT Maju 2000, 10-06-2026", "PT Maju 2000, 10-06-2026"),
    ],
)
def test_what_is_kept_holds_no_long_number(words: str, kept: str) -> None:
    assert masked(words) == kept


@pytest.mark.parametrize("words", [f"/bukti lamar ke PT Maju {NIK}", f"/start {NIK}", f"/{NIK}", f"/nik {NIK}"])
async def test_a_nik_behind_a_command_is_taken_out_of_the_chat(house: House, person: PretendPerson, words: str) -> None:
    said = await person.say(words)
    assert said is not None
    assert "jangan kirim NIK" in said.text
    await house.courier.drain(5)
    assert [type(call) for call in house.telegram.calls] == [DeleteMessage]
    known = await house.store.run(lambda tx: participants.get(tx, person.user_id))
    assert known is not None
    assert NIK not in (known.source or "")


async def _begun(person: PretendPerson) -> None:
    await person.say("/cek")
    await person.press_data("c:eligibility:1:eligibility")
    await person.press_data("a:eligibility:1:reason:efficiency")


async def test_in_mid_flow_despair_is_met_with_comfort_and_no_question(person: PretendPerson) -> None:
    await _begun(person)
    said = await person.say("saya putus asa, pengen mati")
    assert said is not None
    assert "turut prihatin" in said.text
    assert "Pertanyaan 2" not in said.text
    back = await person.press_data(next(iter(said.buttons.values())))
    assert back is not None
    assert "Pertanyaan 2" in back.text


async def test_comfort_speaks_of_kept_answers_only_where_there_are_any(person: PretendPerson) -> None:
    said = await person.say("putus asa banget")
    assert said is not None
    assert "tersimpan" not in said.text


async def test_a_typed_nik_is_warned_of_and_the_question_returns(person: PretendPerson) -> None:
    await _begun(person)
    said = await person.say("nik saya 1271012304850003")
    assert said is not None
    assert "jangan kirim NIK" in said.text
    assert "Pertanyaan 2" in said.text
    assert "1271012304850003" not in said.text


@pytest.mark.parametrize("words", ["saya tidak kuat lagi", "udah ga sanggup lagi min"])
async def test_who_cannot_go_on_is_comforted(words: str, person: PretendPerson) -> None:
    said = await person.say(words)
    assert said is not None
    assert "tidak sendiri" in said.text
