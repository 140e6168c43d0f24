"""The commands `/berhenti` and `/lanjut`: which messages come unasked, kind by kind."""

import re
from collections.abc import Iterable
from datetime import date

from conversations.effects import SetSilence
from conversations.engine.actions import Open
from conversations.engine.text import Said, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.outreach.kinds import KINDS
from conversations.reception.person import Heard, Person, Response, Words

STOPPABLE = tuple(kind for kind in KINDS.values() if kind.may_be_stopped)
ALL = "all"

_NAMES: dict[str, str] = {
    "status": "status|status klaim|klaim|perubahan klaim|perubahan status|kabar klaim|claim",
    "deadline": "deadline|deadlines|batas waktu|batas|tenggat|jatuh tempo|pengingat|pengingat bulanan|peringatan"
    "|bulanan|reminder|reminders",
    "alert": "alert|alerts|lowongan|lowongan kerja|loker|kerja|info lowongan|vacancy|vacancies",
    "appointment": "appointment|appointments|konseling|konselor|jadwal|jadwal konseling|janji|janji temu|counselling",
    "campaign": "campaign|pengumuman|sosialisasi|info|informasi|promosi|iklan|announcement|announcements",
    "answer": "answer|jawaban|jawaban petugas|petugas|balasan petugas",
    ALL: "all|semua|semuanya|semua pesan|seluruhnya|everything",
}
_KIND_OF = {words: name for name, choices in _NAMES.items() for words in choices.split("|")}
_AROUND = re.compile(r"\b(?:pesan|notifikasi|notif|tentang|soal|kirim|terima|menerima|dari)\b|[^\w\s]")
_WISH = re.compile(
    r"(?:(?:tolong|mohon|saya|aku|mau|ingin|minta)\s+)*(?:(?P<stop>berhenti|hentikan|stop|matikan|jangan)"
    r"|(?P<go>lanjut|lanjutkan|nyalakan|aktifkan|hidupkan|kirim(?=.* lagi$)))\s+(?P<rest>.+)"
)
_BESIDE = re.compile(r"\b(?:saya|aku|lagi|dulu|kirimi|kirimkan|mengirim|ke|kak|min|dong|ya|deh|yang|untuk)\b")
_OF_MESSAGES = re.compile(r"\b(?:pesan|notif|notifikasi)\b")
# Without a word about messages these mean something else: "berhenti kerja" is a resignation, "lanjut klaim" a claim.
_OTHERWISE = frozenset(
    (
        *("kerja", "info", "informasi", "klaim", "claim", "petugas", "jawaban", "batas", "bulanan"),
        *("janji", "jadwal", "konselor", "konseling", "counselling"),
    )
)
_LONGEST_WISH = 60
_UNKNOWN = text("I do not know this kind of message. Choose one below.")
_NEVER = text("• Answers of officers to your questions always come. Without them you would wait in vain.")


def stop(person: Person, argument: str, _today: date) -> Response:
    """Show the kinds of messages, or stop the one that was named."""
    return _named(person, argument, stopped=True)


def go_on(person: Person, argument: str, _today: date) -> Response:
    """Show the kinds of messages, or let the one that was named come again."""
    return _named(person, argument, stopped=False)


def hear(person: Person, heard: Heard, today: date) -> Response | None:
    """Take a typed wish about one kind of messages, such as "stop lowongan" or "nyalakan pengingat lagi"."""
    if not isinstance(heard, Words) or heard.forwarded or len(heard.words) > _LONGEST_WISH:
        return None
    found = _WISH.fullmatch(" ".join(heard.words.casefold().split()).rstrip("?!. "))
    if found is None:
        return None
    kind = " ".join(_BESIDE.sub(" ", _AROUND.sub(" ", found["rest"])).split())
    if kind not in _KIND_OF or (kind in _OTHERWISE and not _OF_MESSAGES.search(found["rest"])):
        return None
    return (stop if found["stop"] else go_on)(person, kind, today)


def messages(person: Person, _argument: str, _today: date) -> Response:
    """Show the kinds of messages."""
    return Response(_page(person.memory.silenced()))


def switch(person: Person, argument: str, _today: date) -> Response:
    """Stop or start what a button names, "status.stop" or "all.go"."""
    kind, _, verb = argument.partition(".")
    if (kind != ALL and kind not in KINDS) or verb not in ("stop", "go"):
        return Response(_page(person.memory.silenced()))
    return _set(person, kind, stopped=verb == "stop")


def _named(person: Person, argument: str, *, stopped: bool) -> Response:
    plain = " ".join(argument[:60].casefold().split())
    if not plain:
        return Response(_page(person.memory.silenced()))
    kind = _KIND_OF.get(plain) or _KIND_OF.get(" ".join(_AROUND.sub(" ", plain).split()))
    if kind is None:
        return Response(_page(person.memory.silenced(), _UNKNOWN))
    return _set(person, kind, stopped=stopped)


def _set(person: Person, kind: str, *, stopped: bool) -> Response:
    before = person.memory.silenced()
    if kind != ALL and not KINDS[kind].may_be_stopped:
        return Response(_page(before))
    wanted = frozenset(each.name for each in STOPPABLE if kind in (ALL, each.name))
    after = before | wanted if stopped else before - wanted
    effects = tuple(SetSilence(name, stopped) for name in sorted(after ^ before))
    return Response(_page(after, _told(kind, stopped=stopped)), effects=effects)


def _told(kind: str, *, stopped: bool) -> Said:
    if kind == ALL:
        return text("All messages are stopped.") if stopped else text("All messages come again.")
    label = KINDS[kind].label
    return text("Stopped: {kind}.", kind=label) if stopped else text("Comes again: {kind}.", kind=label)


def _page(silenced: Iterable[str], *notes: Said) -> View:
    stopped = frozenset(silenced)
    view = View(
        (
            text("<b>Messages that I send by myself</b>"),
            lines(
                text("• ✓ comes, – is stopped. Press to change."),
                text("• Never at night, and none that has become needless."),
                _NEVER,
            ),
        ),
        _buttons(stopped),
    )
    return view.under(*notes)


def _buttons(stopped: frozenset[str]) -> Rows:
    kinds = [
        Button(text("– {kind}", kind=kind.label), Open("message", f"{kind.name}.go"))
        if kind.name in stopped
        else Button(text("✓ {kind}", kind=kind.label), Open("message", f"{kind.name}.stop"))
        for kind in STOPPABLE
    ]
    everything = (
        Button(text("All come again"), Open("message", f"{ALL}.go"))
        if all(kind.name in stopped for kind in STOPPABLE)
        else Button(text("Stop all"), Open("message", f"{ALL}.stop"))
    )
    return (*((button,) for button in kinds), (everything,), (Button(text("Menu"), Open("menu")),))
