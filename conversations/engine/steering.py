"""Words that move within a flow instead of answering; only a whole message of just these counts."""

import re

from conversations.engine.actions import Verb

_WORDS: dict[Verb, str] = {
    "back": "kembali|balik|mundur|sebelumnya|kembali ke sebelumnya|back|undo|salah pencet|salah tekan",
    "restart": "ulang|ulangi|ulang dari awal|mulai ulang|mulai lagi|mulai dari awal|dari awal|restart|reset",
    "stop": "batal|batalkan|berhenti|berhenti dulu|stop|cancel|udahan|sudahi"
    "|nanti saja|nanti aja|nanti dulu|lanjut nanti",
    "why": "kenapa|mengapa|kenapa ditanya|mengapa ditanya|kenapa nanya|buat apa|untuk apa|why|kok nanya|maksudnya"
    "|maksudnya apa|apa maksudnya|maksudnya gimana",
    "list": "jawaban saya|jawabanku|lihat jawaban|ubah jawaban|ganti jawaban|ubah|my answers",
    "resume": "lanjut|lanjutkan|terus|teruskan|continue",
}
_VERB_OF = {words: verb for verb, choices in _WORDS.items() for words in choices.split("|")}
_FILLER = re.compile(r"\b(?:kak|min|pak|bu|bang|mas|mbak|dong|deh|ya|yah|sih|tolong|mau|saya mau|dulu ya)\b|[^\w\s]")


def steering(words: str) -> Verb | None:
    """Return how a typed message moves within the flow, or `None` when it does not."""
    if len(words) > 60:
        return None
    plain = " ".join(_FILLER.sub(" ", words.casefold()).split())
    return _VERB_OF.get(plain)
