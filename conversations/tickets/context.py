"""What a helper should know before the first answer: gathered from what the person told, masked, by short codes.

`conversations.tickets.desk_words` says it; kept replies fill their gaps from it.
"""

from collections.abc import Mapping
from datetime import date

from conversations.answers.told import Told
from conversations.claim_status.standing import standing
from conversations.reception.person import Person
from conversations.reception.secrets import masked

SAID, VERDICT, SAFE, PHK, CLAIM, MONTH = "said", "verdict", "batas", "phk", "claim", "bulan"
"""The person's own words; the verdict of the check; the safe last day to file; the layoff; the claim; its month."""
LONGEST = 300


def context(person: Person, today: date, said: str = "") -> Mapping[str, str]:
    """Gather what is known; what is not known is left out, and so is the claim of somebody who did not agree to it."""
    told = Told(person, today)
    known = {SAID: masked(" ".join(said.split())[:LONGEST]), **_of_check(told), **_of_claim(told)}
    return {name: value for name, value in known.items() if value}


def _of_check(told: Told) -> Mapping[str, str]:
    if told.facts is None:
        return {}
    # The verdict of a check that has only begun says nothing yet.
    found: dict[str, str] = {VERDICT: told.facts.assessment.verdict} if told.facts.case.phk_date else {}
    if told.phk is not None and not told.month_only:
        found[PHK] = told.phk.isoformat()
    if told.safe_day is not None and not told.filed:
        found[SAFE] = told.safe_day.isoformat()
    return found


def _of_claim(told: Told) -> Mapping[str, str]:
    if told.claim is None:
        return {}
    stand = standing(told.claim, told.today)
    return {CLAIM: stand.key, MONTH: str(stand.month or "")}
