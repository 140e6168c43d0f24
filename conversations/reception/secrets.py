"""What nobody should send to a bot: NIK, account, card and one-time codes, the mother's name, phone numbers."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from conversations.engine.text import Text, text
from conversations.identity.zones import ZONES

_LENGTH = 16
"""Digits of a NIK, of the number of a family card, and of a bank card."""
_BETWEEN = r"[\s.,/_\-]{1,2}"
_GROUPS = re.compile(rf"\d+(?:{_BETWEEN}\d+)*")
_RUN = re.compile(r"\d+", re.ASCII)
_CARD = [4, 4, 4, 4]
_WRITTEN_NIK = [6, 6, 4]
_TWO_DATES = [2, 2, 4, 2, 2, 4]
_FEMALE = 40
_LAST_DAY, _LAST_MONTH = 31, 12

_DATE = r"\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
_MONEY = r"rp\.? ?\d[\d.,]*|\d{1,3}(?:\.\d{3})+(?!\d)"
# Dates and amounts of money often stand beside these words; as a number they do not count.
_HARMLESS = re.compile(rf"(?<!\d)(?:{_DATE}|{_MONEY})(?![\d-])")
_YEAR = re.compile(r"(?:19|20)\d\d")

_OWN = r"(?:nya|ku|mu)?\b"
_NUMBERED = re.compile(
    rf"\b(?:nik|ktp|kk|npwp){_OWN}\D{{0,25}}?\d(?:[ .,/_\-]{{0,2}}\d){{9,}}"
    rf"|\b(?:rek|norek|rekening|account|acc){_OWN}\D{{0,25}}\d(?:[ .\-]?\d){{7,}}"
    rf"|\b(?:rek|norek|rekening|account|acc){_OWN}\D{{0,60}}\d(?:[ .\-]?\d){{9,}}"
    r"|\b(?:bca|bri|bni|btn|bsi|bjb|mandiri|cimb|danamon|permata)\b\D{0,25}\d(?:[ .\-]?\d){9,}"
)
_CODE_WORD = (
    rf"\b(?:otp|pin|token|password|passwd|sandi|one[ -]time (?:password|code)|verification code"
    rf"|kode (?:verifikasi|verif|rahasia|keamanan|otp|login)){_OWN}"
)
_CODE = re.compile(
    rf"{_CODE_WORD}(?P<near>\D{{0,20}})(?<!\d)(?P<code>\d(?:[ .\-]?\d){{3,7}})(?![ .\-]?\d)"
    rf"|{_CODE_WORD}\D{{0,60}}\d{{3}}[ \-]?\d{{3}}(?![ .\-]?\d)"
    rf"|(?<!\d)\d{{4,8}}\b\W{{0,3}}(?:itu |ini |adalah )?(?:kode )?(?:otp|pin){_OWN}"
    rf"|^\W*(?:(?:ini|itu) )?(?:kode|code){_OWN}\W*(?:(?:saya|itu|ini|adalah|is|my)\W+)*\d{{3}} ?\d{{3}}\W*$"
)
_JOINED = 3

_IS = r"\s*(?:[:=\-]|\b(?:adalah|ialah|yaitu|namanya|bernama|itu|is)\b)\s*"
_WHOSE = r"(?:ku|nya)?(?:\s+(?:saya|aku|gue|gw))?"
_MOTHER = re.compile(
    rf"\bnama\s+(?:gadis\s+)?(?:ibu|mama)(?:\s+kandung)?{_WHOSE}(?:{_IS})?\s+(?P<named>\w{{3,}})"
    rf"|\bnama\s+(?:gadis\s+)?(?:ibu|mama)(?:\s+kandung)?{_WHOSE}\s*(?:{_IS})(?P<told>\w{{3,}})"
    rf"|\bibu\s+kandung{_WHOSE}(?:{_IS})+(?P<known>\w{{3,}})"
    r"|\bmother'?s\s+(?:maiden\s+)?name(?:\s*[:=\-]|\s+is)?\s+(?P<english>\w{3,})",
)
_CALLED = re.compile(r"(?:^|[^\w ] *|\b[a-z]+ )[Ii]bu [Kk]andung(?:ku|nya)?(?: saya)? [A-Z][a-z]{2,}")
_NO_NAME = re.compile(
    r"(?:salah|beda|berbeda|tidak|tdk|tak|gak|nggak|enggak|bukan|belum|blm|sudah|udah|harus|wajib|perlu|untuk|buat|apa"
    r"|itu|ini|dari|pada|yang|dan|atau|kok|kenapa|mengapa|dengan|sesuai|sama|saja|juga|kalau|bagaimana|gimana|mana|siapa"
    r"|boleh|bisa|lupa|ada|kosong|kurang|keliru|typo|terdaftar|tertulis|tercantum|tertera|ketik|karena|supaya|agar|jadi"
    r"|saya|kandung|sakit|meninggal|masih|hanya|cuma|biar|bagi|oleh|saat|waktu|ketika|sebagai|dalam|anda|kakak|guru"
    r"|data|beda|dirahasiakan|rahasia|benar|cocok|valid|diminta|minta|ditanya|ditanyakan|diisi|isi|dipakai|diubah|ubah"
    r"|diganti|ganti|diperbaiki|dikirim|kirim|aman|penting|wrong|not|for|and|the|required|needed|missing|asked)"
)
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){9,}")

SECRETS: Text = text(
    "Please never send NIK, account numbers, phone numbers or codes, to me or to anybody. "
    "I have not stored it, and I remove that message from this chat. If you still see it, please delete it."
)
SECRET_NAME: Text = text(
    "The name of that file holds a NIK. I have not stored it, and I remove it from this chat. "
    "Please rename the file and send it again."
)
NEVER_ASKED: Text = text("I never ask for them, and neither does an officer in a chat.")


def must_go(words: str) -> bool:
    """Tell whether a message holds what is removed in any case: 16 digits (NIK, card), a code, an account, a name."""
    seen = _seen(words[:4096])
    plain = seen.casefold()
    if any(sign.isdigit() for sign in plain):
        bare = _HARMLESS.sub(" … ", plain)
        if next(_identities(plain), None) or _NUMBERED.search(bare) or _holds_code(bare):
            return True
    return _names_mother(plain) or _CALLED.search(seen) is not None


def named_by_identity(file_name: str) -> bool:
    """Tell whether the name of a file holds a NIK; telephones put days and hours there, which are none."""
    runs = (run[0] for run in _RUN.finditer(file_name))
    return any(len(run) == _LENGTH and _is_identity(run, [_LENGTH - 1, 1]) for run in runs)


def holds_secret(words: str) -> bool:
    """Tell whether a message that no question understood holds such a thing, or any number of ten digits or more."""
    return must_go(words) or _LONG_NUMBER.search(_seen(words[:4096])) is not None


def masked(words: str) -> str:
    """Return words that are to be kept, with every number of ten digits or more left out."""
    seen = _seen(words)
    for start, end in reversed(list(_identities(seen))):
        seen = f"{seen[:start]}…{seen[end:]}"
    return _LONG_NUMBER.sub("…", seen)


def _identities(words: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of identity and bank cards stand, however their digits are kept apart."""
    for run in _GROUPS.finditer(words):
        groups = list(re.finditer(r"\d+", run[0]))
        lengths = [len(group[0]) for group in groups]
        after = 0
        for first in range(len(groups)):
            last = next((at for at, sum_ in enumerate(accumulate(lengths[first:]), first) if sum_ >= _LENGTH), None)
            if last is None:
                break
            number = "".join(group[0] for group in groups[first : last + 1])
            if first >= after and len(number) == _LENGTH and _is_identity(number, lengths[first : last + 1]):
                after = last + 1
                yield run.start() + groups[first].start(), run.start() + groups[last].end()


def _is_identity(number: str, lengths: list[int]) -> bool:
    if len(lengths) == 1 or lengths in (_CARD, _WRITTEN_NIK):
        return True
    day = int(number[6:8]) % _FEMALE
    dated = 1 <= day <= _LAST_DAY and 1 <= int(number[8:10]) <= _LAST_MONTH
    return dated and number[:2] in ZONES and lengths != _TWO_DATES


def _holds_code(words: str) -> bool:
    """Tell whether a code of one use stands there; a year some words away is none."""
    return any(
        found["code"] is None or len(found["near"]) <= _JOINED or not _YEAR.fullmatch(found["code"])
        for found in _CODE.finditer(words)
    )


def _names_mother(words: str) -> bool:
    return any(
        not _NO_NAME.fullmatch(found[found.lastgroup or 0]) and not found[found.lastgroup or 0].isdigit()
        for found in _MOTHER.finditer(words)
    )


def _seen(words: str) -> str:
    """Drop signs without a shape, which would keep the digits of a number apart."""
    return words if words.isascii() else "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
