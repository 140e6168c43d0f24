"""An officer asks how to bring in a list, and gets the empty list to fill in; nobody else does."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from openpyxl import load_workbook

from bot.importing.listings import LISTINGS
from conversations.effects import SendTemplate
from storage import staff
from tests.chat import House


def documents(house: House) -> list[tuple[str, bytes, str | None]]:
    """Return the files that were sent: name, contents and caption."""
    sent = [(call.document, call.caption) for call in house.telegram.calls if isinstance(call, SendDocument)]
    return [(str(file.filename), file.data, said) for file, said in sent if isinstance(file, BufferedInputFile)]


async def finished(house: House) -> None:
    await house.afterwards.drain(20)
    await house.courier.drain(20)


@pytest.mark.parametrize(
    ("button", "what", "file"),
    [
        ("Claims", "claims", "contoh-daftar-klaim"),
        ("Vacancies", "vacancies", "contoh-daftar-lowongan"),
        ("Trainings", "trainings", "contoh-daftar-pelatihan"),
        ("Counselling hours", "slots", "contoh-jadwal-konselor"),
    ],
)
async def test_an_officer_gets_the_template_as_workbook_and_as_csv(
    house: House, button: str, what: str, file: str
) -> None:
    officer = house.person()
    await officer.press_data("l:en")
    await house.store.run(lambda tx: staff.grant(tx, officer.user_id, "admin", "", datetime.now(UTC)))
    await officer.say("/impor")
    said = await officer.press(button)
    assert said is not None
    assert "I send you the template now" in said.text
    await finished(house)
    (book, packed, caption), (name, plain, none) = documents(house)
    assert (book, name) == (f"{file}.xlsx", f"{file}.csv")
    assert caption is not None
    assert caption.startswith("The empty list to fill in.")
    assert none is None
    headings = [column.name for column in LISTINGS[what].layout.columns]
    assert plain.decode("utf-8-sig").splitlines()[0].split(";") == headings
    table = load_workbook(BytesIO(packed)).worksheets[0]
    assert [cell.value for cell in table[1]] == headings


@pytest.mark.parametrize("role", ["", "helper", "viewer"])
async def test_to_others_the_command_does_not_exist(house: House, role: str) -> None:
    other = house.person()
    await other.press_data("l:en")
    if role:
        await house.store.run(lambda tx: staff.grant(tx, other.user_id, role, "", datetime.now(UTC)))
    assert await other.say("/impor") == await other.say("/nothing")
    await finished(house)
    assert documents(house) == []


async def test_the_role_is_looked_at_again_when_the_files_are_made(house: House) -> None:
    house.afterwards.take((SendTemplate("claims"),), house.bot, house.person().user_id)
    await finished(house)
    assert documents(house) == []
