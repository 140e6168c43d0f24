"""A group gets no more than Telegram takes, and no line waits for ever."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox.desk.pace import MOST, SPAN, Pace
from tests.bot.desk.branch import START


@settings(max_examples=50)
@given(st.lists(st.integers(0, 5000), max_size=120))
def test_never_more_than_its_share_in_any_minute(gaps: list[int]) -> None:
    pace, now, calls = Pace(), START, []
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        now += pace.wait(-1, now)
        assert not pace.wait(-1, now)
        pace.count(-1, now)
        calls.append(now)
    for place, call in enumerate(calls):
        assert sum(call <= other < call + SPAN for other in calls[place:]) <= MOST
    assert not pace.wait(-2, now)
