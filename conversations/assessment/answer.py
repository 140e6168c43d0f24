"""What the answers add up to, as words and as a picture; honest that it is a help, and not what SIAPkerja asks for.

CASH-09 and JOB-02: after month 1 the claim asks for a self-assessment in SIAPkerja. Ours never takes its place.
"""

from datetime import date

from conversations.assessment.interests import JOBS, MOST, NAMES, Result
from conversations.eligibility.parameters import cite
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Bar, Bars, Button, View

OTHER_THING: Text = text(
    "This helps you choose and is no official assessment. "
    "A JKP claim also asks for the self-assessment in SIAPkerja after month 1; fill it in there. ({article})",
    article=Raw(cite("CASH-09")),
)
VACANCIES = Button(text("Vacancies"), Open("vacancies"))
TRAININGS = Button(text("Trainings"), Open("trainings"))
COUNSELLING = Button(text("Career counselling"), Open("counselling"))


def told(found: Result, answers: Answers, today: date) -> View:
    """Name the interests that stand out with example jobs, or say that none does, and lead on to vacancies."""
    return View(_words(found), ((VACANCIES, TRAININGS), (COUNSELLING,)), chart=_chart(found))


def _words(found: Result) -> tuple[Said, ...]:
    if not found.strongest:
        return (
            text("<b>No clear direction yet.</b>"),
            text("Your answers lie close together. That is common. A counsellor can look at them with you."),
            OTHER_THING,
        )
    named = (text("• {interest}: {jobs}", interest=NAMES[each], jobs=JOBS[each]) for each in found.strongest)
    return (lines(text("<b>This is what you like most:</b>"), *named), OTHER_THING)


def _chart(found: Result) -> Bars:
    bars = tuple(
        Bar(
            NAMES[each],
            found.points[each],
            text("{n} of {most}", n=found.points[each], most=MOST),
            each in found.strongest,
        )
        for each in found.ordered
    )
    return Bars(
        heading=text("Your work interests") if found.strongest else text("No clear direction yet"),
        tone="good" if found.strongest else "open",
        bars=bars,
        most=MOST,
        footer=text("Kawan JKP · a help, not the self-assessment in SIAPkerja"),
    )
