"""Proofs that people tell in their own words: "tadi melamar ke PT Maju Jaya", "hadir 90%", "sudah asesmen".

A proof that never was costs somebody a payment, so intentions, questions, denials and other people's doings are left
alone, and what is only half said is asked for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conversations.payment_guard.companies import companies
from conversations.payment_guard.phrases import end_of_news, lies_ahead, not_done, said_done, taken_back
from conversations.payment_guard.records import EvidenceKind
from conversations.understanding import read_date
from conversations.understanding.words import LONGEST_ANSWER

Open = Literal["", "company", "percent", "day", "called"]
"""What a message leaves open: which company, how many percent, which day, whether one was called; "" when nothing."""

OLDEST = timedelta(days=62)
"""A proof from longer ago is not of this month, so its day is asked again."""

_AFTER_A_JOB = re.compile(r"\b(?:phk|resign|keluar|mantan|bekas|berhenti|pesangon|sidang|polisi)\b")
_CLAUSE = re.compile(
    r"(?<!\bpt)(?<!\bcv)(?<!\bud)(?<!\bjl)(?<!\d)\.\s+|[!;]|\b(?:tapi|tp|namun|cuma|padahal|meski\w*|walau\w*)\b",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\b(?:(?:me|m|ma|mang|manga|nge|ng|nga|hu|di)?lamar(?:i)?|(?:nge|me|ng)?(?:lmr|lmar|lamr)|(?:nge)?apply|applied"
    r"|(?:kirim|ngirim|kirimkan|mengirim(?:kan)?|masuk+(?:an|in|kan)|memasuk+an|antar|nganter|mengantar|taruh|naruh|nitip|drop"
    r"|submit|sebar|nyebar|menyebar)\s+(?:\w+\s+){0,2}?(?:lamaran|cv|resume|berkas)"
    r"|lamaran|(?:daftar|mendaftar)(?=\s+(?:ke|di)\s+(?:pt|cv)\b)|\d{1,2} applications"
    r"|(?:daftar|mendaftar)\s+(?:kerja|lowongan|loker)(?=\s+(?:ke|di)\b))\b"
)
_NO_DAY = re.compile(r"\b(?:(?:applied|apply) to|(?:bulan|minggu|pekan) ini)\b")
_SOME_DAY = re.compile(r"\b(?:tgl|tanggal|beberapa hari|(?:minggu|pekan) (?:(?:yang|yg) )?(?:lalu|kemarin|kmrn))\b")
_YESTERDAY = re.compile(r"\b(?:yesterday|wingi|nantoari)\b")
_OBJECT_FIRST = re.compile(r"(?:(?:saya|aku)\s+)?(?:ke\s+)?(?:pt|cv)\b")
_HOW_MANY = re.compile(
    r"\b(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|beberapa|banyak|two|three|four|five|several)\s+"
    r"(?:perusahaan|pt|cv|tempat|toko|pabrik|lowongan|loker|lamaran|compan(?:y|ies)|jobs|places|applications)\b"
)
_CALLED = re.compile(
    r"\b(?:di ?panggil|panggilan|di ?undang|undangan|jadwal|di ?tel(?:e)?[pf]on|di ?telp|dihubungi|called|invited)\b"
)
_TOLD_TO_COME = re.compile(r"\b(?:di ?suruh|suruh|diminta|harus|wajib)\b")
_TESTED = re.compile(
    r"\b(?:interview|intervew|interviu|interviw|wawancara|psikotes|psikotest|psikotes|tes|test|seleksi)\b"
)
_OTHER_TEST = re.compile(
    r"\b(?:tes|test)\s+(?:covid|swab|pcr|darah|urin\w*|hamil|kehamilan|mic|ombak|buta|sim|dna|narkoba)\b"
)
_PRESENT = re.compile(
    r"\b(?:hadir|kehadiran|absen(?:si)?|presensi|present|attendance)(?:nya|an|ku)?\b\D{0,24}?(?P<a>\d{1,3})(?:[.,]\d+)?\s*(?:%|persen|percent)"
    r"|\b(?P<b>\d{1,3})(?:[.,]\d+)?\s*(?:%|persen|percent)\D{0,16}?\b(?:hadir|kehadiran)\b"
    r"|\b(?:hadir|masuk)\s+(?P<c>\d{1,3})\s*(?:dari|/)\s*(?P<d>\d{1,3})\b"
)
_TRAINED = re.compile(r"\b(?:pelatihan|training|diklat|kelas)\b")
_ASSESSED = re.compile(r"\b(?:self[ -]?)?as+es+men(?:t|nya)?\b")
_FORM = re.compile(r"\b(?:formulir|form)\b.*\b(?:kebekerjaan|status)|\bkebekerjaan\b")


@dataclass(frozen=True, slots=True)
class Told:
    """One proof that somebody told: as in `Evidence`, without a claim and a month."""

    kind: EvidenceKind
    on: date
    note: str = ""
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What a message tells; without proofs it leaves something `open`."""

    proofs: tuple[Told, ...] = ()
    open: Open = ""


def told(words: str, today: date) -> Telling | None:
    """Return the proofs that a message tells, or what it leaves open; `None` when it tells of none."""
    plain = words.casefold()
    if len(words) > LONGEST_ANSWER or taken_back(plain):
        return None
    tellings = [telling for clause in _CLAUSE.split(words) if clause for telling in _of_clause(clause, today)]
    proofs = tuple(dict.fromkeys(proof for telling in tellings for proof in telling.proofs))
    return Telling(proofs) if proofs else next(iter(tellings), None)


def _of_clause(clause: str, today: date) -> list[Telling]:
    """Read an application and a call apart where one clause tells of both."""
    plain = clause.casefold()
    if len(plain) != len(clause):
        return []
    applied = _APPLIED.search(plain)
    end = end_of_news(plain, applied.end()) if applied else len(plain)
    clause, plain = clause[:end], plain[:end]
    cut = _second(plain, applied)
    found: list[Telling] = []
    for part in (clause[:cut], clause[cut:]) if cut else (clause,):
        telling = _of_part(part, today)
        if telling and not _holds(part, telling):
            return []
        found += [telling] if telling else []
    return found


def _second(plain: str, applied: re.Match[str] | None) -> int:
    """Return where a call begins behind an application, or 0."""
    called = (_CALLED.search(plain) or _TESTED.search(plain)) if _TESTED.search(plain) else None
    return called.start() if called and applied and applied.start() < called.start() else 0


_Reader = Callable[[str, date], Telling | None]


def _of_part(part: str, today: date) -> Telling | None:
    readers: tuple[_Reader, ...] = (_attendance, _assessment, _form, _call, _application)
    return next((telling for reader in readers if (telling := reader(part, today))), None)


def _holds(part: str, telling: Telling) -> bool:
    """Tell whether the part speaks of something done, and done by the person; names of companies are not looked at."""
    plain = part.casefold()
    for name in filter(None, (proof.note.casefold() for proof in telling.proofs)):
        plain = plain.replace(name, " ")
    called = any(proof.kind == "call" for proof in telling.proofs) and _CALLED.search(plain) is not None
    ahead = called or telling.open == "called"
    return not not_done(_TOLD_TO_COME.sub(" ", plain) if called else plain, may_lie_ahead=ahead)


def _application(part: str, today: date) -> Telling | None:
    plain = part.casefold()
    applied = _APPLIED.search(plain)
    if applied is None or _AFTER_A_JOB.search(plain, applied.end()):
        return None
    names = companies(part[applied.end() :])
    if not names and _OBJECT_FIRST.match(plain.lstrip()):
        names = companies(part[: applied.start()])
    names = tuple(name for name in names if not _HOW_MANY.match(name.casefold()))
    if not names:
        told_of = _HOW_MANY.search(plain) or (said_done(plain) and applied[0] != "lamaran")
        return Telling(open="company") if told_of else None
    return _dated("application", names, part, today)


def _call(part: str, today: date) -> Telling | None:
    """CASH-11 counts a call to a selection test or an interview, so the day of the test itself may lie ahead."""
    plain = part.casefold()
    tested = _TESTED.search(plain)
    if tested is None or _OTHER_TEST.search(plain) or _AFTER_A_JOB.search(plain):
        return None
    called = _CALLED.search(plain)
    names = companies(part[tested.end() :]) or (companies(part[called.end() :]) if called else ())
    if not names:
        return Telling(open="company") if called and said_done(plain) else None
    if called is None and lies_ahead(plain):
        return Telling(open="called")
    return _dated("call", names[:1], part, today, ahead=called is not None)


def _dated(kind: EvidenceKind, names: tuple[str, ...], part: str, today: date, *, ahead: bool = False) -> Telling:
    bare = part.casefold()
    for name in names:
        bare = bare.replace(name.casefold(), " ")
    day = _day(bare, today)
    if day is None and not ahead:
        return Telling(open="day")
    return Telling(tuple(Told(kind, day or today, name) for name in names))


def _day(plain: str, today: date) -> date | None:
    """Return the day that is said, today when none is; `None` for one that is ahead, too old, or not to be read."""
    said = read_date(_YESTERDAY.sub("kemarin", _NO_DAY.sub(" ", plain)), today)
    if said is None:
        return None if _SOME_DAY.search(plain) else today
    if len(said) < 10:
        return None
    day = date.fromisoformat(said)
    return day if today - OLDEST <= day <= today else None


def _attendance(part: str, today: date) -> Telling | None:
    plain = part.casefold()
    present = _PRESENT.search(plain)
    if present is None:
        return Telling(open="percent") if _TRAINED.search(plain) and said_done(plain) else None
    percent = int(present["a"] or present["b"] or 0)
    if present["c"]:
        percent = int(present["c"]) * 100 // max(int(present["d"]), 1)
    return Telling((Told("attendance", today, figure=percent),)) if percent <= 100 else None


def _assessment(part: str, today: date) -> Telling | None:
    return _finished("assessment", _ASSESSED, part, today)


def _form(part: str, today: date) -> Telling | None:
    return _finished("form", _FORM, part, today)


def _finished(kind: EvidenceKind, named: re.Pattern[str], part: str, today: date) -> Telling | None:
    plain = part.casefold()
    if not named.search(plain) or not said_done(plain):
        return None
    day = _day(plain, today)
    return Telling((Told(kind, day),)) if day else Telling(open="day")
