"""From an intent to its answer: one table."""

from collections.abc import Callable, Mapping
from datetime import date

from conversations.answers import cases, claiming, money, work
from conversations.answers.record import Answer
from conversations.answers.told import Told
from conversations.reception.person import Person

COMMANDS: Mapping[str, str] = {
    "greeting": "start",
    "thanks_bye": "thanks",
    "bot_help": "bantuan",
    "about_bot": "tentang",
    "cancel_restart": "batal",
    "human_agent": "petugas",
    "stop_broadcast": "berhenti",
    "subscribe_alerts": "kabari",
    "delete_data": "hapus",
    "edit_data": "dataku",
    "eligibility_check": "cek",
    "claim_status": "status",
    "vacancy_search": "lowongan",
}
"""Intents that the page of a command answers."""

ANSWERS: Mapping[str, Callable[[Told], Answer]] = {
    "jkp_info": cases.jkp_info,
    "case_resign": cases.case_resign,
    "case_contract_end": cases.case_contract_end,
    "documents": cases.documents,
    "doc_missing": cases.doc_missing,
    "claim_how": claiming.claim_how,
    "claim_rejected": claiming.claim_rejected,
    "claim_next_month": claiming.claim_next_month,
    "payment_when": claiming.payment_when,
    "deadline": claiming.deadline,
    "report_layoff": claiming.report_layoff,
    "benefit_amount": money.benefit_amount,
    "benefit_duration": money.benefit_duration,
    "contribution_period": money.contribution_period,
    "employer_bpjs_problem": money.employer_bpjs_problem,
    "severance": money.severance,
    "bank_account": money.bank_account,
    "new_job": money.new_job,
    "siapkerja_account": work.siapkerja_account,
    "cv_interview": work.cv_interview,
    "training": work.training,
    "counselling": work.counselling,
    "distress": work.distress,
    "office_contact": work.office_contact,
    "scam_check": work.scam_check,
    "set_reminder": work.set_reminder,
}
"""Intents that are answered in words."""


def answer(intent: str, person: Person, today: date, words: str = "") -> Answer | None:
    """Return the answer to an intent for a person on a day, asked in some words; `None` for what is no intent."""
    if intent in COMMANDS:
        return Answer(command=COMMANDS[intent])
    found = ANSWERS.get(intent)
    return found(Told(person, today, words)) if found else None
