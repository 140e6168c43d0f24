"""The list of claims, and what a change of a claim means: news for its people, the access log, links that end."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    case,
    cast,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
)

from conversations.outreach.kinds import KINDS
from storage import milestones, paid, portable
from storage.list_changes import changed
from storage.list_differences import told
from storage.list_kinds import Kind, Taken
from storage.tables import Moment, access, benefit_month, claim, claim_link, evidence, outbox, silence, staged_claim

NEWS_DAYS = 7
"""News about a claim that could not be told for so long is not told any more."""

CONTRADICTION = "the same KPJ with other contents"

_NEWS = KINDS["status"]
_staged = staged_claim.c


def _mark(taken: Taken) -> Mapping[str, Any]:
    return {"source": "list", "told_at": taken.now, "import_id": taken.import_id}


def tell_the_linked(connection: Connection, taken: Taken) -> None:
    """Plan news for everybody whose claim will change its state, and note in their access log that it changed.

    Stands before the change, while the states before it are known. Who silenced such news gets none.
    """
    noted = select(
        claim_link.c.user_id,
        literal(f"import #{taken.import_id}"),
        literal("claim changed"),
        literal(taken.now, Moment),
    )
    entries = noted.select_from(claim_link).join(staged_claim, _staged.claim_id == claim_link.c.claim_id)
    mine = changed(CLAIMS, taken.import_id)
    connection.execute(insert(access).from_select(["user_id", "who", "what", "at"], entries.where(*mine)))
    values = _news(taken.import_id, taken.now)
    planned = portable.insert(connection, outbox).from_select(list(values), _to_be_told(taken, values))
    connection.execute(planned.on_conflict_do_nothing(index_elements=["dedup"]))


def let_go_of_others(connection: Connection, taken: Taken) -> None:
    """End the links to claims whose birth date the office corrects: who proved them with the old one does not own them.

    What those people told of these claims goes with the links. Stands before the change, as above.
    """
    corrected = (
        select(claim.c.id)
        .join(staged_claim, _staged.claim_id == claim.c.id)
        .where(*changed(CLAIMS, taken.import_id), claim.c.born_hash != _staged.born_hash)
    )
    theirs = claim_link.c.claim_id.in_(corrected)
    people = connection.scalars(select(claim_link.c.user_id).where(theirs).distinct()).all()
    for told_of in (benefit_month, evidence, claim_link):
        connection.execute(delete(told_of).where(told_of.c.claim_id.in_(corrected)))
    if people:
        milestones.take_back(connection, people)


def _after(connection: Connection, taken: Taken) -> None:
    """Count what the list tells of its claims."""
    paid.note_import(connection, taken.import_id, taken.now)
    milestones.of_import(connection, taken.import_id, taken.now)


def _before(connection: Connection, taken: Taken) -> None:
    let_go_of_others(connection, taken)
    tell_the_linked(connection, taken)


def _to_be_told(taken: Taken, values: dict[str, ColumnElement[Any]]) -> Select[Any]:
    value = told(CLAIMS, taken.columns)
    moved = or_(*(claim.c[name].is_distinct_from(value(name)) for name in ("state", "month_state")))
    silent = exists().where(silence.c.user_id == claim_link.c.user_id, silence.c.kind == _NEWS.name)
    people: FromClause = claim_link.join(claim, claim.c.id == claim_link.c.claim_id)
    rows = people.join(staged_claim, _staged.claim_id == claim.c.id)
    return select(*values.values()).select_from(rows).where(*changed(CLAIMS, taken.import_id), moved, ~silent)


def _news(import_id: int, now: datetime) -> dict[str, ColumnElement[Any]]:
    user, number = cast(claim_link.c.user_id, String), cast(claim.c.id, String)
    return {
        "dedup": literal("status:") + user + literal(":") + number + literal(f":{import_id}"),
        "user_id": claim_link.c.user_id,
        "kind": literal(_NEWS.name),
        "template": literal("claim_changed"),
        "params": _params(number),
        "priority": literal(_NEWS.priority),
        "due_at": literal(now, Moment),
        "expires_at": literal(now + timedelta(days=NEWS_DAYS), Moment),
        "state": literal("planned"),
        "reason": literal(""),
        "attempts": literal(0),
        "lease": literal(""),
    }


def _params(number: ColumnElement[str]) -> ColumnElement[str]:
    """Write the JSON of the news: states are words of our own, which need no escaping."""
    month_before = literal('"') + claim.c.month_state + literal('"')
    known = case((claim.c.month_state.is_(None), literal("null")), else_=month_before)
    start = literal('{"claim": ') + number + literal(', "before": "') + claim.c.state
    return start + literal('", "month_before": ') + known + literal("}")


CLAIMS = Kind(
    name="claims",
    known=claim,
    staged=staged_claim,
    key="kpj_hash",
    link="claim_id",
    contents=(
        *("kpj_last4", "phone_hash", "born_hash", "holder", "employer", "region", "phk_on", "state", "since", "month"),
        *("month_state", "due_on", "amount", "note"),
    ),
    named="kpj_last4",
    contradiction=CONTRADICTION,
    mark=_mark,
    with_new=("key_version",),
    belongs_to={
        "since": ("state",),
        "month_state": ("month",),
        "due_on": ("month",),
        "note": ("state", "month", "month_state"),
    },
    sealed=True,
    before=_before,
    after=_after,
)
