"""What a question to an officer is about, where its words tell it; nobody is asked what they have said already."""

from conversations.understanding.intents import likeliest

_INTENTS = {
    "eligibility": "eligibility_check jkp_info case_resign case_contract_end contribution_period",
    "claim": "claim_how claim_status claim_rejected claim_next_month payment_when benefit_amount benefit_duration "
    "deadline bank_account",
    "papers": "documents doc_missing report_layoff employer_bpjs_problem severance",
    "account": "siapkerja_account",
    "work": "vacancy_search cv_interview training counselling",
}
_SUBJECTS = {intent: subject for subject, intents in _INTENTS.items() for intent in intents.split()}


def subject(words: str) -> str | None:
    """Return the subject of a question, one of TOPICS, or `None` where that is not sure."""
    reading = likeliest(words)
    return _SUBJECTS.get(reading.first) if reading.sure else None
