"""People of an office's list who prove their claims to a running bot, and the commands of its operator."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground import LocalTelegram
from bot.playground.world_chat import Chat, Message
from bot.playground.world_media import StoredFile
from conversations.engine.actions import Agree, Begin, Open
from conversations.engine.payload import pack
from tests.bot.process.people import PATIENCE, Talker
from tests.process import run

_HEADER = "No KPJ;No HP;Tanggal Lahir;Status;Sejak;Perusahaan;Nama"


@dataclass(frozen=True)
class Row:
    """One line of the office's list."""

    name: str
    kpj: str
    phone: str
    born: str
    state: str = "sedang diverifikasi"
    since: str = "18/11/2026"

    def __str__(self) -> str:
        return f"{self.kpj};{self.phone};{self.born};{self.state};{self.since};PT Maju;{self.name}"


RINA = Row("Rina Sihombing", "12345678901", "081234567890", "17-08-1985")
BUDI = Row("Budi Manurung", "12345678902", "081255550002", "12-05-1990")
TIGOR = Row("Tigor Purba", "12345678903", "081299990003", "03-02-1991")


def office_list(*rows: Row) -> bytes:
    """Return a list as an office writes it."""
    return "\r\n".join([_HEADER, *map(str, rows)]).encode()


async def operator(settings: dict[str, str], *words: str) -> Any:
    """Run a command beside the bot and return the JSON that it prints; it has to end well."""
    ended = await asyncio.to_thread(lambda: run(*words, **settings))
    assert ended.returncode == 0, ended.stderr.decode()
    return json.loads(ended.stdout)


async def bring(settings: dict[str, str], folder: Path, *rows: Row) -> dict[str, Any]:
    """Import a list by the command and return its report."""
    file = folder / "daftar klaim.csv"
    await asyncio.to_thread(file.write_bytes, office_list(*rows))
    report: dict[str, Any] = await operator(settings, "import", "claims", str(file))
    return report


class Claimant(Talker):
    """Somebody of the list with the phone that stands there."""

    def __init__(self, telegram: LocalTelegram, row: Row) -> None:
        super().__init__(telegram, row.name, phone=f"62{row.phone[1:]}")
        self.row = row

    async def agree_to_be_known(self) -> Message:
        """Open the bot and consent to prove a claim; returns the first question."""
        await self.start()
        await self.say("/hubungkan")
        await self.press(pack(Begin("identity")))
        return await self.press(pack(Agree("claim", granted=True, flow="identity")))

    async def prove(self, kpj: str | None = None) -> Message:
        """Answer the three questions, the first of which is asked; returns what was found out."""
        await self.say(kpj or self.row.kpj[-4:])
        await self.say(self.row.born)
        self.phone.share_contact()
        # The button for the number is closed with a word of its own, before the reply.
        await self.reply()
        return await self.reply()

    async def linked(self) -> Message:
        """Come to the bot, prove the claim and return its card."""
        await self.agree_to_be_known()
        card = await self.prove()
        assert carries(card, pack(Open("claim"))), self.phone.chat.transcript()
        return card

    async def send_list(self, name: str, *rows: Row) -> Message:
        """Send a list to the bot as an officer does; returns what the bot found in it, with the way to take it in."""
        self.phone.send_document(office_list(*rows), name, "text/csv")
        return await self.shown(name, buttons=pack(Open("import_apply")))

    async def shown(self, words: str, buttons: str = "") -> Message:
        """Wait for a message of the bot with these words and buttons; all that came until then is read."""
        message = await self.phone.chat.wait_for(lambda chat: _telling(chat, words, buttons), PATIENCE)
        self.phone.chat.read_all()
        return message

    async def file(self, ending: str) -> StoredFile:
        """Wait for a file from the bot whose name ends so."""
        return await self.phone.chat.wait_for(lambda chat: _file(chat, ending), PATIENCE)

    def count(self, words: str) -> int:
        """How many messages of the bot hold these words."""
        return sum(words in reply for reply in self.replies)


def carries(message: Message, data: str) -> bool:
    """Whether a button of a message carries data that begins so."""
    return any(button.get("callback_data", "").startswith(data) for row in message.buttons for button in row)


def _telling(chat: Chat, words: str, buttons: str) -> Message | None:
    told = (message for message in reversed(chat.replies) if words in message.text)
    return next((message for message in told if not buttons or carries(message, buttons)), None)


def _file(chat: Chat, ending: str) -> StoredFile | None:
    files = [message.media for message in chat.replies if isinstance(message.media, StoredFile)]
    return next((file for file in files if file.name.endswith(ending)), None)
