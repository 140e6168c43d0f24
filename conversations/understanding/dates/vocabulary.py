"""What the words of a date are: each token of a sentence becomes an item with a one-letter code and a value."""

from functools import lru_cache
from typing import NamedTuple

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.numbers import digits_for_words
from conversations.understanding.words import slipped, tokens, unstretched


class Item(NamedTuple):
    """One token of a sentence: its `code` (see `CODES`), the number it stands for, and the word itself."""

    code: str
    value: int
    word: str


CODES = """N number of one or two digits   Y four digits   E eight digits   X other digits   M month name   w weekday
D day   W week (or Sunday)   V week for certain   B month   T year   t "tanggal"   L ago   K yesterday, or "last"
I this   F coming   P beginning, middle, end, since   H half   o offset in days   n "lagi"   u "dulu"   j hour
l English last, this, next (-1, 0, 1)   x other word   and the signs - / . , q (apostrophe), s for any other sign"""

_LEXICON = Lexicon("dates")
_MONTHS = _LEXICON.spellings("months")
_MONTH_NUMBER = {name: number for number, name in enumerate(dict.fromkeys(_MONTHS.values()), start=1)}
_LONG_MONTHS = (*(name for name in _MONTH_NUMBER if len(name) > 4), *_LEXICON.listed("long_months"))
_NOT_SLIPS = _LEXICON.words("not_slips")
_SLIPPABLE = _LEXICON.listed("slippable")
_MONTHS_AND_OTHER_WORDS = _LEXICON.words("months_and_other_words")
_WEEKDAYS = _LEXICON.spellings("weekdays")
_WEEKDAY_NUMBER = {name: number for number, name in enumerate(dict.fromkeys(_WEEKDAYS.values()))}
_CODES_OF = _LEXICON.meanings("codes")
_OFFSET_OF = {word: int(days) for word, days in _LEXICON.meanings("offsets").items()}
_ONE = _LEXICON.meanings("one")
_SKIPPED = _LEXICON.words("skipped")
_ENGLISH_SHIFTS = {"last": -1, "this": 0, "next": 1}
_SIGN_CODES = {"-": "-", "/": "/", ".": ".", ",": ",", "'": "q"}
_THOUSAND = _LEXICON.words("thousand")
_SPOKEN = "dua ribu"
_TIMES_OF_DAY = {"pagi": 0, "siang": 0, "sore": 0, "subuh": 0, "malam": -1, "malem": -1}


def items(plain: str) -> list[Item]:
    """Give the coded items of a cleaned text, numbers in words being numbers and small talk left out."""
    found: list[Item] = []
    for word in digits_for_words(tokens(plain, joined=False)):
        if word not in _SKIPPED:
            found.extend(_items_of(word))
    return _with_phrases(found)


@lru_cache(maxsize=4096)
def _items_of(word: str) -> tuple[Item, ...]:
    if word.isdigit():
        code = {1: "N", 2: "N", 4: "Y", 8: "E"}.get(len(word), "X")
        return (Item(code, int(word) if len(word) < 9 else 0, word),)
    if not word.isalpha() or not word.isascii():
        return (Item(_SIGN_CODES.get(word, "s"), 0, word),)
    for spelling in unstretched(word):
        known = _known(spelling)
        if known:
            return known
    return _slip(word) or (Item("x", 0, word),)


def _known(word: str) -> tuple[Item, ...]:
    if word in _MONTHS:
        return (Item("M", _MONTH_NUMBER[_MONTHS[word]], word),)
    if word in _WEEKDAYS:
        return (Item("w", _WEEKDAY_NUMBER[_WEEKDAYS[word]], word),)
    if word in _OFFSET_OF:
        return (Item("o", _OFFSET_OF[word], word),)
    if word in _ONE:
        return (Item("N", 1, "1"), Item(_ONE[word], 0, word))
    if word in _ENGLISH_SHIFTS:
        return (Item("l", _ENGLISH_SHIFTS[word], word),)
    return (Item(_CODES_OF[word], 0, word),) if word in _CODES_OF and len(word) > 1 else ()


def _slip(word: str) -> tuple[Item, ...]:
    if len(word) < 4 or word in _NOT_SLIPS:
        return ()
    months = {_MONTHS[name] for name in _LONG_MONTHS if slipped(word, (name,))}
    if len(months) == 1:
        return (Item("M", _MONTH_NUMBER[months.pop()], word),)
    other = slipped(word, _SLIPPABLE)
    return _known(other) if other else ()


def _with_phrases(found: list[Item]) -> list[Item]:
    """Read "hari ini", "tadi pagi", "dua ribu dua lima" as one item, and month names that mean something else here."""
    told: list[Item] = []
    for place, item in enumerate(found):
        before = told[-1] if told else Item("", 0, "")
        if (before.code, item.code) == ("D", "I"):
            told[-1] = Item("o", 0, "hari ini")
        elif before.word in {"tadi", "td"} and item.word in _TIMES_OF_DAY:
            told[-1] = Item("o", _TIMES_OF_DAY[item.word], "tadi " + item.word)
        elif item.word in _THOUSAND and before.code == "N" and before.value == 2:
            told[-1] = Item("Y", 2000, _SPOKEN)
        elif before.word == _SPOKEN and item.code == "N" and _fits_spoken_year(before.value, item.value):
            told[-1] = Item("Y", _spoken_year(before.value, item.value), _SPOKEN)
        elif item.word in _MONTHS_AND_OTHER_WORDS and len(found) > 1 and not _beside_number(found, place):
            told.append(Item("x", 0, item.word))
        else:
            told.append(item)
    return told


def _fits_spoken_year(year: int, number: int) -> bool:
    return year == 2000 or (2000 < year < 2010 and number < 10)


def _spoken_year(year: int, number: int) -> int:
    return year + number if year == 2000 else 2000 + (year - 2000) * 10 + number


def _beside_number(found: list[Item], place: int) -> bool:
    around = "".join(item.code for item in found[max(0, place - 1) : place + 2])
    return any(code in around for code in "NYBTPLKlqt/-.")
