"""The writing of a paper: one file for each of its forms."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.paper.plain import as_text
from bot.paper.spreadsheet import as_csv
from bot.words import Voice
from conversations.engine.papers import Paper, PaperForm, Poster, PosterForm, Posters

_MIMES: dict[PaperForm, str] = {"pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv"}
_QR_MIMES = {"png": "image/png", "svg": "image/svg+xml"}
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


def write_posters(posters: Posters, voice: Voice) -> list[Written]:
    """Write posters in each of their forms, in the language of the voice; the same words give the same bytes.

    It is pure computing like `write`, about a twentieth of a second a sheet.
    """
    return [file for form in posters.forms for file in _posters(posters, form, voice)]


def _posters(posters: Posters, form: PosterForm, voice: Voice) -> list[Written]:
    if form == "png" or form == "svg":
        return [_code(sheet, form) for sheet in posters.sheets]
    from bot.paper.poster import as_pdf

    content = as_pdf(posters.sheets, voice.plain(posters.title), voice.plain, voice.language, form)
    return [Written(f"{_safe(posters.name)}-{form}.pdf", _MIMES["pdf"], content)]


def _code(sheet: Poster, form: Literal["png", "svg"]) -> Written:
    from bot.paper.qr import picture

    return Written(f"qr-{_safe(sheet.code)}.{form}", _QR_MIMES[form], picture(sheet.link, form))


def _safe(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_SAFE.sub("-", plain)[:_LONGEST_NAME].strip("-") or _NAMELESS
