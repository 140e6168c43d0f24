"""The tables; they never leave `storage`, whose records hold what others see."""

from storage.tables.claims import claim, claim_import, claim_link, identity_attempt, seal_key, staged_claim
from storage.tables.columns import TELEGRAM_ID, Moment, metadata
from storage.tables.months import benefit_month, evidence
from storage.tables.people import access, consent, erasure, participant, progress, seen, silence, staff
from storage.tables.sending import outbox, sender

__all__ = [
    "TELEGRAM_ID",
    "Moment",
    "access",
    "benefit_month",
    "claim",
    "claim_import",
    "claim_link",
    "consent",
    "erasure",
    "evidence",
    "identity_attempt",
    "metadata",
    "outbox",
    "participant",
    "progress",
    "seal_key",
    "seen",
    "sender",
    "silence",
    "staff",
    "staged_claim",
]
