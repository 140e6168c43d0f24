import json
import logging
import sys

import pytest

from bot.log import places
from tests.bot.conftest import SetUp

_log = logging.getLogger("bot.example")


def fail(words: str) -> None:
    try:
        int(words)
    except ValueError:
        _log.exception("Update %d failed", 7)


def test_json_is_one_object_a_line(logged: SetUp) -> None:
    written = logged("INFO", "json")
    _log.info("Satu\ndua “tiga” \ud83d")
    fail("rahasia")
    first, second = (json.loads(line) for line in written.getvalue().splitlines())
    assert first == {"at": first["at"], "level": "INFO", "from": "bot.example", "message": "Satu\ndua “tiga” \ud83d"}
    assert second["error"].startswith("ValueError at test_log.py:")
    assert "rahasia" not in written.getvalue()


def test_text_is_one_line_an_event(logged: SetUp) -> None:
    written = logged("INFO", "text")
    _log.info("Satu\r\n2026-01-01 ERROR forged")
    fail("rahasia")
    lines = written.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[1].partition(" ERROR ")[2].startswith("bot.example: Update 7 failed ValueError at test_log.py:")
    assert "rahasia" not in written.getvalue()


@pytest.mark.parametrize(("level", "count"), [("DEBUG", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)])
def test_levels(level: str, count: int, logged: SetUp) -> None:
    written = logged(level, "json")
    for method in (_log.debug, _log.info, _log.warning, _log.error):
        method("x")
    assert len(written.getvalue().splitlines()) == count


@pytest.mark.parametrize("name", ["aiogram.event", "aiohttp.access", "fontTools.subset", "telegram.ext.ExtBot"])
def test_libraries_do_not_tell_every_update(name: str, logged: SetUp) -> None:
    written = logged("DEBUG", "text")
    logging.getLogger(name).info("Update id=1 is handled")
    logging.getLogger(name).warning("trouble")
    assert len(written.getvalue().splitlines()) == 1


def test_an_error_without_a_trace_is_survived(logged: SetUp) -> None:
    written = logged("INFO", "json")
    _log.exception("No error at all")
    assert json.loads(written.getvalue())["message"] == "No error at all"


def test_places_are_few_and_innermost() -> None:
    def deep(levels: int) -> None:
        if not levels:
            raise RuntimeError
        deep(levels - 1)

    try:
        deep(30)
    except RuntimeError:
        told = places(sys.exc_info()[2])
    assert told.count(" > ") == 7
    assert places(None) == ""
