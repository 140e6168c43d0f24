"""The sentences that the classifier learns from, and those that it is measured by."""

import json
import random
from pathlib import Path
from typing import NamedTuple

from conversations.understanding import intents

FOLDER = Path(intents.__file__).parent / "sentences"
GIVEN = "given.jsonl"
HELD_OUT = Path(__file__).with_name("heldout.jsonl")
FOLDS = 5


class Sentence(NamedTuple):
    text: str
    intent: str


def read(file: Path) -> list[Sentence]:
    lines = (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())
    return [Sentence(line["text"], line["intent"]) for line in lines]


def given() -> list[Sentence]:
    return read(FOLDER / GIVEN)


def own() -> list[Sentence]:
    """Every sentence of the folder but those given, file by file."""
    return [line for file in sorted(FOLDER.glob("*.jsonl")) if file.name != GIVEN for line in read(file)]


def every() -> list[Sentence]:
    return given() + own()


def folds(count: int, *, seed: int = 7) -> list[list[int]]:
    """Part the numbers below `count` into five, always the same."""
    numbers = list(range(count))
    random.Random(seed).shuffle(numbers)
    return [numbers[start::FOLDS] for start in range(FOLDS)]
