"""The questions of the eligibility conversation: what is asked, why, and how people answer."""

from conversations.eligibility.questions.company import ARREARS, EMPLOYER, ENTERPRISE, WAGE
from conversations.eligibility.questions.layoff import (
    DECLARED_ON,
    FILED,
    FILED_ON,
    PHK_DATE,
    PROOF,
    REASON,
    RECEIPT_FROM,
)
from conversations.eligibility.questions.membership import (
    BASICS,
    BASICS_R21,
    BORN,
    CITIZEN,
    ENROLLED,
    JKN,
    LONGEST_RUN,
    MONTHS_PAID,
    PROGRAMMES,
    REGISTERED_ON,
)
from conversations.eligibility.questions.worker import (
    CLAIMS_BEFORE,
    HAS_NEW_JOB,
    LAST_BENEFIT_ON,
    NOW,
    WILLING,
    WORKING_FROM,
)

__all__ = [
    "ARREARS",
    "BASICS",
    "BASICS_R21",
    "BORN",
    "CITIZEN",
    "CLAIMS_BEFORE",
    "DECLARED_ON",
    "EMPLOYER",
    "ENROLLED",
    "ENTERPRISE",
    "FILED",
    "FILED_ON",
    "HAS_NEW_JOB",
    "JKN",
    "LAST_BENEFIT_ON",
    "LONGEST_RUN",
    "MONTHS_PAID",
    "NOW",
    "PHK_DATE",
    "PROGRAMMES",
    "PROOF",
    "REASON",
    "RECEIPT_FROM",
    "REGISTERED_ON",
    "WAGE",
    "WILLING",
    "WORKING_FROM",
]
