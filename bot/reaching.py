"""Notes how far a person came with a message, and forgets what was counted from data that go."""

from conversations.engine.state import State
from conversations.outcomes import milestones as counted
from conversations.reception.person import Response
from conversations.reception.whereabouts import CHECK
from storage import Visit, milestones


def note_reached(before: State | None, response: Response, visit: Visit) -> None:
    """Note what a response brings its person; most bring nothing, and cost nothing. Stands after its effects."""
    state = response.state
    if state is not None and state.flow == CHECK and counted.begun(before, state):
        visit.reach("started")
    if response.reached is not None:
        for what in counted.reached(*response.reached):
            visit.reach(what)
    if response.effects:
        _note_done(response, visit)


def _note_done(response: Response, visit: Visit) -> None:
    effects, user_id = response.effects, visit.participant.user_id
    if counted.takes_back(effects):
        milestones.take_back(visit.connection, [user_id], counted.forgotten(effects))
    for what in counted.told(effects):
        visit.reach(what)
    if counted.applies(effects) and milestones.applied_enough(visit.connection, user_id):
        visit.reach("applied5")
