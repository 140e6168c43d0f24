"""The criteria of an audience as conditions on `participant`, each under its name."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, or_, select

from conversations.outreach.audience import Audience, ReaderKind
from conversations.vacancies.titles import families_like
from storage.portable import told_in
from storage.tables import (
    benefit_month,
    claim,
    claim_link,
    consent,
    employer,
    key_date,
    participant,
    progress,
    scan,
    source,
)

Condition = ColumnElement[bool]
ELIGIBILITY, WORK = "eligibility", "work_profile"
"""The flows whose answers tell that somebody checked their eligibility, and what work they look for."""
_NOT_FILED = ("not_reported", "reported", "eligible")
"""States of a claim in which the last day to file it still lies ahead."""
PROOF = "proof"
LACKING = frozenset({"letter_only", "none", "receipt_only"})
"""Answers to the question about proof that tell of an incomplete one."""
FILED = frozenset({"claim_sent", "verifying", "approved", "paid", "finished"})
"""States of a claim that is on its way or decided."""
_me = participant.c.user_id


def criteria(
    connection: Connection, audience: Audience, today: date, within: Condition | None = None
) -> Mapping[str, Condition]:
    """Return a condition for each criterion that is given, under its name in `Audience`.

    `within` is a condition on `participant` that narrows down already who is looked at.
    """
    given = audience
    made = {
        "regions": _regions(given.regions),
        "kinds": or_(*map(_kind, given.kinds)) if given.kinds else None,
        "claim_states": _claim(given.claim_states, ()) if given.claim_states else None,
        "months": _claim(given.claim_states, given.months) if given.months else None,
        "deadline_within": _deadline(given.deadline_within, today),
        "families": _families(connection, given.families, within) if given.families else None,
        "languages": or_(*map(_language, given.languages)) if given.languages else None,
        "sources": _came_by(given.sources) if given.sources else None,
        "joined": _came_by(given.sources, scan.c.joined_at.is_not(None)) if given.joined else None,
        "seen_within": _seen(given.seen_within, today),
        "unseen_for": _unseen(given.unseen_for, today),
        "lacks_proof": _lacks_proof() if given.lacks_proof else None,
    }
    return {name: condition for name, condition in made.items() if condition is not None}


def _regions(regions: tuple[str, ...]) -> Condition | None:
    if not regions or "" in regions:
        return None
    return lies_in(home(), regions)


def home() -> ColumnElement[str]:
    """Return where a participant is, as an expression; NULL where nothing tells it."""
    # What people told themselves comes first; without it the place of their claim, then of the poster they saw.
    claimed = select(func.min(claim.c.region)).join(claim_link, claim_link.c.claim_id == claim.c.id)
    scanned = select(func.min(source.c.region)).join(scan, scan.c.code == source.c.code)
    return func.coalesce(
        func.nullif(participant.c.region, ""),
        claimed.where(claim_link.c.user_id == _me, claim.c.region != "").scalar_subquery(),
        scanned.where(scan.c.user_id == _me, scan.c.first, source.c.region != "").scalar_subquery(),
    )


def lies_in(place: ColumnElement[str], regions: Iterable[str]) -> Condition:
    """Tell whether a place lies within one of these provinces or regencies."""
    # Not LIKE, and the place, which is worked out each time it is named, as seldom as can be: either would cost a
    # million people a second.
    provinces = [region for region in regions if len(region) == 2]
    others = [region for region in regions if len(region) != 2]
    told = ((2, provinces), (5, others))
    return or_(false(), *(func.substr(place, 1, length).in_(codes) for length, codes in told if codes))


def _kind(kind: ReaderKind) -> Condition:
    checked = exists().where(progress.c.user_id == _me, progress.c.flow == ELIGIBILITY)
    claims = exists().where(claim_link.c.user_id == _me)
    speaks = exists().where(employer.c.user_id == _me)
    match kind:
        case "participant":
            return or_(checked, claims)
        case "employer":
            return speaks
        case "visitor":
            return and_(~checked, ~claims, ~speaks)


def _claim(states: tuple[str, ...], months: tuple[int, ...]) -> Condition:
    """One claim that meets both criteria."""
    own = exists().where(claim_link.c.user_id == _me, claim_link.c.claim_id == claim.c.id)
    if states:
        own = own.where(claim.c.state.in_(states))
    return own.where(claim.c.month.in_(months)) if months else own


def _deadline(days: int | None, today: date) -> Condition | None:
    """The last day to file the claim, or to apply for a month of it, lies within so many days."""
    if days is None:
        return None
    last = today + timedelta(days=days)
    filed = exists().where(
        claim_link.c.user_id == _me, claim_link.c.claim_id == claim.c.id, claim.c.state.not_in(_NOT_FILED)
    )
    to_file = exists().where(
        key_date.c.user_id == _me, key_date.c.what == "deadline", key_date.c.on.between(today, last)
    )
    of_month = exists().where(
        benefit_month.c.user_id == _me,
        benefit_month.c.filed_on.is_(None),
        benefit_month.c.due_on.between(today, last),
    )
    told = exists().where(
        claim_link.c.user_id == _me, claim_link.c.claim_id == claim.c.id, claim.c.due_on.between(today, last)
    )
    still = told.where(claim.c.month_state == "open")
    return or_(and_(to_file, ~filed), of_month, and_(still, ~_filed_month()))


def _filed_month() -> Condition:
    """They say that they applied for the month that runs, which the office does not know yet."""
    mine = benefit_month.c.user_id == _me, benefit_month.c.filed_on.is_not(None)
    return exists().where(*mine, claim.c.id == benefit_month.c.claim_id, claim.c.month == benefit_month.c.number)


def _families(connection: Connection, families: tuple[str, ...], within: Condition | None) -> Condition:
    """The work that they look for belongs to one of these families.

    What they typed is read by the dictionary of titles, which no database knows: so every wording is read once.
    """
    wanted = told_in(progress.c.answers, "wanted")
    profile = select(wanted).where(progress.c.flow == WORK, progress.c.user_id == _me)
    everybody = select(wanted).distinct().join(participant, _me == progress.c.user_id).where(progress.c.flow == WORK)
    if within is not None:
        everybody = everybody.where(within)
    meant = frozenset(families)
    words = [said for said in connection.scalars(everybody) if said and not meant.isdisjoint(_families_of(said))]
    return profile.where(wanted.in_(words)).exists() if words else false()


@lru_cache(maxsize=4096)
def _families_of(words: str) -> tuple[str, ...]:
    return families_like(words)


def _language(language: str) -> Condition:
    return or_(participant.c.language == language, participant.c.language.startswith(f"{language}-", autoescape=True))


def _came_by(sources: tuple[str, ...], *also: Condition) -> Condition:
    came = exists().where(scan.c.user_id == _me, *also)
    return came.where(scan.c.code.in_(sources)) if sources else came


def _seen(days: int | None, today: date) -> Condition | None:
    return None if days is None else participant.c.last_seen_on >= today - timedelta(days=days)


def _unseen(days: int | None, today: date) -> Condition | None:
    return None if days is None else participant.c.last_seen_on <= today - timedelta(days=days)


def _lacks_proof() -> Condition:
    """They answered so, have filed nothing since, and have not taken back that their answers are used."""
    word, later = consent.c, consent.alias().c
    newer = exists().where(later.user_id == word.user_id, later.purpose == word.purpose, later.id > word.id)
    agreed = exists().where(word.user_id == _me, word.purpose == ELIGIBILITY, word.granted, ~newer)
    check = progress.c.user_id == _me, progress.c.flow == ELIGIBILITY
    lacking = exists().where(*check, told_in(progress.c.answers, PROOF).in_(sorted(LACKING)))
    return and_(lacking, agreed, ~_claim(tuple(sorted(FILED)), ()))
