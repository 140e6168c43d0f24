"""What is known of vacancies, and of what people do with them; plain records, as the conversations see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Education = Literal["", "sd", "smp", "sma", "smk", "d3", "s1", "s2"]
"""The lowest schooling that is asked for, or that a person has; "" is not told (or none asked for)."""

Step = Literal["sent", "answered", "interview", "offer", "refused", "accepted", "silent"]
"""How far an application has come; *silent* is one that the person gave up waiting for."""

Every = Literal["daily", "weekly"]

MOST_SEARCHES = 5
"""Searches that one person may want to hear of."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One open vacancy, as its source tells it.

    `region` is a Kemendagri code ("12.72", "12") or "" where none is told, wages are whole rupiah a month, `experience`
    whole years, `skills` words with commas between. `twin` is shared by reposts and by copies of agencies.
    """

    id: int
    reference: str
    source: str
    title: str
    employer: str
    region: str = ""
    wage_min: int | None = None
    wage_max: int | None = None
    education: Education = ""
    experience: int | None = None
    skills: str = ""
    link: str = ""
    about: str = ""
    posted_on: date | None = None
    expires_on: date | None = None
    twin: str = ""
    first_seen_on: date = date.min
    last_seen_on: date = date.min

    def open(self, today: date) -> bool:
        """Tell whether one may still apply on a day."""
        return self.expires_on is None or self.expires_on >= today


@dataclass(frozen=True, slots=True)
class Application:
    """A person applied for a vacancy; `state_on` is the day of the newest word about it."""

    id: int
    vacancy_id: int | None
    twin: str
    title: str
    employer: str
    applied_on: date
    state: Step
    state_on: date
    evidence_id: int | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person wants to hear of; `wanted` is in their words, `region` a Kemendagri code or ""."""

    id: int
    wanted: str
    region: str
    every: Every
    since: datetime


STEPS: Mapping[Step, tuple[Step, ...]] = {
    "sent": ("answered", "interview", "offer", "refused", "accepted", "silent"),
    "answered": ("interview", "offer", "refused", "accepted", "silent"),
    "interview": ("offer", "refused", "accepted", "silent"),
    "offer": ("refused", "accepted", "silent"),
    "silent": ("answered", "interview", "offer", "refused", "accepted"),
    "refused": (),
    "accepted": (),
}
"""What may follow each step."""
