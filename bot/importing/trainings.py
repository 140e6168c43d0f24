"""The list of trainings: its columns, and what a row of it becomes. `docs/imports.md` tells staff the same."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.importing import sourced, words
from bot.importing.layout import Checked, Column, Layout
from bot.importing.listing import Context, Listing, Remark
from bot.importing.words import COLUMNS, Fault, reason
from bot.importing.work_cells import about, anywhere, link, named, near_day, online, quota, skills
from conversations.engine.text import Text, plural, text
from storage.list_imports import StagedRow

TRAININGS = Layout(
    "trainings",
    text("trainings"),
    (
        Column(
            "title",
            named(120),
            (
                *("judul", "judul pelatihan", "nama pelatihan", "pelatihan", "program", "program pelatihan"),
                *("nama program", "training", "training title", "course", "course title", "course name", "kelas"),
            ),
            required=True,
            advice="Nama pelatihan, paling banyak 120 huruf.",
            sample="CONTOH Menjahit Pakaian Dasar",
        ),
        Column(
            "provider",
            named(120),
            (
                *("penyelenggara", "lembaga", "nama lembaga", "blk", "lpk", "balai", "lembaga pelatihan", "bbpvp"),
                *("lembaga penyelenggara", "nama penyelenggara", "organizer", "institution", "provider name", "bpvp"),
                *("training provider", "nama lpk", "nama blk"),
            ),
            required=True,
            advice="Siapa yang menyelenggarakan.",
            sample="BLK Kota Medan",
        ),
        Column(
            "region",
            anywhere,
            (
                *("kabupaten/kota", "kabupaten", "kota", "kab kota", "lokasi", "wilayah", "tempat", "daerah", "city"),
                *("lokasi pelatihan", "wilayah pelatihan", "kode wilayah", "city name", "location", "regency"),
            ),
            advice="Kode Kemendagri (12.71) atau nama lengkap (Kota Medan). Kosong bila daring.",
            sample="Kota Medan",
        ),
        Column(
            "online",
            online,
            (
                *("daring", "daring/luring", "daring luring", "metode", "cara", "moda", "mode", "metode pelatihan"),
                *("delivery", "online offline", "is online", "jenis kelas", "pelaksanaan", "bentuk"),
            ),
            advice="daring atau luring.",
            sample="luring",
        ),
        Column(
            "skills",
            skills,
            ("keahlian", "keterampilan", "kompetensi", "kemampuan", "skill", "bidang", "bidang keahlian", "materi"),
            advice="Keahlian yang dipelajari, dipisahkan koma.",
            sample="menjahit, mesin obras",
        ),
        Column(
            "starts_on",
            near_day,
            (
                *("mulai", "tanggal mulai", "tgl mulai", "dimulai", "start", "start date", "starts", "starts at"),
                *("tanggal pelaksanaan", "jadwal", "tanggal", "mulai pelatihan", "started at"),
            ),
            advice="Hari pertama.",
            sample="30/11/2026",
        ),
        Column(
            "ends_on",
            near_day,
            (
                *("selesai", "tanggal selesai", "tgl selesai", "berakhir", "tanggal berakhir", "end", "end date"),
                *("ends", "ends at", "sampai", "selesai pelatihan"),
            ),
            advice="Hari terakhir.",
            sample="18/12/2026",
        ),
        Column(
            "quota",
            quota,
            ("kuota", "jumlah peserta", "kapasitas", "peserta", "kursi", "capacity", "seats", "jumlah kursi"),
            advice="Banyaknya peserta.",
            sample="16",
        ),
        Column(
            "link",
            link,
            (
                *("tautan", "url", "alamat", "laman", "link pendaftaran", "tautan pendaftaran", "pendaftaran"),
                *("registration url", "register url", "web", "website"),
            ),
            advice="Tautan pendaftaran, mulai dengan https:// atau http://.",
            sample="https://example.com/pelatihan/77",
        ),
        Column(
            "about",
            about,
            (
                *("deskripsi", "uraian", "keterangan", "persyaratan", "syarat", "description", "requirements"),
                *("catatan", "silabus"),
            ),
            advice="Uraian. Yang lebih dari 600 huruf dipotong.",
            sample="Dua belas hari; bahan disediakan.",
        ),
        *sourced.COLUMNS,
    ),
)
"""The table of trainings that staff bring."""

_IDENTITY = ("title", "provider", "region", "online", "starts_on")
_TEXTS = ("title", "provider", "region", "skills", "link", "about")


def stored_columns(found: frozenset[str]) -> list[str]:
    """Name the columns of stored trainings that a table with these columns fills; their source is always known."""
    own = (column.name for column in TRAININGS.columns if column.name in found - {"source", "source_id"})
    return ["source", *own]


def staged(row: Checked, context: Context) -> StagedRow:
    """Make a stored training of a row; of one with faults its name at the source is kept, so that it is not missed."""
    faults = [*row.faults, *_across(row.values)]
    named_source, name = sourced.reference(row.values, faults, context.source, _IDENTITY)
    if faults:
        kept = {"reference": name, "title": row.values.get("title") or ""}
        return StagedRow(row.row, "rejected", reason(faults), kept)
    told = sourced.without_blanks(row.values, _TEXTS)
    told.pop("source_id", None)
    if "online" in told:
        told["online"] = bool(told["online"])
    return StagedRow(row.row, values={**told, "source": named_source, "reference": name})


def _across(values: Mapping[str, Any]) -> list[Fault]:
    """Find what is wrong between cells, each of which may be right."""
    starts, ends = values.get("starts_on"), values.get("ends_on")
    backwards = starts is not None and ends is not None and ends < starts
    return [Fault("ends_on", words.DATES_TURNED)] if backwards else []


def _begun(values: Mapping[str, Any], today: date) -> bool:
    starts = values.get("starts_on")
    return starts is not None and starts < today


def _begun_words(n: int) -> Text:
    return plural(
        "{n} training has begun already. It is kept, but not shown to people.",
        "{n} trainings have begun already. They are kept, but not shown to people.",
        n,
    )


LISTING = Listing(
    TRAININGS,
    stored_columns,
    staged,
    COLUMNS["title"],
    "contoh-daftar-pelatihan",
    remarks=(Remark(_begun, _begun_words),),
)
"""The list of trainings."""
