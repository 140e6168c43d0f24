"""The time zone of each province (Keppres 41/1987), by the first two digits of a Kemendagri code."""

from collections.abc import Mapping

_WIB, _WITA, _WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"

ZONES: Mapping[str, str] = {
    **dict.fromkeys(("11", "12", "13", "14", "15", "16", "17", "18", "19", "21"), _WIB),
    **dict.fromkeys(("31", "32", "33", "34", "35", "36", "61", "62"), _WIB),
    **dict.fromkeys(("51", "52", "53", "63", "64", "65"), _WITA),
    **dict.fromkeys(("71", "72", "73", "74", "75", "76"), _WITA),
    **dict.fromkeys(("81", "82", "91", "92", "93", "94", "95", "96"), _WIT),
}
"""All 38 provinces; names of the IANA data base."""


def zone_of(region: str) -> str | None:
    """Return the time zone of a Kemendagri code of any depth ("32", "32.73"), or `None` for what is none."""
    return ZONES.get(region[:2])
