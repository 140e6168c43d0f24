"""The rooms of the house, and what they offer together; two that claim the same word stop the start."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from conversations.assessment.room import ROOM as ASSESSMENT
from conversations.campaigns.news import ROOM as NEWS
from conversations.campaigns.room import ROOM as CAMPAIGNS
from conversations.claim_status.room import ROOM as CLAIM_STATUS
from conversations.counselling.room import ROOM as COUNSELLING
from conversations.engine.errors import BrokenFlow
from conversations.identity.room import ROOM as IDENTITY
from conversations.listening.room import ROOM as LISTENING
from conversations.outcomes.experience_room import ROOM as EXPERIENCES
from conversations.outcomes.room import ROOM as OUTCOMES
from conversations.payment_guard.room import ROOM as PAYMENT_GUARD
from conversations.privacy.room import ROOM as PRIVACY
from conversations.proof_kit.room import ROOM as PROOF_KIT
from conversations.reception.room import Beginning, Command, Ending, Hearing, Page, Room
from conversations.socialization.room import ROOM as SOURCES
from conversations.staff.room import ROOM as STAFF
from conversations.tickets.room import ROOM as TICKETS
from conversations.training.room import ROOM as TRAINING
from conversations.vacancies.check_room import ROOM as VACANCY_CHECK
from conversations.vacancies.room import ROOM as VACANCIES

T = TypeVar("T")
ROOMS: tuple[Room, ...] = (
    STAFF,
    CLAIM_STATUS,
    IDENTITY,
    # Before the check of vacancies, which would warn of a forged message without saying that it is not ours.
    OUTCOMES,
    # Before the guard, which would keep a forwarded fraud as a proof.
    VACANCY_CHECK,
    PAYMENT_GUARD,
    PROOF_KIT,
    PRIVACY,
    COUNSELLING,
    ASSESSMENT,
    TRAINING,
    VACANCIES,
    EXPERIENCES,
    NEWS,
    CAMPAIGNS,
    LISTENING,
    TICKETS,
    # Last, because a code is looked for in words that nobody else knows.
    SOURCES,
)


def _together(kinds: Iterable[Mapping[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for kind in kinds:
        for name, what in kind.items():
            if name in found:
                raise BrokenFlow(name, "two rooms claim this word")
            found[name] = what
    return found


BEGINNINGS: Mapping[str, Beginning] = _together(room.beginnings for room in ROOMS)
ENDINGS: Mapping[str, Ending] = _together(room.endings for room in ROOMS)
COMMANDS: Mapping[str, Command] = _together(room.commands for room in ROOMS)
PAGES: Mapping[str, Page] = _together(room.pages for room in ROOMS)
ASKED: Mapping[str, str] = _together(room.asked for room in ROOMS)
HEARINGS: tuple[Hearing, ...] = tuple(room.hears for room in ROOMS if room.hears is not None)
FIRST: tuple[Hearing, ...] = tuple(room.first for room in ROOMS if room.first is not None)
STARTS: tuple[Command, ...] = tuple(room.starts for room in ROOMS if room.starts is not None)
