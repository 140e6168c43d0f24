from contextlib import ExitStack, suppress

from hypothesis import given
from hypothesis import strategies as st

from bot.crowd import AT_ONCE, PAUSE, Crowd, Welcome


class Door:
    """A crowd with a clock of our own; whoever is let in stays until they leave."""

    def __init__(self) -> None:
        self.now = 100.0
        self.crowd = Crowd(lambda: self.now)
        self.inside: list[ExitStack] = []

    def come(self, user_id: int = 1) -> Welcome:
        stay = ExitStack()
        welcome = stay.enter_context(self.crowd.enter(user_id))
        if welcome == "served":
            self.inside.append(stay)
        return welcome

    def leave(self) -> None:
        self.inside.pop().close()


def test_who_writes_one_by_one_is_always_served() -> None:
    door = Door()
    for _ in range(500):
        assert door.come() == "served"
        door.leave()


def test_fifty_at_once_get_one_kind_line_and_nobody_else_waits() -> None:
    door = Door()
    welcomes = [door.come() for _ in range(50)]
    assert welcomes == ["served"] * AT_ONCE + ["asked to wait"] + ["passed over"] * (50 - AT_ONCE - 1)
    assert door.come(2) == "served"


def test_a_flood_that_goes_on_is_passed_over_until_it_pauses() -> None:
    door = Door()
    for _ in range(AT_ONCE + 1):
        door.come()
    while door.inside:
        door.leave()
    for _ in range(20):
        door.now += PAUSE * 0.9
        assert door.come() == "passed over"
    door.now += PAUSE
    assert door.come() == "served"


def test_a_second_flood_gets_a_line_of_its_own() -> None:
    door = Door()
    for _ in range(AT_ONCE + 3):
        door.come()
    door.now += PAUSE
    assert door.come() == "asked to wait"


def test_a_failure_inside_counts_as_leaving() -> None:
    crowd = Crowd()
    for _ in range(AT_ONCE * 3):
        with suppress(ZeroDivisionError), crowd.enter(1) as welcome:
            assert welcome == "served"
            assert 1 / 0


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans(), st.floats(0, 2)), max_size=120))
def test_never_more_than_so_many_at_once_and_never_two_lines_in_a_row(steps: list[tuple[int, bool, float]]) -> None:
    door = Door()
    last_line: dict[int, float] = {}
    people: list[int] = []
    for user_id, leaves, seconds in steps:
        door.now += seconds
        if leaves and people:
            door.leave()
            people.pop()
        welcome = door.come(user_id)
        if welcome == "served":
            people.append(user_id)
        if welcome == "asked to wait":
            assert door.now - last_line.get(user_id, 0) >= PAUSE
            last_line[user_id] = door.now
        assert people.count(user_id) <= AT_ONCE
