"""Stored dates from anywhere in the calendar, whoever wrote them: the flow finds its place and never breaks."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conversations.eligibility.flow import FLOW
from conversations.engine.flow import Question
from conversations.engine.replay import Asking, Reached, refit, replay
from conversations.engine.state import State

_DATES = [ask.name for ask in FLOW.by_name.values() if isinstance(ask, Question) and ask.kind == "date"]
_days = st.dates().map(date.isoformat) | st.sampled_from(["9999-12-31", "2999-12-31", "0001-01-01"])
_stored = st.fixed_dictionaries(
    {"reason": st.just("efficiency"), "filed": st.just("yes")},
    optional={name: _days | _days.map(lambda day: day[:7]) for name in _DATES},
)


@given(_stored)
def test_no_date_is_too_far_away(answers: dict[str, str]) -> None:
    state = refit(FLOW, State(FLOW.name, FLOW.version, answers=answers))
    assert isinstance(replay(FLOW, state, date(2026, 3, 1)), Asking | Reached)
    far = {name for name in _DATES if answers.get(name, "") >= "3"}
    assert not far & set(state.answers)
