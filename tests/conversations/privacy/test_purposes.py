"""The words of consent: five lines on what, what for, who, what never, and how to stop, for every purpose."""

import pytest

from conversations.privacy.purposes import PURPOSES, Purpose
from conversations.registry import FLOWS
from tests.conversations.privacy.people import english

EACH = pytest.mark.parametrize("purpose", PURPOSES.values(), ids=list(PURPOSES))


@EACH
def test_the_five_lines_are_numbered_and_say_what_is_never_asked_and_how_to_stop(purpose: Purpose) -> None:
    lines = [english(line) for line in purpose.asks]
    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert all(word in lines[3] for word in ("never ask", "NIK", "account number", "OTP"))
    assert "/" in lines[4]


@EACH
def test_the_page_in_full_names_the_law_and_that_one_may_refuse(purpose: Purpose) -> None:
    lines = [english(line) for line in purpose.more]
    assert all(line.startswith("• ") for line in lines)
    assert any("UU 27/2022" in line for line in lines)
    assert "You may refuse" in lines[-1]


@EACH
def test_its_version_fits_the_column(purpose: Purpose) -> None:
    assert 0 < len(purpose.version) <= 16
    assert len(purpose.name) <= 64


def test_every_flow_that_keeps_something_has_its_purpose() -> None:
    assert {flow.purpose for flow in FLOWS.values() if flow.purpose} <= set(PURPOSES)
    assert all(flow.forgets for flow in FLOWS.values() if not flow.purpose)
