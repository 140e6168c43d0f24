"""Lists of vacancies, trainings and hours as offices bring them, made in memory."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.importing.layout import check_rows, find_heading
from bot.importing.listing import Context
from bot.importing.listings import LISTINGS
from bot.importing.opening import open_table
from storage.list_imports import StagedRow
from storage.seal import Seal

SEAL = Seal(["a key"])
TODAY = date(2026, 11, 23)

OPERATOR: dict[str, Any] = {
    "id": "A-1001",
    "judul": "Operator Jahit",
    "perusahaan": "PT Maju Jaya",
    "kabupaten/kota": "Kota Medan",
    "gaji": "Rp3.000.000 - Rp4.500.000",
    "pendidikan": "SMA/SMK sederajat",
    "pengalaman": "1 tahun",
    "keahlian": "menjahit, obras",
    "tautan": "https://karirhub.example/1001",
    "tanggal tayang": "02/11/2026",
    "berakhir": "30/11/2026",
}
DRIVER: dict[str, Any] = {**OPERATOR, "id": "A-1002", "judul": "Sopir Truk", "gaji": "4 juta", "pengalaman": "2 tahun"}
WELDING: dict[str, Any] = {
    "judul": "Las Dasar",
    "penyelenggara": "BLK Kota Medan",
    "kota": "Kota Medan",
    "daring/luring": "luring",
    "keahlian": "las",
    "mulai": "30/11/2026",
    "selesai": "18/12/2026",
    "kuota": "16",
    "tautan": "https://blk.example/77",
}
HOUR: dict[str, Any] = {
    "konselor": "Ratna Sari",
    "tanggal": "24/11/2026",
    "jam": "09.00 WIB",
    "lama menit": "60",
    "wilayah": "Kota Medan",
    "tempat": "Disnaker Kota Medan",
    "telegram id": "7000000001",
}


def grid(*rows: dict[str, Any]) -> list[list[Any]]:
    """A heading and rows of what these say."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [names, *([row.get(name, "") for name in names] for row in rows)]


def staged(what: str, file: bytes, source: str = "", today: date = TODAY) -> list[StagedRow]:
    """Read a whole list of a kind."""
    listing = LISTINGS[what]
    with open_table(file) as table:
        reading, heading = find_heading(table, listing.layout)
        return [listing.staged(row, Context(SEAL, source)) for row in check_rows(reading, heading, today)]


def reasons(rows: Sequence[StagedRow]) -> list[str]:
    return [row.reason for row in rows]
