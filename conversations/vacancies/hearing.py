"""What people type about work: "loker siantar", "kerja di toba", "lowongan kasir", "alhamdulillah dapat kerja"."""

import re
from datetime import date

from conversations.payment_guard.phrases import not_done, taken_back
from conversations.reception.person import Heard, Person, Response, Words
from conversations.vacancies.job import job
from conversations.vacancies.looking import wish_of, wished

_LONGEST = 60
_LOOKS = re.compile(
    r"(?:(?:saya|aku|mau|ingin|lagi|tolong|bantu|minta|info|ada|apa|adakah|cari|carikan|mencari|nyari|lihat|butuh|perlu)\s+)*"
    r"(?:lowongan(?:\s+(?:kerja|pekerjaan))?|loker|lowker|kerjaan|pekerjaan|kerja|vacancies|jobs?)\b(?:nya)?\s*(?P<what>.*)",
    re.DOTALL,
)
_AROUND = re.compile(
    r"\b(?:apa|ada|yang|yg|untuk|utk|buat|sebagai|jadi|as|for|saja|aja|dong|kak|min|ya|gak|ga|nggak|terbaru)\b"
)
_FOUND = re.compile(
    r"\b(?:(?:dapat|dpt|dapet|mendapat|mendapatkan|ketemu)\s+(?:kerja|kerjaan|pekerjaan)|(?:keterima|ketrima|diterima)\s+(?:kerja|bekerja)"
    r"|(?:sudah|udah|sdh|udh|mulai)\s+(?:bekerja|kerja)\s+lagi|got a job|found a job)\b"
)
_ASKS = re.compile(
    r"\b(?:bagaimana|gimana|apakah|apa|kapan|jika|kalau|kalo|klo|bila|setelah|sebelum|cara|susah|sulit|pernah)\b"
)
_POLITE = re.compile(r"[^\w\s]+")


def hears(person: Person, heard: Heard, today: date) -> Response | None:
    """Show the vacancies that somebody asks for, or rejoice with them; `None` for what is about something else."""
    if not isinstance(heard, Words) or heard.forwarded or len(heard.words) > _LONGEST:
        return None
    plain = " ".join(heard.words.casefold().split())
    if found_job(plain):
        return job(person, "", today)
    return looked_for(person, plain, today)


def found_job(plain: str) -> bool:
    """Tell whether a message, in small letters, says that the person has found work."""
    if not _FOUND.search(plain) or _ASKS.search(plain):
        return False
    return not taken_back(plain) and not not_done(plain)


def looked_for(person: Person, plain: str, today: date) -> Response | None:
    """Show the vacancies of a place or a kind of work that a message names."""
    asked = _LOOKS.fullmatch(_POLITE.sub(" ", plain).strip())
    what = " ".join(_AROUND.sub(" ", asked["what"]).split()) if asked else ""
    wish = wish_of(what) if what else None
    return wished(person, wish, today) if wish else None
