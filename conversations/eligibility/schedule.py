"""The cash month by month, in words and as a chart."""

from collections.abc import Callable

from conversations.eligibility.facts import Facts
from conversations.eligibility.parameters import LAWS
from conversations.eligibility.verdict import Instalment
from conversations.engine.text import Money, Said, Text, lines, plural, text
from conversations.engine.view import Chart, ChartRow, Tone

_HEADS: dict[str, Callable[[Money], Text]] = {
    "eligible": lambda total: text("<b>Cash: {total} in all</b>", total=total),
    "not_yet": lambda total: text("<b>Cash once all is complete: {total} in all</b>", total=total),
    "unclear": lambda total: text("<b>Cash, if all open points turn out well: {total}</b>", total=total),
}
_TONES: dict[str, Tone] = {"eligible": "good", "not_yet": "wait", "not_eligible": "bad", "unclear": "open"}


def cash(known: Facts) -> tuple[Said, ...]:
    """Return the paragraphs on the money: each month, the total, how it is counted and who pays."""
    schedule = known.assessment.schedule
    if not schedule:
        return _at_most(known)
    total = Money(sum(each.amount for each in schedule))
    rows = [_row(each) for each in schedule]
    head = _HEADS[known.assessment.verdict](total)
    return (lines(head, *rows, *_ends_with_job(known)), lines(_how(known), *_if_filed(known)))


def _at_most(known: Facts) -> tuple[Said, ...]:
    """Say what the cash can be at most where the wage is not known yet."""
    found = known.assessment
    if found.verdict != "unclear" or all(finding.rule != "CASH-03" for finding in found.undecided):
        return ()
    law = LAWS[found.regime]
    most = [law.wage_cap * percent // 100 for percent in law.percents]
    first = text(
        "<b>Cash: {percent} percent of the reported wage, at most {most} a month.</b>",
        percent=law.percents[0],
        most=Money(most[0]),
    )
    return (
        lines(
            first, text("For up to {months} months, at most {total} in all.", months=len(most), total=Money(sum(most)))
        ),
    )


def _ends_with_job(known: Facts) -> tuple[Said, ...]:
    begins = known.case.working_again_from
    return (text("Payments stop when the new job begins on {begins}.", begins=begins),) if begins else ()


def _if_filed(known: Facts) -> tuple[Said, ...]:
    dates = text("From month 2 the dates are estimates; follow the date in your SIAPkerja account.")
    if known.case.filed_on is not None:
        return (dates,)
    return (_condition(known), dates)


def _condition(known: Facts) -> Text:
    first = known.assessment.schedule[0].on
    return text("This holds if the claim is filed on {first} and each month is proven in time.", first=first)


def _row(each: Instalment) -> Text:
    return text("{number}. {amount} – applied for on {on}", number=each.number, on=each.on, amount=Money(each.amount))


def _how(known: Facts) -> Text:
    schedule = known.assessment.schedule
    cap = Money(LAWS[schedule[0].regime].wage_cap)
    percents = {each.percent for each in schedule}
    if len(percents) > 1:
        return text("Counted from the reported wage, at most {cap}. {why}", cap=cap, why=_why_it_changes(known))
    return text("That is {percent} percent of the reported wage, at most {cap}.", percent=percents.pop(), cap=cap)


def _why_it_changes(known: Facts) -> Text:
    if {each.regime for each in known.assessment.schedule} == {"R21", "R25"}:
        return text("From {day} the new share counts, by the date of each application.", day=LAWS["R25"].in_force)
    return text("The old rules pay less from month 4.")


def payer(known: Facts) -> tuple[Said, ...]:
    """Say who pays when it is not BPJS, because the employer is behind."""
    law, months = LAWS[known.assessment.regime], known.case.arrears_months or 0
    if known.assessment.payer != "employer" or months <= law.arrears_bpjs_pays:
        return ()
    return (
        text(
            "The employer is behind for more than {most} months, so <b>the employer must pay first</b>, not BPJS.",
            most=law.arrears_bpjs_pays,
        ),
    )


def chart(known: Facts, headline: Text, left: Text | None) -> Chart | None:
    """Return the picture of an answer that has dates and amounts, otherwise nothing."""
    found = known.assessment
    if not found.schedule or found.safe_last_day is None:
        return None
    total = Money(sum(each.amount for each in found.schedule))
    filed = known.case.filed_on is not None
    return Chart(
        heading=headline,
        tone=_TONES[found.verdict],
        deadline_label=text("Claim filed") if filed else text("Safe last day to file"),
        deadline=text("{on}", on=known.case.filed_on or found.safe_last_day),
        days_left=None if filed else left,
        rows=tuple(ChartRow(each.number, each.on, Money(each.amount), _note(each)) for each in found.schedule),
        total_label=plural("Total of {n} month", "Total of {n} months", n=len(found.schedule)),
        total=text("{amount}", amount=total),
        notes=_notes(known),
        footer=text("Guidance by Kawan JKP. BPJS Ketenagakerjaan decides."),
    )


def _note(each: Instalment) -> Text | None:
    return (
        text("with KAPK")
        if each.number == 1
        else text("5 applications or 1 interview call")
        if each.number == 2
        else None
    )


def _notes(known: Facts) -> tuple[Said, ...]:
    filed = known.case.filed_on is not None
    notes: list[Said] = [] if filed else [_condition(known)]
    if known.assessment.verdict == "unclear":
        notes.append(text("Only if all open points turn out well."))
    if known.assessment.payer == "employer":
        notes.append(text("The employer must pay first."))
    return tuple(notes)
