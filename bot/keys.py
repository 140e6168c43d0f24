"""The keys that seal identifiers: from the settings, or made once and kept beside the embedded database."""

import asyncio
import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import BadSettings, Settings
from storage import Store, audit, keys
from storage.keys import Rotated
from storage.seal import Seal

SHORTEST = 16
"""Characters that a key has at least."""
_BYTES = 32


def seal_for(settings: Settings) -> Seal:
    """Return the seal of the settings; on the embedded database a key is made when there is none.

    Raises:
        BadSettings: when DATA_KEY is missing, or the key cannot be kept or read.
    """
    given = settings.data_key.get_secret_value()
    if given.strip():
        return Seal([key.strip() for key in given.split(",")])
    if not settings.embedded:
        raise BadSettings("The setting DATA_KEY is missing: with PostgreSQL, make one as docs/settings.md tells.")
    file = key_file(settings)
    try:
        if not file.exists():
            _make(file)
        return Seal(_read(file))
    except OSError as error:
        raise BadSettings(_not_kept(file, error)) from None


def key_file(settings: Settings) -> Path:
    """Return where the keys of the embedded database are kept: beside it, one a line, the oldest first."""
    return Path(settings.database_url.removeprefix("sqlite:///").partition("?")[0]).with_suffix(".key")


def rotate(settings: Settings) -> int:
    """Bring all identifiers to the newest key, print how many, and return the exit status.

    Keys kept beside the embedded database get a new one first, unless a rotation that broke off is to be ended; a new
    key in DATA_KEY is the operator's to add. Run it while the bot rests.

    Raises:
        BadSettings: when the keys cannot be read or kept.
        StorageError: when the database cannot be used.
    """
    done = asyncio.run(_rotated(settings))
    print(f"Sealed with the newest key: {done.claims} claims, {done.staged} rows of files that wait.")
    return 0


async def _rotated(settings: Settings) -> Rotated:
    seal = seal_for(settings)
    async with Store.open(settings.database_url) as store:
        going_on = await store.run(lambda tx: keys.is_rotating(tx, seal))
        await store.run(lambda tx: keys.check(tx, seal, datetime.now(UTC)))
        if not going_on and not settings.data_key.get_secret_value().strip():
            seal = _with_new_key(settings, seal)
            await store.run(lambda tx: keys.check(tx, seal, datetime.now(UTC)))
        done = await keys.rotate(store, seal)
        told = {"claims": done.claims, "staged": done.staged}
        await store.run(lambda tx: audit.note(tx, audit.NOBODY, "keys_rotated", datetime.now(UTC), details=told))
        return done


def _with_new_key(settings: Settings, seal: Seal) -> Seal:
    """Add a key to those that are kept, unless another process has done so since they were read."""
    file = key_file(settings)
    try:
        with _locked(file):
            kept = _read(file)
            if len(kept) == seal.version:
                kept = [*kept, _new_key()]
                _write(file, kept)
    except OSError as error:
        raise BadSettings(_not_kept(file, error)) from None
    return Seal(kept)


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with _locked(file):
        # Whoever had the lock before may have made it.
        if not file.exists():
            _write(file, [_new_key()])


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Let one process at a time change the file; the lock ends with its process, however that ends."""
    handle = os.open(file.with_suffix(".key.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(file: Path, kept: Sequence[str]) -> None:
    """Replace the file as a whole, readable for its owner only, and not before it is safely on the disk."""
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as writing:
            writing.writelines(f"{key}\n" for key in kept)
            writing.flush()
            os.fsync(writing.fileno())
        Path(draft).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Make a new name in a folder last over the loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(file: Path) -> list[str]:
    try:
        found = file.read_text("ascii").split()
    except UnicodeDecodeError:
        found = []
    if not found or not all(len(key) >= SHORTEST for key in found):
        raise BadSettings(f"The file {file} must hold keys of {SHORTEST} characters or more, one a line.")
    return found


def _new_key() -> str:
    return secrets.token_urlsafe(_BYTES)


def _not_kept(file: Path, error: OSError) -> str:
    return f"The key cannot be kept in {file} ({error.strerror}): set DATA_KEY, or let the bot write there."
