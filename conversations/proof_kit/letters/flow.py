"""The table of a letter: which one, who writes to whom, and what happened."""

from datetime import date

from conversations.claim_status.cards import MENU
from conversations.engine.actions import Open
from conversations.engine.flow import Condition, Flow, Outcome, Route
from conversations.engine.state import Answers
from conversations.engine.text import lines, text
from conversations.engine.view import Button, View
from conversations.proof_kit.letters import questions as ask
from conversations.proof_kit.letters.draft import Draft, draft
from conversations.proof_kit.letters.writing import paper
from conversations.proof_kit.steps import LetterKind

_ALWAYS: Condition[Draft] = Condition("always", lambda _, __: True)


def _when(kind: LetterKind) -> Condition[Draft]:
    return Condition(f"the letter is {kind}", lambda known, _: known.kind == kind)


def _ready(known: Draft, answers: Answers, today: date) -> View:
    """Hand over the letter, and say what to do with it."""
    return View(
        (
            text("<b>Your letter is ready.</b> It follows as a file to print, and as text to copy."),
            lines(
                text("1. Read it, fill in the blank lines by hand, and sign."),
                text("2. Hand it over with the attachments. Have the receiver sign your copy."),
                text("3. Keep that copy as proof."),
            ),
            text("It is a draft, not legal advice. The Disnaker can read it with you."),
        ),
        (
            (Button(text("Another letter"), Open("letters")), Button(text("Layoff papers"), Open("kit"))),
            (MENU,),
        ),
        papers=(paper(known),),
    )


FLOW: Flow[Draft] = Flow(
    name="letter",
    title=text("Letter"),
    purpose="letters",
    facts=draft,
    routes=(
        Route(_ALWAYS, ask.LETTER),
        Route(_when("complaint"), ask.MATTER),
        Route(_ALWAYS, ask.NAME),
        Route(_ALWAYS, ask.COMPANY),
        Route(_ALWAYS, ask.POSITION),
        Route(_ALWAYS, ask.CITY),
        Route(_ALWAYS, ask.PHK_DATE),
        Route(_ALWAYS, ask.STORY),
    ),
    outcomes=(
        Outcome("phk_letter", _when("phk"), _ready),
        Outcome("report_letter", _when("report"), _ready),
        Outcome("complaint_letter", _when("complaint"), _ready),
    ),
    mark=lambda known: (known.kind, known.matter, known.name, known.city, known.phk_said, known.story),
    forgets=True,
)
"""The words are dropped once the letter is handed over."""
