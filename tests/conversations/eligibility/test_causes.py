"""The cause of a layoff in a sentence of somebody's own: taken where there is one, asked again where it is denied."""

import pytest

from conversations.eligibility.questions.causes import read_cause


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("dipecat karena pabrik tutup", "closure"),
        ("kena phk gara gara perusahaan pailit", "closure"),
        ("diberhentikan karena sering bolos", "misconduct"),
        ("di phk karena ada pengurangan orang", "efficiency"),
        ("bukan karena pabrik tutup", None),
        ("resign karena pabrik mau tutup", None),
        ("karena tutup atau karena efisiensi", None),
        ("karena efisiensi lalu pabrik tutup", None),
        ("pabrik tutup", None),
    ],
)
def test_a_cause_is_read_where_it_is_plain(words: str, reason: str | None) -> None:
    assert read_cause(words) == reason
