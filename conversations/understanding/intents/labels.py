"""What a message can ask for: the intents, their order being that of the weights."""

OUT_OF_SCOPE = "out_of_scope"
DISTRESS = "distress"

INTENTS: tuple[str, ...] = (
    *("greeting", "thanks_bye", "bot_help", "about_bot", "cancel_restart", "human_agent", "stop_broadcast"),
    *("subscribe_alerts", "delete_data", "edit_data", "jkp_info", "eligibility_check", "case_resign"),
    *("case_contract_end", "claim_how", "claim_status", "claim_rejected", "claim_next_month", "payment_when"),
    *("documents", "doc_missing", "benefit_amount", "benefit_duration", "deadline", "contribution_period"),
    *("employer_bpjs_problem", "report_layoff", "severance", "siapkerja_account", "bank_account", "new_job"),
    *("vacancy_search", "cv_interview", "training", "counselling", "distress", "office_contact", "scam_check"),
    "set_reminder",
)
"""The thirty-nine things that the bot does or answers."""

LABELS: tuple[str, ...] = (*INTENTS, OUT_OF_SCOPE)
"""All that a message may be taken for."""
