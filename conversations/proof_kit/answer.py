"""What the kit says in the end: the answer, both times, the list of steps with their articles, and the ways on."""

from datetime import date

from conversations.claim_status.cards import MENU
from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Begin, Open
from conversations.engine.state import Answers
from conversations.engine.text import Lines, Raw, Said, Text, text
from conversations.engine.view import Button, Rows, View
from conversations.proof_kit import clock, steps
from conversations.proof_kit.case import LISTED, Case, Situation
from conversations.proof_kit.plans import plan
from conversations.proof_kit.steps import LetterKind, Step

_HEADLINES: dict[Situation, Text] = {
    "letter": text("<b>A PHK letter alone is not enough.</b> The receipt of the PHK report must go with it."),
    "told": text("<b>A PHK told by mouth or chat needs proof on paper.</b>"),
    "pushed": text("<b>Do not sign a resignation.</b> It closes the way to JKP."),
    "cut_short": text("<b>A contract that the company cuts short counts for JKP</b>, if the other conditions hold."),
    "ended": text("<b>JKP does not cover a contract that ended on its date.</b>"),
    "closed": text(
        "<b>A PHK because the company closed or went bankrupt is not excluded from JKP.</b> <i>{article}</i>",
        article=Raw(steps.articles("ELIG-08")),
    ),
    "not_enrolled": text("<b>Not enrolled: very probably the company owes you the benefit.</b>"),
    "not_reported": text("<b>You need not wait for the company to report.</b>"),
    "unknown": text("<b>Whatever happened: get the proof on paper first.</b>"),
}
_ON_PAPER_RESIGNED = text("<b>On paper you resigned, so JKP is not certain.</b> The Disnaker can look into it.")
_PROOF_STANDS = text("<b>Your proof of the PHK is on the list.</b>")
_ABOUT_PROOF = frozenset({"letter", "told", "unknown"})

LETTER_LABELS: dict[LetterKind, Text] = {
    "phk": text("Ask for PHK letter"),
    "report": text("Ask to report"),
    "complaint": text("Complaint letter"),
}


def answer(known: Case, answers: Answers, today: date) -> View:
    """Return the answer to the questions of the kit."""
    return told(known, today)


def told(known: Case, today: date) -> View:
    """Return what is said of a case, however much of it is known."""
    todo = plan(known, clock.too_late(known, today))
    times = (*clock.employer(known, today), *clock.own(known, today))
    listed = tuple(numbered(number, step) for number, step in enumerate(todo, 1))
    parts: list[Said] = [_headline(known)]
    if times:
        parts.append(Lines(times))
    parts += [Lines((text("<b>What to do:</b>"), *listed)), _OFFICES]
    return View(tuple(parts), _buttons(todo))


_OFFICES = text(
    "Where: the Disnaker of your regency or city, BPJS {bpjs}, or {site}.",
    bpjs=Raw(CHANNELS.bpjs_call_centre),
    site=Raw(CHANNELS.complaints),
)


def _headline(known: Case) -> Text:
    if known.situation == "pushed" and known.ends_a_job:
        return _ON_PAPER_RESIGNED
    if known.situation in _ABOUT_PROOF and known.proof in LISTED:
        return _PROOF_STANDS
    return _HEADLINES[known.situation]


def numbered(number: int, step: Step) -> Text:
    """Say a step with its article, or that nothing settles it and whom to ask."""
    if step.article:
        return text("{number}. {step} <i>({article})</i>", number=number, step=step.said, article=Raw(step.article))
    return text(
        "{number}. {step} <i>(no article settles this; ask an officer or {bpjs})</i>",
        number=number,
        step=step.said,
        bpjs=Raw(CHANNELS.bpjs_call_centre),
    )


def _buttons(todo: tuple[Step, ...]) -> Rows:
    """Offer the letters that the steps call for, the way to report oneself, and the check."""
    kinds = dict.fromkeys(step.letter for step in todo if step.letter)
    letters = tuple((Button(LETTER_LABELS[kind], Open("letter", kind)),) for kind in kinds)
    alone = ((Button(text("Report it yourself"), Open("self_report")),),) if steps.SELF_REPORT in todo else ()
    check = Button(text("Check eligibility"), Begin("eligibility"))
    return (*letters, *alone, (check, Button(text("Layoff papers"), Open("kit"))), (MENU,))
