"""What a text must not do to its reader: run on, shout, or use words that we do not use."""

import re
from collections.abc import Iterator

HARD_LIMIT = 25
"""Words in a sentence; what we aim at is 20."""

_MARKUP = re.compile(r"</?[a-z]+>")
_PARAMETER = re.compile(r"\{\w+\}")
_BULLET = re.compile(r"^(?:•|✓|\d+\.|x\.)\s+")
_END = re.compile(r"(?<=[.?!])[”)]?\s+")
_ACRONYM = re.compile(
    "AC|BPJS|BPU|CNC|CSV|CV|DATA|HP|HRD|ID|IT|JHT|JKK|JKM|JKN|JKP|JMO|JP|JSON|KAPK|KEY|KPJ|KTP|MB|NIK|NPP|NPWP|OTP|PAUD|"
    "PBI|PDF|PHI|PHK|PIN|PKWT|PKWTT|PNG|PP|PT|QC|QR|SD|SIM|SIPP|SMA|SMK|SMP|SPB|SPBU|SPG|SVG|TK|UMR|UTF|UU|WNI|XLSX"
)
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"\w+(?:[-/.,’'@]\w+)*")
_NOT_OUR_WORDS = {
    "id": (
        r"dipecat|pecat|dirumahkan(?! belum| atau)|bantuan|bansos|santunan|tunjangan pengangguran|(?<!slip )gaji"
        r"|permohonan pencairan|masa kepesertaan|tes(?! seleksi)|kursus gratis|loker|bos|admin|blast"
        r"|unsubscribe|kamu|kau|lu|gue|(?<!klaim )(?<!pengajuan )ditolak"
        r"|kami|bapak|ibu/|submit|ok|oke|next|gagal|kesalahan anda|semoga membantu|silahkan|dll|yg|tdk"
    ),
    "en": r"fired|sacked|submit|ok|blast|unsubscribe|failed|your fault|invalid|illegal|dole|admin|hope this helps",
}


def sentences(words: str) -> Iterator[str]:
    """Yield the sentences of a text: each line and each bullet by itself, ended by a full stop or a question mark.

    Markup and bullets are left out, a parameter counts as one word; a dot inside a number or an address ends nothing.
    """
    plain = _PARAMETER.sub("x", _MARKUP.sub("", words))
    for line in plain.splitlines():
        yield from filter(None, _END.split(_BULLET.sub("", line.strip())))


def length(sentence: str) -> int:
    """Count the words of a sentence; *3,5*, *kabupaten/kota* and *ke-2* are one each."""
    return len(_WORD.findall(sentence))


def long_sentences(words: str, limit: int = HARD_LIMIT) -> list[str]:
    """Return the sentences that have more words than the limit."""
    return [sentence for sentence in sentences(words) if length(sentence) > limit]


def shouts(words: str) -> list[str]:
    """Return exclamation marks, and words in capitals that are no known acronym."""
    plain = _PARAMETER.sub(" ", _MARKUP.sub("", words))
    capitals = [word for word in _CAPITALS.findall(plain) if word.isupper() and not _ACRONYM.fullmatch(word)]
    return capitals + re.findall("!", plain)


def foreign_words(words: str, language: str) -> list[str]:
    """Return the words that the glossary of a language tells us not to use."""
    plain = _PARAMETER.sub(" ", _MARKUP.sub("", words)).casefold()
    return re.findall(rf"\b(?:{_NOT_OUR_WORDS[language]})\b", plain)
