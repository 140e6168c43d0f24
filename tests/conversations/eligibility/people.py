"""Hypothesis strategies: raw cases as JSON objects, all valid by the contract, crowded around its borders."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

ORDINARY: dict[str, Any] = {
    "asked_on": "2026-03-01",
    "phk_date": "2026-02-01",
    "reason": "efficiency",
    "contract": "permanent",
    "citizen": True,
    "born": "1990-05-17",
    "registered_on": "2021-02-02",
    "enrolled": True,
    "enterprise": "large",
    "programmes": ["JKK", "JKM", "JHT", "JP"],
    "jkn": "wage_earner",
    "months_paid": 24,
    "longest_run": 24,
    "wage": 4_000_000,
    "proof": "acceptance_and_receipt",
    "receipt_from": "regency",
    "willing": True,
    "has_new_job": False,
    "claims_before": 0,
    "arrears_months": 0,
    "employer": "trading",
}
"""Somebody whom nothing bars."""

_flag = st.sampled_from((None, True, False))
_layoffs = st.one_of(
    st.dates(date(2024, 10, 25), date(2025, 2, 20)),
    st.dates(date(2022, 1, 1), date(2028, 12, 31)),
    st.sampled_from([date(2024, 11, 6), date(2024, 11, 7), date(2025, 2, 6), date(2025, 2, 7), date(2024, 2, 29)]),
)
_gap = st.one_of(st.integers(0, 20), st.integers(85, 95), st.integers(178, 186), st.integers(0, 60)).map(
    lambda days: timedelta(days)
)

_single: dict[str, st.SearchStrategy[Any]] = {
    "reason": st.sampled_from(
        [
            "efficiency",
            "losses",
            "closure",
            "bankruptcy",
            "merger",
            "force_majeure",
            "misconduct",
            "contract_cut_short",
            "contract_ended",
            "resigned",
            "retired",
            "disabled",
            "died",
        ]
    ),
    "contract": st.sampled_from(["permanent", "fixed_term"]),
    "citizen": _flag,
    "enrolled": _flag,
    "enterprise": st.sampled_from(["micro", "small", "medium", "large"]),
    "programmes": st.lists(st.sampled_from(["JKK", "JKM", "JHT", "JP"]), unique=True),
    "jkn": st.sampled_from(["wage_earner", "independent", "subsidised", "none"]),
    "wage": st.one_of(st.integers(0, 12_000_000), st.integers(4_999_998, 5_000_002)),
    "proof": st.sampled_from(
        [
            "acceptance_and_receipt",
            "agreement_registered",
            "agreement_and_receipt",
            "final_court_decision",
            "letter_only",
            "none",
        ]
    ),
    "receipt_from": st.sampled_from(["ministry", "province", "regency"]),
    "willing": _flag,
    "has_new_job": _flag,
    "claims_before": st.integers(0, 4),
    "arrears_months": st.integers(0, 9),
    "employer": st.sampled_from(["trading", "bankrupt", "closed"]),
}


_papers = st.fixed_dictionaries({name: _single[name] for name in ("proof", "receipt_from", "willing")})


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A valid case: an ordinary person of some time, some facts changed, some unknown; now and then nothing known."""
    case = ORDINARY | draw(_dates())
    for group in (_months(), _ages(), _job(case), _earlier(case), _papers):
        case |= draw(st.one_of(st.just({}), st.just({}), group))
    for name in draw(_some(_single)):
        case[name] = draw(_single[name])
    for name in draw(_some(case)):
        case[name] = None
    if case["filed_on"] is None:
        case["declared_eligible_on"] = None
    return case


@st.composite
def _some(draw: st.DrawFn, names: Iterable[str]) -> set[str]:
    """Mostly none or one of them, sometimes many."""
    known = sorted(names)
    return draw(st.sets(st.sampled_from(known), max_size=draw(st.sampled_from([0, 1, 1, 3, len(known)]))))


@st.composite
def _dates(draw: st.DrawFn) -> dict[str, Any]:
    layoff = draw(_layoffs)
    filed = layoff + draw(_gap)
    declared = filed + draw(st.one_of(_gap, st.just(timedelta(0))))
    how = draw(st.sampled_from(["asking", "asking", "filed", "declared", "ahead"]))
    asked = {"asking": filed, "filed": declared, "declared": declared + draw(_gap)}.get(how, layoff - draw(_gap))
    drawn = {
        "phk_date": layoff,
        "asked_on": asked,
        "filed_on": filed if how in ("filed", "declared") else None,
        "declared_eligible_on": declared if how == "declared" else None,
    }
    return {name: day.isoformat() if day else None for name, day in drawn.items()}


@st.composite
def _months(draw: st.DrawFn) -> dict[str, Any]:
    paid = draw(st.one_of(st.integers(10, 14), st.integers(0, 24)))
    return {"months_paid": paid, "longest_run": draw(st.one_of(st.integers(0, paid), st.just(min(paid, 6))))}


@st.composite
def _job(draw: st.DrawFn, case: dict[str, Any]) -> dict[str, Any]:
    start = date.fromisoformat(case["filed_on"] or max(case["asked_on"], case["phk_date"]))
    job = start + timedelta(days=draw(st.one_of(st.integers(-3, 3), st.integers(20, 200))))
    return {"working_again_from": draw(st.sampled_from([None, job.isoformat()])), "has_new_job": draw(_flag)}


@st.composite
def _earlier(draw: st.DrawFn, case: dict[str, Any]) -> dict[str, Any]:
    gap = timedelta(days=draw(st.one_of(st.integers(1820, 1832), st.integers(0, 4000))))
    day = date.fromisoformat(case["phk_date"]) - gap
    return {"claims_before": draw(st.integers(1, 3)), "last_benefit_on": draw(st.sampled_from([None, day.isoformat()]))}


@st.composite
def _ages(draw: st.DrawFn) -> dict[str, Any]:
    registered = draw(st.dates(date(2021, 2, 2), date(2024, 6, 1)))
    born = draw(st.sampled_from([date(1990, 5, 17), date(1968, 2, 29), registered.replace(day=1, year=1968)]))
    born += timedelta(days=draw(st.integers(-1200, 1200)))
    return {"born": born.isoformat(), "registered_on": registered.isoformat()}
