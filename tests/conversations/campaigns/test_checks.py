"""What still keeps an announcement from being handed in."""

from typing import Any

import pytest

from conversations.campaigns.checks import problems
from conversations.campaigns.message import LONGEST, LONGEST_CAPTION
from conversations.campaigns.records import CampaignButton, Content, Options, Schedule
from conversations.campaigns.terms import Terms
from tests.conversations.campaigns.officers import NOW, a_campaign, local

TEXT = {("a", "id"): "Cek kelayakan."}
DRIP = Schedule("drip", local("2026-11-23 09:00"), local("2026-12-31 00:00"), "phk", (1, 7))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"content": Content({**TEXT, ("b", "id"): "Versi lain.", ("b", "en"): "Another."})},
        {"content": Content({("a", "id"): "x" * LONGEST})},
        {"content": Content({("1", "id"): "Satu", ("2", "id"): "Dua"}), "schedule": DRIP},
        {"schedule": Schedule("at", local("2026-11-23 10:00"))},
    ],
)
def test_a_whole_announcement_lacks_nothing(changed: dict[str, Any]) -> None:
    assert problems(a_campaign(**changed), Terms(), NOW) == ()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"content": Content()}, "has no words"),
        ({"content": Content({("a", "en"): "Check."})}, "has no words"),
        ({"content": Content({**TEXT, ("b", "en"): "Another."})}, "has no words"),
        ({"content": Content({("a", "id"): "x" * (LONGEST + 1)})}, "longer"),
        ({"content": Content({("a", "id"): "x" * (LONGEST_CAPTION + 1)}, "photo", "f")}, "longer"),
        ({"content": Content({("a", "id"): "Buka evil.com"})}, "no official"),
        ({"content": Content(TEXT, buttons=(CampaignButton("Buka", url="https://evil.com"),))}, "no official"),
        ({"content": Content(TEXT, buttons=(CampaignButton("Buka", command="hapus"),))}, "does not exist"),
        ({"content": Content(TEXT, buttons=(CampaignButton("Cek", command="cek"),) * 5)}, "more than"),
        ({"content": Content({**TEXT, ("1", "id"): "Satu", ("2", "id"): "Dua"}), "schedule": DRIP}, "not used"),
        ({"content": Content({("1", "id"): "Satu"}), "schedule": DRIP}, "has no words"),
        ({"schedule": Schedule("at", local("2026-11-23 09:58"))}, "passed"),
        ({"options": Options(hold_out=99)}, "shares"),
        ({"options": Options(canary=0)}, "shares"),
        (
            {"content": Content({("1", "id"): "1", ("2", "id"): "2"}), "schedule": DRIP, "options": Options(paid=True)},
            "paid",
        ),
    ],
)
def test_each_thing_that_is_missing_or_wrong_is_said(changed: dict[str, Any], fault: str) -> None:
    assert any(fault in said.id for said in problems(a_campaign(**changed), Terms(), NOW))
