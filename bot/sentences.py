"""The command `sentences`: sentences that officers took in become sentences to learn from."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.settings import BadSettings, Settings
from conversations.listening.records import Misread
from conversations.understanding.intents.labels import LABELS
from storage import Store, is_current, listening

CORRECTED = Path("conversations/understanding/intents/sentences/corrected.jsonl")
"""Where they are kept, seen from the folder of the project."""


def run(chosen: Namespace, settings: Settings) -> int:
    """Add what is new to the file, and tell how many as one JSON object; a second run adds nothing.

    Raises:
        BadSettings: when the database is not at the newest revision, or the file cannot be read or written.
        StorageError: when it cannot be used.
    """
    if not is_current(settings.database_url):
        raise BadSettings("The database of DATABASE_URL is not at the newest revision: run `python -m bot migrate`.")
    file = Path(chosen.out) if chosen.out else CORRECTED
    try:
        known = _lines(file)
        fresh = list(_fresh(asyncio.run(_accepted(settings.database_url)), known))
        if fresh:
            file.write_text("".join(f"{line}\n" for line in (*known, *fresh)), "utf-8")
    except ValueError as fault:
        raise BadSettings(f"The file {file} cannot be read: {fault}.") from fault
    except OSError as fault:
        raise BadSettings(f"The file {file} cannot be read or written: {fault.strerror}.") from fault
    print(json.dumps({"added": len(fresh), "kept": len(known), "file": str(file)}))
    if fresh:
        print("Read them once more, then run `make model`.", file=sys.stderr)
    return 0


async def _accepted(url: str) -> tuple[Misread, ...]:
    async with Store.open(url) as store:
        return await store.run(listening.accepted)


def _lines(file: Path) -> list[str]:
    kept = file.read_text("utf-8").split("\n") if file.exists() else []
    return [line for line in kept if line.strip()]


def _fresh(taken: Iterable[Misread], known: Iterable[str]) -> Iterator[str]:
    there = {_key(_text(number, line)) for number, line in enumerate(known, 1)}
    for each in taken:
        words, key = " ".join(each.words.split()), _key(each.words)
        if key and key not in there and each.chosen in LABELS:
            there.add(key)
            yield json.dumps({"text": words, "intent": each.chosen}, ensure_ascii=False)


def _text(number: int, line: str) -> str:
    try:
        return str(json.loads(line)["text"])
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"line {number} is no sentence with its intent") from None


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
