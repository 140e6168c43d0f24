"""Keeping a proof: from what was told or sent to the effects, the meter that follows, and the way to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from conversations.effects import LogEvidence
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.bounds import ALL_APPLIED, no_room
from conversations.payment_guard.cards import brief, moves, to_apply
from conversations.payment_guard.hand import Hand
from conversations.payment_guard.lately import Lately, point
from conversations.payment_guard.month import counts_for
from conversations.payment_guard.records import Evidence, EvidenceKind
from conversations.payment_guard.telling import Told
from conversations.payment_guard.words import KINDS
from conversations.reception.person import Attachment, Response
from conversations.reception.secrets import masked


@dataclass(frozen=True, slots=True)
class File:
    """What is kept of a file: Telegram's reference of it."""

    id: str = ""
    kind: str = ""
    name: str = ""


def file_of(sent: Attachment) -> File:
    """Return what is kept of an attachment."""
    return File(sent.file_id, sent.kind, "".join(sign for sign in sent.name if sign.isprintable())[:80])


def note(hand: Hand, proofs: Sequence[Told], file: File | None = None) -> Response:
    """Keep proofs for the month that runs; with a `file` its kind is only the most likely one, and can be put right."""
    number, refused = hand.running, no_room(hand, len(proofs))
    if number is None or refused:
        return Response(View((refused or ALL_APPLIED,), (_month(hand, hand.month),)))
    kept = tuple(_log(hand, number, proof, file or File()) for proof in proofs)
    after = hand.with_proofs(*(_evidence(effect) for effect in kept))
    lately = point(hand.claim.id, hand.evidence, kept)
    shown = counts_for(after.evidence[-1])
    ways = (*to_apply(after, shown), *moves(hand, lately), *_ways(lately, file), _month(hand, shown))
    view = View((_recorded(kept, shown), brief(after, shown)), ways)
    return Response(view.under(*_asked_for(kept)), effects=kept)


def _log(hand: Hand, number: int, proof: Told, file: File) -> LogEvidence:
    return LogEvidence(
        claim_id=hand.claim.id,
        month=number,
        kind=proof.kind,
        on=proof.on,
        note=masked(proof.note)[:80],
        figure=proof.figure,
        file_id=file.id,
        file_kind=file.kind,
        file_name=masked(file.name),
    )


def _evidence(kept: LogEvidence) -> Evidence:
    return Evidence(0, kept.claim_id, kept.month, kept.kind, kept.on, kept.note, kept.figure, kept.file_id)


def _recorded(kept: tuple[LogEvidence, ...], number: int) -> Said:
    """Repeat what was kept, so that a wrong reading is seen."""
    head = text("✓ Kept for month {number}, {day}:", number=number, day=kept[0].on)
    kinds = dict.fromkeys(each.kind for each in kept)
    return lines(head, *(_named(kind, [each for each in kept if each.kind == kind]) for kind in kinds))


def _named(kind: EvidenceKind, kept: list[LogEvidence]) -> Text:
    names = ", ".join(_name(each) for each in kept if _name(each))
    return text("{kind}: {names}", kind=KINDS[kind], names=Raw(names)) if names else text("{kind}", kind=KINDS[kind])


def _name(kept: LogEvidence) -> str:
    return kept.note or (f"{kept.figure}%" if kept.figure is not None else kept.file_name)


def _asked_for(kept: tuple[LogEvidence, ...]) -> tuple[Text, ...]:
    """Ask for the percentage that a proof of attendance needs."""
    open_percent = any(each.kind == "attendance" and each.figure is None for each in kept)
    return (text("How much were you present? Write it like “present 90 percent”."),) if open_percent else ()


def _ways(lately: Lately, file: File | None) -> Rows:
    undo = Button(plural("Undo", "Undo all", n=lately.count), Open("latest", lately.argument("drop")))
    if file is None:
        return ((undo,),)
    call = Button(text("It is a call to a test"), Open("latest", lately.argument("call")))
    application = Button(text("It is an application"), Open("latest", lately.argument("application")))
    training = Button(text("It is training"), Open("latest", lately.argument("attendance")))
    other = Button(text("Another kind"), Open("latest", lately.argument("other")))
    return ((application,), (call,), (training, other), (undo,))


def _month(hand: Hand, number: int) -> tuple[Button, ...]:
    return (Button(text("This month"), Open("month", f"{hand.claim.id}.{number}")),)
