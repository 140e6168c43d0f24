"""What the words of each kind of message are made of, read on the day they are sent.

A template is entered here with the function that composes it; whoever plans a message names the template and gives the
parameters that its function reads.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from bot import applying
from bot.desk import troubles
from bot.desk import waiting as waits
from bot.outbox import alerts, announcing, answers, hours, notices, stories
from bot.outbox.digests import DIGEST
from bot.outbox.moments import MONTH_WARNING, moment_of
from bot.outbox.parcel import Parcel
from conversations.campaigns.notices import CORRECTION, NEWS, PREVIEW, REVIEW
from conversations.claim_status.claim import Claim
from conversations.claim_status.news import changed
from conversations.engine.view import View
from conversations.payment_guard.hand import takes_trainings
from conversations.payment_guard.warnings import reminder
from conversations.vacancies.board import Board
from storage import (
    appointments,
    campaign_rows,
    directory,
    evidence,
    flights,
    months,
    recalls,
    ticket_answers,
    ticket_news,
    trainings,
    watching,
)
from storage.outbox import Leased, overtaken

Compose = Callable[[Connection, Leased, date], View | Parcel | None]
"""Gives the view of a message as of a day in the reader's life; `None` when it has become moot.

A parcel tells besides how it goes."""

ComposeOfVacancies = Callable[[Connection, Leased, date, Board], View | None]
"""The same for a message that tells of vacancies: it reads the board of that moment, too."""

CLAIM_CHANGED = "claim_changed"


class UnknownTemplate(Exception):  # noqa: N818 - names what is wrong
    """Nobody knows how to compose this message."""


def compose(connection: Connection, message: Leased, today: date, board: Board) -> Parcel | None:
    """Compose a message, within the connection of `Store.run`.

    Raises:
        UnknownTemplate: when its template is not entered here.
    """
    composed = _composed(connection, message, today, board)
    return Parcel(composed) if isinstance(composed, View) else composed


def _composed(connection: Connection, message: Leased, today: date, board: Board) -> View | Parcel | None:
    if of_vacancies := OF_VACANCIES.get(message.template):
        return of_vacancies(connection, message, today, board)
    known = TEMPLATES.get(message.template)
    if known is None:
        raise UnknownTemplate(message.template)
    return known(connection, message, today)


def _claim_changed(connection: Connection, message: Leased, today: date) -> View | None:
    """Tell of a changed claim; moot when it is no longer theirs, changed back, or news that came later is to follow."""
    claim = _claim(connection, message)
    if claim is None or overtaken(connection, message, f"status:{message.user_id}:{claim.id}:"):
        return None
    before = message.params.get("before")
    if (before, message.params.get("month_before")) == (claim.state, claim.month_state):
        return None
    return changed(before, claim, today)


def _month_warning(connection: Connection, message: Leased, today: date) -> View | None:
    claims = directory.claims_of(connection, message.user_id)
    claim = next((each for each in claims if each.id == message.params["claim"]), None)
    if claim is None:
        return None
    own = message.user_id, claim.id
    trained = takes_trainings(claim, claims)
    return reminder(
        moment_of(message.params),
        claim,
        evidence.of_claim(connection, *own),
        months.of_claim(connection, *own),
        today,
        claims=claims,
        enrolments=trainings.of_person(connection, message.user_id) if trained else (),
    )


def _claim(connection: Connection, message: Leased) -> Claim | None:
    own = directory.claims_of(connection, message.user_id)
    return next((claim for claim in own if claim.id == message.params["claim"]), None)


TEMPLATES: dict[str, Compose] = {
    CLAIM_CHANGED: _claim_changed,
    MONTH_WARNING: _month_warning,
    stories.TEMPLATE: stories.question,
    appointments.REMINDER: hours.reminder,
    appointments.NEWS: hours.news,
    appointments.GONE: hours.gone,
    appointments.MOVED: hours.moved,
    applying.FOLLOW_UP: alerts.follow_up,
    campaign_rows.TEMPLATE: announcing.announcement,
    PREVIEW: announcing.preview,
    recalls.RECALL: announcing.recall,
    recalls.REPORT: announcing.undone,
    watching.BOARD: announcing.progress,
    flights.TIDING: announcing.told,
    REVIEW: notices.review,
    NEWS: notices.decided,
    CORRECTION: notices.correction,
    ticket_answers.TEMPLATE: answers.answer,
    ticket_news.TEMPLATE: answers.told,
    troubles.TEMPLATE: answers.trouble,
    waits.TEMPLATE: answers.late,
}
"""How each template is composed."""

OF_VACANCIES: dict[str, ComposeOfVacancies] = {DIGEST: alerts.new_vacancies}
"""How those are composed that need the board."""
