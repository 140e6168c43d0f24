"""What is stored in short names, in words that people read."""

import re
from collections.abc import Mapping

from conversations.claim_status.month_rows import MONTH_ROWS
from conversations.claim_status.rows import ROWS
from conversations.engine.text import Raw, Said, Text, text
from conversations.outreach.kinds import KINDS
from conversations.payment_guard.words import KINDS as PROOFS
from conversations.privacy.purposes import PURPOSES
from conversations.training.words import STATES
from conversations.vacancies.words import STEPS

CLAIM_STATE: Mapping[str, Text] = {state: row.label for state, row in ROWS.items()}
MONTH_STATE: Mapping[str, Text] = {state: row.label for state, row in MONTH_ROWS.items()}
PROOF: Mapping[str, Text] = {str(kind): words for kind, words in PROOFS.items()}
MESSAGE: Mapping[str, Text] = {name: kind.label for name, kind in KINDS.items()}
CLAIM_SOURCE: Mapping[str, Text] = {
    "list": text("a list of the office"),
    "api": text("the claims system of the office"),
    "self": text("your own words"),
}
SEALED: Mapping[str, Text] = {
    "kpj": text("KPJ"),
    "phone": text("phone number"),
    "born": text("birth date"),
}
SENDING: Mapping[str, Text] = {
    "planned": text("planned"),
    "parked": text("held back for now"),
    "leased": text("being sent"),
    "sent": text("sent"),
    "failed": text("could not be sent"),
    "skipped": text("not sent, no longer needed"),
    "unknown": text("sent or not, not known"),
}
TRAINING: Mapping[str, Text] = {str(state): words for state, words in STATES.items()}
STEP: Mapping[str, Text] = {str(step): words for step, words in STEPS.items()}
EVERY: Mapping[str, Text] = {"daily": text("every morning"), "weekly": text("once a week")}
SHOWN: Mapping[str, Text] = {"shown": text("shown"), "refused": text("not for me")}
PURPOSE: Mapping[str, Text] = {purpose.name: purpose.title for purpose in PURPOSES.values()}

_WHO: Mapping[str, Text] = {
    "self": text("you yourself"),
    "petugas": text("an officer"),
    "api": text("the claims system of the office"),
}
_WHAT: Mapping[str, Text] = {
    "copy": text("copy of the data asked for"),
    "claim changed": text("status of the claim changed"),
    "unlocked": text("lock on proving the claim lifted"),
}
_IMPORT = re.compile(r"import #?(\d{1,9})", re.ASCII)


def named(names: Mapping[str, Text], value: str) -> Said:
    """Return the words for a stored name; one without words is shown as it is."""
    return names.get(value) or Raw(value)


def who_looked(who: str) -> Said:
    """Return who looked at somebody's data; of officers not which, because their number is data of theirs."""
    if number := _IMPORT.fullmatch(who):
        return text("list no. {number} of the office", number=Raw(number[1]))
    return named(_WHO, "petugas" if who.startswith("petugas") else who)


def what_happened(what: str) -> Said:
    """Return what was done with somebody's data."""
    return named(_WHAT, what)
