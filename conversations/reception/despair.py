"""Words of despair, heard before any question: nobody who writes them is asked for a date next."""

import re

_DESPAIR = re.compile(
    r"\bbunuh\s*diri\b|\bbundir\b|\b(?:akhiri|mengakhiri|ngakhirin)\s+(?:hidup|semua\s*nya)"
    r"|\b(?:ingin|pengen|pingin|mau|mending|lebih\s+baik)\s+(?:saya\s+|aku\s+|sy\s+)?(?:mati|nyerah\s+hidup)\b"
    r"|\b(?:ga|gak|nggak|ngga|tidak|tdk|tak|g)\s+(?:ada\s+guna\s*nya|sanggup|kuat|mau|ingin|pengen)\s+(?:lagi\s+)?(?:u?n?tuk\s+)?hidup"
    r"|\bgak?\s+ada\s+guna(?:nya)?\s+(?:lagi\s+)?(?:saya\s+|aku\s+)?hidup|\b(?:capek|cape|lelah|bosan)\s+hidup\b"
    r"|\b(?:ga|gak|nggak|ngga|enggak|tidak|tdk|tak|udah\s+ga|sudah\s+tidak)\s+(?:kuat|sanggup)\s+lagi\b"
    r"|\bputus\s*asa\b|\bhopeless\b|\bdepres|\bgiving\s+up\b|\b(?:mau|pengen|ingin)\s+(?:lompat|menghilang|nyerah|menyerah)\b"
    r"|\b(?:ga|gak|nggak|ngga|tidak|tdk|tak)\s+berguna\b|\bhidup\s*(?:saya|ku|aku)?\s+hancur\b"
    r"|\bsuicid|\bkill\s+myself\b|\bend\s+my\s+life\b|\bwant\s+to\s+die\b"
)
_LONGEST = 4096


def despairs(words: str) -> bool:
    """Tell whether somebody writes that they cannot go on, or do not want to live any more."""
    return _DESPAIR.search(words[:_LONGEST].casefold()) is not None
