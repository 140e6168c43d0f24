"""A line that is not a valid case is refused with one sentence that names the field; nothing else is."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.eligibility.case import Case
from conversations.eligibility.line_fields import READERS
from conversations.eligibility.lines import LONGEST_LINE, InvalidCase, parse_case
from tests.conversations.eligibility.people import ORDINARY, cases


def refused(line: str | bytes) -> InvalidCase:
    with pytest.raises(InvalidCase) as caught:
        parse_case(line if isinstance(line, bytes) else line.encode())
    return caught.value


FINE = "A valid case."


def sentence(line: bytes) -> str:
    try:
        parse_case(line)
    except InvalidCase as fault:
        return fault.sentence
    return FINE


def dumped(**changes: Any) -> str:
    return json.dumps({"id": "a-1", **ORDINARY, **changes})


DATE_FIELDS = [
    "asked_on",
    "phk_date",
    "born",
    "registered_on",
    "working_again_from",
    "last_benefit_on",
    "filed_on",
    "declared_eligible_on",
]
FLAGS = ["citizen", "enrolled", "willing", "has_new_job"]
NUMBERS = ["months_paid", "longest_run", "wage", "claims_before", "arrears_months"]
CHOICES = ["reason", "contract", "enterprise", "jkn", "proof", "receipt_from", "employer"]

WRONG: list[tuple[str, list[str]]] = [
    *[
        (
            name,
            ['"2025-02-30"', '"2025-2-3"', '"20250203"', '"2025-W06-1"', '"2025-02-03T00:00"', '" 2025-02-03"', '""'],
        )
        for name in DATE_FIELDS
    ],
    *[(name, ['"1899-12-31"', '"2100-01-01"', "20250203", "true", "[]", '"٢٠٢٥-٠٢-٠٣"']) for name in DATE_FIELDS],
    *[(name, ["0", "1", '"true"', '"ya"', "[]", "{}", "1.0"]) for name in FLAGS],
    *[
        (name, ["true", "false", '"12"', "-1", "5.0", "1e1", "0.5", "NaN", "Infinity", "-Infinity", "[]"])
        for name in NUMBERS
    ],
    *[(name, ['""', '"other"', '"LARGE"', '" none"', "0", "true", "[]", "{}", '["none"]']) for name in CHOICES],
    (
        "programmes",
        ['"JKK"', '["JKN"]', '["jkk"]', '["JKK", null]', '["JKK", ["JKM"]]', "{}", '{"JKK": true}', "0", "true"],
    ),
    ("months_paid", ["25", "1000000000000000000000000"]),
    ("longest_run", ["25"]),
]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG for text in texts])
def test_a_wrong_value_is_refused_by_its_name(name: str, text: str) -> None:
    case = {key: json.dumps(value) for key, value in ORDINARY.items()} | {name: text, "id": '"a-1"'}
    fault = refused("{" + ", ".join(f'"{key}": {value}' for key, value in case.items()) + "}")
    assert fault.id == "a-1"
    assert f'"{name}"' in fault.sentence
    assert fault.sentence.endswith(".")
    assert "\n" not in fault.sentence


RULES_BETWEEN_FIELDS: list[tuple[str, dict[str, Any]]] = [
    ("longest_run", {"months_paid": 11, "longest_run": 12}),
    ("longest_run", {"months_paid": None, "longest_run": 25}),
    ("filed_on", {"filed_on": "2026-01-31"}),
    ("filed_on", {"filed_on": "2026-03-02"}),
    ("filed_on", {"asked_on": "2026-01-01", "phk_date": "2026-02-01", "filed_on": "2026-02-01"}),
    ("declared_eligible_on", {"declared_eligible_on": "2026-02-20"}),
    ("declared_eligible_on", {"filed_on": "2026-02-10", "declared_eligible_on": "2026-02-09"}),
    ("declared_eligible_on", {"filed_on": "2026-02-10", "declared_eligible_on": "2026-03-02"}),
]


@pytest.mark.parametrize(("name", "changes"), RULES_BETWEEN_FIELDS)
def test_fields_that_contradict_each_other(name: str, changes: dict[str, Any]) -> None:
    fault = refused(dumped(**changes))
    assert f'"{name}"' in fault.sentence
    assert fault.id == "a-1"


@pytest.mark.parametrize(
    "changes",
    [
        {"months_paid": 24, "longest_run": 24},
        {"months_paid": 0, "longest_run": 0},
        {"months_paid": None, "longest_run": 24},
        {"filed_on": "2026-02-01", "declared_eligible_on": "2026-02-01"},
        {"filed_on": "2026-03-01", "declared_eligible_on": "2026-03-01"},
        {"phk_date": None, "asked_on": None, "filed_on": "1900-01-01", "declared_eligible_on": "2099-12-31"},
        {"asked_on": "2026-01-01", "phk_date": "2026-02-01"},
        {"has_new_job": False, "working_again_from": "2026-05-01"},
        {"born": "2024-02-29", "registered_on": "1900-01-01"},
        {"programmes": []},
        {"programmes": ["JKK", "JKK"]},
        {"wage": 10**30},
    ],
)
def test_what_looks_odd_but_is_valid(changes: dict[str, Any]) -> None:
    case = parse_case(dumped(**changes).encode())
    assert all(_plain(getattr(case, name)) == _once(value) for name, value in changes.items())


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def _once(value: object) -> object:
    return sorted(set(value)) if isinstance(value, list) else value


@pytest.mark.parametrize(
    "name", ["wages", "Wage", "wage ", "", "under_54_when_registered", "__class__", "safe_last_day"]
)
@pytest.mark.parametrize("value", [None, True])
def test_a_field_that_is_not_in_the_table(name: str, value: bool | None) -> None:
    fault = refused(dumped(**{name: value}))
    assert fault.id == "a-1"
    assert json.dumps(name) in fault.sentence


def test_a_strangely_long_name_is_shortened() -> None:
    assert len(refused(dumped(**{"x" * 10_000: 1})).sentence) < 120


@pytest.mark.parametrize("name", ["wage", "id", "reason"])
def test_a_field_given_twice(name: str) -> None:
    value = json.dumps({"id": "a-1", **ORDINARY}[name])
    fault = refused(dumped()[:-1] + f', "{name}": {value}}}')
    assert f'"{name}"' in fault.sentence
    assert fault.id == (None if name == "id" else "a-1")


@pytest.mark.parametrize("text", ["7", "true", '["a"]', "{}", "1.5"])
def test_an_id_is_a_string(text: str) -> None:
    fault = refused(f'{{"wage": 1, "id": {text}}}')
    assert fault.id is None
    assert '"id"' in fault.sentence


@pytest.mark.parametrize(
    ("text", "case_id"), [("{}", None), ('{"id": null}', None), ('{"id": ""}', ""), ('{"id": "é\\ud800"}', "é\ud800")]
)
def test_any_string_is_an_id(text: str, case_id: str | None) -> None:
    assert parse_case(text.encode()) == Case(id=case_id)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"  \t\r\n",
        b"null",
        b"[]",
        b'[{"id": "a"}]',
        b'"id"',
        b"1",
        b"{",
        b'{"id": "a"} {"id": "b"}',
        b'{"id": "a",}',
        b"{'id': 'a'}",
        b'{"id": "a\tb"}',
        b'{"id": "\xff"}',
        b'{"id": "\xed\xa0\x80"}',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b'{"id":' * 100_000,
        b" " * (LONGEST_LINE + 1),
    ],
    ids=lambda line: str(line[:24]),
)
def test_a_line_that_is_no_object(line: bytes) -> None:
    fault = refused(line)
    assert fault.id is None
    assert fault.sentence.startswith("The line is ")
    assert fault.sentence.endswith(".")


def test_numbers_of_any_length_are_numbers() -> None:
    line = dumped(wage=0).replace('"wage": 0', '"wage": ' + "9" * 50_000)
    assert (parse_case(line.encode()).wage or 0) > 10**3000
    assert "wage" in refused(line.replace('"wage": 9', '"wage": -9')).sentence


def test_blanks_around_an_object_and_a_carriage_return() -> None:
    assert parse_case(b' {"wage": 5, "id": "a"} \r\n') == Case(id="a", wage=5)


def test_every_field_of_a_case_can_be_read_except_what_the_chat_alone_knows() -> None:
    assert {field.name for field in fields(Case)} - set(READERS) == {"under_54_when_registered"}


@settings(max_examples=60, deadline=None)
@given(cases())
def test_what_is_written_is_what_is_read(case: dict[str, Any]) -> None:
    parsed = parse_case(json.dumps(case, ensure_ascii=False).encode())
    for name, value in case.items():
        assert _plain(getattr(parsed, name)) == _once(value)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    assert sentence(line).endswith(".")


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*READERS, "other"]), JUNK, max_size=4))
def test_junk_in_fields_is_read_or_named(junk: dict[str, Any]) -> None:
    said = sentence(json.dumps(junk).encode())
    assert said == FINE or any(f'"{name}"' in said for name in junk)
