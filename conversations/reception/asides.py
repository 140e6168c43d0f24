"""Questions asked in passing: what a word means, and the pages of general information."""

import re

from conversations.engine.text import Text, text
from conversations.information.topic import Topic
from conversations.information.topics import TOPICS

_ASKING = re.compile(
    r"\b(?:apa|apaan|itu|maksud(?:nya)?|arti(?:nya)?|pengertian|singkatan|kepanjangan|jelaskan|info(?:rmasi)?|tentang|soal"
    r"|bagaimana|gimana|gmn|cara|berapa|kapan|dimana|di mana|what|is|are|mean(?:s|ing)?|how|about|the|a|dari|sih|ya|kak"
    r"|min|dong|emang|memang|tanya|mau|saya|boleh|saja|aja|yg|yang|untuk|buat|jkp)\b|[^\w\s]"
)

_OWN = re.compile(r"(?<=\w{4})nya\b")
"""The ending of *syaratnya*, which asks for the same as *syarat*."""

_POLITE = re.compile(r"\b(?:kak|min|pak|bu|bang|mas|mbak|dong|deh|ya|sih|nih)\b|[^\w\s]")

_GLOSSARY: dict[str, Text] = {
    "phk": text("PHK (pemutusan hubungan kerja) means that the employer ends the employment."),
    "pkwt": text("PKWT is a fixed-term contract: it has an end date or a task that ends."),
    "pkwtt": text("PKWTT is permanent employment, without an end date."),
    "jkn": text("JKN is the national health insurance, run by BPJS Kesehatan."),
    "jkk": text("JKK is the work accident insurance of BPJS Ketenagakerjaan."),
    "jkm": text("JKM is the death benefit insurance of BPJS Ketenagakerjaan."),
    "jht": text("JHT is the old-age savings programme of BPJS Ketenagakerjaan. JKP is another programme."),
    "jp": text("JP is the pension programme of BPJS Ketenagakerjaan."),
    "kpj": text("KPJ is your BPJS Ketenagakerjaan number, usually 11 digits. You need not send it here."),
    "phi": text("PHI (pengadilan hubungan industrial) is the court for disputes between workers and employers."),
    "disnaker": text("Disnaker is the labour office of your regency or city."),
    "jmo": text(
        "JMO (Jamsostek Mobile) is the app in which BPJS Ketenagakerjaan shows your membership, months and wage."
    ),
    "siapkerja": text("SIAPkerja is the ministry's site on which JKP is claimed: siapkerja.kemnaker.go.id."),
    "paklaring": text("A paklaring is a certificate of employment. Alone it is not a proof of the PHK."),
    "pbi": text("PBI are members of JKN whose contributions the government pays."),
    "wni": text("WNI means Indonesian citizen."),
    "tunggakan": text("Tunggakan iuran are contributions that the employer has not paid yet."),
    "bulan iuran": text("A bulan iuran is a month for which the contribution was paid."),
    "tanda terima": text("A tanda terima laporan PHK is the office's receipt that the layoff was reported."),
    "perjanjian bersama": text(
        "A perjanjian bersama is a signed agreement of worker and employer on how the job ends."
    ),
    "pailit": text("Pailit means that a commercial court declared the company bankrupt."),
    "kapk": text("KAPK is the statement that you look for work. You sign it in SIAPkerja with the claim."),
}

_TOPIC_OF = {words: topic for topic in TOPICS.values() for words in topic.asked}
_LONGEST = 80


def term(words: str) -> Text | None:
    """Return what a word means, when a message asks for just that: "apa itu PKWT?"."""
    plain = _core(words)
    asked = plain != " ".join(words.casefold().split())
    return _GLOSSARY.get(plain) if asked or "?" in words else None


def topic_of(words: str) -> Topic | None:
    """Return the page of information that a message asks for in its own words."""
    if len(words) > _LONGEST:
        return None
    plain = " ".join(_POLITE.sub(" ", words.casefold()).split())
    return _TOPIC_OF.get(plain) or _TOPIC_OF.get(_core(words))


def _core(words: str) -> str:
    """Drop what only makes a question of a word."""
    if len(words) > _LONGEST:
        return ""
    lowered = _OWN.sub("", words.casefold())
    plain = " ".join(_ASKING.sub(" ", lowered).split())
    return plain or ("jkp" if "jkp" in lowered else "")
