"""The painting: pages become the bytes of a PDF."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fpdf import FPDF, ViewerPreferences
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer

from bot.paper.pdf.pages import HEIGHT, WIDTH, Line, Page
from bot.picture.glyphs import font_file

if TYPE_CHECKING:
    from fpdf.output import PDFInfo

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Goes into the file's fingerprint instead of the time, so that the same pages give the same bytes."""


class _Undated(OutputProducer):
    """Leaves the day on which the file was made out of it."""

    def _add_info(self) -> "PDFInfo":
        info = super()._add_info()
        info.creation_date = None  # type: ignore[assignment] # left out of the file, like every value that is None
        return info


A4 = (WIDTH, HEIGHT)


def paint(pages: list[Page], title: str, language: str, size: tuple[float, float] = A4) -> bytes:
    """Paint pages as a PDF that bears its title and language; only the letters that are used are packed in."""
    pdf = FPDF(unit="pt", format=size)
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(_NO_DAY)
    pdf.set_title(" ".join(title.split()))
    pdf.set_creator("Kawan JKP")
    pdf.set_lang(language)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    for weight in sorted({line.face.weight for page in pages for line in page.lines}):
        pdf.add_font(weight, fname=str(font_file(weight)))
    for page in pages:
        _paint(pdf, page)
    written = bytes(pdf.output(output_producer_class=_Undated))
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.ttfont.close()
    return written


def _paint(pdf: FPDF, page: Page) -> None:
    pdf.add_page()
    for fill in page.fills:
        pdf.set_fill_color(fill.colour)
        pdf.rect(fill.left, fill.top, fill.width, fill.height, style="F")
    for line in page.lines:
        _write(pdf, line)


def _write(pdf: FPDF, line: Line) -> None:
    if not line.words:
        return
    pdf.set_font(line.face.weight, size=line.face.size)
    pdf.set_text_color(line.face.ink)
    pdf.text(line.left, line.top + line.face.baseline, line.words)
