"""The writing of a paper: one file for each of its forms."""

import re
import unicodedata
from dataclasses import dataclass

from bot.paper.plain import as_text
from bot.paper.spreadsheet import as_csv
from bot.words import Voice
from conversations.engine.papers import Paper, PaperForm

_MIMES: dict[PaperForm, str] = {"pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv"}
_NAMELESS = "kawan-jkp"
_LONGEST_NAME = 60
_NOT_SAFE = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its name with ending, in ASCII letters, digits and dashes; its media type; and its bytes."""

    name: str
    mime: str
    content: bytes


def write(paper: Paper, voice: Voice) -> list[Written]:
    """Write a paper in each of its forms, in the language of the voice; the same words give the same bytes.

    A form for which the paper holds nothing is left out: a CSV without any table. It is pure computing, about a
    hundredth of a second a page and a quarter more for the first PDF, so an event loop calls it in a thread.
    """
    name = _safe(paper.name)
    files = (Written(f"{name}.{form}", _MIMES[form], _content(paper, form, voice)) for form in paper.forms)
    return [file for file in files if file.content]


def _content(paper: Paper, form: PaperForm, voice: Voice) -> bytes:
    match form:
        case "txt":
            return as_text(paper, voice.plain)
        case "csv":
            return as_csv(paper, voice.plain)
        case "pdf":
            # Imported late, because few papers are written and the library takes time and memory at start-up.
            from bot.paper.pdf import as_pdf

            return as_pdf(paper, voice.plain, voice.language)


def _safe(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_SAFE.sub("-", plain)[:_LONGEST_NAME].strip("-") or _NAMELESS
