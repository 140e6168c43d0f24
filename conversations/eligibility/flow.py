"""The table of the eligibility conversation.

A question is asked only while its answer can still change the verdict: the rule book names the facts that are open, and
the conditions here look at nothing else. As soon as something bars for good, the rest is not asked.
"""

from datetime import date

from conversations.eligibility import questions as ask
from conversations.eligibility.answer import answer
from conversations.eligibility.facts import Facts, facts
from conversations.eligibility.parameters import LAWS
from conversations.engine.flow import Condition, Flow, Outcome, Question, Route
from conversations.engine.reading import UNKNOWN
from conversations.engine.state import Answers
from conversations.engine.text import text

_PIVOT = LAWS["R25"].in_force
_NOT_SURE = frozenset({"no", UNKNOWN})


def _barred(known: Facts, answers: Answers) -> bool:
    """Something bars that no further answer can lift; an earlier claim would lift a missed window or a new job."""
    if known.bars and ("filed" not in answers or (answers["filed"] == "yes" and "filed_on" not in answers)):
        return bool(known.bars - {"CLAIM-01", "ELIG-04"})
    return bool(known.bars)


def _while_open(name: str, *fields: str) -> Condition[Facts]:
    """A fact of the case is open, and nothing bars."""
    return Condition(name, lambda known, answers: not _barred(known, answers) and known.open(*fields))


def _one_by_one(name: str, together: tuple[str, ...], *fields: str) -> Condition[Facts]:
    """A fact that was not confirmed together with others is still open."""

    def holds(known: Facts, answers: Answers) -> bool:
        opened = any(answers.get(question) in _NOT_SURE for question in together)
        return opened and not _barred(known, answers) and known.open(*fields)

    return Condition(name, holds)


def _claim_matters(known: Facts, answers: Answers) -> bool:
    """A claim filed earlier would count: the window is over, a new job began, or the layoff precedes the new rules."""
    rules = {finding.rule for finding in known.assessment.findings}
    phk_date = known.case.phk_date
    late = phk_date is not None and ("CLAIM-01" in rules or phk_date < _PIVOT)
    working = known.case.working_again_from is not None and "ELIG-04" in rules
    return not _barred(known, answers) and (late or working)


def _filed(known: Facts, answers: Answers) -> bool:
    return answers.get("filed") == "yes" and not _barred(known, answers)


def _filed_under_old_rules(known: Facts, answers: Answers) -> bool:
    filed_on = known.case.filed_on
    return filed_on is not None and filed_on < _PIVOT and not _barred(known, answers)


def _job_day_matters(known: Facts, answers: Answers) -> bool:
    """Compared with the day of the claim, which must be known."""
    return known.case.asked_on is not None and not _barred(known, answers) and known.open("working_again_from")


def _last_payment_matters(known: Facts, answers: Answers) -> bool:
    """Counted to the layoff, whose date must be known."""
    return known.case.phk_date is not None and not _barred(known, answers) and known.open("last_benefit_on")


def _basics_open(known: Facts, answers: Answers) -> bool:
    return not _barred(known, answers) and known.open("citizen", "born", "registered_on", "jkn")


def _enrolment_open(known: Facts, answers: Answers) -> bool:
    """Paid months prove the enrolment, so it is asked only after them."""
    return "months_paid" in answers and not _barred(known, answers) and known.open("enrolled")


def _never_enrolled(known: Facts, answers: Answers) -> bool:
    """Only the missing enrolment bars: then the size of the company tells whether it owes the benefit."""
    return known.bars == {"ARR-07"}


def _route(question: Question, *fields: str) -> Route[Facts]:
    return Route(_while_open(f"{question.name} can change the verdict", *fields), question)


def _single(question: Question, *fields: str) -> Route[Facts]:
    together = ("now",) if question.name in {"has_new_job", "claims_before", "willing"} else ("basics", "basics_r21")
    return Route(_one_by_one(f"{question.name} was not confirmed", together, *fields), question)


def _basics(regime: str) -> Condition[Facts]:
    def holds(known: Facts, answers: Answers) -> bool:
        return known.assessment.regime == regime and _basics_open(known, answers)

    return Condition(f"membership is open under {regime}", holds)


_ROUTES: tuple[Route[Facts], ...] = (
    _route(ask.REASON, "reason"),
    Route(_while_open("the date of the layoff is open", "phk_date"), ask.PHK_DATE),
    Route(Condition("a claim filed earlier would count", _claim_matters), ask.FILED),
    Route(Condition("a claim was filed", _filed), ask.FILED_ON),
    Route(Condition("filed under the old rules", _filed_under_old_rules), ask.DECLARED_ON),
    Route(_while_open("job, claims or willingness are open", "has_new_job", "claims_before", "willing"), ask.NOW),
    _single(ask.HAS_NEW_JOB, "has_new_job"),
    Route(Condition("the day of the new job can change the verdict", _job_day_matters), ask.WORKING_FROM),
    _single(ask.CLAIMS_BEFORE, "claims_before"),
    Route(Condition("the last payment can change the verdict", _last_payment_matters), ask.LAST_BENEFIT_ON),
    _single(ask.WILLING, "willing"),
    _route(ask.MONTHS_PAID, "months_paid"),
    _route(ask.LONGEST_RUN, "longest_run"),
    Route(Condition("enrolment is open once the months are not known", _enrolment_open), ask.ENROLLED),
    Route(_basics("R25"), ask.BASICS),
    Route(_basics("R21"), ask.BASICS_R21),
    _single(ask.CITIZEN, "citizen"),
    _single(ask.BORN, "born"),
    _single(ask.REGISTERED_ON, "registered_on"),
    _single(ask.JKN, "jkn"),
    _route(ask.PROGRAMMES, "programmes"),
    Route(
        Condition(
            "the size of the company matters",
            lambda known, answers: (
                _never_enrolled(known, answers) or (not _barred(known, answers) and known.open("enterprise"))
            ),
        ),
        ask.ENTERPRISE,
    ),
    _route(ask.ARREARS, "arrears_months"),
    _route(ask.EMPLOYER, "employer"),
    _route(ask.PROOF, "proof"),
    _route(ask.RECEIPT_FROM, "receipt_from"),
    _route(ask.WAGE, "wage"),
)


def _verdict(name: str) -> Outcome[Facts]:
    when: Condition[Facts] = Condition(f"the verdict is {name}", lambda known, _: known.assessment.verdict == name)
    return Outcome(name, when, answer)


def _settled(known: Facts) -> frozenset[tuple[str, str]]:
    """What no further answer changes: the findings that wait for no fact."""
    return frozenset((found.rule, found.effect) for found in known.assessment.findings if not found.facts)


FLOW: Flow[Facts] = Flow(
    name="eligibility",
    title=text("Eligibility check"),
    purpose="eligibility",
    facts=facts,
    routes=_ROUTES,
    outcomes=tuple(_verdict(name) for name in ("eligible", "not_yet", "not_eligible", "unclear")),
    mark=_settled,
    days=(date(2022, 3, 1), date(2025, 2, 6), date(2025, 3, 10), date(2026, 11, 23)),
)
"""Judged by the same `assess` that serves `python -m bot assess`."""
