"""Numbers that nobody should send to a bot: NIK, phone, account, card and one-time codes."""

import re

from conversations.engine.text import Text, text

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){9,}")
_CODE = re.compile(r"\b(?:otp|pin|password|sandi|kode verifikasi)\b.{0,20}\d{4,8}\b")

SECRETS: Text = text(
    "Please do not send NIK, account numbers, phone numbers or codes here. "
    "I have not stored it. Please delete that message."
)


def holds_secret(words: str) -> bool:
    """Tell whether a message holds a number of ten digits or more, or a one-time code."""
    plain = words[:4096].casefold()
    return _LONG_NUMBER.search(plain) is not None or _CODE.search(plain) is not None
