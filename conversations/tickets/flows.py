"""The short conversations before a ticket: where the person is, where nobody knows it, then what they want to ask."""

from datetime import date

from conversations.engine.actions import Open
from conversations.engine.flow import Condition, Flow, Listing, Option, Outcome, Question, Route
from conversations.engine.present import present
from conversations.engine.replay import replay
from conversations.engine.state import Answers, State
from conversations.engine.step import Turn
from conversations.engine.text import Said, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.regions import name_of, named, search
from conversations.tickets.records import TOPICS
from conversations.tickets.subject import subject

NOWHERE = "none"
"""Stands for a region that the person does not tell."""
_ALIASES = {
    "eligibility": ("kelayakan", "syarat", "berhak", "berhak atau tidak", "cek kelayakan", "eligible"),
    "claim": ("klaim", "pencairan", "klaim saya", "uang", "pembayaran", "claim", "klaim atau pembayaran"),
    "papers": ("surat", "dokumen", "berkas", "perusahaan", "surat phk", "bukti phk", "papers", "company"),
    "account": ("akun", "akun siapkerja", "siapkerja", "siap kerja", "login", "lupa sandi", "account"),
    "work": ("lowongan", "pelatihan", "konseling", "kerja", "loker", "kursus", "vacancies", "training"),
    "other": ("lainnya", "lain", "lain lain", "yang lain", "hal lain", "tidak ada", "other", "something else"),
}
_ALWAYS: Condition[Answers] = Condition("always", lambda *_: True)
_UNTOLD: Condition[Answers] = Condition(
    "the words do not tell the subject", lambda told, _: not subject(told.get("words", ""))
)
_WHY = text("Officers of your region answer. I do not need your address.")

PLACE_ASKED = Question(
    name="region",
    kind="listed",
    title=text("Regency or city"),
    ask=text("<b>In which regency or city do you live?</b>"),
    why=_WHY,
    hint=text("Type the name, short is fine: siantar, deli serdang, medan."),
    again=text("I do not know that place. Please type a regency or city, such as: Simalungun. Or press “Skip”."),
    options=(Option(NOWHERE, text("Skip"), ("lewati", "skip", "tidak tahu", "lewat")),),
    listing=Listing(named, search, name_of),
    samples=("siantar", "Medan", "lewati"),
)
REGION = Question(
    name="region",
    kind="words",
    title=text("Regency or city"),
    ask=text("<b>In which regency or city do you live?</b>"),
    why=_WHY,
    longest=13,
    quiet=True,
    samples=("12.71", NOWHERE),
    known=True,
)
UNSEEN = "0"
"""Stands for the number of a message that is not known."""
BROUGHT_BY = Question(
    name="message",
    kind="words",
    title=text("Number of the message"),
    ask=text("<b>What do you want to ask the officer?</b> Write it in one message."),
    why=_WHY,
    longest=20,
    quiet=True,
    samples=(UNSEEN, "812"),
    known=True,
)


def _lines(typed: str) -> str | None:
    """Keep what was typed with its lines, without what no phone shows."""
    shown = "".join(sign if sign.isprintable() or sign in "\n\u200d" else " " for sign in typed)
    return "\n".join(" ".join(line.split()) for line in shown.split("\n")).strip() or None


WORDS = Question(
    name="words",
    kind="words",
    title=text("Your question"),
    ask=text("<b>What do you want to ask the officer?</b> Write it in one message."),
    why=text("An officer answers your words. The summary spares you telling everything again."),
    hint=text("The officer sees your message and a summary of your check and claim, if any. Leave out NIK and OTP."),
    reads=_lines,
    shortest=3,
    longest=1500,
    quiet=True,
    samples=("Klaim saya sudah 3 minggu belum cair", "Ada hal yang mau saya bicarakan langsung"),
    verbatim=True,
    stamps=BROUGHT_BY.name,
)
TOPIC = Question(
    name="topic",
    title=text("Subject"),
    ask=text("<b>What is it about?</b>"),
    why=text("So the officer who knows it best can answer."),
    options=tuple(Option(name, label, _ALIASES[name]) for name, label in TOPICS.items()),
    samples=("klaim", "akun", "lainnya"),
)


def _home(_: Answers) -> Button:
    return Button(text("Menu"), Open("menu"))


def _flow(name: str, *questions: Question, then: tuple[Route[Answers], ...] = ()) -> Flow[Answers]:
    """Return a conversation that keeps nothing: what comes of it is said, and kept, by the room."""
    routes = (*(Route(_ALWAYS, each) for each in questions), *then)
    told = Outcome("told", _ALWAYS, lambda *_: View((text("Thank you, I have read it."),), ((_home({}),),)))
    facts = _as_they_are
    return Flow(name, text("Talk to an officer"), "", facts, routes, (told,), forgets=True, home=_home)


def _as_they_are(answers: Answers, _today: date) -> Answers:
    return answers


PLACE = _flow("ticket_place", PLACE_ASKED)
TICKET = _flow("ticket", REGION, BROUGHT_BY, WORDS, then=(Route(_UNTOLD, TOPIC),))


def wish(person: Person, region: str, today: date, *notes: Said) -> Response:
    """Ask what the officers of a region, "" being not known, are to be told."""
    return ask(TICKET, person, {REGION.name: region or NOWHERE, BROUGHT_BY.name: UNSEEN}, today, *notes)


def ask(flow: Flow[Answers], person: Person, answers: Answers, today: date, *notes: Said) -> Response:
    """Begin one of them anew, with what is known already."""
    known = person.state if person.state and person.state.flow == flow.name else person.flows.get(flow.name)
    state = State(flow.name, flow.version, run=known.run + 1 if known else 1, answers=dict(answers))
    return Response(present(flow, Turn(state, notes), replay(flow, state, today), today), state=state)
