"""The short codes of sources, as they are printed, typed and carried by links.

A code has eight signs of Crockford's alphabet, which leaves out I, L, O and U: five of its own, the first a letter so
that no code looks like a number, then three that only the holder of the key can work out (`storage.source_codes`).
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = ALPHABET[10:]
BODY, CHECK = 5, 3
_HALF = (BODY + CHECK) // 2
_LONGEST = 24
_CODE = re.compile(rf"[{LETTERS}][{ALPHABET}]{{{BODY + CHECK - 1}}}", re.ASCII)
_BETWEEN = re.compile(r"[\s.\-–_]+")
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_WORD = re.compile(r"^(?:kode|code)\s*:?\s+", re.IGNORECASE)
_PRINTED = re.compile(r"\w{4}[\s\-–]\w{4}", re.ASCII)


def plain(typed: str) -> str:
    """Return a code as it is stored, however it was typed; "" for what cannot be one."""
    if len(typed) > _LONGEST:
        return ""
    signs = _BETWEEN.sub("", _WORD.sub("", typed.strip())).upper().translate(_ALIKE)
    return signs if _CODE.fullmatch(signs) else ""


def printed(code: str) -> str:
    """Return a code as people read it: two groups of four."""
    return f"{code[:_HALF]}-{code[_HALF:]}"


def meant_as_code(typed: str) -> bool:
    """Tell whether somebody can have meant nothing else than a code: it follows that word, or stands in two groups."""
    words = typed.strip()
    digits = any(sign.isdigit() for sign in words)
    return bool(plain(typed)) and digits and bool(_WORD.match(words) or _PRINTED.fullmatch(words))
