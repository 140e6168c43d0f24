"""What is told in passing: an answer or a page for an intent, and the question that waits returns."""

import re
from dataclasses import replace
from datetime import date

from conversations.answers import answer, label
from conversations.answers.answering import COMMANDS
from conversations.answers.record import CHECK as CHECK_FIRST
from conversations.answers.record import MONTH, MY_CLAIM
from conversations.claim_status.limits import CHECK_DAYS
from conversations.engine.actions import Open, Steer
from conversations.engine.steering import steering
from conversations.engine.text import Raw, Said, Say, Text, text
from conversations.engine.view import Button, Rows, View
from conversations.information.topics import TOPICS
from conversations.listening import asking
from conversations.listening.calm import CALM, comfort, curses
from conversations.listening.effects import NoteMeant, NoteUnanswered, NoteUnsure
from conversations.listening.records import Hoax
from conversations.listening.routing import Meant
from conversations.reception import pages
from conversations.reception.moving import begun, command, stand, stepped
from conversations.reception.person import Person, Response
from conversations.reception.secrets import masked
from conversations.reception.whereabouts import CHECK, again, waits

_ARGUMENTS = {"stop_broadcast": "semua"}

HELLO: Text = text("Hello. We go on with the question below.")
HOW: Text = text("Press a button or type your answer. “Cancel” stops, and your answers are kept.")
WELCOME: Text = text("You are welcome. We go on with the question below.")
_NOT_OURS = text("I cannot help with that. I know JKP, claims, vacancies and training.")
_NEITHER = text("Sorry. Please write it in other words, or talk to an officer.")
_CANNOT_TELL = text("I cannot tell whether this forwarded message is true. Check it before you pass it on.")
_TELL_NOBODY = text("Please do not pass it on, and give nobody your NIK, OTP or money.")
_RETURN = text("Back to the question")
_ONWARD = text("Where do you stand? Choose the next step, or write your question in one sentence.")
_WHICH_WORD = text("Which word is not clear? Ask for it, such as “what is KAPK?”, or talk to an officer.")
_SEE_IT = text(
    "<b>Your SIAPkerja account and your e-mail show where the claim stands.</b> The check takes about {n} days.",
    n=CHECK_DAYS,
)
_LOOK_UP = text("I can look it up for you, too.")
_KEPT = 300
_LETTERS = 3

PERSON = Button(text("Talk to an officer"), Open(asking.TELL, "human_agent"))

_BACKWARD = re.compile(r"\b(?:kembali|balik|mundur|sebelum\w*|undo|back|salah (?:pencet|tekan|jawab))\b")
_PAST = re.compile(r"\b(?:lewat\w*|skip|lompat\w*)\b")
_ANEW = re.compile(r"\b(?:ulang\w*|awal|reset|restart|baru|over)\b")
_OTHER_PROGRAMMES = re.compile(r"\b(?:jht|jkk|jkm|jp|pensiun|jkn|kis|bpjs kesehatan|faskes|hari tua)\b")


def tell(person: Person, meant: Meant, intent: str, today: date, say: Say) -> Response:
    """Answer an intent, offer what was asked beside it, and let the question that waits return."""
    if intent == "distress":
        return comforted(person)
    told = _aside(person, meant, intent, today, say) if waits(person, today) else _at_rest(person, meant, intent, today)
    own = told.view.buttons
    shown = {button.label for row in own for button in row}
    beside = tuple(each for each in meant.sure if each not in (intent, "distress") and label(each) not in shown)
    if not beside:
        return told
    offered = asking.offered(beside)
    below = waits(person, today)
    return replace(told, view=replace(told.view, buttons=(*own, *offered) if below else (*offered, *own)))


def _at_rest(person: Person, meant: Meant, intent: str, today: date) -> Response:
    if intent == "eligibility_check" and _asks_conditions(meant.words):
        return Response(pages.topic("conditions", today))
    if intent == "eligibility_check":
        return begun(person, CHECK, today)
    if landing := _landing(intent):
        shown = command(person, landing, _argument(intent, meant), today)
        unseen = intent == "claim_status" and not person.memory.agreed("claim")
        return replace(shown, view=shown.view.under(_SEE_IT, _LOOK_UP)) if unseen else shown
    found = answer(intent, person, today, meant.words)
    if found is None:
        return _unanswered(stand(person, today, pages.NOT_UNDERSTOOD), meant, intent)
    if not found.parts:
        return command(person, found.command, "", today)
    return Response(View(found.parts, (*found.buttons, (pages.MENU,))))


def _aside(person: Person, meant: Meant, intent: str, today: date, say: Say) -> Response:
    lines = {"greeting": HELLO, "thanks_bye": WELCOME, "bot_help": HOW}
    if intent in lines:
        return stand(person, today, lines[intent])
    if intent == "cancel_restart":
        return _moved(person, meant.words, today, say)
    if landing := _landing(intent):
        return landed(person, landing, _argument(intent, meant), today)
    if intent == "eligibility_check" and _asks_conditions(meant.words):
        return stand(person, today, *TOPICS["conditions"].parts(today))
    checks = person.state is not None and person.state.flow == CHECK
    found = None if intent == "eligibility_check" and checks else answer(intent, person, today, meant.words)
    if found is not None and found.parts:
        return stand(person, today, *found.parts)
    if found is not None or (intent == "eligibility_check" and not checks):
        return landed(person, found.command if found else "cek", "", today)
    return stand(person, today, again(person, today))


def _asks_conditions(words: str) -> bool:
    """Tell whether somebody asks what the conditions are, not whether they meet them."""
    plain = words.casefold()
    return "syarat" in plain and "enuhi" not in plain


def _landing(intent: str) -> str:
    return COMMANDS.get(intent, "") if intent != "eligibility_check" else ""


def _argument(intent: str, meant: Meant) -> str:
    return meant.words if intent == "vacancy_search" else _ARGUMENTS.get(intent, "")


def landed(person: Person, name: str, argument: str, today: date) -> Response:
    """Show the page of a command; below it, the way back to the question that waits."""
    shown = command(person, name, argument, today)
    state = person.state
    if state is None or not state.active or not waits(person, today) or (shown.state and shown.state == state):
        return shown
    if shown.state is not None and shown.state.flow == state.flow:
        return shown
    back = Button(_RETURN, Steer(state.flow, state.run, "resume") if state.at is None else Open("standing"))
    return replace(shown, view=shown.view.framed(((back,),)))


def _moved(person: Person, words: str, today: date, say: Say) -> Response:
    """Leave the flow, go back in it, or begin it anew, as the words ask for."""
    state = person.state
    verb = steering(words)
    plain = words.casefold()
    if verb is None and _PAST.search(plain):
        return stand(person, today, HOW)
    if verb is None:
        verb = "restart" if _ANEW.search(plain) else "back" if _BACKWARD.search(plain) else "stop"
    if state is None or not state.active:
        return command(person, "batal", "", today)
    return stepped(person, state, Steer(state.flow, state.run, verb), today, say)


def comforted(person: Person) -> Response:
    """Meet despair kindly: no question, no menu, a person at once, and the way back only where answers wait."""
    state = person.state
    kept = state is not None and bool(state.answers)
    rows: Rows = ((PERSON,),)
    if state is not None and kept:
        rows = (*rows, (Button(text("Go on"), Steer(state.flow, state.run, "resume")),))
    return Response(View(comfort(person.memory, kept=kept), rows))


def unclear(person: Person, meant: Meant, today: date) -> Response:
    """Meet words that ask for nothing sure: calm for anger, a question back, the right place, or a kind line."""
    waiting = waits(person, today)
    if curses(meant.words):
        return _with(person, today, ((PERSON,),), CALM)
    if meant.likely and (not waiting or meant.asks):
        said, rows = asking.question(*meant.likely)
        noted = NoteUnsure(_kept(meant.words), *meant.likely)
        shown = _with(person, today, rows, *said) if waiting else Response(View(said, (*rows, (pages.MENU,))))
        return replace(shown, effects=(noted,))
    if meant.foreign and meant.says_something and (not waiting or meant.asks):
        pointed = TOPICS["other_rights"].parts(today) if _OTHER_PROGRAMMES.search(meant.words.casefold()) else ()
        return _unanswered(stand(person, today, _NOT_OURS, *pointed), meant)
    return _unanswered(stand(person, today, again(person, today)), meant, quiet=waiting and not meant.asks)


def _with(person: Person, today: date, rows: Rows, *said: Said) -> Response:
    shown = stand(person, today, *said)
    above = {button.label for row in rows for button in row}
    own = (tuple(button for button in row if button.label not in above) for row in shown.view.buttons)
    return replace(shown, view=replace(shown.view, buttons=(*rows, *filter(None, own))))


def _unanswered(shown: Response, meant: Meant, guessed: str = "", *, quiet: bool = False) -> Response:
    """Keep a question without an answer, masked, for staff; a slip in an answer is none."""
    if quiet or sum(map(str.isalpha, meant.words)) < _LETTERS:
        return shown
    return replace(shown, effects=(*shown.effects, NoteUnanswered(_kept(meant.words), guessed)))


def _kept(words: str) -> str:
    return masked(" ".join(words.split())[:_KEPT])


def warned(person: Person, today: date) -> Response:
    """Warn of what was forwarded from somebody else, and say where what is true stands."""
    said = (_CANNOT_TELL, *TOPICS["scams"].parts(today))
    if waits(person, today):
        return stand(person, today, *said)
    return Response(View(said, ((Button(text("Check a vacancy"), Open("check_vacancy")), pages.MENU),)))


def corrected(person: Person, hoax: Hoax, today: date) -> Response:
    """Say what is true instead of a false message that goes around."""
    said = (text("<b>⚠ This message is false.</b>"), Raw(hoax.truth), _TELL_NOBODY)
    if waits(person, today):
        return stand(person, today, *said)
    return Response(View(said, ((PERSON, pages.MENU),)))


def misunderstood(person: Person, today: date) -> Response:
    """Beg pardon of somebody who meant something else, and offer a person."""
    if waits(person, today):
        return _with(person, today, ((PERSON,),), _NEITHER)
    return Response(View((_NEITHER,), ((PERSON, pages.MENU),)))


def unclear_words() -> Response:
    """Ask somebody who did not understand which word it is, and offer a person."""
    return Response(View((_WHICH_WORD,), ((PERSON, pages.MENU),)))


def onward(person: Person, today: date) -> Response:
    """Show the ways on to somebody who only says "and then?", "done" or "not yet"."""
    ways = ((CHECK_FIRST, Button(label("claim_how"), Open(asking.TELL, "claim_how"))), (MY_CLAIM, MONTH))
    return Response(View((_ONWARD,), (*ways, (PERSON, pages.MENU))))


def chose(person: Person, meant: Meant, intent: str, today: date, say: Say) -> Response:
    """Keep what was meant, and answer it."""
    if not asking.known(intent):
        return replace(misunderstood(person, today), effects=(NoteMeant(""),))
    told = tell(person, meant, intent, today, say)
    return replace(told, effects=(*told.effects, NoteMeant(intent)))


def opened(person: Person, name: str, argument: str, today: date, say: Say) -> Response | None:
    """Show what a button of this module opens: an intent's answer, a choice, or the question that waits."""
    if name == "standing":
        return stand(person, today)
    if name == asking.MEANT and (argument == asking.NEITHER or asking.known(argument)):
        asked = person.memory.listening().unsure()
        return chose(person, Meant(asked.words if asked else ""), argument, today, say)
    if name == asking.TELL and asking.known(argument):
        return tell(person, Meant(""), argument, today, say)
    return None
