"""How the setting STAFF_GROUPS is read."""

import pytest

from bot.desk.groups import parse


@pytest.mark.parametrize(
    ("setting", "groups"),
    [
        ("", {}),
        ("12=-1001234", {"12": -1001234}),
        ("12=-1001234 12.71=-1005678, *=-100999", {"12": -1001234, "12.71": -1005678, "": -100999}),
        ("12=-1001234,\n12.71=-1005678", {"12": -1001234, "12.71": -1005678}),
    ],
)
def test_regions_and_their_groups(setting: str, groups: dict[str, int]) -> None:
    assert parse(setting) == groups


@pytest.mark.parametrize(
    "setting",
    ["12", "12=1234567", "12=-12", "x=-1001234", "12=-1001234 12=-1005678", "1=-1001234", "12=-1001234 32=-1001234"],
)
def test_faults_are_told(setting: str) -> None:
    with pytest.raises(ValueError, match=r"must be|names"):
        parse(setting)
