"""Codes as people type them: forgiving where signs look alike, deaf to ordinary words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.reception.secrets import holds_secret
from conversations.socialization.codes import ALPHABET, LETTERS, meant_as_code, plain, printed

codes = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(ALPHABET, min_size=7, max_size=7))
ALIKE = {"0": "0oO", "1": "1iIlL"}


@given(codes)
def test_a_printed_code_is_read_back(code: str) -> None:
    assert plain(printed(code)) == code
    assert plain(code.lower()) == code


@given(codes, st.data())
def test_signs_that_look_alike_and_marks_between_make_no_difference(code: str, data: st.DataObject) -> None:
    signs = [data.draw(st.sampled_from(ALIKE.get(sign, sign + sign.lower()))) for sign in code]
    between = data.draw(st.sampled_from(["", " ", "-", " - ", "."]))
    before = data.draw(st.sampled_from(["", "kode ", "Kode: ", " "]))
    assert plain(before + "".join(signs[:4]) + between + "".join(signs[4:])) == code


@settings(max_examples=50)
@given(codes)
def test_no_code_is_taken_for_something_that_nobody_should_send(code: str) -> None:
    assert not holds_secret(printed(code))
    assert not holds_secret(f"kode {printed(code)}")


@pytest.mark.parametrize(
    "typed", ["", "12345678", "0123ABCD", "K7M2-QX9", "K7M2-QX9TT", "UANGTUNAI", "K7M2!QX9T", "a" * 40]
)
def test_what_is_no_code(typed: str) -> None:
    assert plain(typed) == ""


def test_only_what_can_be_nothing_else_is_told_to_be_a_wrong_code() -> None:
    assert meant_as_code("K7M2-QX9T")
    assert meant_as_code("kode k7m2qx9t")
    assert not meant_as_code("K7M2QX9T")
    assert not meant_as_code("MAKANMAK")
    assert not meant_as_code("ABCD-EFGH")
