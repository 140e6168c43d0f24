"""Three hundred believable vacancies of Sumatera Utara, as an office would list them."""

from itertools import product

_WORK = (
    ("Operator Produksi", "SMA", "shift malam, teliti"),
    ("Admin Gudang", "SMA", "excel, stok barang"),
    ("Kasir", "SMA", "kasir, jujur"),
    ("Sales Lapangan", "SMA", "SIM C, negosiasi"),
    ("Pramuniaga Toko", "SMA", "melayani pelanggan"),
    ("Satpam", "SMA", "gada pratama"),
    ("Sopir", "SMP", "SIM B1"),
    ("Teknisi Mesin", "SMK", "mesin, listrik"),
    ("Staf Administrasi", "D3", "excel, surat"),
    ("Operator Jahit", "SMP", "menjahit"),
    ("Perawat", "D3", "STR"),
    ("Guru SD", "S1", "mengajar"),
    ("Barista", "SMA", "kopi"),
    ("Juru Masak", "SMA", "memasak"),
    ("Petugas Kebersihan", "SD", "rajin"),
    ("Mekanik Motor", "SMK", "mesin motor"),
    ("Tukang Las", "SMK", "las listrik"),
    ("Operator Forklift", "SMA", "SIO forklift"),
    ("Customer Service", "SMA", "komunikasi"),
    ("Staf Akuntansi", "S1", "pajak, excel"),
)
_PLACES = (
    *("Kota Pematangsiantar", "Kabupaten Simalungun", "Kabupaten Toba", "Kabupaten Tapanuli Utara"),
    *("Kabupaten Humbang Hasundutan", "Kabupaten Samosir", "Kota Medan", "Kabupaten Deli Serdang", "Kabupaten Asahan"),
    *("Kota Tebing Tinggi", "Kabupaten Serdang Bedagai", "Kota Binjai", "Kabupaten Batu Bara", "Kabupaten Karo"),
    "Kabupaten Labuhanbatu",
)
_EMPLOYERS = ("PT Sawit Simalungun", "CV Maju Bersama", "PT Toba Pangan", "Toko Sinar Jaya", "PT Logistik Sumatera")
_HEADING = "id;judul;perusahaan;kabupaten/kota;gaji;pendidikan;pengalaman;keahlian;tautan;tanggal tayang;berakhir"


def listed() -> str:
    """Return the list as CSV; every tenth has expired by 23 November 2026."""
    rows = [_row(number, *each) for number, each in enumerate(product(_WORK, _PLACES), start=1)]
    return "\r\n".join([_HEADING, *rows])


def _row(number: int, work: tuple[str, str, str], place: str) -> str:
    title, school, skills = work
    wage = 2_600_000 + 100_000 * (number * 7 % 20)
    end = "20/11/2026" if number % 10 == 0 else "20/12/2026"
    link = f"https://karirhub.kemnaker.go.id/lowongan/{number}"
    told = (
        title,
        _EMPLOYERS[number % 5],
        place,
        str(wage),
        school,
        f"{number % 3} tahun",
        skills,
        link,
        "15/11/2026",
        end,
    )
    return ";".join((str(number), *told))
