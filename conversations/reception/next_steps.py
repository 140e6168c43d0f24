"""The next step behind a page of general information, where there is one."""

from collections.abc import Mapping

from conversations.answers.record import CHECK, LETTERS, MONTH, MY_CLAIM, PAPERS, SELF_REPORT
from conversations.engine.view import Button

STEPS: Mapping[str, tuple[Button, ...]] = {
    "conditions": (CHECK,),
    "amount": (CHECK,),
    "deadline": (CHECK,),
    "claim": (SELF_REPORT,),
    "report": (SELF_REPORT,),
    "proof": (PAPERS,),
    "monthly": (MONTH,),
    "cap": (CHECK,),
    "checking": (MY_CLAIM,),
    "second_late": (MONTH, MY_CLAIM),
    "missed": (MONTH,),
    "outside": (MONTH,),
    "badge": (SELF_REPORT,),
    "active": (LETTERS,),
    "low_wage": (LETTERS,),
    "furlough": (LETTERS,),
    "paklaring": (PAPERS, LETTERS),
    "letter_enough": (PAPERS,),
    "agreement": (PAPERS,),
    "not_employee": (CHECK,),
    "age": (CHECK,),
    "misconduct": (CHECK,),
    "bankrupt": (CHECK,),
    "before_2025": (CHECK,),
}
"""By the name of the page."""
