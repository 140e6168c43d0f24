"""A second, independent reading of the contract, row by row, on the raw JSON fields.

It shares no code and no data with the rule book: numbers are written out as the contract and the rule sheet print them.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from types import SimpleNamespace as Facts
from typing import Any

FIELDS = [
    "id",
    "asked_on",
    "phk_date",
    "reason",
    "contract",
    "citizen",
    "born",
    "registered_on",
    "enrolled",
    "enterprise",
    "programmes",
    "jkn",
    "months_paid",
    "longest_run",
    "wage",
    "proof",
    "receipt_from",
    "willing",
    "working_again_from",
    "has_new_job",
    "claims_before",
    "last_benefit_on",
    "arrears_months",
    "employer",
    "filed_on",
    "declared_eligible_on",
]
CHANGE = "2025-02-07"
NEVER: Callable[[Facts], bool] = lambda f: False  # noqa: E731 - reads as a cell of the table
UNENROLLED = [
    "PART-02",
    "PART-04",
    "PART-05",
    "PART-06",
    "ELIG-01",
    "ELIG-02",
    "CASH-03",
    "ARR-01",
    "ARR-02",
    "ARR-05",
    "ARR-06",
]


def later(day: str, months: int) -> str:
    """Walks month by month, then back from day 31 until the calendar has such a day."""
    year, month, number = map(int, day.split("-"))
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return dt.date(year, month, number).isoformat()
        except ValueError:
            number -= 1


def reached_54(born: str, day: str) -> bool:
    return f"{int(born[:4]) + 54}{born[4:]}" <= day


def lacks(f: Facts, *needed: str) -> bool:
    return f.programmes is not None and any(name not in f.programmes for name in needed)


def instalment_days(f: Facts) -> list[str]:
    first = f.filed_on or f.asked_on
    return [later(first, n) for n in range(6)] if first else []


def paid_by_old(f: Facts, day: str) -> bool:
    return bool(f.regime == "R21" and day < CHANGE)


def too_soon(f: Facts) -> bool:
    if f.phk_date is None or f.last_benefit_on is None:
        return True
    return bool(f.phk_date < later(f.last_benefit_on, 60))


def unknown(field: str) -> Callable[[Facts], bool]:
    return lambda f: getattr(f, field) is None


def old(f: Facts) -> bool:
    return bool(f.regime == "R21")


def new(f: Facts) -> bool:
    return bool(f.regime == "R25")


# rule, when it is read at all, bars (or, in the second table, missing) when, undecided when
Cell = Callable[[Facts], object]
Row = tuple[str, Cell, Cell, Cell]
ALWAYS: Callable[[Facts], bool] = lambda f: True  # noqa: E731 - reads as a cell of the table

BARRING: list[Row] = [
    ("PART-01", ALWAYS, lambda f: f.citizen is False, unknown("citizen")),
    (
        "PART-02",
        ALWAYS,
        lambda f: f.born and f.registered_on and reached_54(f.born, f.registered_on),
        lambda f: (
            not f.born or (not f.registered_on and not (f.phk_date is not None and not reached_54(f.born, f.phk_date)))
        ),
    ),
    (
        "PART-04",
        ALWAYS,
        lambda f: f.enterprise in {"medium", "large"} and lacks(f, "JKK", "JHT", "JP", "JKM"),
        lambda f: (
            (f.enterprise in {"medium", "large"} and f.programmes is None)
            or (
                f.enterprise is None
                and (f.programmes is None or (not lacks(f, "JKK", "JHT", "JKM") and lacks(f, "JP")))
            )
        ),
    ),
    (
        "PART-05",
        lambda f: f.enterprise in {"micro", "small", None},
        lambda f: lacks(f, "JKK", "JKM", "JHT"),
        unknown("programmes"),
    ),
    (
        "PART-06",
        ALWAYS,
        lambda f: f.jkn == "none" or (old(f) and f.jkn not in {None, "wage_earner"}),
        unknown("jkn"),
    ),
    ("ELIG-01", ALWAYS, lambda f: f.months_paid is not None and f.months_paid < 12, unknown("months_paid")),
    ("ELIG-02", old, lambda f: f.longest_run is not None and f.longest_run < 6, unknown("longest_run")),
    (
        "ELIG-04",
        ALWAYS,
        lambda f: (
            f.working_again_from
            and f.has_new_job is not False
            and instalment_days(f)
            and not [day for day in instalment_days(f) if day < f.working_again_from]
        ),
        lambda f: (
            (f.has_new_job is not False)
            if not f.working_again_from
            else (f.has_new_job is False or not instalment_days(f))
        ),
    ),
    ("ELIG-06", ALWAYS, lambda f: f.reason in {"resigned", "retired", "disabled", "died"}, unknown("reason")),
    (
        "ELIG-07",
        ALWAYS,
        lambda f: f.reason == "contract_ended" and f.contract != "permanent",
        lambda f: f.reason is None or (f.reason == "contract_ended" and f.contract == "permanent"),
    ),
    ("ELIG-08", ALWAYS, NEVER, lambda f: f.reason == "misconduct"),
    (
        "CLAIM-01",
        ALWAYS,
        lambda f: f.last_day and (f.filed_on or f.asked_on or "") > f.last_day,
        lambda f: f.phk_date is None or (f.filed_on is None and f.asked_on is None),
    ),
    (
        "TRANS-05",
        new,
        NEVER,
        lambda f: f.phk_date and later(f.phk_date, 3) < CHANGE and not (f.filed_on and f.filed_on < CHANGE),
    ),
    ("CLAIM-04", ALWAYS, lambda f: f.claims_before is not None and f.claims_before > 2, unknown("claims_before")),
    ("CLAIM-06", ALWAYS, NEVER, lambda f: f.claims_before in {1, 2} and too_soon(f)),
    ("CASH-03", ALWAYS, NEVER, unknown("wage")),
    ("ARR-01", new, NEVER, unknown("arrears_months")),
    ("ARR-02", new, NEVER, lambda f: (f.arrears_months or 0) > 3 and f.employer is None),
    ("ARR-05", new, NEVER, lambda f: (f.arrears_months or 0) > 6 and f.employer in {"bankrupt", "closed"}),
    ("ARR-06", old, NEVER, lambda f: f.arrears_months is None or f.arrears_months > 3),
    (
        "ARR-07",
        ALWAYS,
        lambda f: f.enrolled is False,
        lambda f: f.enrolled is None and not (f.months_paid is not None and f.months_paid >= 1),
    ),
]

MISSING: list[Row] = [
    ("ELIG-03", ALWAYS, lambda f: f.willing is False, unknown("willing")),
    (
        "PROOF-01",
        ALWAYS,
        lambda f: (
            f.proof in {"letter_only", "none"}
            or (old(f) and f.proof == "acceptance_and_receipt" and f.receipt_from in {"ministry", "province"})
        ),
        lambda f: f.proof is None or (old(f) and f.proof == "acceptance_and_receipt" and f.receipt_from is None),
    ),
    ("PROOF-02", old, lambda f: f.proof == "agreement_and_receipt", NEVER),
    ("PROOF-03", new, NEVER, lambda f: f.proof == "final_court_decision"),
]


def second_reading(raw: dict[str, Any]) -> dict[str, Any]:
    """The whole verdict for one valid case, `decided_by` sorted."""
    f = Facts(**{name: raw.get(name) for name in FIELDS})
    if f.asked_on and f.phk_date and f.asked_on < f.phk_date:
        f.asked_on = f.phk_date
    pivotal = f.declared_eligible_on or f.asked_on
    f.regime = "R21" if pivotal and pivotal < CHANGE else "R25"
    f.last_day = later(f.phk_date, 3 if old(f) else 6) if f.phk_date else None
    barred, missing = sorted(_which(f, BARRING, 1)), sorted(_which(f, MISSING, 1))
    undecided = sorted([*_which(f, BARRING, 2), *_which(f, MISSING, 2)])
    verdict, decided = next(
        (name, rules)
        for name, rules in (("not_eligible", barred), ("unclear", undecided), ("not_yet", missing), ("eligible", [""]))
        if rules
    )
    amounts = list(_amounts(f)) if verdict in {"eligible", "not_yet"} else []
    return {
        "id": f.id,
        "verdict": verdict,
        "regime": f.regime,
        "decided_by": [rule for rule in decided if rule],
        "last_day": f.last_day,
        "safe_last_day": _day_before(f.last_day),
        "instalments": amounts,
        "total": sum(amounts),
        "payer": _payer(f, verdict, barred),
    }


def _which(f: Facts, table: list[Row], column: int) -> Iterator[str]:
    for row in table:
        rule, *cells = row
        read = cells[0](f) and not (f.enrolled is False and rule in UNENROLLED)
        if read and cells[column](f):
            yield rule


def _amounts(f: Facts) -> Iterator[int]:
    for number, day in enumerate(instalment_days(f), 1):
        if f.working_again_from and day >= f.working_again_from:
            continue
        percent = (45 if number <= 3 else 25) if paid_by_old(f, day) else 60
        yield min(f.wage, 5_000_000) * percent // 100


def _day_before(day: str | None) -> str | None:
    return day and (dt.date.fromisoformat(day) - dt.timedelta(1)).isoformat()


def _payer(f: Facts, verdict: str, barred: list[str]) -> str | None:
    if verdict in {"eligible", "not_yet"}:
        return "employer" if new(f) and f.arrears_months > 3 and f.employer == "trading" else "bpjs"
    return "employer" if barred == ["ARR-07"] and f.enterprise not in {None, "micro"} else None
