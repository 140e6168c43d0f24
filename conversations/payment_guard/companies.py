"""The names of companies in a message about an application or a call."""

import re
from itertools import takewhile

from conversations.understanding.lexicon import Lexicon

_MARK = r"(?:pt|cv|ud|pd|toko|bank|hotel|klinik|rs|rumah sakit|restoran|resto|pabrik|koperasi|yayasan|universitas)"
_MARK_ALONE = re.compile(_MARK, re.IGNORECASE)
_NOT_FORM = r"(?!(?:ke|ka|k|di|d|ning|neng|nang|tu|dan|lamaran|saya|aku|lewat|via|melalui|sama|untuk|sudah|lama)\b)"
_MARKED = re.compile(rf"\b{_MARK}\b\.?\s+{_NOT_FORM}(?=\w)", re.IGNORECASE)
_FORMAL = re.compile(rf"\b(?:pt|cv)\b\s+{_NOT_FORM}(?=\w)", re.IGNORECASE)
_FORM_WITHIN = re.compile(
    rf"(?<=\w)(?<!\bke)(?<!\bka)(?<!\bk)(?<!\bdi)(?<!\bd)\s+(?=(?:pt|cv)\s+{_NOT_FORM}\w)", re.IGNORECASE
)
_BEHIND = re.compile(r"\b(?:ke|ka|k|di|d|ning|neng|nang|tu|pada|dari|oleh|to|at|with|sama)\s+", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b(?:pt|cv|ud|pd|rs)\b", re.IGNORECASE)
_DOT_OF_FORM = re.compile(r"\b(pt|cv|ud)\.\s*", re.IGNORECASE)
_AND = re.compile(
    r"\s*(?:[,;+/\n•]|\s&\s|\b(?:dan|and|serta|plus|terus|trus|trs|lalu|sama|juga ke)\b)\s*(?:(?:ke|di|ka|juga)\s+)*",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s*(?=\n)")
_BULLET = re.compile(r"\n\s*(?:[-•*]|\d{1,2}[.)])\s*")
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agustus|agu|ags|aug(?:ust)?"
    r"|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\b|\b\d{{1,2}} +{_MONTH}\b(?: +\d{{4}}\b)?"
    r"|\b\d{1,2} *(?:kali|x)\b|\b\d{1,2} +(?:hari|minggu|pekan|bulan) +(?:(?:yang|yg) +)?(?:lalu|kemarin|ago)\b"
    r"|\b(?:hari|minggu|pekan|bulan|tahun) +(?:(?:yang|yg) +)?(?:ini|lalu|kemarin|kmrn|depan)\b",
    re.IGNORECASE,
)
"""Days and times that stand beside a name, and are none of it."""
_END = re.compile(r"[!?(:]|\.(?:\s|$)|\s[-–—]\s")
_DERIVED = re.compile(r"(?:di|me|mem|men|meng|ber|ter)[a-z]{4,}", re.IGNORECASE)
_LEXICON = Lexicon("evidence")
_STOP = _LEXICON.words("ends_a_name")
_POLITE = _LEXICON.words("polite")
_NO_NAME = _LEXICON.words("no_name")
_LONGEST = 60
_HEAD_OF_LETTER = 1500
_MOST_WORDS = 6
_MOST = 10


def companies(words: str) -> tuple[str, ...]:
    """Return the companies that a message names, as they are written there; at most ten.

    A name begins with its legal form (PT, CV, ...) or stands behind *ke*, *di* and the like. What could be anything but
    a name is left out.
    """
    plain = _DAY.sub(" ", _DOT_OF_FORM.sub(r"\1 ", _BULLET.sub("\n", _COLON.sub(" ", words))))
    start = _start(plain)
    found: list[str] = []
    listed = "" if start is None else _FORM_WITHIN.sub(", ", plain[start:])
    for place, part in enumerate(filter(str.strip, _parts(listed))):
        name = _name(part, first=place == 0)
        if name is None:
            break
        if name.casefold() not in map(str.casefold, found):
            found.append(name)
    return tuple(found[:_MOST])


def marked(words: str) -> str:
    """Return the first name with a legal form in a longer text, such as a letter, or ""."""
    plain = _DOT_OF_FORM.sub(r"\1 ", words[:_HEAD_OF_LETTER])
    starts = (found.start() for found in _FORMAL.finditer(plain))
    names = (_name(_parts(plain[start : start + _LONGEST * 2])[0], first=True) for start in starts)
    return next((name for name in names if name), "")


def _start(words: str) -> int | None:
    """Return where the first name begins: behind the first *ke* or *di* if one stands there, else at a legal form."""
    behind, marked = _BEHIND.search(words), _MARKED.search(words)
    mark = marked.start() if marked else None
    if behind and (mark is None or behind.end() < mark) and _name(_parts(words[behind.end() :])[0], first=True):
        return behind.end()
    return mark


def _parts(words: str) -> list[str]:
    return _AND.split(_END.split(words.strip(), maxsplit=1)[0])


def _name(part: str, *, first: bool) -> str | None:
    named = _before_stop(part)
    bare = " ".join(named).strip(" .,'\"“”*-")
    if not 3 <= len(bare) <= _LONGEST or len(named) > _MOST_WORDS or not any(sign.isalpha() for sign in bare):
        return None
    if "@" in bare or _MARK_ALONE.fullmatch(bare):
        return None
    if _MARKED.match(bare):
        return _written(bare)
    opening = named[1] if named[0].isdigit() and len(named) > 1 else named[0]
    if opening.casefold() in _NO_NAME or _DERIVED.fullmatch(named[0]):
        return None
    if not first and (len(named) > 3 or any(_DERIVED.fullmatch(word) for word in named)):
        return None
    return _written(bare)


def _before_stop(part: str) -> list[str]:
    named = list(takewhile(lambda word: word.casefold().strip(".,'\"") not in _STOP, part.split()))
    while named and named[-1].casefold().strip(".,") in _POLITE:
        named.pop()
    return named


def _written(bare: str) -> str:
    """Write a name typed in small letters as names are written: *pt maju jaya* is *PT Maju Jaya*."""
    if bare.islower():
        bare = " ".join(word[:1].upper() + word[1:] for word in bare.split())
    return _SHORT_FORM.sub(lambda form: form[0].upper(), bare)
