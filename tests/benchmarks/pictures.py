"""The picture that follows an answer, drawn beside the conversation."""

from collections.abc import AsyncIterator
from statistics import median

from bot.picture import draw
from tests.benchmarks.measure import timed
from tests.benchmarks.report import Figure
from tests.benchmarks.scale import Scale
from tests.bot.picture.answers import ELIGIBLE


async def pictures(scale: Scale) -> AsyncIterator[Figure]:
    """Measure the drawing of one picture with six months."""
    draw(ELIGIBLE)
    spent = [await timed(_draw(), 1) for _ in range(scale.rounds)]
    yield Figure(
        "picture of an answer, in a thread of its own [cpu]", median(each.cpu for each in spent) * 1e3, unit="ms"
    )


async def _draw() -> None:
    draw(ELIGIBLE)
