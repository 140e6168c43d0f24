"""Whole messages that mean a command, for people who write instead of looking for it."""

import re

_WORDS: dict[str, str] = {
    "start": "halo|hallo|hai|hi|hello|helo|hei|hey|p|tes|test|horas|mauliate|permisi|punten|sampurasun|mulai|start"
    "|assalamualaikum|assalamu'alaikum|ass|asalamualaikum|salam|pagi|siang|sore|malam|selamat pagi|selamat siang"
    "|selamat sore|selamat malam",
    "cek": "cek|cek kelayakan|cek jkp|check|check eligibility|cek syarat|kelayakan|mau cek|cek lagi|apakah saya berhak"
    "|saya berhak|apa saya berhak|apakah saya dapat jkp|saya dapat jkp|bisa dapat jkp|berhak dapat jkp|eligible"
    "|am i eligible|saya di phk|saya diphk|saya kena phk|kena phk|di phk|diphk|habis kena phk|baru di phk|saya dipecat",
    "batal": "batal|berhenti|stop|sudah cukup|selesai",
    "thanks": "terima kasih|terimakasih|makasih|makasi|mksh|thanks|thank you|thx|tq|trims|suwun|matur nuwun|hatur nuhun"
    "|ok makasih|oke makasih|terima kasih banyak|makasih banyak|sip|mantap"
    "|ok|oke|okay|siap|baik",
    "menu": "menu|menu utama|daftar|pilihan",
    "bantuan": "bantuan|help|tolong|bantu|cara pakai|panduan|bingung|saya bingung",
    "bahasa": "bahasa|language|english|inggris|ganti bahasa|bahasa inggris|bahasa indonesia|indonesia",
    "tentang": "tentang|about|privasi|privacy|siapa kamu|siapa anda|kamu siapa|ini bot apa|bot apa ini|resmi",
}
_COMMAND_OF = {words: name for name, choices in _WORDS.items() for words in choices.split("|")}
_POLITE = re.compile(
    r"\b(?:kak|min|admin|pak|bu|bang|mas|mbak|dong|deh|ya|yah|sih|kak|gan|om|tante|bos|mau|saya mau|nih)\b"
)
_SIGNS = re.compile(r"[^\w\s']|(?<!\w)'|'(?!\w)")
_LAID_OFF = re.compile(
    r"\b(?:saya|sy|aku|ak|gw|gue|gua|kena|kenak|baru|barusan|habis|abis)\b.*\b(?:di ?)?phk\b|\bdi ?phk\b"
)
_LONGEST = 60


def shortcut(words: str) -> str | None:
    """Return the command that a whole message stands for, or `None`."""
    if len(words) > _LONGEST:
        return None
    plain = _plain(words)
    return _COMMAND_OF.get(plain) or _COMMAND_OF.get(" ".join(_POLITE.sub(" ", plain).split()))


def laid_off(words: str) -> bool:
    """Tell whether somebody says in few words that they were laid off, and nothing surer."""
    return len(words) <= _LONGEST and _LAID_OFF.search(_plain(words)) is not None


def _plain(words: str) -> str:
    return " ".join(_SIGNS.sub(" ", words.casefold()).split())
