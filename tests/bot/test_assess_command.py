"""The command `assess`: lines in, lines out, whatever the lines hold."""

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from bot.__main__ import main
from bot.assess import run
from conversations.eligibility.lines import LONGEST_LINE

GOOD: dict[str, Any] = {"id": "ani", "citizen": False, "phk_date": "2026-02-01", "asked_on": "2026-03-01"}
GOOD_LINE = json.dumps(GOOD).encode()
_COMMAND = [sys.executable, "-m", "bot", "assess"]


def answers(source: bytes) -> tuple[int, list[dict[str, Any]]]:
    sink = io.StringIO()
    status = run(io.BytesIO(source), sink)
    written = sink.getvalue()
    assert written == "" or written.endswith("\n")
    return status, [json.loads(line) for line in written.split("\n")[:-1]]


def test_a_verdict_has_the_fields_of_the_contract() -> None:
    status, [answer] = answers(GOOD_LINE)
    assert status == 0
    assert answer == {
        "id": "ani",
        "verdict": "not_eligible",
        "regime": "R25",
        "decided_by": ["PART-01"],
        "last_day": "2026-08-01",
        "safe_last_day": "2026-07-31",
        "instalments": [],
        "total": 0,
        "payer": None,
    }


def test_line_n_answers_line_n_and_the_run_goes_on() -> None:
    status, found = answers(b'{"id": "1"}\n\nnonsense\n\xff\n{"id": "5", "wages": 1}\n{"id": "6"}\n')
    assert status == 1
    assert [answer["id"] for answer in found] == ["1", None, None, None, "5", "6"]
    assert ["error" in answer for answer in found] == [False, True, True, True, True, False]
    assert all(set(answer) == {"id", "error"} for answer in found if "error" in answer)
    assert "wages" in found[4]["error"]


@pytest.mark.parametrize(
    "source", [GOOD_LINE, GOOD_LINE + b"\n", GOOD_LINE + b"\r\n", b"\xef\xbb\xbf" + GOOD_LINE + b"\n"]
)
def test_ends_of_lines_and_a_byte_order_mark(source: bytes) -> None:
    status, found = answers(source)
    assert (status, len(found), found[0].get("verdict")) == (0, 1, "not_eligible")


@pytest.mark.parametrize(
    ("source", "count", "status"), [(b"", 0, 0), (b"\xef\xbb\xbf", 0, 0), (b"\n", 1, 1), (b"\n\n", 2, 1)]
)
def test_empty_and_blank_input(source: bytes, count: int, status: int) -> None:
    found = answers(source)
    assert (found[0], len(found[1])) == (status, count)


def test_a_line_separator_that_is_no_line_feed_stays_inside_its_line() -> None:
    for mark in ("\u2028", "\x85", "\\ud83d", "\\n"):
        status, [answer] = answers(f'{{"id": "a{mark}b"}}'.encode())
        assert (status, answer["id"]) == (0, json.loads(f'"a{mark}b"'))


@pytest.mark.parametrize("extra", [1, 2, LONGEST_LINE, LONGEST_LINE + 1])
def test_a_line_too_long_is_one_answer(extra: int) -> None:
    status, found = answers(GOOD_LINE + b"\n" + b"x" * (LONGEST_LINE + extra) + b"\n" + GOOD_LINE + b"\n")
    assert status == 1
    assert [answer["id"] for answer in found] == ["ani", None, "ani"]
    assert "longer" in found[1]["error"]


def test_a_last_line_too_long_without_its_end() -> None:
    for size in (LONGEST_LINE, LONGEST_LINE + 1, 2 * LONGEST_LINE + 2):
        assert len(answers(b"\xef\xbb\xbf" + b" " * size)[1]) == 1


def test_lines_are_answered_as_they_come() -> None:
    sink = io.StringIO()
    seen: list[int] = []

    class Watched(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(sink.getvalue().count("\n"))
            return super().readline(size)

    assert run(Watched(GOOD_LINE + b"\n" + GOOD_LINE + b"\n"), sink) == 0
    assert seen == [0, 1, 2]


def test_output_is_utf_8_with_line_feeds_whatever_the_terminal() -> None:
    raw = io.BytesIO()
    sink = io.TextIOWrapper(raw, encoding="utf-16", newline="\r\n")
    assert run(io.BytesIO('{"id": "Siti ✓"}\n{}\n'.encode()), sink) == 0
    lines = raw.getvalue().decode("utf-8").split("\n")
    assert [json.loads(line)["id"] for line in lines[:2]] == ["Siti ✓", None]
    assert "\r" not in raw.getvalue().decode("utf-8")


def test_a_line_may_be_a_mebibyte_and_no_more() -> None:
    almost = GOOD_LINE.ljust(2**20 - 1)
    status, found = answers(almost + b"\n" + almost + b" \n" + GOOD_LINE)
    assert status == 1
    assert ["error" in answer for answer in found] == [False, True, False]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing here is always full")
@pytest.mark.parametrize("count", [1, 2000])
def test_verdicts_that_cannot_be_written_are_told_in_one_sentence(count: int, tmp_path: Path) -> None:
    with _cases(tmp_path, count).open("rb") as source, Path("/dev/full").open("wb") as sink:
        done = subprocess.run(_COMMAND, stdin=source, stdout=sink, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode() == "The verdicts cannot be written: No space left on device.\n"


def test_a_reader_that_has_had_enough_is_left_without_a_word(tmp_path: Path) -> None:
    with _cases(tmp_path, 5000).open("rb") as source:
        child = subprocess.Popen(_COMMAND, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with child:
            assert child.stdout
            assert child.stderr
            assert json.loads(child.stdout.readline())["id"] == "ani"
            child.stdout.close()
            said = child.stderr.read()
    assert (child.returncode, said) == (2, b"")


def test_cases_that_cannot_be_read_are_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return super().readline(size) or self._break()

        def _break(self) -> NoReturn:
            raise OSError(5, "Input/output error")

    sink = io.StringIO()
    assert run(Broken(GOOD_LINE + b"\n"), sink) == 2
    assert len(sink.getvalue().splitlines()) == 1
    assert capsys.readouterr().err == "The cases cannot be read: Input/output error.\n"


def test_ctrl_c_does_not_pass_for_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(readline=interrupt)))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["assess"]) == 130


def test_ctrl_c_ends_what_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.__main__._COMMANDS", {"poll": interrupt, "all": interrupt})
    assert [main(["poll"]), main([])] == [0, 0]


def _cases(folder: Path, count: int) -> Path:
    path = folder / "cases.jsonl"
    path.write_bytes((GOOD_LINE + b"\n") * count)
    return path


def test_nothing_of_telegram_is_imported() -> None:
    look = "import sys, bot.assess; print(sorted({'aiogram', 'telegram', 'sqlmodel', 'nicegui'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "[]"
