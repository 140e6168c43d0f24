"""Lists of claims of a large office: time and memory of an import, and how long people wait while it is applied."""

import asyncio
import json
import sys
import tempfile
import zipfile
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from tests.benchmarks.child import ROOT
from tests.benchmarks.databases import sqlite_file
from tests.benchmarks.report import Figure
from tests.benchmarks.scale import TODAY, Scale

_HEADING = "kpj;phone;birth_date;state;since;phk_date;month;month_state;due_date;amount;note;employer;name;region"
_NUMBERS = frozenset({"month", "amount"})
_STATES = ("approved", "verifying", "rejected", "paid")
_MOST = 200_000


async def imports(scale: Scale) -> AsyncIterator[Figure]:
    """Measure a new list, then the same with every claim changed, as CSV and as XLSX with shared strings."""
    rows = min(_MOST, scale.many // 5)
    for name, write in (("CSV", write_csv), ("XLSX", write_xlsx)):
        with sqlite_file() as url, tempfile.TemporaryDirectory(prefix="kawan-bench-") as folder:
            for turn, what in enumerate(("new", "changed")):
                file = Path(folder) / f"{what}.{name.casefold()}"
                write(file, rows, turn)
                spent = await _in_a_child(url, file)
                yield Figure(f"import of {rows:,} claims, {name}, all {what}", spent.pop("s"), unit="s", figures=spent)


def write_csv(file: Path, rows: int, turn: int) -> None:
    """Write a list; each `turn` gives every claim another state."""
    with file.open("w", encoding="utf-8") as sink:
        sink.writelines(f"{';'.join(cells)}\n" for cells in _table(rows, turn))


def write_xlsx(file: Path, rows: int, turn: int) -> None:
    """Write the same as spreadsheet programs do, every text among the shared strings."""
    words: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:N{rows + 1}"/><sheetData>'.encode())
            for number, cells in enumerate(_table(rows, turn), 1):
                sheet.write(_row(number, cells, words).encode())
            sheet.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w") as shared:
            shared.write(f'<sst xmlns="{_MAIN}">'.encode())
            shared.writelines(f"<si><t>{escape(word)}</t></si>".encode() for word in words)
            shared.write(b"</sst>")
        for name, content in _PARTS.items():
            archive.writestr(name, content)


def _table(rows: int, turn: int) -> Iterator[list[str]]:
    heading = _HEADING.split(";")
    yield heading
    for number in range(rows):
        born = TODAY.replace(year=1970) + timedelta(days=number % 10_000)
        row = {
            "kpj": f"{10_000_000_000 + number}",
            "phone": f"0812{number:08}",
            "birth_date": born.strftime("%d/%m/%Y"),
            "state": _STATES[(number + turn) % len(_STATES)],
            "since": "2026-11-01",
            "phk_date": "2026-10-01",
            "month": str(number % 6 + 1),
            "month_state": "open",
            "due_date": "2026-12-20",
            "amount": str(1_000_000 + number),
            "note": "",
            "employer": f"PT Maju {number % 5000}",
            "name": f"Nama Orang {number}",
            "region": "32.73",
        }
        yield [row[name] for name in heading]


def _row(number: int, cells: list[str], words: dict[str, int]) -> str:
    heading = _HEADING.split(";")
    written = []
    for place, (name, cell) in enumerate(zip(heading, cells, strict=True)):
        at = f'r="{chr(65 + place)}{number}"'
        if number > 1 and name in _NUMBERS:
            written.append(f"<c {at}><v>{cell}</v></c>")
        elif cell:
            written.append(f'<c {at} t="s"><v>{words.setdefault(cell, len(words))}</v></c>')
    return f'<row r="{number}">{"".join(written)}</row>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
    '<sheet name="Klaim" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


async def _in_a_child(url: str, file: Path) -> dict[str, float]:
    """Import in a process of its own, whose memory is that of the import."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.importer", url, str(file), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, "the import failed"
    spent: dict[str, float] = json.loads(said)
    return spent
