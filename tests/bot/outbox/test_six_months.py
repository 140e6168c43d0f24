"""Six months on a clock that the test turns, with the real storage, planner and sender: who is warned, and when.

Everybody lives through the same months in three time zones, each after a habit of their own.
"""

from collections import Counter
from datetime import date, time, timedelta

import pytest

from conversations.engine.text import text
from tests.bot.outbox.desk import VOICES
from tests.bot.outbox.lives import MORNING, NOON, Months, Warned

FIRST_DUES = (date(2027, 10, 29), date(2026, 3, 31))
"""Last days of the first month: through 29 February of a leap year, and from one end of a month to the next."""
BY_DAY = (0, 1, 2, 5)
"""Hours in UTC at which the sender works: nine o'clock in each of the three zones, and noon in Jakarta."""
BY_NIGHT = (12, 15, 19, 22, 23)
"""Hours in UTC from seven in the evening in Jakarta to eight in the morning in Jayapura."""


def always(_: date) -> tuple[int, ...]:
    """Never stand still."""
    return (*BY_DAY, *BY_NIGHT[1:3])


def with_outages(day: date) -> tuple[int, ...]:
    """Stand still on every third day until the evening, so that what was due in the morning is late."""
    return BY_NIGHT if day.toordinal() % 3 == 0 else BY_DAY + BY_NIGHT


@pytest.fixture(params=FIRST_DUES, ids=str)
def months(sqlite_url: str, request: pytest.FixtureRequest) -> Months:
    return Months(sqlite_url, request.param)


def test_everybody_gets_the_warnings_of_their_habit_at_nine_and_no_other(months: Months) -> None:
    months.run(always)
    sent = [each for each in months.sent if each.kind == "due"]
    for life in months.lives:
        own = [each for each in sent if each.life is life]
        assert [(each.number, each.days) for each in own] == life.expected
        assert all(each.at == life.at(each.number, each.days, MORNING) for each in own)
    assert len(months.mornings.telegram.calls) == len(months.sent)
    check_manners(months.sent)


def test_whatever_stands_still_nobody_loses_a_month_unwarned_or_is_disturbed(sqlite_url: str) -> None:
    months = Months(sqlite_url, FIRST_DUES[1])
    months.run(with_outages)
    sent = [each for each in months.sent if each.kind == "due"]
    for life in months.lives:
        warned = {(each.number, each.days) for each in sent if each.life is life}
        assert warned <= set(life.expected)
        lost = {number for number, habit in enumerate(life.habits, 1) if habit.filed is None}
        assert lost <= {number for number, _ in warned}
    assert [each for each in sent if each.at.time() != MORNING], "no outage made any warning late"
    assert len(months.mornings.telegram.calls) == len(months.sent)
    check_manners(months.sent)


def check_manners(sent: list[Warned]) -> None:
    """Never at night, after done, after the last day, or twice; a date is asked for only while nobody told it."""
    assert Counter((each.life, each.number, each.kind, each.days) for each in sent).most_common(1)[0][1] == 1
    for each in sent:
        habit, due = each.life.habits[each.number - 1], each.life.due(each.number)
        assert time(8) <= each.at.time() < time(20)
        assert habit.filed is None or each.at < each.life.at(each.number, habit.filed, NOON)
        if each.kind == "ask":
            assert each.at < each.life.at(each.number, habit.told, NOON)
        else:
            assert due - timedelta(days=each.days) <= each.at.date() <= due
            assert VOICES["id"].plain(text("{value}", value=due)) in each.words
