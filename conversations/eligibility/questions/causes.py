"""The cause of a layoff, where somebody tells it in a sentence of their own: "dipecat karena pabrik tutup"."""

import re

_BECAUSE = re.compile(r"\b(?:karena|karna|krn|krna|gara|sebab|soalnya|akibat|lantaran)\b")
_OTHERWISE = re.compile(
    r"\b(?:tidak|tdk|gak|ga|nggak|bukan|resign\w*|mengundurkan|mundur|pensiun|kontrak\w*|atau|apa|kenapa|kapan)\b"
)
_CAUSES = {
    "closure": re.compile(r"\b(?:tutup|ditutup|bangkrut|pailit|gulung tikar)\b"),
    "misconduct": re.compile(r"\b(?:bolos|mangkir|mencuri|nyuri|pelanggaran|melanggar|berkelahi|berantem)\b"),
    "efficiency": re.compile(r"\b(?:efisiensi|pengurangan|sepi|rugi|merger|dikurangi)\b"),
}


def read_cause(plain: str) -> str | None:
    """Return the reason that a sentence gives as a cause; none for two of them, and for what it denies or asks."""
    if not _BECAUSE.search(plain) or _OTHERWISE.search(plain):
        return None
    found = [reason for reason, words in _CAUSES.items() if words.search(plain)]
    return found[0] if len(found) == 1 else None
