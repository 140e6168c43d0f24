"""How messages about vacancies are composed: what is new for a search, and how an application stands."""

from datetime import date

from sqlalchemy import Connection

from conversations.engine.state import State
from conversations.engine.view import View
from conversations.reception.person import Person
from conversations.vacancies.board import Board
from conversations.vacancies.digest import digest
from conversations.vacancies.profile import profile_of
from conversations.vacancies.schedule import FollowUp
from conversations.vacancies.stepping import question
from conversations.vacancies.wishes import Profile
from storage import applications, participants, searches, suggested
from storage.outbox import Leased


def follow_up(connection: Connection, message: Leased, _today: date) -> View | None:
    """Ask how an application stands; moot when it is gone, or no longer stands as it did."""
    known = message.params
    about = FollowUp(known["application"], known["step"], date.fromisoformat(known["on"]), known["days"])
    meant = applications.get(connection, message.user_id, about.application_id)
    return question(meant, about) if meant is not None and about.asks(meant) else None


def new_vacancies(connection: Connection, message: Leased, today: date, board: Board) -> View | None:
    """Tell what is new for a search, and note it as shown; moot when the search is gone, or nothing is new."""
    user_id = message.user_id
    own = searches.of_person(connection, user_id)
    search = next((each for each in own if each.id == message.params["search"]), None)
    if search is None:
        return None
    applied = (each.twin for each in applications.of_person(connection, user_id))
    seen = frozenset((*suggested.of_person(connection, user_id), *applied))
    found = digest(search, board, _profile(connection, message, today), today, seen)
    if found is None:
        return None
    suggested.note(connection, user_id, found.twins, message.due_at)
    return found.view


def _profile(connection: Connection, message: Leased, today: date) -> Profile:
    flows = participants.flows_of(connection, message.user_id).values()
    told = {one.flow: State(one.flow, one.version, one.run, one.answers, None, one.at, one.active) for one in flows}
    return profile_of(Person(message.language, None, flows=told), today)
