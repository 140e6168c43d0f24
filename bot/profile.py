"""How the bot presents itself in Telegram: commands, descriptions, menu button, per language."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import (
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand, MenuButtonCommands

from bot.words import Voice, Voices
from conversations.engine.text import Text, text

_log = logging.getLogger(__name__)

COMMANDS: dict[str, Text] = {
    "menu": text("All that can be done"),
    "cek": text("Check eligibility for JKP"),
    "status": text("Where my claim is"),
    "bulan": text("What this month needs"),
    "lowongan": text("Vacancies that fit"),
    "lamaran": text("My applications"),
    "cek_loker": text("Is this vacancy fraud?"),
    "cek_pesan": text("Is this message genuine?"),
    "pelatihan": text("Trainings that fit"),
    "konseling": text("Talk with a job counsellor"),
    "petugas": text("Talk to an officer"),
    "surat": text("Papers and letters after a layoff"),
    "perusahaan": text("For employers: duties and reports"),
    "berhenti": text("Which messages I want"),
    "dataku": text("See my data"),
    "bahasa": text("Choose the language"),
    "bantuan": text("How to use the bot"),
    "batal": text("Stop the questions"),
    "tentang": text("About this bot and your data"),
}
DESCRIPTION = text(
    "Kawan JKP helps employees who lost their job to use JKP (Jaminan Kehilangan Pekerjaan): "
    "are you eligible, until when to claim, and how much.\n\n"
    "Free, in plain words, and each answer names its article. Not an office of BPJS or the ministry."
)
SHORT = text("Helps you use JKP, the job-loss insurance: eligibility, deadline, amount. Free.")


def introductions(voices: Voices) -> list[TelegramMethod[bool]]:
    """Return the calls that set the profile: the first language for everybody, the others for those who speak them."""
    calls: list[TelegramMethod[bool]] = [SetChatMenuButton(menu_button=MenuButtonCommands())]
    for index, voice in enumerate(voices):
        code = "" if index == 0 else voice.language
        calls += _in(voice, code)
    return calls


def _in(voice: Voice, code: str) -> list[TelegramMethod[bool]]:
    commands = [BotCommand(command=name, description=voice.plain(words)) for name, words in COMMANDS.items()]
    return [
        SetMyCommands(commands=commands, language_code=code or None),
        SetMyDescription(description=voice.plain(DESCRIPTION), language_code=code or None),
        SetMyShortDescription(short_description=voice.plain(SHORT), language_code=code or None),
    ]


async def introduce(bot: Bot, voices: Voices) -> None:
    """Set the profile; what Telegram does not take now is left for the next start, and serving does not wait for it."""
    for call in introductions(voices):
        try:
            await bot(call, request_timeout=15)
        except AiogramError as error:
            _log.warning("%s was not taken: %s", call.__api_method__, type(error).__name__)
