import pytest

from conversations.understanding import said_exactly


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "12 maret 2025", "2025-03-12"),
        ("date", " Tanggal 12 Maret 2025 ", "2025-03-12"),
        ("date", "tgl 1 mei 2026", "2026-05-01"),
        ("date", "12-03-2025", "2025-03-12"),
        ("date", "12/3/2025", "2025-03-12"),
        ("date", "12.03.2025", "2025-03-12"),
        ("date", "2025-03-12", "2025-03-12"),
        ("date", "maret 2025", "2025-03"),
        ("date", "bulan maret 2025", "2025-03"),
        ("date", "2025-03", "2025-03"),
        ("date", "tahun 2025", "2025"),
        ("money", "Rp4.250.000", 4_250_000),
        ("money", "4250000", 4_250_000),
        ("money", "Rp 4.250.000,-", 4_250_000),
        ("money", "4.250.000 rupiah", 4_250_000),
        ("months", "14", 14),
        ("months", "14 bulan", 14),
        ("months", "0", 0),
    ],
)
def test_a_full_spelling_is_exact(kind: str, text: str, value: object) -> None:
    assert said_exactly(kind, text, value)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "kemarin", "2026-11-22"),
        ("date", "12/3/25", "2025-03-12"),
        ("date", "12 maret", "2026-03-12"),
        ("date", "12 mar 2025", "2025-03-12"),
        ("date", "12 maret 2025 kak", "2025-03-12"),
        ("date", "saya di phk 12 maret 2025", "2025-03-12"),
        ("date", "12 maret 2025", "2025-03-13"),
        ("date", "12 maret 2025", "2025-03"),
        ("date", "12 maret 2025", None),
        ("date", "", None),
        ("money", "3,5 jt", 3_500_000),
        ("money", "sekitar 4 juta", 4_000_000),
        ("money", "4 juta", 4_000_000),
        ("money", "4.250.00", 425_000),
        ("money", "4.250.000", 4_250_001),
        ("money", "850", 850_000),
        ("months", "14 kak", 14),
        ("months", "setahun", 12),
        ("months", "1 tahun", 12),
        ("months", "14", 15),
        ("months", "14", None),
        ("yesno", "ya", True),
    ],
)
def test_anything_else_is_not(kind: str, text: str, value: object) -> None:
    assert not said_exactly(kind, text, value)
