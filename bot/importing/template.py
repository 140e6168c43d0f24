"""An empty table to fill in, with an example that an import passes over."""

from io import BytesIO

from bot.importing.layout import Layout
from bot.importing.report import csv_line

_ROWS_AS_TEXT = 1000


def template(layout: Layout, ending: str) -> bytes:
    """Return a template of a layout as the contents of an ".xlsx" file, or else of a CSV file."""
    return _workbook(layout) if ending == ".xlsx" else _delimited(layout)


def _delimited(layout: Layout) -> bytes:
    lines = (csv_line(column.name for column in layout.columns), csv_line(column.sample for column in layout.columns))
    return ("\ufeff" + "".join(lines)).encode()


def _workbook(layout: Layout) -> bytes:
    # Imported here: it takes longer than all the rest, and CSV does without.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    table = book.worksheets[0]
    table.title = layout.name
    table.append([column.name for column in layout.columns])
    table.append([column.sample for column in layout.columns])
    for number in range(1, len(layout.columns) + 1):
        table.column_dimensions[get_column_letter(number)].width = 20
        table.cell(1, number).font = Font(bold=True)
        for row in range(2, _ROWS_AS_TEXT + 2):
            # As text a spreadsheet leaves leading zeros and dates as they are typed.
            table.cell(row, number).number_format = "@"
    guide = book.create_sheet("Penjelasan")
    guide.append(["Kolom", "Wajib", "Isi", "Nama lain yang dikenali"])
    for column in layout.columns:
        guide.append([column.name, "ya" if column.required else "", column.advice, ", ".join(column.also)])
    for letter, width in zip("ABCD", (14, 8, 70, 90), strict=True):
        guide.column_dimensions[letter].width = width
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()
