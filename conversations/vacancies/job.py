"""A person has found work: congratulations, what it means for the benefit, and an end to all reminders by one tap."""

from datetime import date

from conversations.effects import DropSearch, Effect, SetSilence
from conversations.eligibility.parameters import CHANNELS, cite
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.outreach.kinds import MessageKind
from conversations.payment_guard.month import guarded
from conversations.reception.person import Person, Response
from conversations.vacancies.words import MENU

STOP = Button(text("Stop reminders"), Open("job_stop"))
_OWN = Button(text("It is my own business"), Open("job_own"))
_START = Button(text("Tell the first day"), Begin("new_job"))
_STOPPED: tuple[MessageKind, ...] = ("alert", "deadline")


def job(person: Person, _argument: str, _today: date) -> Response:
    """Congratulate somebody who says that they have a job, and tell what it means."""
    return Response(congratulation(person))


def congratulation(person: Person, employer: Said | None = None) -> View:
    """Congratulate, and say what a job with a wage means for the benefit (CLAIM-02, ELIG-04)."""
    happy = text("<b>Congratulations on the new job.</b> 🎉")
    if employer is not None:
        happy = text("<b>Congratulations on the job at {employer}.</b> 🎉", employer=employer)
    return View((happy, meaning()), _ways(person))


def meaning() -> Said:
    """Say what becomes of the benefit, and what is to be done."""
    return lines(
        text("• The right to JKP ends with a new job for a wage. ({article})", article=Raw(cite("CLAIM-02"))),
        text("• What was paid stays yours."),
        text("• Do not apply for further months, and report the job in {site}.", site=Raw(CHANNELS.claim)),
        text("• Signed, but not started? The rules that I know leave that open; ask {phone}.", phone=_phone()),
    )


def own(person: Person, _argument: str, _today: date) -> Response:
    """Say what is known of work without an employer: it is not defined (ELIG-04)."""
    said = lines(
        text("<b>Work of your own</b> is not settled in the rules."),
        text("• BPJS looks at whether you are reported as a wage earner again."),
        text(
            "• Whether selling, driving or day labour counts is not defined. Ask {phone} before you apply.",
            phone=_phone(),
        ),
        text("• Until then keep your proofs going, so that nothing is lost."),
    )
    return Response(View((said,), ((Button(text("This month"), Open("month")), STOP), (MENU,))))


def _ways(person: Person) -> Rows:
    note = any(claim.source == "self" and guarded(claim) for claim in person.memory.claims())
    told: Rows = ((Button(text("Change my note"), Begin("own_claim")),),) if note else ()
    return ((_START,), (STOP,), *told, (_OWN, MENU))


def stop(person: Person, _argument: str, _today: date) -> Response:
    """Stop reminders, alerts and searches at once."""
    silenced = person.memory.silenced()
    effects: tuple[Effect, ...] = (
        *(SetSilence(kind, stopped=True) for kind in _STOPPED if kind not in silenced),
        *(DropSearch(search.id) for search in person.memory.searches()),
    )
    said = lines(
        text("✓ Stopped: reminders of months, vacancy alerts, and questions about applications."),
        text("News about your claim still comes. /lanjut lets everything come again."),
    )
    return Response(View((said,), ((Button(text("Choose messages"), Open("messages")), MENU),)), effects=effects)


def _phone() -> Raw:
    return Raw(CHANNELS.bpjs_call_centre)
