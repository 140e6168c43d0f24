"""One case in, one verdict out: the pure function that the chat, the command and the tests share."""

from datetime import date, timedelta

from conversations.eligibility.calendar import add_months
from conversations.eligibility.case import Case
from conversations.eligibility.cash import schedule
from conversations.eligibility.parameters import R21, R25, Law
from conversations.eligibility.rules import findings
from conversations.eligibility.rules.matter import Matter
from conversations.eligibility.verdict import Assessment, Effect, Finding, Instalment, Payer, Regime, Verdict

_ONE_DAY = timedelta(days=1)


def assess(case: Case) -> Assessment:
    """Judge one case by every rule of the book; reads no clock and never raises for a case that is valid."""
    matter = _matter(case)
    found = findings(matter)
    verdict, decided_by = _decide(found)
    plan = () if verdict == "not_eligible" else _schedule(matter)
    promised = plan if verdict in ("eligible", "not_yet") else ()
    return Assessment(
        verdict=verdict,
        regime=matter.law.regime,
        findings=found,
        decided_by=decided_by,
        last_day=matter.last_day,
        safe_last_day=matter.last_day - _ONE_DAY if matter.last_day else None,
        instalments=promised,
        total=sum([instalment.amount for instalment in promised]),
        payer=_payer(matter, verdict, decided_by),
        schedule=plan,
        without_rule=_without_rule(matter),
    )


def regime_of(case: Case) -> Regime:
    """Tell which regime governs the conditions of a case."""
    return _matter(case).law.regime


def _matter(case: Case) -> Matter:
    asked_on = case.asked_on
    if asked_on is not None and case.phk_date is not None:
        # A layoff still ahead is judged as if asked on its day.
        asked_on = max(asked_on, case.phk_date)
    law = _law(case.declared_eligible_on or asked_on)
    last_day = add_months(case.phk_date, law.filing_months) if case.phk_date else None
    return Matter(case, law, asked_on, case.filed_on or asked_on, last_day)


def _law(pivotal: date | None) -> Law:
    """TRANS-01, TRANS-03, TRANS-04: the day the claim was declared eligible decides, before that the day of asking."""
    return R21 if pivotal is not None and pivotal < R25.in_force else R25


def _decide(found: tuple[Finding, ...]) -> tuple[Verdict, tuple[str, ...]]:
    """Let what bars beat what is unknown, and what is unknown beat what is missing."""
    precedence: tuple[tuple[Effect, Verdict], ...] = (
        ("bars", "not_eligible"),
        ("undecided", "unclear"),
        ("missing", "not_yet"),
    )
    for effect, verdict in precedence:
        decided_by = tuple([finding.rule for finding in found if finding.effect == effect])
        if decided_by:
            return verdict, decided_by
    return "eligible", ()


def _schedule(matter: Matter) -> tuple[Instalment, ...]:
    case = matter.case
    if case.wage is None or matter.start is None:
        return ()
    return schedule(matter.start, case.wage, matter.law, case.working_again_from)


def _payer(matter: Matter, verdict: Verdict, decided_by: tuple[str, ...]) -> Payer | None:
    """ARR-02: a trading employer who is too far behind pays first; ARR-07, ARR-08: so does one who never enrolled."""
    case, law = matter.case, matter.law
    if verdict in ("eligible", "not_yet"):
        behind = law is R25 and case.employer == "trading" and (case.arrears_months or 0) > law.arrears_bpjs_pays
        return "employer" if behind else "bpjs"
    if decided_by == ("ARR-07",) and case.enterprise is not None and case.enterprise not in law.exempt_enterprises:
        return "employer"
    return None


def _without_rule(matter: Matter) -> bool:
    day = matter.case.phk_date or matter.start
    return day is not None and day < R21.in_force
