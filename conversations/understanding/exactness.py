"""Whether a reply spelled its value out in full, so that nothing was read into it."""

import re

from conversations.understanding.words import clean

_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_DATES = (
    re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<name>{'|'.join(_MONTHS)}) {_YEAR}"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign){_YEAR}"),
    re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?"),
    re.compile(rf"(?:bulan )?(?P<name>{'|'.join(_MONTHS)}) {_YEAR}"),
    re.compile(rf"(?:tahun|thn) {_YEAR}"),
)
_MONEY = re.compile(r"(?:rp\.? ?|idr ?)?([1-9][0-9]{5,9}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,-|,00)?(?: rupiah)?")
_LENGTH = re.compile(r"([0-9]{1,3})(?: ?bulan| ?bln)?")


def said_exactly(kind: str, text: object, value: object) -> bool:
    """Whether the whole of `text` is a full spelling of `value`, which was read from it as `kind`.

    `kind` is "date" (value `YYYY-MM-DD`, `YYYY-MM` or `YYYY`), "money" (whole rupiah) or "months"; for any other kind
    nothing is exact. Only "tanggal", "tgl", "rp" and "bulan" may stand beside the value.
    """
    plain = clean(text)
    if kind == "date":
        return value is not None and _date(re.sub(r"^(?:tanggal|tgl) ?", "", plain)) == value
    pattern = {"money": _MONEY, "months": _LENGTH}.get(kind)
    match = pattern.fullmatch(plain) if pattern else None
    return match is not None and isinstance(value, int) and int(match[1].replace(".", "")) == value


def _date(plain: str) -> str | None:
    for pattern in _DATES:
        match = pattern.fullmatch(plain)
        if match:
            parts = match.groupdict()
            month = _MONTHS.index(parts["name"]) + 1 if parts.get("name") else parts.get("month")
            numbers = [parts["year"], month, parts.get("day")]
            return "-".join(f"{int(number):02d}" for number in numbers if number is not None)
    return None
