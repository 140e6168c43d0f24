"""Which pictures and documents are taken as proofs; only Telegram's reference of a file is kept, it is never opened."""

from conversations.engine.text import Text, text
from conversations.reception.person import Attachment

LARGEST = 10 * 1024 * 1024
"""Bytes; what SIAPkerja takes is not verified, so this only keeps out what is surely no proof."""

_ENDINGS = frozenset({"jpg", "jpeg", "png", "webp", "heic", "heif", "pdf", "doc", "docx"})
_TYPES = frozenset(
    {
        *("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "application/pdf", "application/msword"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_UNSAID = frozenset({"", "application/octet-stream"})

TOO_LARGE = text("This file is too large; at most 10 MB. A photo of it works too.")
WRONG_KIND = text("I keep photos, PDF and Word files as proof. Please send it as one of these.")


def refusal(file: Attachment) -> Text | None:
    """Say why a file is not kept as a proof; `None` when it is."""
    if file.size is not None and file.size > LARGEST:
        return TOO_LARGE
    if file.kind == "photo" or _fits(file):
        return None
    return WRONG_KIND


def _fits(file: Attachment) -> bool:
    """Name and declared type may each be missing, not both; what is there must be of an allowed kind."""
    _, dot, ending = file.name.rpartition(".")
    said = file.mime.partition(";")[0].strip().casefold()
    if dot and ending.strip().casefold() not in _ENDINGS:
        return False
    return said in _TYPES or (said in _UNSAID and bool(dot))
