"""The fifty frequent questions of the rule sheet: where each is answered, and what the answer says."""

import pytest

from conversations.answers import answer
from conversations.engine.text import Said
from conversations.information.topics import TOPICS
from tests.conversations.answers.people import STRANGER, TODAY, english

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("jkp_info", "60 percent of the reported wage"),
    ("who_pays", "Nothing is cut from your pay"),
    ("enrolled", "need not sign up"),
    ("enrolled", "JMO"),
    ("case_resign", "Those who resign get no JKP"),
    ("case_resign", "Do not sign yet"),
    ("case_contract_end", "Ran out on its date: no JKP"),
    ("case_contract_end", "before its date: yes"),
    ("contribution_period", "12 months within the 24 months before the PHK"),
    ("contribution_period", "need not be in a row"),
    ("benefit_amount", "at most Rp3,000,000 a month"),
    ("cap", "Only Rp5,000,000 of the wage count"),
    ("which_wage", "last wage that the employer reported"),
    ("benefit_duration", "Up to 6 months"),
    ("deadline", "6 months from the date of the PHK"),
    ("deadline", "Older pages say 3 months"),
    ("before_2025", "when the claim was declared eligible"),
    ("documents", "One proof of the PHK"),
    ("letter_enough", "Not alone"),
    ("agreement", "without the PHI deed now counts too"),
    ("report_layoff", "Report it yourself (Lapor PHK)"),
    ("active", "must set you inactive"),
    ("badge", "compare name, NIK and birth date"),
    ("payment_when", "about 3 days"),
    ("payment_when", "Within 3 working days"),
    ("bank_account", "your own bank account"),
    ("claim_next_month", "5 applications, or 1 call"),
    ("outside", "add applications from elsewhere"),
    ("outside", "Five different companies are safer"),
    ("training", "Not compulsory for the cash"),
    ("training", "up to Rp2,400,000"),
    ("counselling", "First the counsellor"),
    ("missed", "not settled"),
    ("second_late", "no applications noted"),
    ("new_job", "the benefit ends"),
    ("new_job", "more is not defined"),
    ("misconduct", "practice is unsure"),
    ("employer_bpjs_problem", "arrears of at most 6 months"),
    ("employer_bpjs_problem", "up to 3 months"),
    ("employer_bpjs_problem", "Never enrolled: the employer owes"),
    ("jht_too", "You may claim both"),
    ("severance", "does not replace severance"),
    ("benefit_duration", "at most 3 times"),
    ("age", "Age counts on the day of enrolment"),
    ("health", "up to six months without contributions"),
    ("heirs", "does not pass to the family"),
    ("no_phone", "BPJS branch or the Disnaker"),
    ("claim_rejected", "Put it right and file again"),
    ("scam_check", "Claiming JKP is free"),
    ("two_cards", "merge them"),
)
"""In the order of section 12: the intent or the page that answers, and words of the answer."""


def _parts(name: str) -> tuple[Said, ...]:
    found = answer(name, STRANGER, TODAY)
    return found.parts if found else TOPICS[name].parts(TODAY)


@pytest.mark.parametrize(("number", "where", "words"), [(n, *row) for n, row in enumerate(QUESTIONS, 1)])
def test_a_frequent_question_is_answered(number: int, where: str, words: str) -> None:
    assert words in "\n".join(map(english, _parts(where))), number


def test_there_are_fifty_of_them() -> None:
    assert len(QUESTIONS) == 50
