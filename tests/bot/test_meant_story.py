"""A typed choice after *did you mean …?*, a false message that staff know, and "when is it paid?", dispatched."""

from datetime import UTC, datetime
from typing import Any

import pytest

from conversations.listening.effects import KeepHoax
from storage import listening
from tests.chat import House, PretendPerson, Said

FORWARDED = {"forward_origin": {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Budi"}}
UNSURE = "lapornya kemana"
HOAX = "INFO RESMI: dana Rp3.550.000 untuk semua pekerja dibagikan minggu ini, cek nama Anda dan teruskan ke 10 grup"


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


async def asked_back(person: PretendPerson) -> Said:
    said = heard(await person.say(UNSURE))
    assert "Bukan keduanya" in said.labels
    return said


@pytest.mark.parametrize(("words", "place"), [("yang pertama", 0), ("2", 1), ("no 1 kak", 0)])
async def test_a_typed_choice_is_answered_like_its_button(person: PretendPerson, words: str, place: int) -> None:
    asked = await asked_back(person)
    pressed = heard(await person.press(asked.labels[place]))
    await asked_back(person)
    assert heard(await person.say(words)).text == pressed.text


@pytest.mark.parametrize("words", ["bukan keduanya", "bukan itu maksud saya"])
async def test_neither_leads_to_a_person(person: PretendPerson, words: str) -> None:
    await asked_back(person)
    assert "Bicara dengan petugas" in heard(await person.say(words)).labels


async def test_a_new_question_is_no_choice(person: PretendPerson) -> None:
    await asked_back(person)
    assert "Rp2.400.000" in heard(await person.say("ikut pelatihan wajib ga sih")).text


async def test_a_forwarded_hoax_is_corrected_in_the_words_of_staff(house: House, person: PretendPerson) -> None:
    truth = "Tidak ada pembagian dana seperti itu."
    effect = KeepHoax(HOAX, truth)
    await house.store.run(lambda tx: listening.keep_hoax(tx, effect, 1, datetime(2026, 11, 20, tzinfo=UTC)))
    forwarded: dict[str, Any] = {"text": f"{HOAX}!!!", **FORWARDED}
    said = heard(await person.send(**forwarded))
    assert "tidak benar" in said.text or "palsu" in said.text
    assert truth in said.text


@pytest.mark.parametrize("words", ["kapan cair", "uang jkp belum masuk"])
async def test_when_it_is_paid_is_answered_without_consent(person: PretendPerson, words: str) -> None:
    said = heard(await person.say(words))
    assert "3 hari kerja" in said.text
    assert {"Klaim saya", "Bicara dengan petugas"} <= set(said.labels)
    assert "Setuju" not in said.labels
