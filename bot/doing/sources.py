"""What sources, factories and employers want done; what officers do is looked at once more, and noted."""

from dataclasses import replace
from datetime import datetime

from bot.doing.table import Table
from conversations.campaigns.records import Campaign, Content, Options, Schedule
from conversations.identity.zones import zone_of
from conversations.memory import Memory
from conversations.reception.person import Person
from conversations.socialization.audiences import audience_of_group
from conversations.socialization.effects import (
    AddSources,
    DraftForCohort,
    JoinFactory,
    NoteEmployer,
    NoteScan,
    RetireSource,
)
from conversations.staff.policy import Deed, may
from storage import Visit, audit, campaigns, employers, sources


def _scan(effect: NoteScan, visit: Visit, at: datetime, _: Memory) -> None:
    source = sources.get(visit.connection, effect.code)
    if source is None:
        return
    sources.note_scan(visit.connection, visit.participant.user_id, source.code, at)
    if source.region and not visit.participant.region:
        zone = zone_of(source.region) or visit.participant.time_zone
        visit.participant = replace(visit.participant, region=source.region, time_zone=zone)


def _join(effect: JoinFactory, visit: Visit, at: datetime, _: Memory) -> None:
    sources.join(visit.connection, visit.participant.user_id, effect.code, at if effect.joined else None)


def _employer(effect: NoteEmployer, visit: Visit, at: datetime, _: Memory) -> None:
    if effect.speaks:
        employers.note(visit.connection, visit.participant.user_id, at)
    else:
        employers.forget(visit.connection, visit.participant.user_id)


def _add(effect: AddSources, visit: Visit, at: datetime, memory: Memory) -> None:
    officer = visit.participant.user_id
    allowed = [each for each in effect.sources if _may(memory, "sources", each.region)]
    for each in sources.add(visit.connection, allowed, officer, at):
        details = {"kind": each.kind, "name": each.name}
        audit.note(visit.connection, officer, "source_added", at, each.region, f"source {each.code}", details)


def _retire(effect: RetireSource, visit: Visit, at: datetime, memory: Memory) -> None:
    known = sources.get(visit.connection, effect.code)
    if known is None or not _may(memory, "sources", known.region):
        return
    if sources.retire(visit.connection, known.code, at if effect.retired else None):
        deed = "source_retired" if effect.retired else "source_revived"
        audit.note(visit.connection, visit.participant.user_id, deed, at, known.region, f"source {known.code}")


def _draft(effect: DraftForCohort, visit: Visit, at: datetime, memory: Memory) -> None:
    officer, known = visit.participant.user_id, sources.get(visit.connection, effect.code)
    if known is None or not (_may(memory, "cohorts", known.region) and _may(memory, "compose", known.region)):
        return
    audience = audience_of_group(known.code, effect.group)
    drafts = campaigns.of_states(visit.connection, ("draft",))
    if any(each.composer == officer and each.audience == audience for each in drafts):
        return
    made = Campaign(
        id=0,
        name=effect.name,
        goal="",
        region=known.region,
        state="draft",
        content=Content({}),
        audience=audience,
        schedule=Schedule(),
        options=Options(),
        composer=officer,
        created_at=at,
        changed_at=at,
    )
    number = campaigns.create(visit.connection, made)
    audit.note(visit.connection, officer, "campaign_create", at, known.region, f"campaign {number}")


def _may(memory: Memory, deed: Deed, region: str) -> bool:
    return may(Person("", None, memory), deed, region)


TABLE: Table = {
    NoteScan: _scan,
    JoinFactory: _join,
    NoteEmployer: _employer,
    AddSources: _add,
    RetireSource: _retire,
    DraftForCohort: _draft,
}
