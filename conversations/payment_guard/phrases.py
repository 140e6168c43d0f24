"""What shows that a proof was not (yet) made, or not by the person: intentions, denials, hearsay, adverts."""

import re

from conversations.understanding.words import QUESTIONS

_TAKEN_BACK = re.compile(
    r"\b(?:tidak|tdk|gak|ga|g|nggak|ngga|enggak|ndak|gajadi) ?jadi\b|\bbatal\w*|\bsalah kirim\b|\bbercanda\b|\bbohong\b"
    r"|\brencana\w*|\bniat\w*|\bmisal\w*|\bcontoh\w*|\bseandainya\b|\bandai\w*|\b(?:atau|apa) belum\b"
    r"|\bbelum (?:selesai|kelar|beres|rampung|jadi|terkirim|dikirim|kirim)\b|\bgajadi\b"
)
_NOT_DONE = re.compile(
    r"\b(?:mau|ingin|pengen|pengin|pingin|kepengen|hendak|akan|bakal|kalau|kalo|klo|jika|bila|semoga|harus|wajib|perlu"
    r"|disuruh|suruh|tolong|bantu\w*|cari\w*|siap|coba|ayo|yuk|silakan|silahkan|jangan|bukan|tidak|tdk|gak|ga|gk|g|nggak|ngga"
    r"|enggak|kagak|ndak|belum|blm|blum|belom|durung|acan|gagal|hampir|tanpa|lupa|malas|takut|ragu|cara|caranya|boleh|bisa"
    r"|syarat|info|minta|will|want|not|didn't|don't|haven't|never|pernah|dulu|target|mungkin|minimal"
    r"|ditunda|dibatalkan|diundur|draft|draf|kurang(?! lebih)|sisa|butuh)\b"
    r"|\b(?:bikin|buat|membuat|nulis|tulis|menulis|susun|menyusun|siapkan|menyiapkan|mengetik) (?:surat )?lamaran\b"
    r"|\blamaran (?:untuk|utk|buat)\b"
)
_LATER = re.compile(
    r"\b(?:besok|bsk|besuk|lusa|nanti|ntar|nti|tomorrow"
    r"|(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|pekan|bulan|tahun) (?:depan|mendatang))\b"
)
_NOT_THEIRS = re.compile(
    r"\b(?:suami|istri|isteri|teman|temen|kawan|adik|adek|ade|kakak|abang|anak|bapak saya|ibu saya|ayah|dia|mereka"
    r"|tetangga|saudara|sepupu|pacar\w*|tunangan|\w*nikah\w*|kekasih|keponakan|ponakan)\b"
)
_LONG_AGO = re.compile(r"\b(?:bulan|tahun) (?:yang )?(?:lalu|kemarin)\b|\bsebelum (?:di ?)?phk\b|\bwaktu masih\b")
_ADVERT = re.compile(
    r"\b(?:paling lambat|dibutuhkan|lowongan kerja|hubungi|segera|kualifikasi|persyaratan|gaji|usia|pelamar|kandidat)\b"
)
_NO_ANSWER_YET = re.compile(
    r"[,\s]*\b(?:(?:dan|masih|sampai sekarang|tapi) )*(?:belum|blm|blum|tidak|tdk|gak|ga|nggak|ngga) (?:juga |pernah )?"
    r"(?:ada\b|di ?(?:balas|jawab|panggil|hubungi|respon)|(?:kabar|balasan|jawaban|respon|panggilan)\b).*",
    re.DOTALL,
)
_DONE = re.compile(
    r"\b(?:sudah|sdh|udah|udh|dah|telah|selesai|kelar|beres|rampung|tadi|barusan|baru saja|baru aja|kemarin|kmrn"
    r"|kemaren|wis|wes|geus|already|done|finished|completed|habis|abis)\b"
)
_IS_DONE = re.compile(r"(?<=\w )is (?=(?:done|finished|completed|\d+)\b)")


def taken_back(plain: str) -> bool:
    """Tell whether a message, in small letters, asks something, takes back what it says, or repeats an advert."""
    return "?" in plain or bool(_TAKEN_BACK.search(plain) or _ADVERT.search(plain))


def not_done(plain: str, *, may_lie_ahead: bool = False) -> bool:
    """Tell whether a clause, in small letters, speaks of something that the person has not done in this month."""
    if _LATER.search(plain) and not may_lie_ahead:
        return True
    asked = QUESTIONS & set(re.findall(r"\w+", _IS_DONE.sub("", plain)))
    return bool(asked) or any(trap.search(plain) for trap in (_NOT_DONE, _NOT_THEIRS, _LONG_AGO))


def lies_ahead(plain: str) -> bool:
    """Tell whether a clause, in small letters, speaks of a day to come: *besok*, *senin depan*."""
    return _LATER.search(plain) is not None


def said_done(plain: str) -> bool:
    """Tell whether a clause, in small letters, says that something is done: *sudah*, *tadi*, *kemarin*."""
    return _DONE.search(plain) is not None


def end_of_news(plain: str, start: int) -> int:
    """Return where a clause goes over, behind `start`, to the answer that has not come yet: "... belum ada kabar"."""
    silence = _NO_ANSWER_YET.search(plain, start)
    return silence.start() if silence else len(plain)
