"""Codes of messages are read however they are typed, and digests of words see what people see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.outcomes.codes import (
    SIGNS,
    CampaignCode,
    LetterCode,
    check_of,
    codes_in,
    digest_of,
    typed_code,
)

NUMBERS = st.integers(1, 2**50)
CHECKS = st.text(SIGNS, min_size=5, max_size=5)


@given(NUMBERS, CHECKS)
def test_a_code_is_read_from_a_message_and_from_a_hasty_hand(number: int, check: str) -> None:
    code = LetterCode(number, check)
    assert list(codes_in(f"Kabar baik.\n\nKode pesan: {code}. Asli? Cek dengan /cek_pesan")) == [code]
    hasty = str(code).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert typed_code(hasty) == code
    assert typed_code(str(code).replace("-", "")) == code


@given(st.text(SIGNS, min_size=6, max_size=6))
def test_a_code_of_an_announcement_is_read_in_both_ways(signs: str) -> None:
    code = CampaignCode(signs)
    assert next(codes_in(f"Kode pesan: {code}.")) == code
    assert typed_code(f" p {signs.lower()} ") == code
    assert typed_code(f"P-{signs[:3]}-{signs[3:]}") == code


@pytest.mark.parametrize(
    "words", ["", "P", "S", "P-12", "S-0-ABCDE", "S-ZZZZZZZZZZZZZ-ABCDE", "halo apa kabar", "P-7K2M9Q8", "!!"]
)
def test_what_is_no_code_is_none(words: str) -> None:
    assert typed_code(words) is None
    assert list(codes_in(words)) == []


@given(st.text(max_size=300))
def test_whatever_is_typed_raises_nothing(words: str) -> None:
    typed_code(words)
    list(codes_in(words))
    digest_of(words)


@given(st.integers(0, 2**256 - 1))
def test_a_check_has_five_signs(fingerprint: int) -> None:
    check = check_of(f"{fingerprint:064x}")
    assert len(check) == 5
    assert set(check) <= set(SIGNS)


WORDS = "Batas akhir klaim Anda 9 September 2026.\n\nBuka siapkerja.kemnaker.go.id atau telepon 175."


@pytest.mark.parametrize(
    "read",
    [
        WORDS.upper(),
        WORDS.replace("\n\n", "\n"),
        WORDS.replace(" ", "\u00a0"),
        f"\u200e{WORDS}\ufe0f ",
        WORDS.replace("k", "k\u200d"),
    ],
)
def test_what_nobody_sees_changes_no_digest(read: str) -> None:
    assert digest_of(read) == digest_of(WORDS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("175", "0812"),
        ("go.id", "go-id"),
        ("9 Sep", "8 Sep"),
        ("kemnaker", "kemnakeг"),
        ("Anda ", "Anda, "),
        ("a", "а"),
    ],
)
def test_a_sign_that_is_altered_changes_the_digest(before: str, after: str) -> None:
    assert digest_of(WORDS.replace(before, after, 1)) != digest_of(WORDS)
