"""What an import changes, as few statements over all of its rows: claims, news for their people, the access log."""

from collections.abc import Set as AbstractSet
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
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from conversations.outreach.kinds import KINDS
from storage.claim_differences import COLUMNS, told
from storage.tables import Moment, access, benefit_month, claim, claim_link, evidence, outbox, silence, staged_claim

NEWS_DAYS = 7
"""News about a claim that could not be told for so long is not told any more."""

_NEWS = KINDS["status"]
_staged = staged_claim.c


def tell_the_linked(connection: Connection, import_id: int, columns: AbstractSet[str], now: datetime) -> None:
    """Plan news for everybody whose claim will change its state, and note in their access log that it changed.

    Stands before `carry_over`, while the states before the change are known. Who silenced such news gets none.
    """
    changed = _changed(import_id)
    noted = select(
        claim_link.c.user_id, literal(f"import #{import_id}"), literal("claim changed"), literal(now, Moment)
    )
    entries = noted.select_from(claim_link).join(staged_claim, _staged.claim_id == claim_link.c.claim_id)
    connection.execute(insert(access).from_select(["user_id", "who", "what", "at"], entries.where(*changed)))
    values = _news(import_id, now)
    planned = _plan(connection).from_select(list(values), _to_be_told(import_id, columns, values))
    connection.execute(planned.on_conflict_do_nothing(index_elements=["dedup"]))


def let_go_of_others(connection: Connection, import_id: int) -> None:
    """End the links to claims whose birth date the office corrects: who proved them with the old one does not own them.

    What those people told of these claims goes with the links. Stands before `carry_over`, as below.
    """
    corrected = (
        select(claim.c.id)
        .join(staged_claim, _staged.claim_id == claim.c.id)
        .where(*_changed(import_id), claim.c.born_hash != _staged.born_hash)
    )
    for told_of in (benefit_month, evidence, claim_link):
        connection.execute(delete(told_of).where(told_of.c.claim_id.in_(corrected)))


def carry_over(connection: Connection, import_id: int, columns: AbstractSet[str], now: datetime) -> None:
    """Bring the claims to what the staged rows say; the list is their source from now on."""
    mark: dict[str, Any] = {"source": "list", "told_at": now, "import_id": import_id}
    value = told(columns)
    same = update(claim).where(_staged.claim_id == claim.c.id)
    contents = {name: value(name) for name in COLUMNS}
    connection.execute(same.where(*_changed(import_id)).values(**contents, **mark))
    confirmed = same.where(_staged.import_id == import_id, _staged.verdict == "unchanged")
    connection.execute(confirmed.values(**mark))
    names = ("kpj_hash", "key_version", *COLUMNS)
    rows = select(*(_staged[name] for name in names), literal("list"), literal(now, Moment), literal(import_id))
    new = rows.where(_staged.import_id == import_id, _staged.verdict == "new", _staged.row > 0)
    # In the order of its largest index, which then grows at its end.
    connection.execute(insert(claim).from_select([*names, *mark], new.order_by(_staged.kpj_hash)))


def _changed(import_id: int) -> tuple[ColumnElement[bool], ...]:
    return _staged.import_id == import_id, _staged.verdict == "changed"


def _to_be_told(import_id: int, columns: AbstractSet[str], values: dict[str, ColumnElement[Any]]) -> Select[Any]:
    value = told(columns)
    moved = or_(*(claim.c[name].is_distinct_from(value(name)) for name in ("state", "month_state")))
    silent = exists().where(silence.c.user_id == claim_link.c.user_id, silence.c.kind == _NEWS.name)
    people: FromClause = claim_link.join(claim, claim.c.id == claim_link.c.claim_id)
    rows = people.join(staged_claim, _staged.claim_id == claim.c.id)
    return select(*values.values()).select_from(rows).where(*_changed(import_id), moved, ~silent)


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


def _plan(connection: Connection) -> Any:
    build: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return build(outbox)
