"""How far people come, as what is counted of them: the first time that each of these happens, and nothing else."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from conversations.effects import (
    DropApplication,
    DropEnrolment,
    DropEvidence,
    Effect,
    ForgetAnswers,
    ForgetWork,
    LogEvidence,
    NoteApplied,
    NoteEnrolled,
    SetStep,
    Unlink,
)
from conversations.engine.state import State

Milestone = Literal[
    "started",
    "checked",
    "eligible",
    "linked",
    "filed",
    "paid",
    "assessed",
    "counselled",
    "trained",
    "applied5",
    "employed",
]
"""Began to check; has a verdict; is eligible; proved a claim; filed it; was paid a month, as the office tells.
Filled in a self-assessment; met a counsellor; enrolled in a training; applied to five employers; has work again."""

MILESTONES: tuple[Milestone, ...] = get_args(Milestone)
EMPLOYERS = 5
"""Employers that somebody has applied to for the milestone *applied5*."""

_CHECK, _INTERESTS, _NEW_JOB = "eligibility", "interests", "new_job"
_WORK: tuple[Milestone, ...] = ("counselled", "trained", "applied5")
_TAKES_BACK = (ForgetAnswers, ForgetWork, Unlink, DropEvidence, DropEnrolment, DropApplication)


def begun(before: State | None, after: State | None) -> bool:
    """Tell whether the check was begun, from how it stood before and after a message."""
    return after is not None and after.active and (before is None or not before.active)


def reached(flow: str, outcome: str) -> tuple[Milestone, ...]:
    """Return what the ending of a flow counts for."""
    match flow, outcome:
        case "eligibility", "eligible":
            return ("checked", "eligible")
        case "eligibility", _:
            return ("checked",)
        case "interests", _:
            return ("assessed",)
        case "new_job", _:
            return ("employed",)
    return ()


def told(effects: Iterable[Effect]) -> tuple[Milestone, ...]:
    """Return what is counted for by what people tell or do."""
    return tuple(found for found in map(_told, effects) if found)


def _told(effect: Effect) -> Milestone | None:
    match effect:
        case LogEvidence(kind="assessment"):
            return "assessed"
        case NoteEnrolled() | LogEvidence(kind="attendance"):
            return "trained"
        case SetStep(step="accepted"):
            return "employed"
    return None


def applies(effects: Iterable[Effect]) -> bool:
    """Tell whether somebody applied to an employer, so that their number counts anew."""
    return any(isinstance(each, NoteApplied) or _is_application(each) for each in effects)


def _is_application(effect: Effect) -> bool:
    return isinstance(effect, LogEvidence) and effect.kind == "application"


def takes_back(effects: Iterable[Effect]) -> bool:
    """Tell whether data go, so that what was counted from them may have to go, too."""
    return any(isinstance(each, _TAKES_BACK) for each in effects)


def forgotten(effects: Sequence[Effect]) -> frozenset[Milestone]:
    """Return what rests on answers that go with these effects."""
    flows = {flow for each in effects if isinstance(each, ForgetAnswers) for flow in each.flows}
    answers: dict[str, tuple[Milestone, ...]] = {
        _CHECK: ("started", "checked", "eligible"),
        _INTERESTS: ("assessed",),
        _NEW_JOB: ("employed",),
    }
    work = any(isinstance(each, ForgetWork) for each in effects)
    return frozenset((*(what for flow in flows for what in answers.get(flow, ())), *(_WORK if work else ())))
