"""Typed words only, to a vacancy; below a picture, from somebody else, and with nothing to be guessed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.test_vacancy_story import FRIDAY, list_vacancies
from tests.chat import House, PretendPerson, Said, open_house

PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]}
FORWARDED = {"forward_origin": {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Budi"}}


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, today=FRIDAY) as opened:
        await opened.store.run(lambda tx: list_vacancies(tx, 1, 2, 3))
        await opened.boards.refresh(opened.store)
        yield opened


@pytest.fixture
def person(house: House) -> PretendPerson:
    return house.person()


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


@pytest.mark.parametrize(
    "words", ["cari kerja dong kak di siantar", "tolong carikan loker operator produksi di pematangsiantar"]
)
async def test_a_vacancy_is_reached_in_words(person: PretendPerson, words: str) -> None:
    assert "PT Nomor" in heard(await person.say(words)).text


async def test_a_question_below_a_picture_is_answered_and_the_file_is_not_kept(person: PretendPerson) -> None:
    said = heard(await person.send(**PHOTO, caption="gimana cara klaim jkp?"))
    assert "tidak membaca atau menyimpan berkasnya" in said.text
    assert "SIAPkerja" in said.text


async def test_a_forwarded_message_that_nobody_can_vouch_for_is_warned_of(person: PretendPerson) -> None:
    words = "Bantuan pemerintah Rp21 juta untuk semua pekerja, klik tautan ini dan isi data Anda sekarang"
    said = heard(await person.send(text=words, **FORWARDED))
    assert "gratis" in said.text


async def test_a_mid_flow_question_below_a_picture_returns_to_the_flow(person: PretendPerson) -> None:
    await person.say("/cek")
    await person.say("setuju")
    said = heard(await person.send(**PHOTO, caption="kapan batas waktu klaim?"))
    assert "6 bulan" in said.text
    assert "Pertanyaan 1" in said.text


@pytest.mark.parametrize(
    "content",
    [
        {
            "sticker": {
                "file_id": "f",
                "file_unique_id": "u",
                "type": "regular",
                "width": 9,
                "height": 9,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
        {"location": {"latitude": 3.6, "longitude": 98.7}},
    ],
)
async def test_what_is_no_text_gets_a_kind_line(person: PretendPerson, content: dict[str, Any]) -> None:
    assert len(heard(await person.send(**content)).text) > 20


async def test_neither_of_both_leads_to_a_person(person: PretendPerson) -> None:
    said = heard(await person.press_data("o:meant:neither"))
    assert "Bicara dengan petugas" in said.labels


@pytest.mark.parametrize("data", ["o:meant:nonsense", "o:tell:nonsense", "o:tell:out_of_scope", "o:meant:"])
async def test_a_forged_intent_is_an_old_button(person: PretendPerson, data: str) -> None:
    assert "tombol" in heard(await person.press_data(data)).text.casefold()


async def test_a_reply_chooses_among_the_buttons_of_the_message_that_it_answers(person: PretendPerson) -> None:
    menu = heard(await person.say("/menu"))
    await person.say("ada lowongan di medan?")
    assert heard(await person.reply("ganti bahasa", menu)).buttons.keys() >= {"Bahasa Indonesia", "English"}
    asked = heard(await person.say("loker di siantar"))
    chosen = heard(await person.reply(asked.labels[-1].lower(), asked))
    assert chosen == heard(await person.press(asked.labels[-1], on=asked))
