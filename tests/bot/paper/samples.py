"""Papers to write: a letter, a month sheet, and one that nobody should write."""

from datetime import date

from conversations.engine.papers import Fields, Heading, Paper, Paragraph, Table
from conversations.engine.text import Lines, Money, Raw, text


def pairs(*words: str) -> tuple[tuple[Raw, Raw], ...]:
    cells = raw(*words)
    return tuple(zip(cells[::2], cells[1::2], strict=True))


def raw(*words: str) -> tuple[Raw, ...]:
    return tuple(map(Raw, words))


LETTER = Paper(
    name="Surat minta pelaporan PHK",
    title=Raw("Permintaan pelaporan PHK"),
    blocks=(
        Paragraph(Lines(raw("Kepada Yth.", "Pimpinan PT Maju Bersama", "Jl. Raya Bekasi Km 21, Jakarta Timur"))),
        Paragraph(Raw("Bekasi, 23 November 2026")),
        Paragraph(Raw("Dengan hormat,")),
        Fields(
            pairs(
                "Nama",
                "Rina Wulandari",
                "Jabatan",
                "Operator jahit",
                "Bekerja sejak",
                "4 Januari 2021",
                "Hari terakhir bekerja",
                "30 Oktober 2026",
            )
        ),
        Paragraph(
            text(
                "I was laid off on {day}. My last wage was {wage}. <b>Please</b> report it.",
                day=date(2026, 10, 30),
                wage=Money(5_250_000),
            )
        ),
        Paragraph(
            Raw(
                "Menurut aturan, perusahaan wajib melaporkan PHK kepada Disnaker dan BPJS Ketenagakerjaan paling lambat"
                " 7 hari kerja sejak PHK. Sampai hari ini saya belum menerima tanda terima laporan tersebut. Tanpa"
                " tanda terima itu saya tidak dapat mengajukan manfaat JKP (Jaminan Kehilangan Pekerjaan)."
            )
        ),
        Paragraph(Raw("Saya mohon perusahaan melapor dan mengirim salinan tanda terimanya kepada saya.")),
        Paragraph(Raw("Hormat saya,"), space=True),
        Paragraph(Raw("Rina Wulandari")),
    ),
    caption=Raw("Surat Anda."),
    forms=("pdf", "txt"),
    footer=Raw("Dibuat dengan Kawan JKP dari kata-kata Anda sendiri; bukan surat resmi instansi."),
)

KINDS = ("Melamar lewat SIAPkerja", "Wawancara di kantor", "Melamar lewat surel", "Datang ke bursa kerja")
COMPANIES = ("PT Sinar Garmindo Abadi", "CV Karya Usaha", "PT Panarub", "Rumah Makan Sederhana cabang Bekasi Timur")


def month(count: int) -> Paper:
    rows = tuple(
        raw(
            str(number + 1),
            f"{number % 28 + 1} November 2026",
            COMPANIES[number % 4],
            KINDS[number % 4 - 1],
            "ada" if number % 3 else "",
        )
        for number in range(count)
    )
    return Paper(
        name="Bukti bulan 2",
        title=Raw("Bukti mencari kerja, bulan 2"),
        blocks=(
            Fields(pairs("Masa", "26 Oktober–25 November 2026", "Nomor KPJ", "…1234 (R. W.)", "Yang masih kurang", "")),
            Heading(Raw("Catatan Anda")),
            Table(raw("No.", "Tanggal", "Perusahaan", "Kegiatan", "Berkas"), rows),
            Heading(Raw("Dasar aturan")),
            Paragraph(Raw("Permenaker 2/2025 Pasal 14.")),
        ),
        caption=Raw("Bukti Anda."),
        forms=("pdf", "txt", "csv"),
        footer=Raw("Catatan pribadi Anda; bukan keputusan resmi."),
    )


WORD = "W" * 400
LONG = " ".join(["Perusahaan belum melapor kepada Disnaker, dan saya sudah bertanya tiga kali."] * 53)[:4000]
STRANGE = "Selamat 🎉 keluarga 👩‍👩‍👧 𝐁𝐞𝐫𝐡𝐚𝐤 汉字 مرحبا e\u0301 a\u200bb\u202ec \ud800 \x00\x07 ◊ ok"

HARD = Paper(
    name="../Ünlü: naïve 汉字?*.pdf",
    title=Raw(f"Judul yang panjang sekali {WORD} {STRANGE}"),
    blocks=(
        Heading(Raw(f"Kepala {WORD}")),
        Paragraph(Raw(STRANGE)),
        Paragraph(Raw(LONG)),
        Fields(pairs(WORD, WORD, "", "", LONG, LONG, "=1+1", "@SUM(A1)")),
        Table(raw("Satu", WORD, ""), (raw(LONG, WORD, ""), raw("", "", ""), raw(STRANGE, "baris\nbaru", "+62 812"))),
        Table(raw(*(f"Kolom {number}" for number in range(14))), (raw(*("pertanggungjawabannya",) * 14),) * 3),
        Table((), ()),
        Table(raw("Kosong"), ()),
        Fields(()),
        Paragraph(Raw("")),
        Paragraph(Raw("Hormat saya,"), space=True),
    ),
    caption=Raw(""),
    forms=("pdf", "txt", "csv"),
    footer=Raw(LONG),
)

SAMPLES = (LETTER, month(9), month(60), HARD)
