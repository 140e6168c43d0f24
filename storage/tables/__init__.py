"""The tables; they never leave `storage`, whose records hold what others see."""

from storage.tables.claims import claim, claim_import, claim_link, identity_attempt, seal_key, staged_claim
from storage.tables.columns import TELEGRAM_ID, Moment, metadata
from storage.tables.months import benefit_month, evidence
from storage.tables.people import access, consent, erasure, participant, progress, seen, silence, staff
from storage.tables.sending import outbox, sender
from storage.tables.work import (
    application,
    booking,
    counsel_note,
    enrolment,
    feed,
    saved_search,
    slot,
    staged_slot,
    staged_training,
    staged_vacancy,
    suggested,
    training,
    vacancy,
)

__all__ = [
    "TELEGRAM_ID",
    "Moment",
    "access",
    "application",
    "benefit_month",
    "booking",
    "claim",
    "claim_import",
    "claim_link",
    "consent",
    "counsel_note",
    "enrolment",
    "erasure",
    "evidence",
    "feed",
    "identity_attempt",
    "metadata",
    "outbox",
    "participant",
    "progress",
    "saved_search",
    "seal_key",
    "seen",
    "sender",
    "silence",
    "slot",
    "staff",
    "staged_claim",
    "staged_slot",
    "staged_training",
    "staged_vacancy",
    "suggested",
    "training",
    "vacancy",
]
