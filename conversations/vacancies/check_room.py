"""The room in which a vacancy is checked: by command, by a question in one's own words, or as a forwarded message."""

import re
from dataclasses import replace
from datetime import date

from conversations.engine.present import present
from conversations.engine.replay import replay
from conversations.engine.state import State
from conversations.engine.step import Turn, begin
from conversations.engine.text import Said, text
from conversations.reception.person import Attachment, Command, Heard, Person, Response, Words
from conversations.reception.room import Room
from conversations.vacancies.check import FLOW, VACANCY
from conversations.vacancies.judgement import REMOVED, judged, judgement, view

COMMAND = "cek_loker"
_NO_PICTURES = text("I cannot read pictures. Please write the text of the vacancy here.")

_VACANCY = r"(?:loker|lowongan|lowker|kerjaan|pekerjaan|tawaran kerja|job|rekrutmen|panggilan kerja|vacancy)(?:nya)?"
_FRAUD = r"(?:penipu(?:an)?|tipu(?:an)?|tipu2|scam|hoa(?:x|ks)|bodong|abal(?:-abal|2)?|fake|fraud)"
_GENUINE = r"(?:asli|palsu|resmi|aman|beneran|benar|bener|valid|terpercaya|genuine|real)"
_TAG = r"(?:\?|\b(?:bukan|atau|apa|ga|gak|ngga|nggak|tidak|kah|ya|kan|gk|tdk|min|kak)\b)"
_ASKS = re.compile(
    rf"(?<!kalian )(?<!kamu )(?<!anda )(?<!bot )\b(?:{_VACANCY}|ini|itu)\b[^.!\n]{{0,40}}\b{_FRAUD}(?:kah)?\b"
    rf"[^.!\n?]{{0,20}}{_TAG}"
    rf"|\b{_VACANCY}\b[^.!\n]{{0,40}}\b{_GENUINE}(?:kah)?\b[^.!\n?]{{0,20}}{_TAG}"
    rf"|\b(?:cek|cekin|check|periksa) {_VACANCY}\b"
    rf"|\b(?:is|apakah) (?:this |ini )?{_VACANCY}?[^.!\n]{{0,20}}\b{_FRAUD}\b"
)
_LONGEST_QUESTION = 120
"""Signs of a message that only asks; a longer one holds what it asks about."""
_SEARCHED = 4096


def _begun(person: Person, today: date, *notes: Said) -> Response:
    """Ask for the vacancy."""
    standing = person.state if person.state and person.state.flow == FLOW.name else person.flows.get(FLOW.name)
    state = begin(FLOW, standing)
    return Response(present(FLOW, Turn(state, notes), replay(FLOW, state, today), today), state=state)


def _cek_loker(person: Person, argument: str, today: date) -> Response:
    """Judge what stands behind the command; without anything, ask for the vacancy."""
    found = judged(argument) if argument else None
    if found is None:
        notes = (VACANCY.again,) if argument and VACANCY.again else ()
        return _begun(person, today, *notes)
    return Response(view(judgement(found)))


def hears(person: Person, heard: Heard, today: date) -> Response | None:
    """Judge what somebody asks about, and warn of a forwarded message that bears clear signs of fraud."""
    match heard:
        case Words(words, forwarded=True):
            return _warning(words)
        case Words(words) if asks(words):
            return _asked(person, words, today)
        case Attachment(caption=caption) if caption.lower().startswith(f"/{COMMAND}") or asks(caption):
            return _below_picture(person, caption.lower().removeprefix(f"/{COMMAND}"), today)
    return None


def asks(words: str) -> bool:
    """Tell whether a message asks if a vacancy is genuine."""
    return _ASKS.search(words[:_SEARCHED].casefold()) is not None


def _asked(person: Person, words: str, today: date) -> Response:
    found = judged(words)
    return _begun(person, today) if found is None or _only_asks(words, found) else Response(view(judgement(found)))


def _only_asks(words: str, found: str) -> bool:
    """Tell whether a message asks about a vacancy that it does not tell."""
    return len(words) <= _LONGEST_QUESTION and judgement(found).word == "clear" and not judgement(found).only_address


def _below_picture(person: Person, caption: str, today: date) -> Response:
    found = judged(caption.strip())
    if found is None or _only_asks(caption, found):
        return _begun(person, today, _NO_PICTURES)
    return Response(view(judgement(found)))


def _warning(words: str) -> Response | None:
    told = judgement(judged(words) or "")
    return Response(view(told)) if told.word == "fraud" else None


def unsafe(person: Person, heard: Heard) -> Response | None:
    """Judge a vacancy that was sent to be checked and holds an account number or a code; the message itself goes."""
    words, waiting = _sent(person, heard)
    found = judged(words) if words else None
    if found is None:
        return None
    shown = view(judgement(found))
    return Response(replace(shown, parts=(*shown.parts, REMOVED)), state=waiting, retract=True)


def _sent(person: Person, heard: Heard) -> tuple[str, State | None]:
    """Return the words that are to be checked, and how the flow rests after that."""
    state = person.state
    asked = state is not None and state.flow == FLOW.name and state.active
    rests = replace(state.again(), active=False) if state and asked else None
    match heard:
        case Command(name, argument) if name == COMMAND:
            return argument, None
        case Words(words) | Attachment(caption=words) if asked or asks(words) or (heard.forwarded and _warning(words)):
            return words, rests
    return "", None


_TYPED = (
    *(
        "cek loker",
        "cek lowongan",
        "periksa loker",
        "ini penipuan bukan",
        "ini penipuan",
        "penipuan bukan",
        "loker asli",
    ),
    *("loker ini asli ga", "loker ini asli gak", "loker ini asli tidak", "ini loker asli", "loker palsu", "cekloker"),
    *("check vacancy", "check a vacancy", "is this a scam", "is this job real"),
)

ROOM = Room(
    "vacancy_check",
    commands={COMMAND: _cek_loker},
    pages={"check_vacancy": lambda person, _argument, today: _begun(person, today)},
    asked=dict.fromkeys(_TYPED, COMMAND),
    hears=hears,
)
