"""Who must act, and whom to call when they do not: only what section 9 of the rule sheet holds for certain."""

from collections.abc import Mapping
from typing import Literal, get_args

from conversations.eligibility.parameters import CHANNELS
from conversations.engine.text import Raw, Text, text

Owner = Literal["you", "employer", "labour_office", "bpjs", "ministry", "nobody"]
"""Whose move it is."""

OWNERS: tuple[Owner, ...] = get_args(Owner)

WHO: Mapping[Owner, Text] = {
    "you": text("you"),
    "employer": text("the employer"),
    "labour_office": text("the Disnaker (labour office)"),
    "bpjs": text("BPJS Ketenagakerjaan"),
    "ministry": text("the ministry"),
    "nobody": text("nobody"),
}

BPJS = Raw(CHANNELS.bpjs_call_centre)
CALL_BPJS = text("Call BPJS {number}.", number=BPJS)
CALL_AT_ONCE = text("Whether something can still be done is not settled. Call BPJS {number} at once.", number=BPJS)
GO_TO_DISNAKER = text("Go to the Disnaker of your regency or city.")
COMPLAIN = text("Complain at {site}; a mediator or inspector is sent.", site=Raw(CHANNELS.complaints))
