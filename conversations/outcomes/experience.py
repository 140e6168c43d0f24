"""The conversation about the first benefit: three taps and a sentence, and a word of thanks."""

from collections.abc import Mapping
from datetime import date

from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Open
from conversations.engine.flow import Condition, Flow, Option, Outcome, Question, Route
from conversations.engine.state import Answers
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, View
from conversations.memory import Memory
from conversations.outcomes.effects import NoteExperience
from conversations.outcomes.first_benefit import received
from conversations.outcomes.stories import EASE, HELP, LONGEST, NAME, WAIT, nameless

_NONE = "none"
_WHY = text("Officers of your region read it without your name, and see what to make easier.")
_MENU = Button(text("Menu"), Open("menu"))
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "easy": ("mudah", "gampang", "lancar", "enak", "cepat", "baik", "mudah sekali", "gampang banget", "sangat mudah"),
    "fair": ("biasa", "biasa saja", "biasa aja", "lumayan", "sedang", "cukup", "antara", "so so"),
    "hard": ("sulit", "susah", "ribet", "rumit", "repot", "berbelit", "susah banget", "sangat sulit", "difficult"),
    "week": ("seminggu", "1 minggu", "satu minggu", "kurang dari seminggu", "beberapa hari", "3 hari", "cepat", "week"),
    "month": ("sebulan", "1 bulan", "satu bulan", "2 minggu", "dua minggu", "3 minggu", "tiga minggu", "month"),
    "longer": ("lama", "lebih dari sebulan", "2 bulan", "dua bulan", "3 bulan", "berbulan-bulan", "lama banget"),
    "officer": ("petugas", "petugas bpjs", "petugas disnaker", "bpjs", "disnaker", "officer", "pengantar kerja"),
    "company": ("perusahaan", "hrd", "kantor", "pabrik", "company", "personalia"),
    "people": ("keluarga", "teman", "kawan", "suami", "istri", "saudara", "tetangga", "serikat", "family", "friends"),
    "bot": ("bot", "bot ini", "kawan jkp", "kamu", "anda", "this bot"),
    "nobody": ("tidak ada", "gak ada", "ga ada", "nggak ada", "sendiri", "urus sendiri", "saya sendiri", "nobody"),
}


def _options(labels: Mapping[str, Text]) -> tuple[Option, ...]:
    return tuple(Option(value, label, _ALIASES[value]) for value, label in labels.items())


EASE_ASKED = Question(
    name="ease",
    title=text("Arranging it"),
    ask=text("<b>Was it easy to arrange the first benefit?</b>"),
    why=_WHY,
    options=_options(EASE),
    samples=("mudah", "biasa aja", "ribet"),
)
WAIT_ASKED = Question(
    name="wait",
    title=text("Waiting for the money"),
    ask=text("<b>How long was it from the claim to the money?</b>"),
    why=_WHY,
    options=_options(WAIT),
    samples=("seminggu", "sebulan", "lama"),
)
HELP_ASKED = Question(
    name="help",
    title=text("Helped most"),
    ask=text("<b>Who helped you most on the way?</b>"),
    why=_WHY,
    options=_options(HELP),
    samples=("petugas", "teman", "tidak ada"),
)


def _sentence(typed: str) -> str | None:
    return nameless(typed) or None


WORDS = Question(
    name="words",
    kind="words",
    title=text("Your sentence"),
    ask=text("<b>What should people after you know?</b> One sentence is enough."),
    why=_WHY,
    hint=text("Please leave out names and numbers; numbers are blacked out."),
    options=(Option(_NONE, text("Skip"), ("lewati", "tidak ada", "gak ada", "skip", "-", "kosong")),),
    # What tells who wrote it is gone before anything is kept.
    reads=_sentence,
    longest=LONGEST,
    quiet=True,
    samples=("Siapkan tanda terima laporan PHK dari awal.", "lewati"),
)


def _thanks(_: None, answers: Answers, today: date) -> View:
    """Thank them; who had a hard time is told who can help."""
    said: list[Said] = [
        lines(
            text("<b>Thank you. Your experience is kept.</b>"),
            text("Officers of your region read it without your name. To see or delete it: /cerita"),
        )
    ]
    if answers.get("ease") == "hard":
        said.append(text("Is something still unsettled? Call BPJS {phone}.", phone=Raw(CHANNELS.bpjs_call_centre)))
    return View(tuple(said), ((Button(text("This month"), Open("month")), _MENU),))


def _kept(_: None, answers: Answers, today: date, memory: Memory) -> tuple[NoteExperience, ...]:
    claim = received(memory.claims())
    if claim is None:
        return ()
    sentence = answers["words"]
    words = "" if sentence == _NONE else sentence
    return (NoteExperience(claim.id, answers["ease"], answers["wait"], answers["help"], words),)


_ALWAYS: Condition[None] = Condition("every question is asked", lambda *_: True)
FLOW: Flow[None] = Flow(
    name=NAME,
    title=text("First experience"),
    purpose=NAME,
    facts=lambda answers, today: None,
    routes=tuple(Route(_ALWAYS, question) for question in (EASE_ASKED, WAIT_ASKED, HELP_ASKED, WORDS)),
    outcomes=(Outcome("told", Condition("all is answered", lambda *_: True), _thanks, _kept),),
    forgets=True,
)
"""Asked once, after the first benefit; what is kept is the experience, not the answers."""
