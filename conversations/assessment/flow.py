"""The conversation about interests: twenty-four questions, each answered with one tap, and what they add up to."""

from conversations.assessment.answer import told
from conversations.assessment.interests import NAME, Result, result
from conversations.assessment.questions import ASKED
from conversations.engine.flow import Condition, Flow, Outcome, Route
from conversations.engine.state import Answers
from conversations.engine.text import text

_ALWAYS: Condition[Result] = Condition("every question is asked", lambda found, answers: True)


def _stands_out(found: Result, answers: Answers) -> bool:
    return bool(found.strongest)


FLOW: Flow[Result] = Flow(
    name=NAME,
    title=text("Work interests"),
    purpose="work",
    facts=lambda answers, today: result(answers),
    routes=tuple(Route(_ALWAYS, question) for question in ASKED),
    outcomes=(
        Outcome("direction", Condition("some interests stand out", _stands_out), told),
        Outcome("no_direction", Condition("none does", lambda found, answers: True), told),
    ),
)
"""Nothing branches: every question is asked, and the answers are kept so that ranking can use what they add up to."""
