"""What each intent is called on a button, where the bot asks back what was meant."""

from collections.abc import Mapping

from conversations.engine.text import Text, text

LABELS: Mapping[str, Text] = {
    "greeting": text("Say hello"),
    "thanks_bye": text("Say thanks"),
    "bot_help": text("Help"),
    "about_bot": text("About this bot"),
    "cancel_restart": text("Stop or start over"),
    "human_agent": text("Talk to an officer"),
    "stop_broadcast": text("Stop messages"),
    "subscribe_alerts": text("Vacancy alerts"),
    "delete_data": text("Delete my data"),
    "edit_data": text("See my data"),
    "jkp_info": text("What is JKP?"),
    "eligibility_check": text("Check eligibility"),
    "case_resign": text("I resigned"),
    "case_contract_end": text("Contract ended"),
    "claim_how": text("How to claim"),
    "claim_status": text("Claim status"),
    "claim_rejected": text("Claim refused"),
    "claim_next_month": text("Claims from month 2"),
    "payment_when": text("When money comes"),
    "documents": text("Which papers"),
    "doc_missing": text("A paper is missing"),
    "benefit_amount": text("How much money"),
    "benefit_duration": text("How many months"),
    "deadline": text("Last day to claim"),
    "contribution_period": text("Contribution months"),
    "employer_bpjs_problem": text("Employer and BPJS"),
    "report_layoff": text("Report of the layoff"),
    "severance": text("Severance and wages"),
    "siapkerja_account": text("SIAPkerja account"),
    "bank_account": text("Bank account"),
    "new_job": text("I found work"),
    "vacancy_search": text("Vacancies"),
    "cv_interview": text("Letters and interviews"),
    "training": text("Training"),
    "counselling": text("Counselling"),
    "distress": text("I need support"),
    "office_contact": text("Whom to ask"),
    "scam_check": text("Is it a scam?"),
    "set_reminder": text("Reminders"),
}


def label(intent: str) -> Text:
    """Return what an intent is called on a button; one that is not known is a menu."""
    return LABELS.get(intent, text("Menu"))
