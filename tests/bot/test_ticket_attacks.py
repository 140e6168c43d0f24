"""Odd messages of somebody who speaks with an officer: albums, floods, changes, files with cries for help."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import Line, Ticket
from storage import desks, ticket_lines, tickets
from tests.chat import House, PretendPerson, open_house

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
PHOTO = {"photo": [{"file_id": "f1", "file_unique_id": "u", "width": 9, "height": 9}]}


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, now=lambda: AT) as opened:
        await opened.store.run(lambda tx: desks.set_desks(tx, {"": -100}))
        yield opened


@pytest.fixture
async def rina(house: House) -> PretendPerson:
    person = house.person()
    await person.say("halo")
    return person


async def talk(house: House, rina: PretendPerson) -> Ticket:
    """Open a ticket that an officer has answered."""
    wish = OpenTicket("claim", "", "", "Klaim saya belum cair")
    ticket = await house.store.run(lambda tx: tickets.open_(tx, rina.user_id, wish, AT))
    await house.store.run(lambda tx: tickets.answered(tx, ticket.id, AT))
    return ticket


async def lines(house: House, ticket: Ticket) -> list[Line]:
    return list(await house.store.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id, 200)))[1:]


async def change(rina: PretendPerson, message_id: int, words: str) -> str | None:
    user = {"id": rina.user_id, "is_bot": False, "first_name": "R"}
    chat = {"id": rina.user_id, "type": "private", "first_name": "R"}
    told = {"message_id": message_id, "date": 1, "edit_date": 2, "chat": chat, "from": user, "text": words}
    said = await rina.deliver({"edited_message": told})
    return said.text if said else None


async def test_every_picture_of_an_album_goes_to_the_officer(house: House, rina: PretendPerson) -> None:
    ticket = await talk(house, rina)
    album: list[dict[str, Any]] = [PHOTO | {"media_group_id": "77"} for _ in range(10)]
    replies = await asyncio.gather(*(rina.send(**each) for each in album))
    assert replies == [None] * 10
    assert [line.kind for line in await lines(house, ticket)] == ["photo"] * 10


async def test_many_messages_at_once_are_all_carried(house: House, rina: PretendPerson) -> None:
    ticket = await talk(house, rina)
    replies = await asyncio.gather(*(rina.say(f"pesan {number}") for number in range(50)))
    assert replies == [None] * 50
    assert [line.words for line in await lines(house, ticket)] == [f"pesan {number}" for number in range(50)]
    # Whoever speaks with nobody is asked to wait, as before.
    other = house.person()
    met = await asyncio.gather(*(other.say("menu") for _ in range(50)))
    assert sum(said is None for said in met) > 10


async def test_the_words_that_opened_it_are_changed_too(house: House, rina: PretendPerson) -> None:
    await rina.say("/petugas")
    content = rina.message("Ada hal yang mau saya bicarakan langsung")
    await rina.dispatcher.feed_update(rina.bot, rina.update(content))
    await rina.say("lainnya")
    ticket = await house.store.run(lambda tx: tickets.open_of(tx, rina.user_id))
    assert ticket is not None
    number = content["message"]["message_id"]
    assert await change(rina, number, "Ada hal lain") is None
    (line,) = await lines(house, ticket)
    assert (line.kind, line.words, line.from_id) == ("edit", "Ada hal lain", number)


async def test_words_may_be_changed_back_and_forth(house: House, rina: PretendPerson) -> None:
    ticket = await talk(house, rina)
    content = rina.message("tanggal 3")
    await rina.dispatcher.feed_update(rina.bot, rina.update(content))
    for words in ("tanggal 4", "tanggal 3", "tanggal 4", "tanggal 4"):
        await change(rina, content["message"]["message_id"], words)
    kept = [line.words for line in await lines(house, ticket)]
    assert kept == ["tanggal 3", "tanggal 4", "tanggal 3", "tanggal 4"]


async def test_a_cry_for_help_below_a_picture_or_in_a_change_is_met_and_carried(
    house: House, rina: PretendPerson
) -> None:
    said = await rina.send(**PHOTO, caption="saya mau bunuh diri")
    assert said is not None
    calm = said.text
    ticket = await talk(house, rina)
    said = await rina.send(**PHOTO, caption="saya mau bunuh diri")
    assert said is not None
    assert said.text == calm
    content = rina.message("tanggal 3")
    await rina.dispatcher.feed_update(rina.bot, rina.update(content))
    assert await change(rina, content["message"]["message_id"], "rasanya putus asa") == calm
    kept = [line.words for line in await lines(house, ticket)]
    assert kept == ["saya mau bunuh diri", "tanggal 3", "rasanya putus asa"]


async def test_nothing_that_nobody_should_send_goes_to_a_group(house: House, rina: PretendPerson) -> None:
    ticket = await talk(house, rina)
    film = {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}
    document = {"file_id": "d", "file_unique_id": "d"}
    refused: tuple[dict[str, Any], ...] = (
        {"caption": "NIK saya 1271234567890001", **PHOTO},
        {"text": "NIK saya 12.71.23.456789.0001"},
        {"text": "kode OTP 123456"},
        {"caption": "nik 1271234567890001", "video": film},
        {"document": document | {"file_name": "KTP_1271236505890001.pdf"}},
    )
    for content in refused:
        assert await rina.send(**content)
    assert await lines(house, ticket) == []
    for name in ("Scan_2026112308153012.pdf", "IMG-20261123-WA0001.jpg", "surat PHK 12.71.23.pdf"):
        assert await rina.send(document=document | {"file_name": name}) is None
    assert [line.kind for line in await lines(house, ticket)] == ["document"] * 3
    await rina.say("hubungi saya di 081234567890 ya")
    message = rina.message("nomor antrean 17")
    await rina.dispatcher.feed_update(rina.bot, rina.update(message))
    await change(rina, message["message"]["message_id"], "WA 0812-3456-7890")
    assert "81234567890" not in "".join(line.words for line in await lines(house, ticket)).replace("-", "")


async def test_a_ticket_is_not_opened_again_where_nobody_answers_any_more(house: House, rina: PretendPerson) -> None:
    ticket = await talk(house, rina)
    await rina.say("selesai")
    await house.store.run(lambda tx: desks.set_desks(tx, {}))
    other = house.person()
    await other.say("halo")
    wish = OpenTicket("claim", "", "", "Klaim saya belum cair")
    await house.store.run(lambda tx: tickets.open_(tx, other.user_id, wish, AT))
    told = await other.say("halo?")
    assert told is not None
    assert "175" in told.text, "nobody should be told to wait for a group that is no more"
    said = await rina.press_data(f"o:tiket_buka:{ticket.id}")
    assert said is not None
    assert "175" in said.text
    assert await house.store.run(lambda tx: tickets.open_of(tx, rina.user_id)) is None
