"""Lengths of time as people type them, as whole months."""

import re
from fractions import Fraction

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.numbers import digits_for_words
from conversations.understanding.words import (
    QUESTIONS,
    clean,
    slipped,
    tokens,
    unstretched,
    with_half_said,
    without_about,
)

MOST_MONTHS = 720
"""Sixty years: nobody pays contributions for longer."""

DAYS_A_MONTH = 30

_LEXICON = Lexicon("months")
_CODES_OF = _LEXICON.meanings("codes")
_ONE = _LEXICON.meanings("one")
_REFUSED = _LEXICON.words("refused") | QUESTIONS
_SMALL_TALK = _LEXICON.words("small_talk")
_SLIPPABLE = _LEXICON.listed("slippable")
_NOT_SLIPS = _LEXICON.words("not_slips")
_JOINERS = _LEXICON.words("joiners")
_REFUSED_SIGNS = re.compile(
    r"[?$€£¥<>%]|^ ?-|[0-9] ?[-/] ?[0-9]|[0-9] ?\+ ?(?![ 0-9])|\bs ?[/.] ?d\b|\bmin[.:]? ?[0-9]"
)
_EACH_MONTH = re.compile(r"\b(?:setiap|tiap) bulan\b")
_FORMS = re.compile(
    "(?P<less>nT<nB)|(?P<half>nHT|nTH|HT)|(?P<koma>nkn[TB])"
    "|(?P<parts>nT(?:nB)?(?:nW)?(?:nD)?|nB(?:nW)?(?:nD)?|nWnD|nW|nD)|(?P<times>nx)|(?P<bare>n)"
)
_LESS = re.compile(
    r"\b(tahun|thn|th|taun|setahun|setaun) (?:kurang|krg|min|minus)"
    r"(?= ?(?:[0-9]+|satu|dua|tiga|empat|lima) ?(?:bulan|bln)| sebulan)"
)
_MONTHS_IN = {"T": 12, "B": 1}
_DAYS_IN = {"W": 7, "D": 1}


def read_months(text: object) -> int | None:
    """Read the one length of time that `text` says, in whole months; a bare whole number is months.

    Days and weeks count as months of thirty days, what is left over being dropped. None for ranges, bounds ("lebih",
    "hampir", "belum"), points in time, fractions that are no whole months, and more than `MOST_MONTHS`.
    """
    plain = _LESS.sub(r"\1 lessby", _EACH_MONTH.sub(" ", with_half_said(without_about(clean(text)))))
    if not plain or _REFUSED_SIGNS.search(plain):
        return None
    words = digits_for_words(tokens(plain, joined=True))
    if _REFUSED.intersection(words):
        return None
    found = _lengths([pair for word in words for pair in _coded(word)], all(_is_small_talk(word) for word in words))
    if len(found) != 1:
        return None
    months = found.pop()
    return months if months is not None and 0 <= months <= MOST_MONTHS else None


def _is_small_talk(word: str) -> bool:
    return word[0].isdigit() or word in _SMALL_TALK or not word.isalnum()


def _coded(word: str) -> list[tuple[str, str]]:
    if word[0].isdigit():
        return [("n", word)]
    if word in _JOINERS:
        return []
    if word == "lessby":
        return [("<", word)]
    for spelling in unstretched(word):
        if spelling in _ONE:
            return [("n", "1"), (_ONE[spelling], word)]
        if spelling in _CODES_OF:
            return [(_CODES_OF[spelling], word)]
    slip = slipped(word, _SLIPPABLE) if len(word) > 3 and word not in _NOT_SLIPS else None
    if slip is None:
        return [(" ", word)]
    return [("n", "1"), (_ONE[slip], word)] if slip in _ONE else [(_CODES_OF[slip], word)]


def _lengths(items: list[tuple[str, str]], only_small_talk: bool) -> set[int | None]:
    """Give every length along the line, with None among them for numbers that are no length."""
    line = "".join(code for code, _ in items)
    found: set[int | None] = set()
    place = 0
    while place < len(line):
        match = _FORMS.match(line, place)
        if match is None:
            found |= {None} if line[place] in "TH<k" else set()
            place += 1
            continue
        raw = [word for _, word in items[place : match.end()]]
        place = match.end()
        if match.lastgroup == "bare" and not only_small_talk:
            found |= _beside_other_words(raw[0], line[place : place + 1])
        else:
            found.add(_months(match.lastgroup or "", match[0], raw))
    return found


def _beside_other_words(figure: str, after: str) -> set[int | None]:
    """A number that counts something else ("2 perusahaan") says no length; at the end of a sentence it is unclear."""
    return set() if after == " " and figure.isdigit() else {None}


def _months(kind: str, form: str, raw: list[str]) -> int | None:
    if kind == "koma":
        return _fraction(f"{raw[0]},{raw[2]}", form[-1])
    if kind in {"bare", "times"}:
        return int(raw[0]) if raw[0].isdigit() and len(raw[0]) < 5 else None
    numbers = [word for code, word in zip(form, raw, strict=True) if code == "n"]
    if len(numbers) == 1 and not numbers[0].isdigit() and len(form) == 2:
        return _fraction(numbers[0], form[-1])
    if not all(number.isdigit() and len(number) < 5 for number in numbers):
        return None
    if kind == "half":
        return 12 * int(numbers[0] if numbers else 0) + 6
    if kind == "less":
        years, months = map(int, numbers)
        return 12 * years - months if months < 12 <= 12 * years else None
    return _sum_of_parts(form, [int(number) for number in numbers])


def _sum_of_parts(form: str, numbers: list[int]) -> int | None:
    units = form[1::2]
    counts = dict(zip(units, numbers, strict=True))
    if "T" in counts and counts.get("B", 0) >= 12:
        return None
    days = sum(_DAYS_IN[unit] * count for unit, count in counts.items() if unit in _DAYS_IN)
    months = sum(_MONTHS_IN[unit] * count for unit, count in counts.items() if unit in _MONTHS_IN)
    if units[0] in _MONTHS_IN and days > DAYS_A_MONTH:
        return None
    return months + days // DAYS_A_MONTH


def _fraction(figure: str, unit: str) -> int | None:
    if unit != "T" or not re.fullmatch(r"[0-9]{1,2}[.,][0-9]{1,2}", figure):
        return None
    months = Fraction(figure.replace(",", ".")) * 12
    return int(months) if months.denominator == 1 else None
