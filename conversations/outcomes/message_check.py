"""Whether a message is ours (`/cek_pesan`): told by the code at its end, and by its words where they are at hand."""

from datetime import date

from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, lines, text
from conversations.engine.view import Button, View
from conversations.outcomes.codes import Code, codes_in, digest_of, typed_code
from conversations.outcomes.records import Checked
from conversations.privacy.moments import moment
from conversations.reception.person import NO_LINKS, Attachment, Heard, Links, Person, Response, Words

COMMAND = "cek_pesan"
_LONGEST_CODE = 40
"""Signs of a message that holds a code and nothing else."""
_OUR_NAME = "kawan jkp"
_LABELS = ("kode pesan:", "message code:")
_WAYS = ((Button(text("Signs of fraud"), Open("check_vacancy")), Button(text("Menu"), Open("menu"))),)
_NEVER = text("Never give NIK, OTP or money to whoever sent it.")
_NEEDS_CODE = text("Every message from Kawan JKP ends with a code.")


def check_message(person: Person, argument: str, _today: date) -> Response:
    """Check a code or a whole message behind the command; without any, say how."""
    return _verdict(person, argument, NO_LINKS) if argument.strip() else Response(_how())


def page(person: Person, _argument: str, _today: date) -> Response:
    """Say how a message is checked."""
    return Response(_how())


def hears(person: Person, heard: Heard, _today: date) -> Response | None:
    """Check a message that bears a code, or that was forwarded and speaks in our name."""
    match heard:
        case Words(words, forwarded, links) | Attachment(caption=words, forwarded=forwarded, links=links):
            return _verdict(person, words, links) if _concerns(words, forwarded=forwarded) else None
    return None


def _concerns(words: str, *, forwarded: bool) -> bool:
    if not any(True for _ in codes_in(words)):
        return forwarded and _OUR_NAME in words.casefold()
    labelled = any(label in words.casefold() for label in _LABELS)
    return forwarded or labelled or len(words.strip()) <= _LONGEST_CODE


def _verdict(person: Person, words: str, links: Links) -> Response:
    alone = len(words.strip()) <= _LONGEST_CODE
    code = next(codes_in(words), None) or (typed_code(words) if alone else None)
    if code is None:
        return Response(_without_code())
    found = person.memory.outcomes().message(code, "" if alone else digest_of(words))
    return Response(_unknown(code) if found is None else _known(person, code, found, links, alone=alone))


def _known(person: Person, code: Code, found: Checked, links: Links, *, alone: bool) -> View:
    if _lead_elsewhere(links, found) or (found.same_words is False and not alone):
        return _altered(code)
    said: list[Said] = [_genuine(code, found, alone=alone)]
    if found.sent_at is not None:
        said.append(text("Sent: {at}.", at=moment(found.sent_at, person.memory.time_zone())))
    if found.personal and found.sent_at is not None and not found.own:
        said.append(text("It was written to somebody else. What it says does not hold for you."))
    if found.buttons is None and links.buttons:
        said.append(text("I cannot compare its buttons. Look where they lead before you follow one."))
    if alone:
        said.append(text("Forward the whole message here, and I compare its words, too."))
    elif found.same_words is None:
        said.append(text("Its words are not kept any more, so I cannot compare them."))
    return View((lines(*said),), _WAYS)


def _lead_elsewhere(links: Links, found: Checked) -> bool:
    """Tell whether it hides an address that we did not: behind words we hide none. Telegram may end one with a /."""
    if found.buttons is None:
        return bool(links.words)
    ours, seen = ({each.rstrip("/") for each in some} for some in (found.buttons, links.buttons))
    return bool(links.words) or not seen <= ours


def _genuine(code: Code, found: Checked, *, alone: bool) -> Said:
    shown = Raw(str(code))
    if alone or found.same_words is None:
        return text("<b>✓ The code {code} is genuine.</b> It stands on a message of Kawan JKP.", code=shown)
    return text("<b>✓ This message is genuine.</b> Kawan JKP sent it with these words and the code {code}.", code=shown)


def _altered(code: Code) -> View:
    said = lines(
        text("<b>⚠ This message was altered.</b>"),
        text("The code {code} is genuine, but we sent it with other words or links.", code=Raw(str(code))),
        text("Follow no link and no number in it."),
        _NEVER,
        text("Did you copy it or add words? Then forward the message itself."),
    )
    return View((said,), _WAYS)


def _unknown(code: Code) -> View:
    said = lines(
        text("<b>⚠ The code {code} is not known.</b>", code=Raw(str(code))),
        text("If you typed it, please compare it once more."),
        text("A message with this code is not from Kawan JKP."),
        _NEVER,
    )
    return View((said,), _WAYS)


def _without_code() -> View:
    said = lines(
        text("<b>⚠ I find no code of ours in it.</b>"),
        _NEEDS_CODE,
        text("Without one, take it for a message of somebody else."),
        _NEVER,
    )
    return View((said,), _WAYS)


def _how() -> View:
    said = lines(
        text("<b>Is a message from Kawan JKP genuine?</b>"),
        _NEEDS_CODE,
        text("• Forward the message here, and I compare its words."),
        text("• Or type only the code, such as /cek_pesan {code}", code=Raw("P-7K2M9Q")),
    )
    return View((said,), _WAYS)
