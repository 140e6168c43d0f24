"""The conversation in which a vacancy is checked for fraud; what is kept of its text is nothing."""

from datetime import date

from conversations.engine.flow import Condition, Flow, Outcome, Question, Route
from conversations.engine.state import Answers
from conversations.engine.text import text
from conversations.vacancies.judgement import Judgement, Word, judged, judgement, view

VACANCY = Question(
    name="vacancy",
    kind="words",
    title=text("Vacancy"),
    ask=text("<b>Send me the text of the vacancy, or its link.</b> You can paste or forward it."),
    why=text("I look in it for signs of fraud, such as fees, codes or false addresses."),
    hint=text("I do not open the link, and I keep nothing of the text."),
    # Only the names of the flags become the answer, so that not a word of the text is kept anywhere.
    reads=judged,
    again=text("That is too short for a vacancy. Please paste its whole text, or its link."),
    quiet=True,
    captions=True,
    samples=(
        "Selamat, Anda diterima. Transfer dulu uang seragam Rp350.000 sebelum hari pertama kerja.",
        "PT Maju Jaya membuka lowongan operator produksi, interview hanya lewat chat WhatsApp.",
        "Dibutuhkan kasir minimarket di Medan, lulusan SMA, lamaran diantar langsung ke toko.",
        "https://www.contoh.co.id/karir",
    ),
)


def _told(answers: Answers, _today: date) -> Judgement:
    return judgement(answers.get(VACANCY.name, ""))


def _ending(word: Word, when: str) -> Outcome[Judgement]:
    condition: Condition[Judgement] = Condition(when, lambda told, _: told.word == word)
    return Outcome(word, condition, lambda told, _answers, _today: view(told))


FLOW: Flow[Judgement] = Flow(
    name="check_vacancy",
    title=text("Check a vacancy"),
    purpose="",
    facts=_told,
    routes=(Route(Condition("the text is always asked", lambda *_: True), VACANCY),),
    outcomes=(
        _ending("fraud", "its flags weigh as much as a severe one"),
        _ending("careful", "it has lesser flags only"),
        _ending("clear", "it has no flag"),
    ),
    forgets=True,
)
"""Asks for a vacancy and judges it; needs no consent, because nothing is kept."""
