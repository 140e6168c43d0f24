"""Somebody with a case of their own who answers whatever the flow asks, truthfully and from nothing but that case."""

from collections.abc import Callable
from datetime import date

from conversations.eligibility.case import Case
from conversations.eligibility.flow import FLOW
from conversations.engine.replay import Asking, Reached, replay
from conversations.engine.state import State
from conversations.engine.values import fits

_REASONS = {"losses": "efficiency", "merger": "efficiency", "force_majeure": "efficiency", "bankruptcy": "closure"}


def talk(case: Case, today: date) -> tuple[State, Reached]:
    """Answer until the flow ends; return the state and the ending."""
    state = State(FLOW.name, FLOW.version)
    for _ in range(len(FLOW.routes) + 1):
        place = replay(FLOW, state, today)
        if isinstance(place, Reached):
            return state, place
        assert isinstance(place, Asking)
        value = truth(case, place.question.name)
        assert fits(place.question, value), (place.question.name, value)
        assert place.question.check is None or place.question.check(value, state.answers, today) is None
        state = state.answered(place.question.name, value)
    raise AssertionError(f"no end after {state.answers}")


def truth(case: Case, question: str) -> str:
    """Return what the person would answer."""
    if question in _TOGETHER:
        return _all_of(*_TOGETHER[question](case))
    if question in _SPECIAL:
        return _SPECIAL[question](case)
    return _plain(getattr(case, _FIELDS.get(question, question)))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unknown" if value is None else str(value)


def _all_of(*truths: bool | None) -> str:
    if None in truths:
        return "no" if False in truths else "unknown"
    return "yes" if all(truths) else "no"


def _programmes(case: Case) -> str:
    if case.programmes is None:
        return "unknown"
    if not {"JKK", "JKM", "JHT"} <= case.programmes:
        return "less"
    return "all" if "JP" in case.programmes else "no_jp"


def _young(case: Case) -> bool | None:
    if case.born is None or case.registered_on is None:
        return None
    return (case.born.year + 54, case.born.month, case.born.day) > (
        case.registered_on.year,
        case.registered_on.month,
        case.registered_on.day,
    )


def _insured(case: Case, *accepted: str) -> bool | None:
    return None if case.jkn is None else case.jkn in accepted


_FIELDS = {"working_from": "working_again_from", "arrears": "arrears_months", "declared_on": "declared_eligible_on"}
_TOGETHER: dict[str, Callable[[Case], tuple[bool | None, ...]]] = {
    "now": lambda case: (
        None if case.has_new_job is None else not case.has_new_job,
        None if case.claims_before is None else case.claims_before == 0,
        case.willing,
    ),
    "basics": lambda case: (
        case.citizen,
        _young(case),
        _insured(case, "wage_earner", "independent", "subsidised"),
    ),
    "basics_r21": lambda case: (case.citizen, _young(case), _insured(case, "wage_earner")),
}
_SPECIAL: dict[str, Callable[[Case], str]] = {
    "reason": lambda case: _plain(case.reason and _REASONS.get(case.reason, case.reason)),
    "filed": lambda case: "no" if case.filed_on is None else "yes",
    "declared_on": lambda case: "never" if case.declared_eligible_on is None else str(case.declared_eligible_on),
    "claims_before": lambda case: _plain(case.claims_before and min(case.claims_before, 3)),
    "months_paid": lambda case: "never" if case.enrolled is False else _plain(case.months_paid),
    "programmes": _programmes,
}
