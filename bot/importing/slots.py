"""The list of counsellors' hours: its columns, and what a row of it becomes. `docs/imports.md` tells staff the same."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.importing import sourced, words
from bot.importing.cells import number_kept, short_text
from bot.importing.hours import ZONES, Hour, hour, minutes, near_day
from bot.importing.layout import BadCell, Checked, Column, Layout, squeeze
from bot.importing.listing import Context, Listing, Remark
from bot.importing.table import Cell
from bot.importing.words import COLUMNS, Fault, reason
from bot.importing.work_cells import anywhere, link, named
from conversations.engine.text import Text, plural, text
from conversations.identity.zones import zone_of
from storage.list_imports import StagedRow

_ID = re.compile(r"[1-9]\d{3,15}", re.ASCII)
_LARGEST_ID = 1 << 52
_NO_PLACE = frozenset({"daring", "online", "zoom", "googlemeet", "gmeet", "virtual", "telepon", "video", "vidcall"})
_read_place = short_text(120)


def _telegram_id(cell: Cell, _today: date) -> int:
    shown = number_kept(cell)
    if not _ID.fullmatch(shown) or int(shown) >= _LARGEST_ID:
        raise BadCell(words.NOT_A_TELEGRAM_ID)
    return int(shown)


def _place(cell: Cell, today: date) -> str:
    shown = _read_place(cell, today)
    return "" if squeeze(shown) in _NO_PLACE else shown


SLOTS = Layout(
    "slots",
    text("counselling hours"),
    (
        Column(
            "counsellor",
            named(60),
            ("konselor", "nama konselor", "petugas konseling", "pengantar kerja", "counselor", "nama petugas"),
            required=True,
            advice="Nama konselor, seperti yang dilihat peserta.",
            sample="CONTOH Ratna Sari",
        ),
        Column(
            "date",
            near_day,
            ("tanggal", "tgl", "hari", "hari tanggal", "tanggal konseling", "tgl konseling", "day", "hari/tanggal"),
            required=True,
            advice="Hari konseling, hari dulu: 24/11/2026.",
            sample="24/11/2026",
        ),
        Column(
            "time",
            hour,
            ("jam", "pukul", "waktu", "jam mulai", "waktu mulai", "mulai", "start time", "starts", "jam konseling"),
            required=True,
            advice="Jam mulai, boleh dengan WIB, WITA, atau WIT, atau sampai jam berapa: 09.00-10.00 WIB.",
            sample="09.00 WIB",
        ),
        Column(
            "minutes",
            minutes,
            ("menit", "lama", "lama menit", "durasi", "durasi menit", "duration", "lamanya"),
            advice="Lamanya dalam menit, 10 sampai 480. Bila kosong: 60.",
            sample="60",
        ),
        Column(
            "region",
            anywhere,
            ("kabupaten/kota", "kabupaten", "kota", "kab kota", "wilayah", "kode wilayah", "daerah", "city", "regency"),
            advice="Wilayah peserta yang dilayani. Kosong: untuk semua.",
            sample="Kota Medan",
        ),
        Column(
            "place",
            _place,
            ("tempat", "lokasi", "ruang", "alamat", "tempat konseling", "venue", "location"),
            advice="Tempat bertemu. Kosong: daring.",
            sample="Disnaker Kota Medan, ruang 2",
        ),
        Column(
            "link",
            link,
            ("tautan", "url", "link rapat", "tautan rapat", "link zoom", "meeting link", "tautan daring"),
            advice="Tautan pertemuan daring, mulai dengan https:// atau http://.",
        ),
        Column(
            "counsellor_id",
            _telegram_id,
            ("telegram id", "id telegram", "telegram", "telegram id konselor", "id telegram konselor"),
            advice="Nomor Telegram konselor, agar ia melihat janji temunya di bot.",
        ),
        *sourced.COLUMNS,
    ),
)
"""The table of hours that staff bring."""

_IDENTITY = ("counsellor", "starts_at")
_TEXTS = ("counsellor", "region", "place", "link")
_LENGTH = 60
_OFFICE_ZONE = ZONES["wib"]


def stored_columns(found: frozenset[str]) -> list[str]:
    """Name the columns of stored hours that a table with these columns fills; source, start and length always."""
    aside = {"source", "source_id", "date", "time", "minutes"}
    own = (column.name for column in SLOTS.columns if column.name in found - aside)
    return ["source", "starts_at", "minutes", *own]


def staged(row: Checked, context: Context) -> StagedRow:
    """Make a stored hour of a row."""
    values = dict(row.values)
    day, told_hour, length = (values.pop(name, None) for name in ("date", "time", "minutes"))
    if row.faults or day is None or told_hour is None:
        kept = {"counsellor": values.get("counsellor") or ""}
        return StagedRow(row.row, "rejected", reason(row.faults or [Fault("time", words.MISSING)]), kept)
    values["starts_at"] = _starts_at(day, told_hour, values.get("region") or "")
    values["minutes"] = length or told_hour.minutes or _LENGTH
    named_source, name = sourced.reference(values, (), context.source, _IDENTITY)
    told = sourced.without_blanks(values, _TEXTS)
    told.pop("source_id", None)
    return StagedRow(row.row, values={**told, "source": named_source, "reference": name})


def _starts_at(day: date, told: Hour, region: str) -> datetime:
    """Return the moment; a time without a zone is one of the region where people meet, or else of the west."""
    zone = told.zone or zone_of(region) or _OFFICE_ZONE
    return datetime.combine(day, told.starts, ZoneInfo(zone))


def _past(values: Mapping[str, Any], today: date) -> bool:
    starts: datetime = values["starts_at"]
    return starts.date() < today


def _past_words(n: int) -> Text:
    return plural(
        "{n} hour lies in the past. It is kept, but not shown to people.",
        "{n} hours lie in the past. They are kept, but not shown to people.",
        n,
    )


LISTING = Listing(
    SLOTS,
    stored_columns,
    staged,
    COLUMNS["counsellor"],
    "contoh-jadwal-konselor",
    remarks=(Remark(_past, _past_words),),
)
"""The list of counsellors' hours."""
