"""The list of claims: its columns, and what a row of it becomes. `docs/imports.md` tells staff the same."""

from collections.abc import Mapping
from typing import Any

from bot.importing import words
from bot.importing.cells import one_of, phone, region, rupiah
from bot.importing.claim_cells import any_date, birth_date, employer, initials, kpj, month, note, state_date
from bot.importing.claim_states import MONTH_STATES, STATES
from bot.importing.layout import Checked, Column, Layout
from bot.importing.listing import Listing
from bot.importing.words import Fault, reason
from conversations.engine.text import text
from storage.list_imports import StagedRow
from storage.seal import Seal

CLAIMS = Layout(
    "claims",
    text("claims"),
    (
        Column(
            "kpj",
            kpj,
            (
                *("no kpj", "nomor kpj", "kpj peserta", "nomor bpjs", "no bpjs", "nomor bpjs tk", "no bpjs tk"),
                *("bpjs tk", "nomor bpjs ketenagakerjaan", "no bpjs ketenagakerjaan", "bpjs ketenagakerjaan"),
                *("nomor peserta", "no peserta", "nomor kepesertaan", "no kepesertaan", "kartu peserta"),
                *("nomor kartu peserta", "member number", "membership number", "kpj number"),
                *("nomor kpj peserta", "no kpj peserta", "no kartu peserta", "no kartu bpjs", "nomor kartu bpjs"),
            ),
            required=True,
            advice="Nomor KPJ, 11 huruf atau angka. Atur kolom sebagai teks.",
            sample="CONTOH 12345678901",
        ),
        Column(
            "phone",
            phone,
            (
                *("no hp", "nomor hp", "hp", "nohp", "no handphone", "nomor handphone", "handphone", "no ponsel"),
                *("nomor ponsel", "ponsel", "telepon", "no telepon", "nomor telepon", "telp", "no telp", "nomor telp"),
                *("tlp", "no tlp", "telpon", "no telpon", "no wa", "nomor wa", "wa", "whatsapp", "no whatsapp"),
                *("nomor whatsapp", "phone number", "mobile", "mobile number", "mobile phone", "cellphone", "msisdn"),
                *("no hp peserta", "nomor hp peserta", "no telepon peserta", "no hp wa", "nomor hp wa", "hp wa"),
                *("no telepon hp", "no telp hp", "telepon hp", "no hp aktif", "nomor hp aktif"),
            ),
            required=True,
            advice="Nomor ponsel peserta, misalnya 0812-3456-7890 atau +6281234567890.",
            sample="081234567890",
        ),
        Column(
            "birth_date",
            birth_date,
            (
                *("tgl lahir", "tanggal lahir", "tgllahir", "tanggal kelahiran", "lahir", "ttl", "birthdate"),
                *("birthday", "date of birth", "dob", "born", "tanggal lahir peserta", "tgl lahir peserta"),
            ),
            required=True,
            advice="Tanggal lahir, hari dulu: 31/12/1990 atau 1990-12-31. Tahun empat angka.",
            sample="31/12/1990",
        ),
        Column(
            "state",
            one_of(STATES, words.NOT_A_STATE),
            (
                *(
                    "status",
                    "status klaim",
                    "status klaim jkp",
                    "status jkp",
                    "keadaan",
                    "keadaan klaim",
                    "claim status",
                ),
                *("claim state", "status pengajuan", "status permohonan", "status terakhir", "status terkini"),
            ),
            required=True,
            advice="Status klaim, lihat daftar di panduan.",
            sample="disetujui",
        ),
        Column(
            "since",
            state_date,
            (
                *(
                    "sejak",
                    "tgl status",
                    "tanggal status",
                    "status sejak",
                    "sejak tanggal",
                    "tmt status",
                    "state since",
                ),
                *("status date", "tanggal perubahan status", "tgl perubahan status"),
            ),
            advice="Tanggal status itu mulai berlaku, paling lambat besok.",
            sample="12/03/2026",
        ),
        Column(
            "phk_date",
            any_date,
            (
                "phk",
                "tgl phk",
                "tanggal phk",
                "phk pada",
                "phk on",
                "layoff date",
                "dismissal date",
                "termination date",
            ),
            advice="Tanggal PHK.",
            sample="02/03/2026",
        ),
        Column(
            "month",
            month,
            (
                "bulan",
                "bulan ke",
                "bulan manfaat",
                "bulan manfaat ke",
                "manfaat bulan ke",
                "benefit month",
                "bulan klaim",
            ),
            advice="Bulan manfaat yang sedang berjalan, 1 sampai 6.",
            sample="2",
        ),
        Column(
            "month_state",
            one_of(MONTH_STATES, words.NOT_A_STATE),
            (
                "status bulan",
                "status bulan ini",
                "status bulan manfaat",
                "status bulanan",
                "month status",
                "keadaan bulan",
            ),
            advice="Status bulan itu, lihat daftar di panduan.",
            sample="terbuka",
        ),
        Column(
            "due_date",
            any_date,
            (
                *("batas akhir", "tgl batas akhir", "tanggal batas akhir", "batas", "batas pengajuan", "batas klaim"),
                *("jatuh tempo", "tgl jatuh tempo", "tanggal jatuh tempo", "tenggat", "deadline", "due", "due on"),
            ),
            advice="Batas akhir mengajukan klaim bulan itu.",
            sample="20/04/2026",
        ),
        Column(
            "amount",
            rupiah,
            (
                *("jumlah", "nominal", "besaran", "nilai", "nilai manfaat", "manfaat", "jumlah manfaat", "uang tunai"),
                *("nominal manfaat", "besar manfaat", "benefit", "benefit amount", "manfaat uang tunai"),
            ),
            advice="Manfaat sebulan dalam rupiah penuh: 3000000 atau Rp3.000.000.",
            sample="3000000",
        ),
        Column(
            "note",
            note,
            (
                "catatan",
                "keterangan",
                "alasan",
                "alasan ditolak",
                "alasan penolakan",
                "notes",
                "remark",
                "remarks",
                "reason",
            ),
            advice="Catatan petugas, terutama alasan penolakan, paling banyak 300 huruf.",
            sample="",
        ),
        Column(
            "employer",
            employer,
            (
                *("perusahaan", "nama perusahaan", "pemberi kerja", "nama pemberi kerja", "badan usaha"),
                *("nama badan usaha", "company", "company name", "employer name", "tempat kerja"),
            ),
            advice="Nama perusahaan.",
            sample="PT Contoh Jaya",
        ),
        Column(
            "name",
            initials,
            (
                "nama",
                "nama peserta",
                "nama lengkap",
                "nama pekerja",
                "nama tenaga kerja",
                "holder",
                "full name",
                "nama lengkap peserta",
            ),
            advice="Nama peserta. Hanya huruf awalnya yang disimpan.",
            sample="Budi Santoso",
        ),
        Column(
            "region",
            region,
            (
                *("wilayah", "kode wilayah", "kabupaten", "kota", "kabupaten kota", "kab kota", "kab", "domisili"),
                *("daerah", "region code", "kode kemendagri", "nama wilayah"),
            ),
            advice="Kode Kemendagri (32.73) atau nama lengkap (Kota Bandung).",
            sample="32.73",
        ),
    ),
)
"""The table of claims that staff bring."""

_TEXTS = ("note", "employer", "name", "region")
_STORED = {"phk_date": "phk_on", "due_date": "due_on", "name": "holder"}
_SEALED = {"kpj": ("kpj_hash", "kpj_last4"), "phone": ("phone_hash",), "birth_date": ("born_hash",)}


def stored_columns(found: frozenset[str]) -> list[str]:
    """Name the columns of stored claims that a table with these columns fills."""
    return [stored for column in CLAIMS.columns if column.name in found for stored in _stored(column.name)]


def staged(row: Checked, seal: Seal) -> StagedRow:
    """Seal the identifiers of a row; of one with faults nothing but the reason is kept."""
    if faults := [*row.faults, *_across(row.values)]:
        return StagedRow(row.row, "rejected", reason(faults))
    values = dict(row.values)
    member, number, born = (values.pop(name) for name in _SEALED)
    sealed = {
        "kpj_hash": seal.kpj(member),
        "kpj_last4": member[-4:],
        "phone_hash": seal.phone(number),
        "born_hash": seal.born(born),
        "key_version": seal.version,
    }
    told = {_STORED.get(name, name): _or_empty(name, value) for name, value in values.items()}
    return StagedRow(row.row, values={**sealed, **told})


def _stored(name: str) -> tuple[str, ...]:
    return _SEALED.get(name, (_STORED.get(name, name),))


def _or_empty(name: str, value: Any) -> Any:
    return "" if value is None and name in _TEXTS else value


def _across(values: Mapping[str, Any]) -> list[Fault]:
    """Find what is wrong between cells, each of which may be right."""
    alone = values.get("month_state") is not None and "month" in values and values["month"] is None
    return [Fault("month_state", words.MONTH_NEEDED)] if alone else []


def _naming(last4: str) -> str:
    return f"…{last4}" if last4 else ""


LISTING = Listing(
    CLAIMS,
    stored_columns,
    lambda row, context: staged(row, context.seal),
    words.COLUMNS["kpj"],
    "contoh-daftar-klaim",
    _naming,
)
"""The list of claims."""
