"""Words that come before any question: despair, and numbers that nobody should send."""

import pytest
from aiogram.methods import DeleteMessage
from hypothesis import given
from hypothesis import strategies as st

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
NEVER = (
    *(
        "12 71 01 230485 0003",
        "1271012304 850003",
        "1271-01-230485-0003",
        "1271/0123/0485/0003",
        "1271 0123  0485 0003",
    ),
    *("1271\n0123\n0485\n0003", "nik 1271,0123,0485,0003", "anak ke 2 1271 01 230485 0003", "nik saya 12710123048500"),
    *("kode otpnya 482913", "otp: 482 913", "kode OTP yang masuk ke HP saya dari BPJS adalah 482913", "otpku 4829"),
    *("482913 itu kode otpnya", "kode verifikasinya 482913", "verification code 482913", "kodenya 482913", "pin: 2024"),
    *("nama ibu kandung saya Siti Aminah", "nama gadis ibu kandung: siti", "nama ibu saya siti aminah"),
    *("ibu kandung Siti Aminah", "nama ibu kandung - siti", "my mother's name is Siti", "ibu kandungnya bernama siti"),
    *("rekening bank BCA atas nama Budi Santoso 1234567890", "rekeningku 12345678", "BCA 1234567890"),
    *("nomor rekeningnya 1234567890", "account number 1234567890", "bank mandiri 1370012345678"),
)
LEFT_ALONE = (
    *("10-05-2024 sampai 12-06-2025", "31.12.2024 05.06.2025", "31 12 2024 05 06 2025", "2024-12-31 2025-01-05"),
    *("Rp 12.000.000 sampai Rp 13.000.000", "uang 12.000.000 13.000.000", "081234567890"),
    *("kode pos 40123", "kode klaim 482913", "kode otp tidak masuk", "saya lupa pin", "sandi lowongan 2024"),
    *(
        "nama ibu kandung saya salah di KTP",
        "kenapa diminta nama ibu kandung?",
        "nama ibu siapa",
        "PT Ibu Kandung Jaya",
    ),
    *(
        "ibu kandung saya meninggal",
        "rekening saya belum diisi sejak 10-05-2024",
        "rekening benar, 12.000.000 belum cair",
    ),
)


@pytest.mark.parametrize("words", NEVER)
def test_what_is_never_sent_is_known_however_it_is_written(words: str) -> None:
    assert must_go(words)


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_dates_money_and_talk_about_secrets_may_stay(words: str) -> None:
    assert not must_go(words)


@given(st.data())
def test_a_nik_is_known_and_masked_wherever_its_digits_are_kept_apart(data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from(["", " ", ".", "-", "/", ", "]), min_size=15, max_size=15))
    written = "".join(sign + gap for sign, gap in zip(NIK, [*between, ""], strict=True))
    assert must_go(f"ini {written} ya")
    assert masked(f"ini {written} ya") == "ini … ya"


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


@pytest.mark.parametrize("kind", ["video", "voice", "animation", "audio"])
async def test_a_nik_under_a_film_or_a_sound_is_taken_out_of_the_chat(
    house: House, person: PretendPerson, kind: str
) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9, "duration": 1, "length": 9}
    said = await person.send(**{kind: file}, caption=f"KTP saya {NIK}")
    assert said is not None
    assert "jangan kirim NIK" in said.text
    await house.courier.drain(5)
    assert DeleteMessage in {type(call) for call in house.telegram.calls}


async def test_a_nik_under_a_later_picture_of_an_album_is_taken_out_of_the_chat(
    house: House, person: PretendPerson
) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
    await person.send(photo=photo, media_group_id="77")
    said = await person.send(photo=photo, media_group_id="77", caption=NIK)
    assert said is not None
    assert "jangan kirim NIK" in said.text
    await house.courier.drain(5)
    assert DeleteMessage in {type(call) for call in house.telegram.calls}


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
    assert said.labels == ["Bicara dengan petugas", "Lanjutkan"], "no menu like in a shop"
    back = await person.press("Lanjutkan")
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
