"""An officer sends vacancies to the running bot: known by their headings, shown, and taken in when they say so."""

import json
from typing import Any

from sqlalchemy import Connection, select

from bot.playground import LocalTelegram
from conversations.engine.actions import Open
from conversations.engine.payload import pack
from storage import Store, tables
from tests.bot.process.claimants import operator
from tests.bot.process.people import PATIENCE, Talker
from tests.process import bot_process

TAKE_IN = pack(Open("import_apply"))
POST = {"id": 1, "title": "Operator Jahit", "company": {"name": "PT Maju"}, "city": "Kota Medan", "salary": "3-4 juta"}


def titles(connection: Connection) -> list[str]:
    return list(connection.scalars(select(tables.vacancy.c.title).order_by(tables.vacancy.c.id)))


async def kept(settings: dict[str, str]) -> list[str]:
    async with Store.open(settings["DATABASE_URL"]) as store:
        return await store.run(titles)


async def sent(officer: Talker, content: bytes, name: str, answer: str) -> Any:
    """Send a file and wait for the message of the bot with these words."""
    officer.phone.send_document(content, name, "application/octet-stream")
    return await officer.phone.chat.wait_for(lambda chat: _telling(chat, answer), PATIENCE)


def _telling(chat: Any, words: str) -> Any:
    return next((message for message in reversed(chat.replies) if words in message.text), None)


async def test_an_officer_sends_vacancies_as_json(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    officer = Talker(telegram, "Siti")
    settings = settings | {"QUIET_HOURS": "off", "DATA_KEY": ""}
    async with bot_process("poll", **settings) as bot:
        await bot.says("Polling")
        await operator(settings, "staff", "grant", str(officer.phone.person.id), "admin")
        await officer.start()
        posts = json.dumps([POST, {**POST, "id": 2, "title": ""}]).encode()
        shown = await sent(officer, posts, "lowongan.json", "Jenis: Lowongan")
        assert "Baru: 1 baris" in shown.text
        assert "Tidak diterima: 1 baris" in shown.text
        assert await kept(settings) == []
        await sent(officer, b"nama;umur\nSiti;30\n", "lain.csv", "Kepala tabel yang dikenal tidak ditemukan")
        await sent(officer, b"judul;perusahaan;penyelenggara\na;b;c\n", "dua.csv", "daftar lowongan atau pelatihan")
        officer.tap(TAKE_IN)
        await officer.phone.chat.wait_for(lambda chat: _telling(chat, "Daftar sudah masuk"), PATIENCE)
        assert await kept(settings) == ["Operator Jahit"]
