"""The predicted finish, against senders that are played message by message."""

import heapq
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.outreach.pace import ZONES, Forecast, due_in, finish, local_zone, opens
from conversations.outreach.quiet import NEVER, Quiet

NIGHT = Quiet(time(20), time(8))
SHORT = (Quiet(time(1), time(2)),)
"""A night that is over before some have noticed it."""
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
"""12.00 WIB, 13.00 WITA, 14.00 WIT."""
WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"


def played(counts: dict[str, int], rate: float, quiet: Quiet, start: datetime) -> Forecast:
    """Send one message after the other, those due first; what is asleep when its turn comes waits for its morning."""
    line = [(start, number * 7919 % 10_007, number, zone) for zone, many in counts.items() for number in range(many)]
    heapq.heapify(line)
    at, ends, waited = start, {}, set[tuple[str, int]]()
    while line:
        due, place, number, zone = heapq.heappop(line)
        at = max(at, due)
        if (allowed := opens(zone, at, quiet)) > at:
            waited.add((zone, number))
            heapq.heappush(line, (allowed, place, number, zone))
            continue
        at += timedelta(seconds=1 / rate)
        ends[zone] = at
    return Forecast(max(ends.values()), ends, len(waited))


@settings(max_examples=15)
@given(
    counts=st.dictionaries(st.sampled_from(ZONES), st.integers(100, 250), min_size=1),
    hours=st.integers(1, 30),
    begins=st.integers(0, 24 * 60),
    quiet=st.sampled_from([NIGHT, NEVER, Quiet(time(1), time(2)), Quiet(time(12), time(6))]),
)
def test_the_finish_is_within_five_percent_of_the_one_that_is_played(
    counts: dict[str, int], hours: int, begins: int, quiet: Quiet
) -> None:
    start = NOON + timedelta(minutes=begins)
    rate = sum(counts.values()) / (hours * 3600)
    found, real = finish(counts, rate, quiet, start), played(counts, rate, quiet, start)
    whole = sum(counts.values())
    assert sorted(found.by_zone) == sorted(counts)
    # Where the last ones just miss the evening, one more or less is put off: then it is their number that is right.
    slack = (real.ends_at - start) * 0.05 + timedelta(seconds=2 / rate)
    assert abs(found.ends_at - real.ends_at) <= slack or min(found.delayed, real.delayed) < whole * 0.02
    # A message that is under way when the night begins is counted on either side of it.
    assert abs(found.delayed - real.delayed) <= whole * 0.05 or quiet in SHORT


def test_it_ends_when_the_rate_says_so() -> None:
    found = finish({WIB: 24 * 60}, 24, NIGHT, NOON)
    assert found == Forecast(NOON + timedelta(minutes=1), {WIB: NOON + timedelta(minutes=1)}, 0)


def test_a_night_between_puts_the_rest_off() -> None:
    # Eight hours are left until 20.00 WIB: of ten hours' messages two come next morning.
    found = finish({WIB: 36_000}, 1, NIGHT, NOON)
    assert found.ends_at == datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert found.delayed == 7200


def test_the_east_goes_to_sleep_first() -> None:
    found = finish({WIB: 10_800, WIT: 10_800}, 1, NIGHT, NOON)
    # Six hours until 20.00 in Jayapura are just enough for both.
    assert found.by_zone == {WIB: NOON + timedelta(hours=6), WIT: NOON + timedelta(hours=6)}
    later = finish({WIB: 10_800, WIT: 10_800}, 1, NIGHT, NOON + timedelta(hours=2))
    assert later.by_zone[WIB] == NOON + timedelta(hours=2 + 4 + 1)
    assert later.by_zone[WIT] == datetime(2026, 11, 24, 8, tzinfo=local_zone(WIT)) + timedelta(hours=1)
    assert later.delayed == 3600


def test_who_is_asleep_at_the_start_waits_for_the_own_morning() -> None:
    midnight = datetime(2026, 11, 23, 17, tzinfo=UTC)
    found = finish({WIB: 60, WIT: 60}, 1, NIGHT, midnight)
    assert found.delayed == 120
    assert found.by_zone[WIT] == datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
    assert found.by_zone[WIB] == datetime(2026, 11, 24, 1, 1, tzinfo=UTC)


def test_each_zone_may_begin_at_its_own_hour() -> None:
    nine = {zone: datetime(2026, 11, 24, 9, tzinfo=local_zone(zone)) for zone in (WIB, WIT)}
    found = finish({WIB: 60, WIT: 60}, 1, NIGHT, nine)
    assert found.by_zone == {zone: moment + timedelta(minutes=1) for zone, moment in nine.items()}
    assert found.delayed == 0


def test_nobody_to_reach_is_reached_at_once() -> None:
    assert finish({}, 24, NIGHT, NOON) == finish({WIB: 0}, 24, NIGHT, NOON) == Forecast(NOON)
    with pytest.raises(ValueError, match="above zero"):
        finish({WIB: 1}, 0, NIGHT, NOON)


def test_a_moment_is_due_in_each_zone_by_its_own_clock() -> None:
    nine = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - by the reader's clock
    assert due_in(WIB, nine, NOON, NIGHT) == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert due_in(WIT, nine, NOON, NIGHT) == datetime(2026, 11, 24, 0, tzinfo=UTC)
    assert due_in(WITA, None, NOON, NIGHT) == NOON
    assert due_in("Europe/Berlin", nine, NOON, NIGHT) == due_in(WIB, nine, NOON, NIGHT)
    late = datetime(2026, 11, 23, 22)  # noqa: DTZ001 - by the reader's clock
    assert due_in(WIB, late, NOON, NIGHT) == datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert due_in(WIB, nine, NOON + timedelta(days=9), NIGHT) == NOON + timedelta(days=9)
