"""The numbers of the law, read once from `parameters.toml`: one `Law` per regime, one `Provision` per rule id."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from conversations.eligibility.verdict import Regime


@dataclass(frozen=True, slots=True)
class Provision:
    """Where one rule stands: Indonesian citation, source keys of the rule sheet, confidence, values by regime."""

    id: str
    name: str
    cite: str
    cite_before: str
    sources: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
    values: Mapping[Regime, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """The numbers of one regime; months are calendar months, money is whole rupiah, percents are of the capped wage."""

    regime: Regime
    name: str
    in_force: date
    younger_than: int
    """PART-02: years of age on the day of registration."""
    programmes_of_large: frozenset[str]
    programmes_of_small: frozenset[str]
    jkn_accepted: frozenset[str]
    months_needed: int
    run_needed: int | None
    """ELIG-02: consecutive months; `None` where the condition was abolished."""
    excluded_reasons: frozenset[str]
    offices_accepted: frozenset[str]
    proofs_accepted: frozenset[str]
    """PROOF-02 and PROOF-03: the papers that need no receipt from a particular office."""
    filing_months: int
    times_allowed: int
    months_between_claims: int
    percents: tuple[int, ...]
    wage_cap: int
    arrears_bpjs_pays: int
    """ARR-01, for R21 ARR-06: consecutive months in arrears that do not yet matter."""
    arrears_when_bankrupt: int | None
    exempt_enterprises: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Channels:
    """Where to ask, claim and complain: telephone numbers as they are dialled, sites without scheme."""

    bpjs_call_centre: str
    kemnaker_call_centre: str
    claim: str
    employer_report: str
    programme: str
    complaints: str
    member: str


_DATA = tomllib.loads(Path(__file__).with_name("parameters.toml").read_text("utf-8"))


def _provision(rule_id: str, entry: Mapping[str, Any]) -> Provision:
    regimes: tuple[Regime, Regime] = ("R21", "R25")
    return Provision(
        id=rule_id,
        name=entry["name"],
        cite=entry["cite"],
        cite_before=entry.get("cite_R21", entry["cite"]),
        sources=tuple(entry["sources"]),
        confidence=entry["confidence"],
        values={regime: entry[regime] for regime in regimes if regime in entry},
    )


PROVISIONS: Mapping[str, Provision] = {key: _provision(key, entry) for key, entry in _DATA["rules"].items()}
"""Every rule id of the rule sheet."""

CHANNELS = Channels(**_DATA["channels"])
_ARTICLE = " Pasal "
CHECKED_ON: date = _DATA["sheet"]["checked_on"]
"""The day on which all of this was last checked against the sources."""


def cite(rule_id: str, regime: Regime = "R25") -> str:
    """Name the article behind a rule as people read it, such as "PP 37/2021 Pasal 19(3)".

    Raises `KeyError` for an id that is not in the rule sheet.
    """
    provision = PROVISIONS[rule_id]
    return provision.cite_before if regime == "R21" else provision.cite


def cites(*rule_ids: str, regime: Regime = "R25") -> str:
    """Name the articles behind several rules in one line: each once, and the law only before the first of its own."""
    parts = dict.fromkeys(part for rule_id in rule_ids for part in cite(rule_id, regime).split("; "))
    told = [part for part in parts if not any(other.startswith(f"{part}, ") for other in parts)]
    lines: dict[tuple[str, str], list[str]] = {}
    for part in told:
        law, article, rest = part.partition(_ARTICLE)
        number, comma, change = rest.partition(", ")
        lines.setdefault((law + article, comma + change), []).append(number)
    return "; ".join(f"{law}{', '.join(numbers)}{change}" for (law, change), numbers in lines.items())


def value(rule_id: str, regime: Regime, key: str) -> Any:
    """Look up one value of one rule under one regime.

    Raises `KeyError` where that regime has no such value: it is refused, never borrowed from the other regime.
    """
    return PROVISIONS[rule_id].values[regime][key]


def _law(regime: Regime) -> Law:
    def has(rule_id: str) -> bool:
        return regime in PROVISIONS[rule_id].values

    arrears_rule = "ARR-01" if has("ARR-01") else "ARR-06"
    return Law(
        regime=regime,
        name=_DATA["regimes"][regime]["name"],
        in_force=_DATA["regimes"][regime]["in_force"],
        younger_than=value("PART-02", regime, "younger_than"),
        programmes_of_large=frozenset(value("PART-04", regime, "programmes")),
        programmes_of_small=frozenset(value("PART-05", regime, "programmes")),
        jkn_accepted=frozenset(value("PART-06", regime, "jkn")),
        months_needed=value("ELIG-01", regime, "months"),
        run_needed=value("ELIG-02", regime, "months") if has("ELIG-02") else None,
        excluded_reasons=frozenset(value("ELIG-06", regime, "reasons")),
        offices_accepted=frozenset(value("PROOF-01", regime, "receipt_from")),
        proofs_accepted=frozenset(value("PROOF-02", regime, "proofs") + value("PROOF-03", regime, "proofs")),
        filing_months=value("CLAIM-01", regime, "months"),
        times_allowed=value("CLAIM-04", regime, "times"),
        months_between_claims=value("CLAIM-06", regime, "months"),
        percents=tuple(value("CASH-01", regime, "percent")),
        wage_cap=value("CASH-04", regime, "rupiah"),
        arrears_bpjs_pays=value(arrears_rule, regime, "months"),
        arrears_when_bankrupt=value("ARR-04", regime, "months") if has("ARR-04") else None,
        exempt_enterprises=frozenset(value("ARR-08", regime, "exempt")),
    )


R21 = _law("R21")
R25 = _law("R25")

LAWS: Mapping[Regime, Law] = {"R21": R21, "R25": R25}


def law_on(day: date) -> Law:
    """Return the numbers that hold for everybody on a day."""
    return LAWS["R25" if day >= R25.in_force else "R21"]
