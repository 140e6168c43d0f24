"""Figures with their goals: as a table to read, and as JSON to compare."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from tests.benchmarks.measure import Clock, Race

Sense = Literal["at least", "at most"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should come to, and what would be better still."""

    target: float
    stretch: float | None = None
    sense: Sense = "at least"

    def met(self, value: float) -> str:
        """Say how far a value comes."""
        if self.stretch is not None and self._holds(value, self.stretch):
            return "stretch"
        return "target" if self._holds(value, self.target) else "missed"

    def _holds(self, value: float, bound: float) -> bool:
        return value >= bound if self.sense == "at least" else value <= bound


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `figures` are the absolute values behind it, named with their units."""

    what: str
    value: float
    goal: Goal | None = None
    unit: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


def ratio(
    what: str, race: Race, goal: Goal | None, clock: Clock, sides: tuple[str, str] = ("ours", "theirs")
) -> Figure:
    """Return the figure of a race: its ratio by a clock, and both sides in microseconds an update by either clock."""
    figures: dict[str, float] = {}
    for name in ("cpu", "wall"):
        ours, theirs = race.micros(name)
        figures |= {f"{sides[0]} µs {name}": ours, f"{sides[1]} µs {name}": theirs}
    figures["ratio by wall" if clock == "cpu" else "ratio by cpu"] = race.speed("wall" if clock == "cpu" else "cpu")
    return Figure(f"{what} [{clock}]", race.speed(clock), goal, figures=figures)


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines of text."""
    return "\n".join(_line(figure) for figure in figures)


def _line(figure: Figure) -> str:
    goal = figure.goal
    value = f"{figure.value:.3g}{' ' if figure.unit else ''}{figure.unit}"
    wanted, met = "", ""
    if goal is not None:
        sign = "≥" if goal.sense == "at least" else "≤"
        wanted = f"{sign} {goal.target:g}" + (f" ({goal.stretch:g})" if goal.stretch is not None else "")
        met = goal.met(figure.value)
    rest = ", ".join(f"{name} {value:.4g}" for name, value in figure.figures.items())
    return f"{figure.what:<62} {value:>10}  {wanted:<14} {met:<8} {rest}"


def write_json(path: Path, figures: Iterable[Figure]) -> None:
    """Write the figures with all their digits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "met": figure.goal and figure.goal.met(figure.value)} for figure in figures]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
