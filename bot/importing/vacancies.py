"""The list of vacancies: its columns, and what a row of it becomes. `docs/imports.md` tells staff the same."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.importing import sourced, words
from bot.importing.layout import Checked, Column, Layout
from bot.importing.listing import Context, Listing, Remark
from bot.importing.schooling import education, experience
from bot.importing.wages import wage, wage_range
from bot.importing.words import COLUMNS, Fault, reason
from bot.importing.work_cells import about, anywhere, link, named, near_day, past_day, skills
from conversations.engine.text import Text, plural, text
from conversations.vacancies.twins import twin_of
from storage.list_imports import StagedRow
from storage.work_lists import TWIN_OF

VACANCIES = Layout(
    "vacancies",
    text("vacancies"),
    (
        Column(
            "title",
            named(120),
            (
                *("judul", "judul lowongan", "posisi", "jabatan", "nama jabatan", "lowongan", "nama lowongan"),
                *("pekerjaan", "nama pekerjaan", "formasi", "job title", "position", "vacancy", "job", "nama posisi"),
                *("posisi jabatan", "jabatan posisi", "vacancy title", "position name", "job name"),
            ),
            required=True,
            advice="Jabatan yang dicari, paling banyak 120 huruf.",
            sample="CONTOH Operator Jahit",
        ),
        Column(
            "employer",
            named(120),
            (
                *("perusahaan", "nama perusahaan", "pemberi kerja", "nama pemberi kerja", "badan usaha", "instansi"),
                *("nama badan usaha", "company", "company name", "employer name", "tempat kerja", "pt", "nama pt"),
                *("organization", "hiring organization", "hiring organization name"),
            ),
            required=True,
            advice="Nama perusahaan, paling banyak 120 huruf.",
            sample="PT Contoh Jaya",
        ),
        Column(
            "region",
            anywhere,
            (
                *("kabupaten/kota", "kabupaten", "kota", "kab kota", "kab", "lokasi", "wilayah", "penempatan"),
                *("lokasi kerja", "lokasi penempatan", "wilayah penempatan", "kode wilayah", "nama wilayah", "regency"),
                *("city", "city name", "regency name", "kabupaten kota penempatan", "location", "work location"),
                *("job location", "kota kabupaten", "nama kabupaten", "nama kota", "location name", "region code"),
            ),
            advice="Kode Kemendagri (12.71) atau nama lengkap (Kota Medan). Boleh: Kota Medan, Sumatera Utara.",
            sample="Kota Medan",
        ),
        Column(
            "province",
            anywhere,
            ("provinsi", "propinsi", "nama provinsi", "province name", "prov", "provinsi penempatan"),
            advice="Provinsi. Dipakai bila kabupaten atau kotanya kosong.",
            sample="Sumatera Utara",
        ),
        Column(
            "wage",
            wage_range,
            (
                *("gaji", "upah", "kisaran gaji", "kisaran upah", "rentang gaji", "rentang upah", "besaran upah"),
                *("besaran gaji", "penghasilan", "salary", "salary range", "wage range", "gaji upah", "upah gaji"),
                *("gaji per bulan", "upah per bulan"),
            ),
            advice="Upah sebulan: 3000000, atau kisaran Rp3.000.000 - Rp4.500.000, atau 3-4,5 juta.",
            sample="Rp3.000.000 - Rp4.500.000",
        ),
        Column(
            "wage_min",
            wage,
            (
                *("gaji min", "upah min", "gaji minimum", "upah minimum", "gaji minimal", "upah minimal", "gaji dari"),
                *("min salary", "minimum salary", "salary min", "gaji terendah", "upah terendah", "upah dari"),
                *("salary from", "salary minimum", "gaji mulai"),
            ),
            advice="Upah terendah sebulan, bila kisarannya dalam dua kolom.",
        ),
        Column(
            "wage_max",
            wage,
            (
                *("gaji max", "upah max", "gaji maks", "upah maks", "gaji maksimum", "upah maksimum", "gaji maksimal"),
                *("upah maksimal", "max salary", "maximum salary", "salary max", "gaji tertinggi", "upah tertinggi"),
                *("gaji sampai", "upah sampai", "salary to", "salary maximum"),
            ),
            advice="Upah tertinggi sebulan, bila kisarannya dalam dua kolom.",
        ),
        Column(
            "education",
            education,
            (
                *("pendidikan", "pendidikan minimal", "pendidikan min", "min pendidikan", "minimal pendidikan"),
                *("jenjang pendidikan", "tingkat pendidikan", "pendidikan terakhir", "education level"),
                "min education",
                *("minimum education", "lulusan", "syarat pendidikan", "education name"),
            ),
            advice="Pendidikan terendah: SD, SMP, SMA/SMK sederajat, D3, S1, atau S2.",
            sample="SMA/SMK sederajat",
        ),
        Column(
            "experience",
            experience,
            (
                *("pengalaman", "pengalaman kerja", "pengalaman minimal", "min pengalaman", "minimal pengalaman"),
                *("lama pengalaman", "syarat pengalaman", "experience years", "min experience", "work experience"),
                *("years of experience", "minimum experience", "experience level", "pengalaman tahun"),
            ),
            advice="Pengalaman paling sedikit: 2 tahun, 6 bulan, atau fresh graduate.",
            sample="1 tahun",
        ),
        Column(
            "skills",
            skills,
            (
                *("keahlian", "keterampilan", "kompetensi", "kemampuan", "skill", "keahlian yang dibutuhkan"),
                *("required skills", "skill set", "bidang keahlian"),
            ),
            advice="Keahlian, dipisahkan koma.",
            sample="menjahit, mesin obras",
        ),
        Column(
            "link",
            link,
            (
                *("tautan", "url", "alamat", "laman", "link lowongan", "tautan lowongan", "url lowongan", "job url"),
                *("apply url", "link lamaran", "tautan lamaran", "link pendaftaran", "web", "website", "apply link"),
            ),
            advice="Tautan lowongan, mulai dengan https:// atau http://.",
            sample="https://example.com/lowongan/1001",
        ),
        Column(
            "about",
            about,
            (
                *("deskripsi", "deskripsi pekerjaan", "uraian", "uraian pekerjaan", "keterangan", "kualifikasi"),
                *("persyaratan", "description", "job description", "requirements", "catatan", "job desc", "tugas"),
            ),
            advice="Uraian. Yang lebih dari 600 huruf dipotong.",
            sample="Menjahit kemeja; kerja dua sif.",
        ),
        Column(
            "posted_on",
            past_day,
            (
                *("tanggal tayang", "tgl tayang", "tayang", "tanggal posting", "tgl posting", "diposting"),
                "tanggal terbit",
                *("dipasang", "tanggal dipasang", "tanggal pasang", "posted", "posted at", "published", "published at"),
                *("published on", "publish date", "date posted", "posting date", "created at", "tanggal buka"),
                *("tanggal mulai tayang", "tanggal publikasi"),
            ),
            advice="Tanggal lowongan dipasang, paling lambat besok.",
            sample="02/03/2026",
        ),
        Column(
            "expires_on",
            near_day,
            (
                *("berakhir", "tanggal berakhir", "tgl berakhir", "tanggal tutup", "tgl tutup", "batas lamaran"),
                *("batas akhir", "batas waktu", "ditutup", "kedaluwarsa", "tanggal kedaluwarsa", "tenggat", "deadline"),
                *("expires", "expires at", "expired", "expired at", "expired date", "expiry date", "valid through"),
                *("closing date", "closed at", "close date", "end date", "berlaku sampai", "masa berlaku", "tutup"),
            ),
            advice="Hari terakhir melamar.",
            sample="30/11/2026",
        ),
        *sourced.COLUMNS,
    ),
)
"""The table of vacancies that staff bring."""

_IDENTITY = ("title", "employer", "region", "education", "experience", "link", "posted_on")
_TEXTS = ("title", "employer", "region", "education", "skills", "link", "about")
_FILLS = {"wage": ("wage_min", "wage_max"), "province": ("region",), "source_id": (), "source": ()}


def stored_columns(found: frozenset[str]) -> list[str]:
    """Name the columns of stored vacancies that a table with these columns fills; their source is always known."""
    filled = (stored for column in VACANCIES.columns if column.name in found for stored in _filled(column.name))
    return list(dict.fromkeys(("source", *filled)))


def staged(row: Checked, context: Context) -> StagedRow:
    """Make a stored vacancy of a row; of one with faults its name at the source is kept, so that it is not missed."""
    values = _joined(row.values)
    faults = [*row.faults, *_across(values)]
    named_source, name = sourced.reference(values, faults, context.source, _IDENTITY)
    if faults:
        kept = {"reference": name, "title": values.get("title") or ""}
        return StagedRow(row.row, "rejected", reason(faults), kept)
    told = sourced.without_blanks(values, _TEXTS)
    told.pop("source_id", None)
    whole: dict[str, Any] = {**dict.fromkeys(TWIN_OF), "region": "", "education": "", "about": "", **told}
    twin = twin_of(*(whole[part] for part in TWIN_OF))
    return StagedRow(row.row, values={**told, "source": named_source, "reference": name, "twin": twin})


def _filled(name: str) -> tuple[str, ...]:
    return _FILLS.get(name, (name,))


def _joined(values: Mapping[str, Any]) -> dict[str, Any]:
    """Bring what may stand in one column or in two to the columns that are stored."""
    joined = dict(values)
    if "wage" in joined:
        bounds = joined.pop("wage") or (None, None)
        for name, bound in zip(("wage_min", "wage_max"), bounds, strict=True):
            joined[name] = bound if joined.get(name) is None else joined[name]
    if "province" in joined:
        province = joined.pop("province")
        joined["region"] = joined.get("region") or province
    return joined


def _across(values: Mapping[str, Any]) -> list[Fault]:
    """Find what is wrong between cells, each of which may be right."""
    lowest, highest = values.get("wage_min"), values.get("wage_max")
    posted, expires = values.get("posted_on"), values.get("expires_on")
    turned = lowest is not None and highest is not None and lowest > highest
    backwards = posted is not None and expires is not None and expires < posted
    return [
        *([Fault("wage_min", words.WAGE_TURNED)] if turned else []),
        *([Fault("expires_on", words.DATES_TURNED)] if backwards else []),
    ]


def _expired(values: Mapping[str, Any], today: date) -> bool:
    until = values.get("expires_on")
    return until is not None and until < today


def _expired_words(n: int) -> Text:
    return plural(
        "{n} vacancy is closed already. It is kept, but not shown to people.",
        "{n} vacancies are closed already. They are kept, but not shown to people.",
        n,
    )


LISTING = Listing(
    VACANCIES,
    stored_columns,
    staged,
    COLUMNS["title"],
    "contoh-daftar-lowongan",
    remarks=(Remark(_expired, _expired_words),),
)
"""The list of vacancies."""
