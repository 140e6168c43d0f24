"""The numbers of the law: complete, cited, dated, and the same as the rule sheet where it can be compared."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import conversations.eligibility.rules as rule_book
from conversations.eligibility.parameters import CHANNELS, LAWS, PROVISIONS, R21, R25, cite, cites, value
from conversations.eligibility.rules import RULES
from conversations.eligibility.rules.matter import Rule

SHEET = {
    "TRANS": 6,
    "PART": 10,
    "CONT": 8,
    "ELIG": 9,
    "PROOF": 3,
    "CLAIM": 6,
    "CASH": 14,
    "ARR": 8,
    "JOB": 5,
    "TRN": 7,
}
"""How many rule ids each chapter of the rule sheet has."""

NUMBERS = {
    ("PART-02", "younger_than"): (54, 54),
    ("ELIG-01", "months"): (12, 12),
    ("ELIG-01", "window"): (24, 24),
    ("ELIG-02", "months"): (6, None),
    ("CLAIM-01", "months"): (3, 6),
    ("CLAIM-04", "times"): (3, 3),
    ("CLAIM-06", "months"): (60, 60),
    ("CASH-01", "percent"): ([45, 45, 45, 25, 25, 25], [60, 60, 60, 60, 60, 60]),
    ("CASH-04", "rupiah"): (5_000_000, 5_000_000),
    ("CASH-06", "rupiah"): (10_500_000, 18_000_000),
    ("CASH-07", "days"): (3, None),
    ("CASH-07", "working_days"): (None, 3),
    ("ARR-01", "months"): (None, 3),
    ("ARR-04", "months"): (None, 6),
    ("ARR-06", "months"): (3, None),
    ("CONT-01", "basis_points"): (46, 36),
    ("TRN-03", "rupiah"): (1_000_000, 2_400_000),
    ("TRN-05", "percent"): (80, 80),
}
"""Under the old rules and under the new, as the rule sheet prints them."""


def test_every_rule_id_of_the_sheet_is_there_and_no_other() -> None:
    assert set(PROVISIONS) == {f"{chapter}-{n:02}" for chapter, count in SHEET.items() for n in range(1, count + 1)}


@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=lambda provision: provision.id)
def test_every_provision_is_cited(provision: Any) -> None:
    assert re.match(r"(PP|Permenaker|PMK|UU|Panduan|Kriteria) ", cite(provision.id))
    assert provision.confidence in {"high", "medium", "low"}
    assert provision.sources or provision.confidence == "low"
    assert all(re.fullmatch(r"[PLN]\d+[ab]?", source) for source in provision.sources)


def test_the_article_is_written_as_people_read_it() -> None:
    assert cite("ELIG-01") == "PP 37/2021 Pasal 19(3)"
    with pytest.raises(KeyError):
        cite("ELIG-99")


def test_several_articles_are_told_each_once() -> None:
    assert cites("CLAIM-01", "CLAIM-02") == "PP 37/2021 Pasal 40, diubah PP 6/2025"
    assert cites("CASH-10", "CASH-11", "CASH-12") == "Permenaker 2/2025 Pasal 13(3), 13(4), 13(5)"
    assert cites("CLAIM-01", "CLAIM-02", regime="R21") == "PP 37/2021 Pasal 40"


@pytest.mark.parametrize("rule", PROVISIONS)
def test_one_article_is_told_as_it_stands(rule: str) -> None:
    assert cites(rule) == cite(rule)


def test_a_regime_never_borrows_a_number_of_the_other() -> None:
    assert value("ELIG-02", "R21", "months") == 6
    with pytest.raises(KeyError):
        value("ELIG-02", "R25", "months")
    with pytest.raises(KeyError):
        value("ARR-04", "R21", "months")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_tells_its_id_and_article(rule: Rule) -> None:
    words = " ".join((rule.judge.__doc__ or "").split())
    assert words.startswith(f"{rule.id}: ")
    assert cite(rule.id) in words


def test_no_rule_is_written_twice() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.judge for rule in RULES}) == len(RULES)


def test_computed_ceilings_follow_from_rates_and_cap() -> None:
    for regime, law in LAWS.items():
        months = [law.wage_cap * percent // 100 for percent in law.percents]
        assert value("CASH-05", regime, "rupiah") == months
        assert value("CASH-06", regime, "rupiah") == sum(months)
        assert value("CASH-02", regime, "months") == len(months)
        assert value("CONT-06", regime, "rupiah") == law.wage_cap


def test_the_contribution_is_the_sum_of_its_parts() -> None:
    parts = {
        regime: sum(PROVISIONS[rule].values.get(regime, {}).get("basis_points", 0) for rule in _PARTS)
        for regime in LAWS
    }
    assert parts == {regime: value("CONT-01", regime, "basis_points") for regime in LAWS}


_PARTS = ("CONT-02", "CONT-03", "CONT-04")


def test_the_regimes_follow_each_other() -> None:
    assert R21.in_force.isoformat() == "2021-02-02"
    assert R25.in_force.isoformat() == "2025-02-07"
    assert (R21.filing_months, R25.filing_months) == (3, 6)
    assert (R21.run_needed, R25.run_needed) == (6, None)


def test_the_rules_hold_no_number_of_the_law() -> None:
    for path in Path(rule_book.__path__[0]).glob("*.py"):
        numbers = {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and type(node.value) is int
        }
        assert numbers <= {0, 1}, path.name


def test_channels() -> None:
    assert CHANNELS.bpjs_call_centre == "175"
    assert CHANNELS.claim == "siapkerja.kemnaker.go.id"


@pytest.mark.parametrize(("place", "numbers"), NUMBERS.items(), ids=str)
def test_the_numbers_are_those_of_the_rule_sheet(place: tuple[str, str], numbers: tuple[Any, Any]) -> None:
    rule_id, key = place
    values = PROVISIONS[rule_id].values
    assert tuple(values.get(regime, {}).get(key) for regime in LAWS) == numbers
