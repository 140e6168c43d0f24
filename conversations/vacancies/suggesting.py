"""Vacancies for one person: the invitation to tell about work, and the next that fit, never the same twice."""

from collections.abc import Sequence
from datetime import date

from conversations.effects import Effect, ForgetShown, NoteShown
from conversations.engine.actions import Open
from conversations.engine.text import text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person, Response
from conversations.vacancies.board import Board
from conversations.vacancies.listing import A_LIST, ALERT, START, WAYS, applied_for, noted, nothing, view_of
from conversations.vacancies.looking import Wish, wished
from conversations.vacancies.pointing import unpack
from conversations.vacancies.profile import NAME, profile_of
from conversations.vacancies.ranking import rank
from conversations.vacancies.words import PROFILE, portals

_NEXT = Button(text("Next five"), Open("vacancies"))
_AGAIN = Button(text("Show again"), Open("vacancies_again"))


def welcome(person: Person) -> View:
    """Invite to tell about work, and let the vacancies be seen at once."""
    count = len(person.memory.board())
    if not count:
        return View((text("No vacancies are on my list yet."), portals()), ((START,), *WAYS))
    return View(
        (
            text("<b>{n} vacancies are on my list.</b> Tell me in short what you look for, then I choose.", n=count),
            text("I say why each one fits. While a claim of yours is paid, applications from here count as proofs."),
        ),
        ((START,), (Button(text("Just look around"), Open("vacancies_open", "++0")),), *WAYS),
    )


def vacancies(person: Person, argument: str, today: date) -> Response:
    """Show the next vacancies that fit, or exactly those of the argument."""
    ids = unpack(argument)
    if ids and (shown := _these(person, ids, today)):
        return Response(shown)
    if _known(person, today):
        return _next(person, today)
    return wished(person, Wish(), today) if _asked(person) else Response(welcome(person))


def _asked(person: Person) -> bool:
    """Tell whether the person was asked for a profile and left all of it out."""
    state = person.state if person.state and person.state.flow == NAME else person.flows.get(NAME)
    return person.memory.agreed("work") and state is not None and bool(state.answers)


def again(person: Person, _argument: str, today: date) -> Response:
    """Show again what was shown before, except what is not for the person."""
    return _next(person, today, anew=True) if _known(person, today) else Response(welcome(person))


def _known(person: Person, today: date) -> bool:
    return person.memory.agreed("work") and not profile_of(person, today).empty


def _next(person: Person, today: date, *, anew: bool = False) -> Response:
    board, profile = person.memory.board(), profile_of(person, today)
    known = person.memory.refused() if anew else person.memory.suggested()
    shown = rank(board, profile, today, without=known | applied_for(person), limit=A_LIST)
    if not shown:
        return Response(_none_left(person))
    effects: tuple[Effect, ...] = noted(person, shown)
    if anew:
        effects = (ForgetShown(), NoteShown(tuple(each.vacancy.twin for each in shown)))
    view = view_of(text("<b>Vacancies for you</b>"), board, shown, _ways(more=len(shown) == A_LIST))
    return Response(view, effects=effects)


def _these(person: Person, ids: Sequence[int], today: date) -> View | None:
    """Show once more what a message showed, as far as it is open and welcome; `None` when nothing is left of it."""
    board, refused = person.memory.board(), person.memory.refused()
    left = [each for each in map(board.get, ids) if each and each.twin not in refused]
    shown = rank(Board.of(left), profile_of(person, today), today, limit=A_LIST)
    ways = _ways() if _known(person, today) else ((START,), *WAYS)
    return view_of(text("<b>Vacancies</b>"), board, shown, ways) if shown else None


def _ways(*, more: bool = True) -> Rows:
    return (*(((_NEXT,),) if more else ()), (ALERT, PROFILE), *WAYS)


def _none_left(person: Person) -> View:
    """Say that nothing new fits, and lead on."""
    if person.memory.suggested() - person.memory.refused():
        said = text("You have seen all that fits for now. New ones come as employers post them.")
        return nothing(person, said, PROFILE, ((_AGAIN, ALERT),))
    return nothing(person, text("No vacancy on my list fits you now."), PROFILE, ((ALERT,),))
