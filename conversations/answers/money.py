"""Answers on the cash: how much, how long, whose account, and what the months of contributions decide."""

from conversations.answers.record import CHECK, MY_CLAIM, OFFICER, Answer, page, said
from conversations.answers.told import Told
from conversations.eligibility.parameters import CHANNELS, LAWS, Law, value
from conversations.eligibility.sources import PRACTICE, source
from conversations.engine.actions import Open
from conversations.engine.text import Money, Raw, Said, Text, plural, text
from conversations.engine.view import Button
from conversations.information.figures import at_most, base, in_a_row, total

_BPJS = Raw(CHANNELS.bpjs_call_centre)


def benefit_amount(told: Told) -> Answer:
    """Tell how much a month, from the wage that was told where it was."""
    law, wage = told.law, told.wage
    source_ = source("CASH-01", "CASH-03", "CASH-04", regime=told.regime)
    more = page("cap", text("Why not more?"))
    if wage is None:
        parts = said(at_most(law), total(law), base(law), last=source_)
        return Answer(parts, ((CHECK, more), (page("which_wage", text("Which wage?")),)))
    amounts = [min(wage, law.wage_cap) * percent // 100 for percent in law.percents]
    parts = said(
        _own(law, wage, amounts[0]),
        *((_later(law, amounts),) if amounts[0] != amounts[-1] else ()),
        text("For up to {months} months; at most {total} in all.", months=len(amounts), total=Money(sum(amounts))),
        base(law),
        last=source_,
    )
    return Answer(parts, ((CHECK, more), (page("which_wage", text("Which wage?")),)))


def _own(law: Law, wage: int, amount: int) -> Text:
    if wage > law.wage_cap:
        return text(
            "<b>{amount} a month</b>: of your wage of {wage} only {cap} count, and {percent} percent of that is paid.",
            amount=Money(amount),
            wage=Money(wage),
            cap=Money(law.wage_cap),
            percent=law.percents[0],
        )
    return text(
        "<b>{amount} a month</b>: {percent} percent of the wage of {wage} that you gave.",
        amount=Money(amount),
        percent=law.percents[0],
        wage=Money(wage),
    )


def _later(law: Law, amounts: list[int]) -> Text:
    first = next(number for number, amount in enumerate(amounts, 1) if amount != amounts[0])
    return text(
        "From month {n} on {percent} percent: {amount}.", n=first, percent=law.percents[-1], amount=Money(amounts[-1])
    )


def benefit_duration(told: Told) -> Answer:
    """Tell for how many months it is paid, and how often in a life."""
    law, claim = told.law, told.claim
    head: Text = text("<b>Up to {months} months</b>, paid month by month.", months=len(law.percents))
    if claim is not None and claim.month is not None:
        head = text("<b>Up to {months} months.</b> Yours is now in month {n}.", months=len(law.percents), n=claim.month)
    parts = said(
        head,
        text("Each month needs its own application; a new job as an employee ends it."),
        text(
            "In a working life at most {times} times, with about {months} months of contributions between.",
            times=law.times_allowed,
            months=law.months_between_claims,
        ),
        text("How these months are counted is not settled: since the last payment, or in all."),
        last=source("CASH-02", "CLAIM-04", regime=told.regime),
    )
    return Answer(parts, ((page("monthly", text("Months 2 to 6")), page("second", text("Second claim"))), (MY_CLAIM,)))


def contribution_period(told: Told) -> Answer:
    """Tell how many months must be paid, beside those that the person told."""
    law, window = told.law, value("ELIG-01", "R25", "window")
    paid = told.facts.case.months_paid if told.facts else None
    head = text("<b>{n} months within the {window} months before the PHK.</b>", n=law.months_needed, window=window)
    own: tuple[Said, ...] = ()
    if paid is not None:
        lacking = law.months_needed - paid
        own = (
            text("You said at least {n} months: that is enough.", n=paid)
            if lacking <= 0
            else text("By your answers they are fewer. Perhaps payments are not posted yet: look in JMO."),
        )
    see = text("JMO or {site} shows your months; two BPJS numbers can be merged.", site=Raw(CHANNELS.member))
    rules = ("ELIG-01", "ELIG-02")
    buttons = ((CHECK, page("jmo", text("Check JMO"))), (page("two_cards", text("Two BPJS cards")),))
    return Answer(said(head, *own, in_a_row(law), see, last=source(*rules, regime=told.regime)), buttons)


def bank_account(told: Told) -> Answer:
    """Tell into whose account it is paid."""
    parts = said(
        text("<b>Into your own bank account</b>, in your own name."),
        text("You type the number in SIAPkerja when you file; not here, and to nobody in a chat."),
        text("Whether an e-wallet is taken could not be verified. Ask BPJS {bpjs}.", bpjs=_BPJS),
        text("Wrong number given? Call BPJS {bpjs} at once, before the payment.", bpjs=_BPJS),
        last=source("CASH-08"),
    )
    return Answer(parts, ((page("claim", text("How to claim")), OFFICER),))


def new_job(told: Told) -> Answer:
    """Tell what a new job means for the benefit."""
    parts = said(
        text("<b>With a new job as an employee the benefit ends.</b> What was paid stays yours."),
        text("Apply for no further month, and report the job in SIAPkerja."),
        text(
            "Selling things or odd jobs: the criterion is wage employment; more is not defined. Ask BPJS {bpjs}.",
            bpjs=_BPJS,
        ),
        text("Wrongly shown as working? Ask the employer to correct it, and BPJS {bpjs}.", bpjs=_BPJS),
        last=source("CLAIM-02", "ELIG-04"),
    )
    return Answer(parts, ((Button(text("I found work"), Open("job")), MY_CLAIM),))


def employer_bpjs_problem(told: Told) -> Answer:
    """Tell who pays when the employer did not, by the arrears that the person told."""
    law = LAWS["R25"]
    arrears = told.facts.case.arrears_months if told.facts else None
    parts = said(
        _owed(arrears, law),
        text("Never enrolled: the employer owes the benefit. For micro enterprises this could not be verified."),
        text(
            "Bankrupt or closed by law: BPJS pays with arrears of at most {n} months.", n=law.arrears_when_bankrupt or 0
        ),
        text(
            "Ask the employer in writing. No answer? Go to the Disnaker, or complain at {site}.",
            site=Raw(CHANNELS.complaints),
        ),
        last=source("ARR-01", "ARR-02", "ARR-04", "ARR-07"),
    )
    buttons = (
        (page("employer_pays", text("Employer must pay")), page("active", text("Still active"))),
        (page("low_wage", text("Wage reported lower")), OFFICER),
    )
    return Answer(parts, buttons)


def _owed(arrears: int | None, law: Law) -> Said:
    most = law.arrears_bpjs_pays
    if not arrears:
        return text(
            "<b>Behind for up to {most} months in a row: BPJS pays you.</b> Longer: the employer first.", most=most
        )
    if arrears <= most:
        return plural(
            "<b>Behind for {n} month: BPJS pays you all the same</b> (up to {most}).",
            "<b>Behind for {n} months: BPJS pays you all the same</b> (up to {most}).",
            n=arrears,
            most=most,
        )
    return plural(
        "<b>Behind for {n} month: the employer must pay first</b>, when it is more than {most} in a row.",
        "<b>Behind for {n} months: the employer must pay first</b>, when they are more than {most} in a row.",
        n=arrears,
        most=most,
    )


def severance(told: Told) -> Answer:
    """Tell that severance stays owed, and who helps with it."""
    parts = said(
        text("<b>JKP does not replace severance or unpaid wages.</b> What the employer owes, it still owes."),
        text("I cannot work out your severance; ask the Disnaker of your regency or city."),
        text("Complain at {site}; a mediator or inspector is sent.", site=Raw(CHANNELS.complaints)),
        *(
            (told.safe_line,)
            if told.safe_line
            else (text("Mind the time: the {months}-month limit keeps running.", months=told.law.filing_months),)
        ),
        last=PRACTICE,
    )
    return Answer(
        parts, ((page("disnaker", text("Go to Disnaker")), page("other_rights", text("Other rights"))), (OFFICER,))
    )
