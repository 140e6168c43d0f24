"""The arithmetic of the figures."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.client import Delivered
from tests.benchmarks.measure import Race, Spent
from tests.benchmarks.report import Figure, Goal, ratio, table, write_json

TIMES = st.floats(min_value=1e-6, max_value=1e3)


def took(wall: float, cpu: float = 1.0) -> Spent:
    return Spent(10, wall, cpu)


def test_one_disturbed_round_does_not_move_the_ratio() -> None:
    race = Race([took(2.0), took(2.0), took(90.0)], [took(1.0), took(1.0), took(1.0)])
    assert race.speed("wall") == 0.5
    assert race.micros("wall") == (200_000.0, 100_000.0)


@given(st.lists(st.tuples(TIMES, TIMES), min_size=1, max_size=9), st.floats(min_value=0.1, max_value=10))
def test_a_ratio_does_not_depend_on_the_speed_of_the_machine(rounds: list[tuple[float, float]], slower: float) -> None:
    def race(factor: float) -> Race:
        return Race([took(ours * factor) for ours, _ in rounds], [took(theirs * factor) for _, theirs in rounds])

    assert race(slower).speed("wall") == pytest.approx(race(1.0).speed("wall"))


def test_each_clock_is_its_own() -> None:
    race = Race([took(4.0, cpu=1.0)], [took(1.0, cpu=2.0)])
    assert (race.speed("wall"), race.speed("cpu")) == (0.25, 2.0)
    figure = ratio("a step", race, None, "cpu")
    assert figure.value == 2.0
    assert figure.figures["ratio by wall"] == 0.25


@pytest.mark.parametrize(
    ("value", "met"), [(0.2, "missed"), (0.25, "target"), (0.32, "target"), (0.33, "stretch"), (0.4, "stretch")]
)
def test_a_goal_that_is_to_be_reached(value: float, met: str) -> None:
    assert Goal(0.25, 0.33).met(value) == met


@pytest.mark.parametrize(("value", "met"), [(1.3, "missed"), (1.2, "target"), (1.0, "stretch")])
def test_a_goal_that_is_not_to_be_passed(value: float, met: str) -> None:
    assert Goal(1.2, 1.05, "at most").met(value) == met


def test_the_stall_is_the_longest_time_without_an_answer() -> None:
    seen = Delivered([(0.0, 0.5), (0.0, 0.1), (0.1, 0.2)], took(1.0))
    assert seen.stall == pytest.approx(0.3)


def test_percentiles_are_of_the_times_of_answers() -> None:
    seen = Delivered([(0.0, float(number)) for number in range(1, 100)], took(1.0))
    assert (seen.percentile(50), seen.percentile(99)) == (50.0, 99.0)


def test_the_table_and_the_record_say_the_same(tmp_path: Path) -> None:
    figures = [Figure("how fast", 0.3, Goal(0.25, 0.33)), Figure("how large", 12.5, None, "MiB", {"all MiB": 200.0})]
    write_json(tmp_path / "build" / "figures.json", figures)
    record = json.loads((tmp_path / "build" / "figures.json").read_text())
    assert [(row["what"], row["value"], row["met"]) for row in record] == [
        ("how fast", 0.3, "target"),
        ("how large", 12.5, None),
    ]
    assert "how fast" in table(figures)
    assert "12.5 MiB" in table(figures)
    assert "all MiB 200" in table(figures)
