"""What people type about work, skills and years, made an answer; `None` lets others hear what is none."""

import re

from conversations.understanding import read_months
from conversations.vacancies.titles import families_like

_LONGEST = 120
_ASKS = re.compile(
    r"\?|^\s*(?:apa|apakah|kenapa|mengapa|bagaimana|gimana|gmn|kapan|berapa|siapa|di ?mana)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\s*/|^\s*(?:(?:menu|lowongan|loker|bantuan|help|status|klaim|jkp|konseling|pelatihan|halo|hai|hi|tes|test|ya|iya|ok"
    r"|oke|tidak|gak|nggak|terima kasih|makasih|assalamualaikum)\b[\s.!]*)+$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]{2}")
_YEARS = re.compile(r"(\d{1,2})(?: (\d))? ?(?:th|thn|tahun|taun)?(?: ?an)?(?: (?:lebih|lbh|an))?", re.ASCII)
_MORE = re.compile(r"(?:lebih dari|di ?atas|lebih|>) (\d{1,2})\b|(\d{1,2}) ?(?:th|thn|tahun|taun) (?:ke atas|lebih)\b")
_LESS = re.compile(r"\b(?:kurang dari|belum (?:ada |sampai )?(?:1|satu|se) ?tahun|belum setahun|di ?bawah)\b")


def work(typed: str) -> str | None:
    """Return words about work; questions, greetings and names of pages are none, unless a title is among them."""
    told = _tidy(typed)
    if _ELSEWHERE.match(told) or not _LETTER.search(told):
        return None
    return None if _ASKS.search(told) and not _names_work(told) else told[:_LONGEST]


def _names_work(told: str) -> bool:
    return "?" not in told and bool(families_like(told))


def skills(typed: str) -> str | None:
    """Return skills with commas between, however they were listed."""
    told = work(re.sub(r"[;\n•]+", ", ", typed))
    if told is None:
        return None
    parts = re.split(r",|\s(?:dan|sama|serta|&)\s", told)
    return ", ".join(part.strip(" .-") for part in parts if part.strip(" .-"))[:_LONGEST]


def years(plain: str) -> str | None:
    """Return the span of years in which an experience lies, as the options of its question name them."""
    if _LESS.search(plain):
        return "<1"
    if more := _MORE.search(plain):
        return span(int(more[1] or more[2]))
    if whole := _YEARS.fullmatch(plain):
        return span(int(whole[1]))
    months = read_months(plain)
    return None if months is None else "<1" if months < 12 else span(months // 12)


def span(count: int) -> str:
    """Return the option for so many whole years."""
    return "0" if count < 1 else "1-2" if count < 3 else "3-5" if count < 6 else "5+"


def _tidy(typed: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
