"""Asks once, some days after the first benefit, how it was."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from conversations.engine.view import View
from conversations.outcomes.experience_room import invitation
from conversations.outcomes.first_benefit import asked_at, last_day
from conversations.outcomes.stories import NAME
from conversations.outreach.kinds import MessageKind
from storage import consents, directory, experiences
from storage.outbox import Draft, Leased
from storage.watched import Watched

TEMPLATE = "experience_asked"
"""The template of the question."""

_KIND: MessageKind = "status"
"""It is about the reader's own claim and comes once, so it goes with the news of that claim and stops with them."""


def question_for(each: Watched, local: datetime, real: datetime) -> Draft | None:
    """Return the question to whoever had their first benefit lately; `real` is the moment by the real clock."""
    at = asked_at(each.claim, local)
    if at is None:
        return None
    until = datetime.combine(last_day(at) + timedelta(days=1), time.min)
    if local >= until:
        return None
    # News follow the real clock, whatever day is rehearsed.
    return Draft(
        dedup=f"story:{each.user_id}:{each.claim.id}",
        user_id=each.user_id,
        kind=_KIND,
        template=TEMPLATE,
        due_at=real + (at - local),
        params={"claim": each.claim.id},
        expires_at=real + (until - local),
    )


def question(connection: Connection, message: Leased, _today: date) -> View | None:
    """Ask; moot when the claim is theirs no more, when they told already, or said before that they do not want to."""
    claims = directory.claims_of(connection, message.user_id)
    mine = any(claim.id == message.params["claim"] for claim in claims)
    words = consents.history(connection, message.user_id, NAME)
    refused = bool(words) and not words[-1].granted
    told = experiences.of_person(connection, message.user_id)
    return None if not mine or refused or told else invitation()
