"""The conversations that exist; a broken one stops the start."""

from collections.abc import Mapping
from typing import Any

from conversations.assessment.flow import FLOW as INTERESTS
from conversations.campaigns.flows import FLOWS as ANNOUNCING
from conversations.claim_status.own_claim import FLOW as OWN_CLAIM
from conversations.eligibility.flow import FLOW as ELIGIBILITY
from conversations.engine.flow import Flow
from conversations.engine.load import load
from conversations.identity.flow import FLOW as IDENTITY
from conversations.outcomes.experience import FLOW as EXPERIENCE
from conversations.payment_guard.due import FLOW as MONTH_DATE
from conversations.proof_kit.flow import FLOW as KIT
from conversations.proof_kit.letters.flow import FLOW as LETTER
from conversations.socialization.making import FLOW as SOURCE
from conversations.tickets.flows import PLACE, TICKET
from conversations.vacancies.check import FLOW as CHECK_VACANCY
from conversations.vacancies.new_job import FLOW as NEW_JOB
from conversations.vacancies.profile import FLOW as WORK_PROFILE

FLOWS: Mapping[str, Flow[Any]] = load(
    ELIGIBILITY,
    IDENTITY,
    OWN_CLAIM,
    MONTH_DATE,
    KIT,
    LETTER,
    INTERESTS,
    WORK_PROFILE,
    NEW_JOB,
    CHECK_VACANCY,
    EXPERIENCE,
    *ANNOUNCING,
    SOURCE,
    PLACE,
    TICKET,
)
