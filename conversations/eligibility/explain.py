"""Each rule in plain words: why it bars, what is missing and how to get it, and what an open point would change."""

from collections.abc import Callable

from conversations.eligibility.calendar import add_months
from conversations.eligibility.facts import Facts
from conversations.eligibility.parameters import CHANNELS, LAWS, R21, R25, cite
from conversations.eligibility.questions import FILED_ON
from conversations.eligibility.verdict import Finding
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Text, text
from conversations.engine.values import shown

_BPJS = Raw(CHANNELS.bpjs_call_centre)

_BARS: dict[str, Text] = {
    "PART-01": text("JKP is for Indonesian citizens."),
    "PART-02": text(
        "You were {age} or older when you were enrolled; JKP asks for under {age} on that day.", age=R25.younger_than
    ),
    "PART-04": text(
        "A medium or large company must have JKK, JKM, JHT and JP. One is missing, so JKP does not cover you."
    ),
    "PART-05": text("JKP needs JKK, JKM and JHT. One of them is missing."),
    "PART-06": text("JKP needs membership of JKN (BPJS Kesehatan) while you worked there."),
    "ELIG-02": text("The rules of that time asked for {months} paid months in a row.", months=R21.run_needed or 0),
    "ELIG-04": text("You have a new job as an employee from before the first payment."),
    "ELIG-07": text("A contract that runs out on its date is not covered, only one that the employer cuts short."),
    "CLAIM-04": text("JKP may be received at most {times} times in a working life.", times=R25.times_allowed),
    "ARR-07": text("Your employer did not enrol you, so BPJS does not pay."),
}

_REASONS: dict[str, Text] = {
    "resigned": text("JKP does not cover a worker who resigns."),
    "pushed": text(
        "Not signed yet? Speak with the Disnaker first. On paper a resignation is not covered by JKP. "
        "The true reason can still be looked into, and the {months} months for a claim run on.",
        months=R25.filing_months,
    ),
    "retired": text("Retirement is not covered by JKP. JHT and JP are the programmes for it."),
    "disabled": text("Permanent total disability is not covered by JKP. Ask BPJS about JKK and JHT."),
    "died": text("JKP does not pass to heirs. Ask BPJS about JKM and JHT."),
}

_MISSING: dict[str, Text] = {
    "ELIG-03": text("KAPK, the statement to look for work. You can file once you are willing to sign it."),
    "PROOF-01": text(
        "Proof of the PHK: that you accepted it, and the receipt of the PHK report (tanda terima) from the Disnaker."
    ),
    "PROOF-02": text("The PHI deed of your mutual agreement, or the regency office's receipt with your acceptance."),
}

_ONE_PROOF = text("If you have one of the listed proofs of the PHK, you can file. A letter alone is not enough.")

_OPEN: dict[str, Text] = {
    "PART-01": text("If you are an Indonesian citizen, this is fulfilled."),
    "PART-02": text(
        "If you were under {age} when enrolled, this is fulfilled. JMO shows the day of enrolment.",
        age=R25.younger_than,
    ),
    "PART-04": text("If JMO shows JKK, JKM, JHT and JP, this is fulfilled. A micro or small company needs no JP."),
    "PART-05": text("If JMO shows at least JKK, JKM and JHT, this is fulfilled."),
    "PART-06": text("If you were in JKN (BPJS Kesehatan) while you worked, this is fulfilled. Mobile JKN shows it."),
    "ELIG-01": text(
        "If {months} or more of the 24 months before were paid, this is fulfilled. JMO shows them.",
        months=R25.months_needed,
    ),
    "ELIG-02": text(
        "If {months} months in a row were paid, this is fulfilled. JMO shows them.", months=R21.run_needed or 0
    ),
    "ELIG-03": text("If you are willing to sign KAPK, this is fulfilled."),
    "ELIG-04": text("If a new job as an employee begins, payments stop from that day."),
    "ELIG-06": text(
        "If the employer ended the job, this is fulfilled. If you resigned or retired, JKP does not pay. "
        "The letter shows it."
    ),
    "ELIG-07": text(
        "If the contract was cut short by the employer, this is fulfilled. If it ran out, JKP does not pay."
    ),
    "ELIG-08": text("The text does not exclude misconduct, but practice is not sure. Ask BPJS {bpjs}.", bpjs=_BPJS),
    "CLAIM-01": text(
        "If the claim was filed within {months} months of the PHK, it counts. SIAPkerja shows the date.",
        months=R25.filing_months,
    ),
    "CLAIM-04": text("If you have received JKP fewer than {times} times, this is fulfilled.", times=R25.times_allowed),
    "CLAIM-06": text(
        "By one reading a second claim needs {months} months since the last payment. "
        "Very probably too early; ask BPJS {bpjs}.",
        months=R25.months_between_claims,
        bpjs=_BPJS,
    ),
    "TRANS-05": text(
        "The old time of {months} months ended before 7 February 2025. Probably lapsed; ask BPJS {bpjs}.",
        months=R21.filing_months,
        bpjs=_BPJS,
    ),
    "CASH-03": text("The amount depends on the last reported wage. JMO shows it."),
    "ARR-01": text(
        "If the employer is at most {months} months behind, BPJS pays. Beyond that the employer pays first.",
        months=R25.arrears_bpjs_pays,
    ),
    "ARR-02": text("If the company still runs, it must pay first. If it is bankrupt or closed by law, BPJS may pay."),
    "ARR-05": text(
        "Bankrupt or closed with more than {months} months behind: who pays is not settled. Ask BPJS {bpjs}.",
        months=R25.arrears_when_bankrupt or 0,
        bpjs=_BPJS,
    ),
    "ARR-06": text("How the old rules treat these arrears could not be verified. Ask BPJS {bpjs}.", bpjs=_BPJS),
    "ARR-07": text(
        "If your employer enrolled you, this is fulfilled. JMO shows it. If not, the employer owes the benefit."
    ),
    "PROOF-01": _ONE_PROOF,
    "PROOF-02": _ONE_PROOF,
    "PROOF-03": text(
        "Whether a final PHI decision still counts since 2025 could not be verified. Ask BPJS {bpjs}.", bpjs=_BPJS
    ),
}

_OPEN_BY_FACT: dict[tuple[str, str], Text] = {
    ("CLAIM-01", "phk_date"): text(
        "The last day to file is {months} months after the PHK. The date stands in the letter.",
        months=R25.filing_months,
    ),
    ("CLAIM-06", "last_benefit_on"): text(
        "A second claim needs about {months} months since the last payment. Your bank account shows its date.",
        months=R25.months_between_claims,
    ),
    ("CLAIM-06", "phk_date"): text(
        "A second claim needs about {months} months since the last payment, counted to the PHK.",
        months=R25.months_between_claims,
    ),
    ("PROOF-01", "receipt_from"): text("If the receipt comes from the regency or city office, this is fulfilled."),
}


def bars(finding: Finding, known: Facts, answers: Answers) -> Text:
    """Say why a rule bars."""
    special = _SPECIAL.get(finding.rule)
    return special(known, answers) if special else _BARS[finding.rule]


def _reason(known: Facts, answers: Answers) -> Text:
    return _REASONS[answers.get("reason") or known.case.reason or "resigned"]


def _months(known: Facts, answers: Answers) -> Text:
    paid = answers.get("months_paid", "")
    needed = LAWS[known.assessment.regime].months_needed
    if not paid.isdigit():
        return text(
            "At least {needed} paid months within the 24 before are needed. Check JMO for payments not yet posted.",
            needed=needed,
        )
    return text(
        "{paid} months are paid, {needed} are needed. Check JMO for payments not yet posted before giving up.",
        paid=int(paid),
        needed=needed,
    )


def _window(known: Facts, answers: Answers) -> Text:
    last, filed = known.assessment.last_day, known.case.filed_on
    if last is None:
        return text("The time to file has ended.")
    if filed:
        said = shown(FILED_ON, answers["filed_on"])
        return text("The last day to file was {last}; the claim was filed on {filed}.", last=last, filed=said)
    if any(finding.rule == "TRANS-05" for finding in known.assessment.findings) and known.case.phk_date:
        old = add_months(known.case.phk_date, R21.filing_months)
        return text(
            "The time of the rules then ended on {old}, and no claim was filed. Even now it would be over.", old=old
        )
    return text("The last day to file was {last}, and no claim was filed by then.", last=last)


def _jkn(known: Facts, answers: Answers) -> Text:
    if known.assessment.regime == "R21":
        return text("Before 7 February 2025 JKP asked for JKN (BPJS Kesehatan) through the company.")
    return _BARS["PART-06"]


_SPECIAL: dict[str, Callable[[Facts, Answers], Text]] = {
    "ELIG-06": _reason,
    "ELIG-01": _months,
    "CLAIM-01": _window,
    "PART-06": _jkn,
}


def missing(finding: Finding) -> Text:
    """Say what is missing and how to get it."""
    return _MISSING[finding.rule]


def undecided(finding: Finding) -> Text:
    """Say what an open point would change, and where to look it up."""
    for fact in finding.facts:
        if said := _OPEN_BY_FACT.get((finding.rule, fact)):
            return said
    return _OPEN[finding.rule]


def source(finding: Finding, known: Facts) -> Raw:
    """Return the article behind a finding; since 2025 JKN stands among the other programmes."""
    rule = "PART-04" if finding.rule == "PART-06" and known.assessment.regime == "R25" else finding.rule
    return Raw(cite(rule, known.assessment.regime))
