"""The command `import`: a file in, a report on standard output, progress on standard error."""

import asyncio
import json
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from typing import Any

from bot.importing import staging
from bot.importing.layout import Layout
from bot.importing.listings import LISTINGS
from bot.importing.progress import Bar
from bot.importing.report import whole_report, write_json
from bot.importing.sourced import LONGEST_SOURCE, SOURCED, is_source
from bot.importing.table import Unusable
from bot.importing.template import template
from bot.importing.words import in_english
from bot.keys import seal_for
from bot.settings import BadSettings, Settings
from storage import Store, audit, is_current, keys, list_deeds, migrate
from storage.list_imports import Counts, ImportRefused
from storage.seal import Seal

_DONE, _FAULTY, _WRONG_USE = 0, 1, 2
# Nobody waits for an answer of this process, and one statement may touch every row.
_TIME_LIMIT = 120.0


def run(chosen: Namespace, settings: Settings) -> int:
    """Do what the command line says and return the exit status.

    That is `what`, `file`, `dry_run`, `report`, `template` and, of lists that have sources, `source`.
    """
    if chosen.what not in LISTINGS:
        return _refuse(f"There is no import of {chosen.what}; there is: {', '.join(LISTINGS)}.")
    if chosen.template:
        return write_template(LISTINGS[chosen.what].layout, Path(chosen.template))
    if not chosen.file:
        return _refuse("Name the file to import, or --template FILE for an empty one.")
    report_to = Path(chosen.report) if chosen.report else None
    source = vars(chosen).get("source") or ""
    if source and not (chosen.what in SOURCED and is_source(source)):
        return _refuse(f"--source is a name of up to {LONGEST_SOURCE} signs without a colon, for {', '.join(SOURCED)}.")
    return bring(Path(chosen.file), chosen.dry_run, report_to, settings, what=chosen.what, source=source)


def bring(
    file: Path,
    dry_run: bool,
    report_to: Path | None,
    settings: Settings,
    seal: Seal | None = None,
    *,
    what: str = "claims",
    source: str = "",
) -> int:
    """Import a list, or only tell what it would change, and return the exit status.

    The report is one JSON object on standard output; `report_to` gets a line of CSV for every row. All rows that are
    not rejected are applied, in one transaction. Returns 1 when rows were rejected or the file is of no use.

    Raises:
        BadSettings: when the database is not at the newest revision, or keys are missing.
        StorageError: when it cannot be used, or was sealed with other keys.
    """
    if not file.is_file():
        return _refuse(f"There is no file {file}.")
    if report_to is not None and (fault := _unwritable(report_to)):
        return _refuse(fault)
    _prepare(settings)
    try:
        return asyncio.run(_import(file, dry_run, report_to, settings, seal or seal_for(settings), what, source))
    except ImportRefused as refusal:
        return _refuse(str(refusal))
    except BrokenPipeError:
        return _WRONG_USE
    except OSError as fault:
        return _refuse(f"The report cannot be written: {fault.strerror}.")


def write_template(layout: Layout, file: Path) -> int:
    """Write an empty table to fill in, as XLSX or CSV by the ending of `file`, and return the exit status."""
    try:
        file.write_bytes(template(layout, file.suffix.casefold()))
    except OSError as fault:
        return _refuse(f"The template cannot be written: {fault.strerror}.")
    return _DONE


def _unwritable(file: Path) -> str | None:
    """Tell why a report cannot be written: before the list is taken in, not after."""
    try:
        file.open("a").close()
    except OSError as fault:
        return f"The report cannot be written: {fault.strerror}."
    return None


def _prepare(settings: Settings) -> None:
    if is_current(settings.database_url):
        return
    if not settings.embedded:
        raise BadSettings("The database of DATABASE_URL is not at the newest revision: run `python -m bot migrate`.")
    migrate(settings.database_url)


async def _import(
    file: Path, dry_run: bool, report_to: Path | None, settings: Settings, seal: Seal, what: str, source: str
) -> int:
    now = datetime.now(UTC)
    today = settings.today or now.astimezone(staging.OFFICE).date()
    bringing = staging.Bringing(f"command line: {_user()}", file.name, now, today, what, source)
    async with Store.open(settings.database_url, time_limit=_TIME_LIMIT) as store:
        await store.run(lambda tx: keys.check(tx, seal, now))
        try:
            found = await _stage(store, seal, file, bringing)
        except Unusable as fault:
            return _unusable(file, str(fault))
        try:
            counts = found.counts if dry_run else await _apply(store, found.import_id, today)
            if report_to is not None:
                await _write_rows(store, found.import_id, report_to)
            await write_json(store, found.import_id, _sums(file, found, counts, applied=not dry_run), sys.stdout)
            sys.stdout.flush()
        finally:
            await _let_go(store, found.import_id)
    return _FAULTY if counts.rejected else _DONE


async def _stage(store: Store, seal: Seal, file: Path, bringing: staging.Bringing) -> staging.Staged:
    bar = Bar(sys.stderr)
    found = await staging.stage(store, seal, file, bringing, bar)
    bar.end(sum(asdict(found.counts).values()))
    return found


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return "nobody"


async def _apply(store: Store, import_id: int, today: date) -> Counts:
    return await store.run(lambda tx: list_deeds.apply(tx, import_id, datetime.now(UTC), today, audit.NOBODY))


async def _let_go(store: Store, import_id: int) -> None:
    """Clear what was staged, whether it was applied or only looked at."""
    try:
        await staging.drop(store, import_id, datetime.now(UTC))
    except ImportRefused:
        await staging.clear(store, import_id)


async def _write_rows(store: Store, import_id: int, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as sink:
        async for line in whole_report(store, import_id, in_english):
            sink.write(line)


def _sums(file: Path, found: staging.Staged, counts: Counts, *, applied: bool) -> dict[str, Any]:
    numbers = {"new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged}
    return {
        **numbers,
        "file": file.name,
        "import": found.import_id,
        "applied": applied,
        "warnings": list(found.warnings),
    }


def _unusable(file: Path, sentence: str) -> int:
    nothing = {"new": 0, "changed": 0, "unchanged": 0, "rejected": [], "file": file.name, "import": None}
    print(json.dumps({**nothing, "applied": False, "warnings": [], "error": sentence}))
    print(sentence, file=sys.stderr)
    return _FAULTY


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return _WRONG_USE
