"""Logging without personal data: what happened and where, never what a person wrote."""

import json
import logging
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

_NOISY = ("aiogram.event", "aiohttp.access", "alembic", "fontTools", "fpdf", "telegram", "uvicorn")
"""Heard only from WARNING on; at DEBUG python-telegram-bot would tell the token and every message."""


_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Bare(logging.Formatter):
    """Tells an event in one line, an exception by its kind and places; its message may hold what a person wrote."""

    def format(self, record: logging.LogRecord) -> str:
        return " ".join(super().format(record).splitlines())

    def formatException(self, ei: _Error) -> str:  # noqa: N802 - the name is logging's
        kind, _, trace = ei
        return f"{kind.__name__ if kind else 'unknown'} at {places(trace)}"


class _Json(_Bare):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def places(trace: TracebackType | None) -> str:
    """Return the innermost places of a traceback as *file:line*, outermost first."""
    frames = traceback.extract_tb(trace)[-8:]
    return " > ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)


def set_up_logging(level: str, form: str) -> None:
    """Log to standard error, as text or as one JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    plain = _Bare("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if form == "json" else plain)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
