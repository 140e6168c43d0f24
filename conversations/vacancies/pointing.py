"""Vacancies in the arguments of buttons: ids in digits and small letters, with dots between them."""

import re
from collections.abc import Iterable

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
_IDS = re.compile(r"[0-9a-z]{1,6}(?:\.[0-9a-z]{1,6}){0,5}", re.ASCII)


def pack(ids: Iterable[int]) -> str:
    """Return up to six ids as an argument."""
    return ".".join(_written(each) for each in ids)


def unpack(argument: str) -> tuple[int, ...]:
    """Return the ids of an argument; none for one that was not made here."""
    return tuple(int(each, 36) for each in argument.split(".")) if _IDS.fullmatch(argument) else ()


def _written(number: int) -> str:
    signs = ""
    while number or not signs:
        number, rest = divmod(number, 36)
        signs = _SIGNS[rest] + signs
    return signs
