"""From the answers of the conversation to the facts of a case, and to what the rule book says of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from typing import Any

from conversations.eligibility.assess import assess, regime_of
from conversations.eligibility.calendar import add_months
from conversations.eligibility.case import Case
from conversations.eligibility.checks import in_order
from conversations.eligibility.parameters import R25
from conversations.eligibility.verdict import Assessment, Finding
from conversations.engine.reading import UNKNOWN
from conversations.engine.state import Answers
from conversations.engine.values import as_date

_YES_NO = {"yes": True, "no": False}
_COUNTS = {"12+": 12, "under12": 11, "never": 0, "6+": 6, "under6": 5}
_PROGRAMMES = {
    "all": frozenset({"JKK", "JKM", "JHT", "JP"}),
    "no_jp": frozenset({"JKK", "JKM", "JHT"}),
    "less": frozenset({"JKK"}),
}
_REASONS = {"pushed": "resigned"}
_ORDERED = ("phk_date", "filed_on", "declared_eligible_on")
"""Dates of a claim, none of which lies before the one that it follows."""
_DATES = {
    "phk_date": "phk_date",
    "filed_on": "filed_on",
    "declared_on": "declared_eligible_on",
    "working_from": "working_again_from",
    "last_benefit_on": "last_benefit_on",
    "born": "born",
    "registered_on": "registered_on",
}
_WORDS = ("jkn", "enterprise", "employer", "proof", "receipt_from")
_AS = {"family": "independent", "stopped": None, "receipt_only": "letter_only"}
"""Answers that the rule book knows by another name, or not at all."""
_TRUTHS = ("citizen", "willing", "has_new_job", "enrolled")
_NUMBERS = {
    "months_paid": "months_paid",
    "longest_run": "longest_run",
    "claims_before": "claims_before",
    "arrears": "arrears_months",
    "wage": "wage",
}


@dataclass(frozen=True)
class Facts:
    """A case as far as it is known, and its assessment.

    `latest_last_day` is there when only the month of the layoff is known: the last day to file if it was the month's
    last day, while the assessment counts from its first.
    """

    case: Case
    assessment: Assessment
    latest_last_day: date | None = None

    @cached_property
    def bars(self) -> frozenset[str]:
        """The rules that make the person not eligible."""
        return frozenset(finding.rule for finding in self.assessment.bars)

    def open(self, *facts: str) -> bool:
        """Tell whether one of these facts could still settle a rule."""
        return not self._open.isdisjoint(facts)

    @cached_property
    def _open(self) -> frozenset[str]:
        return self.assessment.open_facts


def facts(answers: Answers, today: date) -> Facts:
    """Return what the answers amount to on a day.

    A date of which only the month is known is judged at both ends of that month; where the two differ, the rules that
    differ are undecided, and the earlier day is the one that is shown.
    """
    case = case_of(answers, today)
    vague = dict(_vague(case, answers))
    if not vague:
        return Facts(case, assess(case))
    # Dates that contradict each other are judged as they stand; they are asked for again where they are told.
    variants = tuple(_variants(case, vague)) or (case,)
    assessments = [assess(variant) for variant in variants]
    merged = merge(assessments, tuple(vague))
    return Facts(variants[0], merged, assessments[-1].last_day if "phk_date" in vague else None)


def case_of(answers: Answers, today: date) -> Case:
    """Return the case that the answers describe; the dates of a bare month are its first day."""
    known: dict[str, Any] = {"asked_on": today}
    for name, value in answers.items():
        if (reader := _READERS.get(name)) is not None and value != UNKNOWN:
            field, read = reader
            known[field] = read(value)
    if answers.get("months_paid") == "never":
        known["enrolled"] = False
    _claim(answers, known)
    _confirmed(answers, known)
    return Case(**known)


def _count(value: str) -> int:
    return _COUNTS[value] if value in _COUNTS else int(value)


def _word(value: str) -> str | None:
    return _AS.get(value, value)


def _reason(value: str) -> str:
    return _REASONS.get(value, value)


_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    **{name: (field, as_date) for name, field in _DATES.items()},
    **{name: (name, _YES_NO.get) for name in _TRUTHS},
    **{name: (name, _word) for name in _WORDS},
    **{name: (field, _count) for name, field in _NUMBERS.items()},
    "programmes": ("programmes", _PROGRAMMES.get),
    "reason": ("reason", _reason),
}
"""The field of the case that an answer fills, and how it is read."""


def _confirmed(answers: Answers, known: dict[str, Any]) -> None:
    """Fill in what was confirmed three at a time."""
    if answers.get("now") == "yes":
        known.update(has_new_job=False, claims_before=0, willing=True, working_again_from=None)
    if "yes" in (answers.get("basics"), answers.get("basics_r21")):
        known.update(citizen=True, under_54_when_registered=True)
    # The newer wording takes any way of paying, which is not enough when a change brings the old rules back.
    if answers.get("basics_r21") == "yes" or (answers.get("basics") == "yes" and regime_of(Case(**known)) == "R25"):
        known["jkn"] = "wage_earner"


def _claim(answers: Answers, known: dict[str, Any]) -> None:
    """Drop what contradicts; a claim whose date is not known leaves the window open to doubt instead of missed."""
    filed, filed_on = answers.get("filed"), answers.get("filed_on", "")
    if filed != "yes" or not in_order(answers.get("phk_date", ""), filed_on):
        known["filed_on"] = None
    if filed == UNKNOWN or (filed == "yes" and filed_on and known.get("filed_on") is None):
        known["asked_on"] = None
    if known.get("filed_on") is None or not in_order(filed_on, answers.get("declared_on", "")):
        known["declared_eligible_on"] = None
    if not known.get("has_new_job"):
        known["working_again_from"] = None


def _vague(case: Case, answers: Answers) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each date that is not known to the day, with its earliest and its latest: the ends of a month.

    Between them stand the other dates of the claim in this month: one was not filed before the layoff in its month. A
    claim of before the pivot whose declaration is not known was declared at once or not before the pivot.
    """
    ordered = {getattr(case, field) for field in _ORDERED} - {None}
    filed: tuple[Any, ...] = (case.filed_on,)
    for name, field in _DATES.items():
        first = getattr(case, field)
        if first is not None and len(answers[name]) == len("2026-06"):
            last = _month_end(first)
            within = sorted(day for day in ordered if first < day < last) if field in _ORDERED else []
            yield field, (days := (first, *within, last))
            filed = days if field == "filed_on" else filed
    undeclared = case.filed_on is not None and case.filed_on < R25.in_force and case.declared_eligible_on is None
    if undeclared and answers.get("declared_on", "never") != "never":
        yield "declared_eligible_on", (*filed, None)


def _variants(case: Case, vague: Mapping[str, tuple[Any, ...]]) -> Iterator[Case]:
    """Yield the case on all days of each vague date as far as they fit together, earliest first."""
    for days in product(*vague.values()):
        variant = replace(case, **dict(zip(vague, days, strict=True)))
        if _possible(variant.phk_date, variant.filed_on) and _possible(variant.filed_on, variant.declared_eligible_on):
            yield variant


def _possible(earlier: date | None, later: date | None) -> bool:
    return earlier is None or later is None or earlier <= later


def merge(assessments: list[Assessment], vague: tuple[str, ...]) -> Assessment:
    """Return the first assessment, with every rule undecided on which the others do not agree with it.

    Such a rule waits for the dates that are `vague`, and for what it waits for wherever it is only undecided.
    """
    first = assessments[0]
    effects = [{finding.rule: finding.effect for finding in each.findings} for each in assessments]
    agreed: list[Finding] = []
    doubtful: list[Finding] = []
    for rule in dict.fromkeys(rule for each in effects for rule in each):
        found = next(finding for each in assessments for finding in each.findings if finding.rule == rule)
        same = all(each.get(rule) == found.effect for each in effects)
        (agreed if same else doubtful).append(found)
    if not doubtful:
        return first
    findings = (*agreed, *(_in_doubt(finding.rule, assessments, vague) for finding in doubtful))
    if any(finding.effect == "bars" for finding in agreed):
        barring = tuple(finding.rule for finding in agreed if finding.effect == "bars")
        return replace(first, verdict="not_eligible", findings=findings, decided_by=barring, schedule=())
    return replace(
        first,
        verdict="unclear",
        findings=findings,
        decided_by=tuple(finding.rule for finding in findings if finding.effect == "undecided"),
        instalments=(),
        total=0,
        payer=None,
        schedule=next((each.schedule for each in assessments if each.schedule), ()),
    )


def _in_doubt(rule: str, assessments: list[Assessment], vague: tuple[str, ...]) -> Finding:
    told = [finding for each in assessments for finding in each.findings if finding.rule == rule]
    settled = any(finding.effect != "undecided" for finding in told)
    waits = [] if settled else [fact for finding in told for fact in finding.facts]
    return Finding(rule, "undecided", tuple(dict.fromkeys((*vague, *waits))))


def _month_end(first: date) -> date:
    return add_months(first, 1) - timedelta(days=1)
