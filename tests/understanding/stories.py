"""What people tell before they ask: who they are, where they worked, how it ended. What they ask decides."""

import random

_CALLS = (
    *(
        "",
        "",
        "",
        "kak",
        "min",
        "halo kak",
        "permisi pak",
        "assalamualaikum",
        "selamat pagi ibu",
        "bang",
        "maaf ganggu",
    ),
    *("izin bertanya", "mau cerita dulu ya", "begini pak", "sore min", "yth bapak ibu petugas", "hi", "punten kang"),
)
_SELVES = (
    *(
        "saya buruh pabrik garmen",
        "saya eks karyawan hotel",
        "nama saya wati",
        "suami saya sopir pabrik",
        "aku dulu kasir",
    ),
    *(
        "saya satpam outsourcing",
        "saya karyawan toko",
        "kami buruh kebun sawit",
        "saya operator mesin",
        "sy kerja di gudang",
    ),
    *(
        "perkenalkan saya andi dari karawang",
        "saya ibu dua anak",
        "saya tulang punggung keluarga",
        "saya perantau di batam",
    ),
    *("i worked in a factory in bekasi", "abdi buruh di majalaya", "aku kerjo neng pabrik rokok", "awak orang medan"),
    *("saya staf admin perusahaan ekspor", "saya teknisi di pabrik makanan", "dulu saya supervisor produksi"),
)
_TIMES = (
    *(
        "sudah 5 tahun",
        "selama tiga tahun lebih",
        "dari tahun 2019",
        "baru setahun",
        "masa kerja 11 tahun",
        "hampir 4 tahun",
    ),
    *("sejak lulus smk", "dari 2021 sampai kemarin", "sudah lama", "belum dua tahun", "for six years", "udah 7 thn"),
)
_ENDS = (
    *(
        "terus kena phk bulan kemarin",
        "lalu di phk karena pabrik tutup",
        "kemudian ada pengurangan karyawan dan saya kena",
    ),
    *(
        "tgl 15 kemarin dipanggil hrd dan diberhentikan",
        "dua minggu lalu dipecat",
        "karena efisiensi saya diberhentikan",
    ),
    *(
        "terus perusahaannya bangkrut",
        "dan akhir september terakhir masuk",
        "sekarang nganggur di rumah",
        "then i was laid off",
    ),
    *("tos di phk", "trus kantornya pindah dan kami semua di phk", "sebulan lalu kena phk massal bareng 200 orang"),
    *(
        "surat phk sudah saya terima",
        "sudah dapat surat dari kantor",
        "akhirnya semua karyawan dirumahkan terus di phk",
    ),
    *("perusahaan bilang order sepi jadi saya dilepas", "bpjs dibayar terus tiap bulan", "pesangon sudah beres semua"),
)
_ASIDES = (
    *(
        "",
        "",
        "",
        "anak saya masih kecil kecil",
        "istri jualan di rumah",
        "teman saya bilang ada bantuan",
        "katanya ada jkp",
    ),
    *("saya tinggal di rumah mertua", "saya baru dengar dari tetangga", "saya kurang paham soal beginian", "gaji umr"),
    *(
        "kontrakan harus dibayar",
        "kemarin sudah ke kantor tapi antri",
        "saya pakai hp anak",
        "i heard there is a program",
    ),
)
_TURNS = (
    *(
        "",
        "",
        "",
        "yang mau saya tanyakan",
        "nah pertanyaannya",
        "jadi",
        "terus",
        "sekarang saya mau tanya",
        "mau nanya",
    ),
    *("pertanyaan saya", "nah itu", "my question is", "saya ingin bertanya", "gini kak", "intinya"),
)
_THANKS = (
    *(
        "",
        "",
        "",
        "",
        "mohon bantuannya",
        "terima kasih sebelumnya",
        "tolong dijawab ya kak",
        "mohon pencerahan",
        "makasih min",
    ),
    *("ditunggu jawabannya", "saya bingung soalnya", "thanks", "hatur nuhun", "suwun"),
)
_REASONS = ("soalnya", "karena", "soale", "begini ceritanya", "jadi ceritanya", "masalahnya", "because", "", "", "")
_JOINTS = (", ", ", ", " ", " ", ". ", "\n")
_TOLD = 0.7
"""How often each part of a story is told."""
_BEHIND = 0.3
"""How often the question comes first and the story explains it."""


def story(text: str, salt: str = "") -> str:
    """Give `text` as the question of a story, at its end or before it, always the same one."""
    chance = random.Random(f"story{salt}{text}")
    told = [chance.choice(slot) for slot in (_SELVES, _TIMES, _ENDS, _ASIDES) if chance.random() < _TOLD]
    closing = chance.choice(_THANKS)
    if chance.random() < _BEHIND:
        told = [chance.choice(_REASONS), *told]
        return f"{text}{chance.choice(_JOINTS)}{_joined(told, chance)}{closing}".strip()
    return f"{_joined([chance.choice(_CALLS), *told, chance.choice(_TURNS)], chance)}{text} {closing}".strip()


def _joined(told: list[str], chance: random.Random) -> str:
    return "".join(part + chance.choice(_JOINTS) for part in told if part)
