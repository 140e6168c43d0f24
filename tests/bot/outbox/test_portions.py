"""Portions learn their size from how long they take."""

from typing import Any

from bot.outbox.portions import FIRST, LEAST, MOST, TARGET, Portions


class Ready:
    """A store that does at once what it is given."""

    async def run(self, work: Any) -> Any:
        return work(None)


async def sizes(an_item: float, turns: int) -> list[int]:
    """Return the sizes of so many portions when each item takes so many seconds."""
    at, seen = [0.0], list[int]()

    def work(_: Any, most: int) -> str:
        seen.append(most)
        at[0] += most * an_item
        return "done"

    portions = Portions(Ready(), lambda: at[0])  # type: ignore[arg-type]
    for _ in range(turns):
        assert await portions.one(work) == "done"
    return seen


async def test_they_settle_at_what_takes_as_long_as_is_wanted() -> None:
    for an_item in (1e-5, 1e-6):
        found = await sizes(an_item, 6)
        assert found[0] == FIRST
        assert abs(found[-1] * an_item - TARGET) < TARGET / 50


async def test_they_grow_four_times_at_once_and_have_their_bounds() -> None:
    assert await sizes(1e-9, 8) == [FIRST, *(min(FIRST * 4**turn, MOST) for turn in range(1, 8))]
    assert (await sizes(10, 5))[-1] == LEAST
