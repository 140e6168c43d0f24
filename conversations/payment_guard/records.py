"""What a person has told or sent about their benefit months."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

EvidenceKind = Literal["application", "call", "attendance", "assessment", "form"]
"""An application; a call to a selection test or interview; attendance in training; self-assessment; status form."""

EVIDENCE_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof for one benefit month (1 to 6) of a claim.

    `on` is the day it happened. `note` are the person's words (the company), `figure` percent of attendance. `file_id`
    is Telegram's reference of a picture or document ("" when there is none), `file_kind` "photo" or "document".
    """

    id: int
    claim_id: int
    month: int
    kind: EvidenceKind
    on: date
    note: str = ""
    figure: int | None = None
    file_id: str = ""
    file_kind: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class MonthRecord:
    """What a person told about one benefit month of a claim.

    `due_on` is the last day to apply as shown in their SIAPkerja account; `filed_on` the day they applied.
    """

    claim_id: int
    number: int
    due_on: date | None = None
    filed_on: date | None = None
