"""Numbers that nobody should send to a bot: NIK, account, card and one-time codes, the mother's name, phone numbers."""

import re
import unicodedata

from conversations.engine.text import Text, text

_NEVER = re.compile(
    r"(?<!\d)\d{16}(?!\d)"
    r"|(?<!\d)\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?!\d)"
    r"|(?<!\d)\d{6}[ .-]\d{6}[ .-]\d{4}(?!\d)"
    r"|\b(?:otp|pin|password|passwd|sandi|kode verifikasi)\b\D{0,20}\d{4,8}\b"
    r"|(?<!\d)\d{4,8}\b\W{0,3}(?:itu |ini |adalah )?(?:kode )?(?:otp|pin)\b"
    r"|\b(?:rek|norek|rekening)\b\D{0,25}\d(?:[ .-]?\d){7,}"
    r"|\bibu kandung(?:ku| saya)?\s*(?:[:=]|adalah|namanya|bernama|itu)\s*\w{3,}",
)
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){9,}")

SECRETS: Text = text(
    "Please never send NIK, account numbers, phone numbers or codes, to me or to anybody. "
    "I have not stored it, and I remove that message from this chat. If you still see it, please delete it."
)
NEVER_ASKED: Text = text("I never ask for them, and neither does an officer in a chat.")


def must_go(words: str) -> bool:
    """Tell whether a message holds what is removed in any case: 16 digits (NIK, card), a code, an account, a name."""
    return _NEVER.search(_plain(words)) is not None


def holds_secret(words: str) -> bool:
    """Tell whether a message that no question understood holds such a thing, or any number of ten digits or more."""
    plain = _plain(words)
    return _NEVER.search(plain) is not None or _LONG_NUMBER.search(plain) is not None


def masked(words: str) -> str:
    """Return words that are to be kept, with every number of ten digits or more left out."""
    return _LONG_NUMBER.sub("…", _seen(words))


def _plain(words: str) -> str:
    return _seen(words[:4096]).casefold()


def _seen(words: str) -> str:
    """Drop signs without a shape, which would keep the digits of a number apart."""
    return words if words.isascii() else "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
