"""When somebody is warned that a benefit month may be lost, and with which words.

The policy: ten, five and two days before the last day to apply, at nine in the morning, while proof is missing; two
days before, when only the application is missing; nothing once it is done. While the day is not known it is asked for
twice, a week apart. There is no clock and no time zone here: moments are local to the person, and the sender converts
them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from conversations.claim_status.claim import MONTHS, Claim
from conversations.engine.view import View
from conversations.payment_guard import due
from conversations.payment_guard.cards import card
from conversations.payment_guard.hand import Hand, beside
from conversations.payment_guard.month import Meter
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.training.records import Enrolment

MORNING = time.fromisoformat("09:00")
"""The hour of every warning, in the person's own time zone."""

BEFORE = (10, 5, 2)
"""Days before the last day to apply; what is complete is only said to be applied for on the last of them."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moment:
    """A warning to come: on the day `on` at nine, local to the person.

    *due* comes `days` before `due_on`; *ask* asks for a date that is not known, at once (`days` 0) and a week later
    (`days` 7).
    """

    claim_id: int
    number: int
    kind: Literal["due", "ask"]
    days: int
    on: date
    due_on: date | None = None

    @property
    def at(self) -> datetime:
        """The moment as a naive local date and time."""
        return datetime.combine(self.on, MORNING)

    @property
    def key(self) -> str:
        """What makes a warning the same one: it is sent once, however often it is planned.

        A changed due date makes new warnings; a question for the date stays the same one on whatever day it is planned.
        """
        day = self.due_on.isoformat() if self.due_on else "unknown"
        return f"{self.claim_id}:{self.number}:{self.kind}{self.days}:{day}"


def warnings(
    claim: Claim,
    evidence: Sequence[Evidence],
    records: Sequence[MonthRecord],
    now: datetime,
    enrolments: Sequence[Enrolment] = (),
) -> tuple[Moment, ...]:
    """Return the warnings that are still to come for a claim, as of `now` (naive, local to the person).

    All of them are to be planned at once, each `key` only once ever; `reminder` decides again when one is sent.
    """
    hand = Hand(claim, tuple(evidence), tuple(records), now.date(), enrolments=tuple(enrolments))
    number = hand.running
    if number is None:
        return ()
    meter = hand.meter(number)
    if meter.due_on is None:
        return _asks(hand, number, now)
    if (meter.days_left or 0) < 0:
        return _asks(hand, number + 1, now) if number < MONTHS else ()
    moments = (_before(meter, meter.due_on, days) for days in _days(meter))
    return tuple(moment for moment in moments if moment.at >= now)


def _days(meter: Meter) -> tuple[int, ...]:
    return BEFORE[-1:] if meter.satisfied and not meter.refused else BEFORE


def _before(meter: Meter, due_on: date, days: int) -> Moment:
    return Moment(meter.claim_id, meter.number, "due", days, due_on - timedelta(days=days), due_on)


def _asks(hand: Hand, number: int, now: datetime) -> tuple[Moment, ...]:
    """CASH-13: no day can be worked out, so it is asked for on the next morning and once more a week later."""
    if hand.meter(number).due_on is not None:
        return ()
    this_morning = datetime.combine(now.date(), MORNING)
    first = now.date() if now <= this_morning else now.date() + timedelta(days=1)
    return tuple(Moment(hand.claim.id, number, "ask", wait.days, first + wait) for wait in (timedelta(0), WEEK))


def reminder(
    moment: Moment,
    claim: Claim,
    evidence: Sequence[Evidence],
    records: Sequence[MonthRecord],
    today: date,
    claims: Sequence[Claim] = (),
    enrolments: Sequence[Enrolment] = (),
) -> View | None:
    """Write a warning from what is known on the day it is sent; `None` when it has become moot.

    `claims` are all claims of the person: beside another one that is being paid, the warning names its own.
    `enrolments` are the trainings that count for this one.

    It is moot when the month is done or is not the one that runs, when proof came in meanwhile, when the date was told
    or changed, and when the warning comes so late that the next one takes its place.
    """
    hand = Hand(claim, tuple(evidence), tuple(records), today, beside(claim, claims), tuple(enrolments))
    if moment.kind == "ask":
        return _question(hand, moment.number)
    number = hand.running
    if number != moment.number:
        return None
    meter = hand.meter(number)
    timely = meter.due_on == moment.due_on and _in_time(meter.days_left, moment.days)
    return card(hand, number) if timely and moment.days in _days(meter) else None


def _in_time(days_left: int | None, days: int) -> bool:
    following = next((each for each in BEFORE if each < days), -1)
    return days_left is not None and following < days_left <= days


def _question(hand: Hand, number: int) -> View | None:
    running = hand.running
    if running is None or number not in {running, running + 1}:
        return None
    meter = hand.meter(running)
    if number > running and (meter.days_left is None or meter.days_left >= 0):
        return None
    return due.asked(hand, number)
