"""A person asks for a person: from the wish to the answer's end, through the real dispatcher."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from conversations.tickets.records import Line, Ticket
from storage import desks, ticket_lines, tickets
from tests.chat import House, PretendPerson, Said, open_house

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""Ten in the morning in Jakarta, on a Monday."""
PHOTO = {"photo": [{"file_id": "f1", "file_unique_id": "u", "width": 9, "height": 9}]}
HELPER = 900


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, now=lambda: AT) as opened:
        await opened.store.run(lambda tx: desks.set_desks(tx, {"": -100}))
        yield opened


@pytest.fixture
def rina(house: House) -> PretendPerson:
    return house.person()


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


async def ask(rina: PretendPerson, words: str = "Klaim saya 3 minggu belum cair") -> Said:
    await rina.say("mau bicara dengan petugas")
    return heard(await rina.say(words))


async def ticket_of(house: House, rina: PretendPerson) -> Ticket:
    found = await house.store.run(lambda tx: tickets.latest_of(tx, rina.user_id))
    assert found is not None
    return found


async def lines(house: House, rina: PretendPerson, way: str = "in") -> list[Line]:
    ticket = await ticket_of(house, rina)
    every = await house.store.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id))
    return [each for each in every if each.way == way]


async def answer(house: House, rina: PretendPerson) -> None:
    ticket = await ticket_of(house, rina)
    await house.store.run(lambda tx: tickets.answered(tx, ticket.id, AT))


async def test_an_officer_is_reached_in_words_alone(house: House, rina: PretendPerson) -> None:
    said = await ask(rina)
    assert "diteruskan ke petugas" in said.text
    assert "perkiraan, bukan janji" in said.text
    assert "sampai 23 November 2026 pukul 16.00 WIB" in said.text
    ticket = await ticket_of(house, rina)
    assert (ticket.state, ticket.topic, ticket.context["said"]) == ("open", "claim", "Klaim saya 3 minggu belum cair")
    assert [line.words for line in await lines(house, rina)] == ["Klaim saya 3 minggu belum cair"]


async def test_the_subject_is_asked_only_where_the_words_do_not_tell_it(house: House, rina: PretendPerson) -> None:
    said = await ask(rina, "Ada hal yang mau saya bicarakan langsung")
    assert "tentang apa" in said.text
    assert "diteruskan ke petugas" in heard(await rina.say("akun siapkerja")).text
    ticket = await ticket_of(house, rina)
    assert (ticket.topic, ticket.context["said"]) == ("account", "Ada hal yang mau saya bicarakan langsung")


async def test_the_first_message_gets_a_receipt_and_later_ones_silence(house: House, rina: PretendPerson) -> None:
    await ask(rina)
    assert "Sudah diteruskan" in heard(await rina.say("nama saya Rina")).text
    assert await rina.say("dari PT Maju") is None
    assert await rina.send(**PHOTO, caption="ini suratnya") is None
    kinds = [(line.kind, line.words, line.file_id) for line in (await lines(house, rina))[1:]]
    assert kinds == [("text", "nama saya Rina", ""), ("text", "dari PT Maju", ""), ("photo", "ini suratnya", "f1")]


async def test_until_an_officer_speaks_the_bot_still_answers_sure_questions(house: House, rina: PretendPerson) -> None:
    await ask(rina)
    await rina.say("nama saya Rina")
    assert "6 bulan" in heard(await rina.say("kapan batas waktu klaim?")).text
    await answer(house, rina)
    assert await rina.say("kapan batas waktu klaim?") is None
    assert [line.words for line in await lines(house, rina)][2:] == ["kapan batas waktu klaim?"] * 2


async def test_a_silent_message_is_answered_once_and_for_all(house: House, rina: PretendPerson) -> None:
    await ask(rina)
    await answer(house, rina)
    content = rina.message("terima kasih infonya")
    update = rina.update(content)
    assert await rina.dispatcher.feed_update(rina.bot, update) is None
    assert await rina.dispatcher.feed_update(rina.bot, update) is None
    assert len(await lines(house, rina)) == 2


async def test_commands_buttons_and_secrets_are_heard_while_an_officer_speaks(
    house: House, rina: PretendPerson
) -> None:
    await ask(rina)
    await answer(house, rina)
    assert "Menu" in heard(await rina.say("menu")).text
    assert "6 bulan" in heard(await rina.say("/tanya kapan batas waktu klaim")).text
    assert "jangan kirim" in heard(await rina.say("kode OTP saya 123456")).text
    assert "petugas" in heard(await rina.say("saya mau mati saja")).text.lower() + str(rina.last.labels).lower()
    # A cry for help reaches the officer, too; a code reaches nobody.
    assert [line.words for line in await lines(house, rina)][1:] == ["saya mau mati saja"]


async def test_an_answer_to_the_question_of_a_flow_stays_there(house: House, rina: PretendPerson) -> None:
    await ask(rina)
    await answer(house, rina)
    await rina.say("/cek")
    said = heard(await rina.say("setuju"))
    assert "Pertanyaan 1" in said.text
    assert await rina.say("Bu, besok saya ke kantor ya?") is None
    assert "Pertanyaan 2" in heard(await rina.say(said.labels[0])).text
    assert [line.words for line in await lines(house, rina)][1:] == ["Bu, besok saya ke kantor ya?"]


async def test_a_change_goes_to_the_officer_and_one_of_another_message_does_not(
    house: House, rina: PretendPerson
) -> None:
    await ask(rina)
    await rina.say("tanggalnya 12 Juni")
    first = (await lines(house, rina))[1]
    chat = {"id": rina.user_id, "type": "private", "first_name": "Rina"}
    own = {"date": 1, "edit_date": 2, "chat": chat, "from": {"id": rina.user_id, "is_bot": False, "first_name": "R"}}
    changed = {"edited_message": {"message_id": first.from_id, "text": "tanggalnya 13 Juni", **own}}
    assert await rina.deliver(changed) is None
    edit = (await lines(house, rina))[-1]
    assert (edit.kind, edit.words, edit.from_id) == ("edit", "tanggalnya 13 Juni", first.from_id)
    assert "tidak membaca ulang" in heard(await rina.edit("lain")).text


async def test_the_person_ends_it_rates_it_and_opens_it_again(house: House, rina: PretendPerson) -> None:
    await ask(rina)
    await answer(house, rina)
    closed = heard(await rina.say("selesai"))
    assert "sudah ditutup" in closed.text
    assert "Terima kasih" in heard(await rina.press("Sebagian")).text
    assert (await ticket_of(house, rina)).rating == 2
    opened = heard(await rina.press("Buka lagi"))
    assert "terbuka" in opened.text
    ticket = await ticket_of(house, rina)
    assert (ticket.state, ticket.closed_by) == ("open", "")
    # The button of the earlier end is pressed once more: nothing breaks, the open ticket is shown.
    assert "terbuka" in heard(await rina.press("Buka lagi", on=closed)).text
    assert [line.kind for line in await lines(house, rina, "call")] == ["close", "reopen"]
    assert "ditutup" in heard(await rina.press("Akhiri tiket", on=opened)).text
    assert "#1 belum lama ini ditutup" in heard(await rina.say("/petugas")).text
    assert "terbuka" in heard(await rina.say("/petugas lagi")).text


async def test_forged_buttons_touch_no_other_ticket(house: House, rina: PretendPerson) -> None:
    budi = house.person()
    await ask(rina)
    await budi.say("halo")
    for data in ("o:tiket_tutup:1", "o:tiket_buka:1", "o:nilai_tiket:1.3", "o:nilai_tiket:x.9", "o:nilai_tiket"):
        assert heard(await budi.press_data(data)).text
    ticket = await ticket_of(house, rina)
    assert (ticket.state, ticket.rating) == ("open", None)
    assert await house.store.run(lambda tx: tickets.latest_of(tx, budi.user_id)) is None


async def test_the_region_is_asked_where_branches_have_groups_of_their_own(house: House, rina: PretendPerson) -> None:
    await house.store.run(lambda tx: desks.set_desks(tx, {"12": -100, "32": -200}))
    said = heard(await rina.say("bicara dengan petugas"))
    assert "kabupaten atau kota" in said.text
    assert "175" in heard(await rina.say("Makassar")).text
    await rina.say("/petugas")
    assert "tanyakan" in heard(await rina.say("siantar")).text
    assert "Pematang" in heard(await rina.say("Perusahaan tidak mau memberi surat PHK")).text
    assert (await ticket_of(house, rina)).topic == "papers"
    assert (await ticket_of(house, rina)).desk == "12"


async def test_without_a_group_the_next_door_is_shown(house: House, rina: PretendPerson) -> None:
    await house.store.run(lambda tx: desks.set_desks(tx, {}))
    said = heard(await rina.say("/petugas"))
    assert "175" in said.text
    assert "Ke Disnaker" in str(said.labels) or "Disnaker" in str(said.labels)


async def test_a_ticket_asked_for_in_mid_flow_returns_to_the_question(house: House, rina: PretendPerson) -> None:
    await rina.say("/cek")
    await rina.say("setuju")
    await rina.say("saya mau bicara dengan petugas saja")
    assert "tanyakan" in rina.last.text
    assert any("pertanyaan" in label.lower() for label in rina.last.labels)
    assert "Pertanyaan 1" in heard(await rina.press("Kembali ke pertanyaan")).text
