"""The circuit breaker: closed, open, half-open, and never stuck."""

from hypothesis import given
from hypothesis import strategies as st

from bot.directory.breaker import Breaker

FRESH = Breaker(patience=3, rest=10.0)


def failing(times: int, now: float = 0.0) -> Breaker:
    state = FRESH
    for _ in range(times):
        state = state.entered(now).failed(now)
    return state


def test_it_opens_after_failures_in_a_row() -> None:
    assert [failing(times).circuit(0.0) for times in range(5)] == ["closed", "closed", "closed", "open", "open"]


def test_a_success_between_failures_keeps_it_closed() -> None:
    state = failing(2).succeeded()
    assert state.failed(1.0).failed(1.0).circuit(1.0) == "closed"


def test_after_a_rest_one_call_goes_through() -> None:
    state = failing(3)
    assert (state.circuit(9.9), state.circuit(10.0)) == ("open", "half-open")
    tried = state.entered(10.0)
    assert tried.circuit(10.0) == "open"
    assert tried.succeeded().circuit(10.1) == "closed"
    assert tried.failed(10.1).circuit(10.2) == "open"
    assert tried.failed(10.1).circuit(20.1) == "half-open"


def test_a_trial_that_never_ends_is_given_up() -> None:
    assert failing(3).entered(10.0).circuit(20.0) == "half-open"


def test_entering_a_closed_circuit_changes_nothing() -> None:
    assert FRESH.entered(5.0) == FRESH


Events = st.lists(st.tuples(st.sampled_from(["ok", "fails", "is lost"]), st.floats(0, 30)), max_size=60)


@given(Events)
def test_whatever_happens_it_lets_a_call_through_within_two_rests(events: list[tuple[str, float]]) -> None:
    state, now = FRESH, 0.0
    for outcome, gap in events:
        now += gap
        if state.circuit(now) == "open":
            continue
        state = state.entered(now)
        if outcome == "ok":
            state = state.succeeded()
            assert state.circuit(now) == "closed"
        elif outcome == "fails":
            state = state.failed(now)
    assert state.circuit(now + 2 * state.rest) != "open"
