"""The lines on figures that pages and answers share, by the numbers of a law."""

from conversations.eligibility.parameters import Law
from conversations.engine.text import Money, Text, text


def at_most(law: Law) -> Text:
    """Tell what is paid each month."""
    return text(
        "<b>{percent} percent of the reported wage each month, at most {most} a month.</b>",
        percent=law.percents[0],
        most=Money(law.wage_cap * law.percents[0] // 100),
    )


def total(law: Law) -> Text:
    """Tell for how long it is paid, and how much that is at most."""
    most = sum(law.wage_cap * percent // 100 for percent in law.percents)
    return text("For up to {months} months; at most {total} in all.", months=len(law.percents), total=Money(most))


def base(law: Law) -> Text:
    """Tell which wage counts."""
    return text(
        "What counts is the last wage that the employer reported to BPJS, at most {cap}.", cap=Money(law.wage_cap)
    )


def in_a_row(law: Law) -> Text:
    """Tell whether months of contribution must follow one another."""
    if law.run_needed is None:
        return text("Since {day} the months need not be in a row.", day=law.in_force)
    return text("By the old rules {n} of them in a row.", n=law.run_needed)
