"""The monthly instalments: on which day, by which regime, how many rupiah."""

from datetime import date

from conversations.eligibility.calendar import add_months
from conversations.eligibility.parameters import R21, R25, Law
from conversations.eligibility.verdict import Instalment


def schedule(start: date, wage: int, law: Law, ends_on: date | None) -> tuple[Instalment, ...]:
    """List the instalments from `start`, the day of the claim, to the day before `ends_on`; `wage` is rupiah a month.

    CASH-01 and CASH-04 by the regime that governs each month (TRANS-01 to TRANS-04), CASH-14: rounded down.
    """
    rows = []
    for number in range(1, len(law.percents) + 1):
        on = add_months(start, number - 1)
        if ends_on is not None and on >= ends_on:
            break
        rows.append(_instalment(number, on, wage, _paying(law, on)))
    return tuple(rows)


def _paying(law: Law, on: date) -> Law:
    """TRANS-02: an old claim that still runs on the pivot is paid by the new rate from that day."""
    return R21 if law is R21 and on < R25.in_force else R25


def _instalment(number: int, on: date, wage: int, law: Law) -> Instalment:
    percent = law.percents[number - 1]
    return Instalment(number, on, law.regime, percent, min(wage, law.wage_cap) * percent // 100)
