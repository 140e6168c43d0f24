"""The weights belong to the sentences: learned from these, in this way, and from no others."""

import json
from pathlib import Path

import pytest

from conversations.understanding.intents.labels import LABELS
from conversations.understanding.intents.weights import FILE, weights
from tests.understanding.sentences import FOLDER, HELD_OUT, every, read
from tests.understanding.training import fingerprint, learned

LARGEST_FILE = 2_000_000


def test_the_weights_were_learned_from_the_sentences_of_the_folder() -> None:
    assert weights().fingerprint == fingerprint(every()), "the sentences or their counting changed: run `make model`"


def test_the_same_sentences_give_the_same_weights() -> None:
    some = every()[::36]
    assert learned(some) == learned(some)


def test_the_file_stays_small() -> None:
    assert FILE.stat().st_size <= LARGEST_FILE


@pytest.mark.parametrize("file", [*sorted(FOLDER.glob("*.jsonl")), HELD_OUT], ids=lambda file: str(file.name))
def test_each_line_is_a_text_and_a_known_intent(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    wrong = [line for line in lines if set(json.loads(line)) != {"text", "intent"}]
    assert wrong == []
    assert {json.loads(line)["intent"] for line in lines} <= set(LABELS)


def test_nothing_held_out_is_learned() -> None:
    learned_from = {line.text.casefold().strip() for line in every()}
    assert [line.text for line in read(HELD_OUT) if line.text.casefold().strip() in learned_from] == []
