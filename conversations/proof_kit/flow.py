"""The table of the kit: what happened, what is in hand, and the steps that follow."""

from conversations.engine.flow import Condition, Flow, Outcome, Route
from conversations.engine.text import text
from conversations.proof_kit import questions as ask
from conversations.proof_kit.answer import answer
from conversations.proof_kit.case import SITUATIONS, Case, Situation, case

_NEEDS_NO_PROOF = ("pushed", "not_enrolled")
_TELLS_OF_REPORT = ("pushed", "not_enrolled", "not_reported")


def _when(situation: Situation) -> Condition[Case]:
    return Condition(f"the situation is {situation}", lambda known, _: known.situation == situation)


def _outcome(situation: Situation) -> Outcome[Case]:
    return Outcome(f"steps_{situation}", _when(situation), answer)


FLOW: Flow[Case] = Flow(
    name="kit",
    title=text("Dismissal papers"),
    purpose="letters",
    facts=case,
    routes=(
        Route(Condition("always", lambda _, __: True), ask.SITUATION),
        Route(_when("pushed"), ask.SIGNED),
        Route(Condition("a job ended", lambda known, _: known.ends_a_job), ask.PHK_DATE),
        Route(
            Condition(
                "the proof matters", lambda known, _: known.ends_a_job and known.situation not in _NEEDS_NO_PROOF
            ),
            ask.PROOF,
        ),
        Route(
            Condition(
                "nothing shows whether it is reported",
                lambda known, _: known.waits_for_report and known.situation not in _TELLS_OF_REPORT,
            ),
            ask.REPORTED,
        ),
    ),
    outcomes=tuple(_outcome(situation) for situation in SITUATIONS),
    mark=lambda known: (known.situation, known.signed, known.proof, known.reported, known.phk_on, known.phk_month),
    forgets=True,
)
"""Nothing of it is kept once the steps are shown."""
