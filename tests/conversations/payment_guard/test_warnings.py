"""Warnings over six months on a clock that tests turn: before every loss, never after done, at nine in the morning."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.claim_status.claim import MONTHS, Claim
from conversations.effects import LogEvidence, SetDue, SetFiled
from conversations.eligibility.calendar import add_months
from conversations.payment_guard.month import meter
from conversations.payment_guard.warnings import BEFORE, MORNING, Moment, reminder, warnings
from tests.conversations.payment_guard.people import TODAY, Remembered, a_claim, a_proof, words_of

NOON = time(12)


@dataclass(frozen=True)
class Habit:
    """How somebody treats one month: each is days before its last day, or `None` for never."""

    told: int | None
    proven: int | None
    filed: int | None


@dataclass
class Life:
    """Six months of one claim: plans are made at six and at noon, warnings go out at nine, deeds are done at noon."""

    first_due: date
    habits: Sequence[Habit]
    memory: Remembered = field(init=False)
    planned: dict[str, Moment] = field(default_factory=dict)
    sent: list[tuple[date, Moment]] = field(default_factory=list)
    done_when_sent: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        approved = self.first_due - timedelta(days=27)
        told_at = datetime(approved.year, approved.month, approved.day, tzinfo=UTC)
        self.memory = Remembered(own=[a_claim(month=None, since=approved, told_at=told_at)])

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.memory.own[0]

    def due(self, number: int) -> date:
        """The last day of a month, as SIAPkerja shows it."""
        return add_months(self.first_due, number - 1)

    def run(self) -> "Life":
        """Live every day from the approval to a fortnight after the last month."""
        today = self.first_due - timedelta(days=27)
        while today <= self.due(MONTHS) + timedelta(days=14):
            self._plan(datetime.combine(today, time(6)))
            self._send(today)
            self._act(today)
            self._plan(datetime.combine(today, NOON))
            today += timedelta(days=1)
        return self

    def _plan(self, now: datetime) -> None:
        for moment in warnings(self.claim, self.memory.evidence(12), self.memory.months(12), now):
            assert moment.at >= now
            self.planned.setdefault(moment.key, moment)

    def _send(self, today: date) -> None:
        for moment in [each for each in self.planned.values() if each.on == today]:
            if reminder(moment, self.claim, self.memory.evidence(12), self.memory.months(12), today):
                self.sent.append((today, moment))
                record = [each for each in self.memory.months(12) if each.number == moment.number]
                self.done_when_sent.append(any(each.filed_on for each in record))

    def _act(self, today: date) -> None:
        for number, habit in enumerate(self.habits, start=1):
            days = (self.due(number) - today).days
            if habit.told == days:
                self.memory.do(SetDue(12, number, self.due(number)))
            if habit.proven == days:
                for proof in _all_that(number, today):
                    self.memory.do(proof)
            if habit.filed == days:
                self.memory.do(SetFiled(12, number, today))

    def warned(self, number: int) -> list[int]:
        """The days before the last day on which a warning came for a month."""
        return [
            (self.due(number) - day).days for day, each in self.sent if each.number == number and each.kind == "due"
        ]

    def asked(self, number: int) -> list[date]:
        """The days on which the date of a month was asked for."""
        return [day for day, each in self.sent if each.number == number and each.kind == "ask"]


def _all_that(number: int, today: date) -> list[LogEvidence]:
    if number == 1:
        return [LogEvidence(12, 1, "assessment", today)]
    form = [LogEvidence(12, number, "form", today)] if number == MONTHS else []
    return [*(LogEvidence(12, number, "application", today, f"PT {each}") for each in range(5)), *form]


def expected(habit: Habit) -> list[int]:
    """What the policy says of one month, worked out apart: what is done at noon counts from the next morning."""

    def since(days: int | None, on: int) -> bool:
        return days is not None and days > on

    return [
        days
        for days in BEFORE
        if since(habit.told, days) and not since(habit.filed, days) and (days == 2 or not since(habit.proven, days))
    ]


offsets = st.none() | st.integers(0, 25)
habits = st.builds(Habit, told=offsets, proven=offsets, filed=offsets)
ENDS = (date(2027, 12, 31), date(2027, 9, 30), date(2028, 1, 29), date(2027, 8, 30), date(2026, 12, 14))
"""From these the six last days run over a leap day, month ends and the turn of a year."""


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ENDS), st.lists(habits, min_size=MONTHS, max_size=MONTHS))
def test_six_months_are_warned_of_exactly_as_the_policy_says(first: date, lived: list[Habit]) -> None:
    life = Life(first, lived).run()
    assert [life.warned(number) for number in range(1, MONTHS + 1)] == [expected(habit) for habit in lived]
    assert not any(life.done_when_sent)


def test_every_pattern_of_one_month_holds_in_its_place() -> None:
    choices: tuple[int | None, ...] = (None, 25, 10, 5, 2, 0)
    quiet = Habit(25, 20, 18)
    for place, pattern in enumerate(product((None, 25, 7, 1), choices, choices)):
        number = place % MONTHS
        lived = [quiet] * MONTHS
        lived[number] = Habit(*pattern)
        life = Life(ENDS[place % len(ENDS)], lived).run()
        assert life.warned(number + 1) == expected(lived[number]), (number, pattern)
        assert sum(map(len, (life.warned(each) for each in range(1, MONTHS + 1)))) == len(expected(lived[number]))


@settings(max_examples=40, deadline=None)
@given(st.lists(habits, min_size=MONTHS, max_size=MONTHS))
def test_a_date_is_asked_for_at_most_twice_a_week_apart(lived: list[Habit]) -> None:
    life = Life(ENDS[0], lived).run()
    for number, habit in enumerate(lived, start=1):
        asked = life.asked(number)
        assert len(asked) <= 2
        assert all((later - earlier).days == 7 for earlier, later in pairwise(asked))
        if habit.told is not None:
            assert all(day <= life.due(number) - timedelta(days=habit.told) for day in asked)


def test_the_first_question_comes_on_the_morning_after_the_approval() -> None:
    life = Life(ENDS[4], [Habit(None, None, None)] * MONTHS).run()
    approved = life.first_due - timedelta(days=27)
    assert life.asked(1) == [approved, approved + timedelta(days=7)]
    assert sum(len(life.asked(number)) for number in range(1, MONTHS + 1)) == 2


def test_nobody_is_warned_of_a_month_the_office_has_taken() -> None:
    record = replace(Remembered()._record(12, 2), due_on=TODAY + timedelta(days=12))
    now = datetime.combine(TODAY, NOON)
    assert [each.days for each in warnings(a_claim(month_state="open"), (), (record,), now)] == [10, 5, 2]
    assert warnings(a_claim(month_state="sent"), (), (record,), now)[0].number == 3
    assert warnings(a_claim(state="employed"), (), (record,), now) == ()
    assert warnings(a_claim(state="finished"), (), (record,), now) == ()


def test_a_refused_month_is_warned_of_though_its_proof_is_there() -> None:
    proofs = [a_proof(number) for number in range(1, 6)]
    refused = a_claim(month_state="rejected", due_on=TODAY + timedelta(days=12))
    assert [each.days for each in warnings(refused, proofs, (), datetime.combine(TODAY, NOON))] == [10, 5, 2]


def test_a_moment_of_this_morning_is_kept_until_nine_and_not_after() -> None:
    claim = a_claim(due_on=TODAY + timedelta(days=5))
    early, late = datetime.combine(TODAY, time(8, 59)), datetime.combine(TODAY, time(9, 1))
    assert [each.days for each in warnings(claim, (), (), early)] == [5, 2]
    assert [each.days for each in warnings(claim, (), (), late)] == [2]


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.times(), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_every_warning_is_at_nine_ahead_and_before_the_last_day(day: date, hour: time, due_on: date) -> None:
    now = datetime.combine(day, hour)
    for moment in warnings(a_claim(due_on=due_on), (), (), now):
        assert moment.at.time() == MORNING == time(9)
        assert moment.at >= now
        assert moment.kind == "ask" or moment.on < due_on


class TestAtSending:
    """What is known then decides."""

    due_on = TODAY + timedelta(days=5)
    claim = a_claim(due_on=due_on)
    moment = Moment(12, 2, "due", 5, TODAY, due_on)

    def sent(self, claim: Claim | None = None, proofs: int = 0, today: date = TODAY) -> str | None:
        kept = [a_proof(number) for number in range(1, proofs + 1)]
        view = reminder(self.moment, claim or self.claim, kept, (), today)
        return words_of(view) if view else None

    def test_the_meter_and_the_days_are_those_of_the_day_of_sending(self) -> None:
        said = self.sent(proofs=3, today=TODAY + timedelta(days=1)) or ""
        assert "●●●○○ 3 of 5" in said
        assert "4 days left" in said
        assert "2 applications to different companies" in said

    def test_it_is_moot_once_the_proof_is_there(self) -> None:
        assert self.sent(proofs=5) is None

    def test_it_is_moot_once_the_date_has_changed(self) -> None:
        for days in (-1, 1):
            assert self.sent(claim=replace(self.claim, due_on=self.due_on + timedelta(days=days))) is None

    def test_it_is_moot_when_the_next_one_takes_its_place(self) -> None:
        assert self.sent(today=TODAY + timedelta(days=3)) is None
        assert self.sent(today=TODAY + timedelta(days=9)) is None

    def test_it_is_moot_once_the_office_has_it(self) -> None:
        assert self.sent(claim=replace(self.claim, month_state="verifying")) is None

    def test_on_the_last_of_them_the_application_itself_is_said(self) -> None:
        moment = Moment(12, 2, "due", 2, self.due_on - timedelta(days=2), self.due_on)
        kept = [a_proof(number) for number in range(1, 6)]
        view = reminder(moment, self.claim, kept, (), moment.on)
        assert view is not None
        assert "Everything is there. Now apply" in words_of(view)

    def test_a_question_is_moot_once_the_date_is_known(self) -> None:
        ask = Moment(12, 2, "ask", 0, TODAY)
        assert reminder(ask, self.claim, (), (), TODAY) is None
        assert reminder(ask, a_claim(), (), (), TODAY) is not None
        assert reminder(ask, a_claim(month=4), (), (), TODAY) is None


def test_a_corrected_date_makes_new_warnings_and_a_question_stays_the_same() -> None:
    now = datetime.combine(TODAY, NOON)
    first = warnings(a_claim(due_on=TODAY + timedelta(days=12)), (), (), now)
    second = warnings(a_claim(due_on=TODAY + timedelta(days=13)), (), (), now)
    assert not {each.key for each in first} & {each.key for each in second}
    today, tomorrow = (warnings(a_claim(), (), (), now + timedelta(days=days)) for days in (0, 1))
    assert [each.key for each in today] == [each.key for each in tomorrow]


def test_month_1_is_warned_of_for_the_self_assessment_and_month_6_for_the_form() -> None:
    for number, lack in ((1, "assessment"), (6, "form")):
        proofs = [a_proof(each, month=number) for each in range(1, 6)]
        claim = a_claim(month=number, due_on=TODAY + timedelta(days=12))
        assert meter(claim, number, proofs, (), TODAY).lacks == (lack,)
        assert len(warnings(claim, proofs, (), datetime.combine(TODAY, NOON))) == 3
