"""Monthly wages as people type them: rupiah in digits or words, short or long, never guessed."""

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

LEAST, MOST = 100_000, 1_000_000_000
"""Outside this range it is no monthly wage: a phone number, an identity number, a slip."""

_LEXICON = Lexicon("money")
_CODES_OF = _LEXICON.meanings("codes")
_ONE = _LEXICON.meanings("one")
_REFUSED = _LEXICON.words("refused") | QUESTIONS
_ADDED = _LEXICON.words("added")
_REFUSED_SIGNS = re.compile(r"[?$€£¥<>%+]|^ ?-|[0-9] ?/ ?[0-9]|[0-9] ?x\b|\bs ?[/.] ?d\b")
_THE_MONTH = re.compile(r"\b(?:per 1 bulan|(?:tahun|thn|taun|th) ?(?:20[0-9]{2}|lalu|ini|kemarin|kemaren|terakhir))\b")
_FORMS = re.compile("nkn+[JRL]|HJ|nHJ|nJH|nJnRn?|nJn|nJ|nR|nL|n+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,00?)?|(?:,[0-9]{3})+(?:\.00?)?)")
_LONG = re.compile(r"[1-9][0-9]{5,9}")
_DECIMAL = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_PHONE = re.compile(r"8[0-9]{8}")
_SCALE = {"J": 1_000_000, "R": 1_000, "L": 1_000_000_000}


def read_money(text: object) -> int | None:
    """Read the one amount that `text` says, in whole rupiah a month.

    None for ranges, bounds, several amounts, other periods or currencies, a figure without a unit below six digits,
    malformed groups, and anything outside `LEAST` to `MOST`.
    """
    plain = _THE_MONTH.sub(" ", with_half_said(without_about(clean(text))))
    if not plain or _REFUSED_SIGNS.search(plain):
        return None
    words = _monthly(_rounded(digits_for_words(tokens(plain, joined=True))))
    if words is None or _REFUSED.intersection(words) or _is_part(words):
        return None
    amounts = _amounts([pair for place, word in enumerate(words) for pair in _coded(word, words[:place])])
    if len(amounts) != 1:
        return None
    amount = amounts.pop()
    return int(amount) if amount is not None and LEAST <= amount <= MOST and amount.denominator == 1 else None


def _rounded(words: list[str]) -> list[str]:
    """Drop the "-an" of a round figure ("4 juta-an", "4an juta")."""
    kept: list[str] = []
    for word in words:
        if word == "an" and kept:
            if kept[-1] == "-":
                kept.pop()
        else:
            kept.append(word)
    return kept


def _monthly(words: list[str]) -> list[str] | None:
    """Drop "1 bulan"; nothing when the amount is for several months, or "min" says it is the least."""
    kept: list[str] = []
    for place, word in enumerate(words):
        after = next((other for other in words[place + 1 :] if other not in {".", ":"}), "")
        if word in {"bulan", "bln", "months", "kali"} and kept and kept[-1].isdigit():
            if kept.pop() != "1":
                return None
        elif word == "min" and (after[:1].isdigit() or after in {"rp", "idr"}):
            return None
        else:
            kept.append(word)
    return kept


def _is_part(words: list[str]) -> bool:
    """Whether the amount is said to be an allowance, which is not the wage."""
    first = next((place for place, word in enumerate(words) if word[0].isdigit()), len(words))
    return bool(_ADDED.intersection(words[:first])) and "termasuk" not in words


def _coded(word: str, before: list[str]) -> list[tuple[str, str]]:
    if word[0].isdigit():
        return [("n", word)]
    if word == "k":
        return [("R" if before and before[-1][0].isdigit() else "x", word)]
    if word == "-":
        return [("-", word)]
    for spelling in unstretched(word):
        if spelling in _ONE:
            return [("n", "1"), (_ONE[spelling], word)]
        if spelling in _CODES_OF:
            code = _CODES_OF[spelling]
            return [] if code == "c" else [(code, word)]
    slip = slipped(word, ("juta", "jutaan", "ribu", "setengah")) if len(word) > 3 else None
    return [(_CODES_OF[slip] if slip else "x", word)]


def _amounts(items: list[tuple[str, str]]) -> set[Fraction | None]:
    """Give every amount along the line, with None among them for whatever makes no amount."""
    line = "".join(code for code, _ in items)
    found: set[Fraction | None] = {None} if re.search("[nJRLH]-+n", line) else set()
    place = 0
    while place < len(line):
        match = _FORMS.match(line, place)
        if match:
            found.add(_amount(match[0], [raw for _, raw in items[place : match.end()]]))
        elif line[place] in "JRLHk":
            found.add(None)
        place = match.end() if match else place + 1
    return found


def _amount(form: str, raw: list[str]) -> Fraction | None:
    if set(form) == {"n"}:
        return _plain_figure(raw)
    if form == "HJ":
        return Fraction(500_000)
    if "k" in form:
        return _scaled(f"{raw[0]},{''.join(raw[2:-1])}", form[-1])
    if "H" in form:
        whole = _scaled(raw[0], "J")
        return whole + 500_000 if whole is not None and raw[0].isdigit() else None
    head = _scaled(raw[0], form[1])
    if head is None or len(form) == 2:
        return head
    return head + rest if (rest := _thousands(form[2:], raw[2:])) is not None and raw[0].isdigit() else None


def _plain_figure(raw: list[str]) -> Fraction | None:
    if len(raw) > 1:
        grouped = ".".join(raw)
        return (
            Fraction(grouped.replace(".", "")) if all(map(str.isdigit, raw)) and _GROUPED.fullmatch(grouped) else None
        )
    figure = raw[0]
    if _LONG.fullmatch(figure):
        return None if _PHONE.fullmatch(figure) else Fraction(figure)
    if not _GROUPED.fullmatch(figure):
        return None
    groups = re.split("[.,]", figure)
    value = int("".join(groups if len(groups[-1]) == 3 else groups[:-1]))
    return Fraction(value) if value >= LEAST else None


def _scaled(figure: str, unit: str) -> Fraction | None:
    if unit == "R" and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", figure):
        figure = figure.replace(".", "")
    return Fraction(figure.replace(",", ".")) * _SCALE[unit] if _DECIMAL.fullmatch(figure) else None


def _thousands(form: str, raw: list[str]) -> Fraction | None:
    """Read what follows the millions: "250", "250.000", "250 ribu", "250 ribu 500"."""
    figure = raw[0]
    if form == "n" and re.fullmatch(r"[1-9][0-9]{2}[.,]?000", figure):
        return Fraction(re.sub("[.,]", "", figure))
    if not figure.isdigit() or not 0 < int(figure) < 1000 or (form == "n" and int(figure) < 100):
        return None
    rest = raw[2] if form == "nRn" else "0"
    return Fraction(int(figure) * 1000 + int(rest)) if rest.isdigit() and int(rest) < 1000 else None
