"""Reading what a vacancy asks of schooling and experience."""

import re
from datetime import date
from functools import lru_cache

from bot.importing import words
from bot.importing.cells import plain
from bot.importing.layout import BadCell, squeeze
from bot.importing.table import Cell
from conversations.vacancies.records import Education

_PATTERNS: tuple[tuple[Education, str], ...] = (
    ("sd", r"\bsd\b|sekolah dasar|elementary|primary school"),
    ("smp", r"\bsmp\b|\bsltp\b|\bmts\b|\bsekolah menengah pertama|junior high"),
    ("sma", r"\bsma\b|\bslta\b|\bsmu\b|\bma\b|\bman\b|aliyah|sekolah menengah atas|(?<!junior )high school"),
    ("smk", r"\bsmk\b|\bstm\b|\bsmea\b|kejuruan|vocational"),
    ("d3", r"\bd[- .]?(?:1|2|3|i{1,3})\b|diploma(?! ?(?:4|iv))|akademi"),
    ("s1", r"\bs[- .]?(?:1|i)\b|\bd[- .]?(?:4|iv)\b|diploma ?(?:4|iv)|(?<!pasca)sarjana|bachelor|strata ?1\b"),
    ("s2", r"\bs[- .]?(?:2|3|ii|iii)\b|magister|master|pasca ?sarjana|doktor|strata ?(?:2|3|ii|iii)\b"),
)
_LEVELS = tuple((level, re.compile(pattern)) for level, pattern in _PATTERNS)
_NONE_ASKED = frozenset(
    {
        *("", "semuajenjang", "semuapendidikan", "semua", "bebas", "tidakada", "tanpasyarat", "any"),
        "tidakdisyaratkan",
        *("tidakditentukan", "tidakadasyarat", "umum", "none", "null", "all", "semuatingkat", "semuatingkatpendidikan"),
    }
)
_FIRST_WORDS = re.compile(r"(?:minimal|min|pendidikan|lulusan|tamat|tamatan|sekurang-kurangnya)\b[ .:]*")
_UP_TO = re.compile(r"(?<=\S) s\.? ?/? ?d\.? (?=\S)")
_FRESH = re.compile(r"fresh ?grad|tanpa pengalaman|(?:tidak|belum|non)[ -](?:perlu )?(?:ber)?pengalaman|entry level")
_NO_EXPERIENCE = frozenset({"tidakada", "none", "tidakdiperlukan", "tidakperlu", "tidakdisyaratkan", "tidakwajib"})
_UNTOLD = frozenset({"", "tidakditentukan", "semua", "any", "null", "na", "diutamakan", "tidakdisebutkan"})
_LESS = re.compile(r"(?:kurang dari|di ?bawah|<|less than|under|maks(?:imal)?\.?|max\.?) ?\d")
_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), 1
    )
}
_YEARS = re.compile(
    r"(\d{1,3})(?:[.,]\d+)?\+? ?(tahun|thn|th|years?|yrs?|bulan|bln|months?)?"
    r"(?: ?(?:-|–|s/?d|sampai|hingga|to) ?\d{1,3}(?:[.,]\d+)?\+? ?(tahun|thn|th|years?|yrs?|bulan|bln|months?)?)?\b",
    re.ASCII,
)
_MOST_YEARS = 40


def education(cell: Cell, _today: date) -> Education:
    """Read the lowest schooling that is asked for; "" where none is."""
    return _lowest(plain(cell).casefold())


def experience(cell: Cell, _today: date) -> int | None:
    """Read how many whole years of experience are asked for at least; 0 for beginners, `None` where nothing is told."""
    return _least(plain(cell).casefold())


@lru_cache(4096)
def _lowest(shown: str) -> Education:
    if squeeze(shown) in _NONE_ASKED:
        return ""
    asked = _UP_TO.sub(" - ", _FIRST_WORDS.sub("", shown))
    lowest = next((level for level, pattern in _LEVELS if pattern.search(asked)), None)
    if lowest is None:
        raise BadCell(words.NOT_AN_EDUCATION)
    return lowest


@lru_cache(4096)
def _least(shown: str) -> int | None:
    short = squeeze(shown)
    if short in _UNTOLD:
        return None
    if short in _NO_EXPERIENCE or _FRESH.search(shown) or _LESS.match(shown):
        return 0
    found = _YEARS.search(" ".join(_NUMBERS.get(word, word) for word in shown.split()))
    if found is None:
        raise BadCell(words.NOT_AN_EXPERIENCE)
    months = (found[2] or found[3] or "").startswith(("b", "m"))
    years = int(found[1]) // (12 if months else 1)
    if years > _MOST_YEARS:
        raise BadCell(words.NOT_AN_EXPERIENCE)
    return years
