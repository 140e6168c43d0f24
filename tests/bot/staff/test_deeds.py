"""Every deed that is noted in the audit log has words, so that managers read what was done."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from conversations.campaigns.records import CampaignState
from conversations.staff.log import DEEDS
from tests.process import ROOT

_STATES = get_args(CampaignState)
_BY_THEMSELVES = {"campaign_stopped", "campaign_done"}
"""No officer moves an announcement there."""


def noted(path: Path) -> Iterator[str]:
    """Yield the deeds that a module notes: the third word given to `audit.note`, or the second to a `_note` of its own,
    or the first to the log of a message in a topic.

    A deed that stands under a name is looked up where it is assigned; one that is put together of a state is each of
    them.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        match call.func, call.args:
            case ast.Attribute(value=ast.Name(id="audit"), attr="note"), [_, _, said, *_]:
                yield from _said(said, assigned)
            case ast.Name(id="_note"), [_, said, *_]:
                yield from _said(said, assigned)
            case ast.Attribute(value=ast.Name(id="bench"), attr="log"), [said, *_]:
                yield from _said(said, assigned)


def _said(said: ast.expr, assigned: list[ast.Assign]) -> Iterator[str]:
    match said:
        case ast.Constant(value=str(deed)):
            yield deed
        case ast.IfExp(body=one, orelse=other):
            yield from _said(one, assigned)
            yield from _said(other, assigned)
        case ast.JoinedStr(values=[ast.Constant(value=str(before)), ast.FormattedValue()]):
            yield from (f"{before}{state}" for state in _STATES)
        case ast.Name(id=name):
            for each in assigned:
                if any(isinstance(target, ast.Name) and target.id == name for target in each.targets):
                    yield from _said(each.value, assigned)


def test_every_deed_that_is_noted_has_words_and_no_other_has() -> None:
    modules = [path for place in ("bot", "conversations", "storage") for path in (ROOT / place).rglob("*.py")]
    found = {deed for path in modules for deed in noted(path)} - _BY_THEMSELVES
    assert found == set(DEEDS)
