"""The pages of single proofs: the list of a month, deleting one, and putting right what one proves."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from conversations.effects import ChangeEvidence, DropEvidence
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, Rows, View
from conversations.payment_guard.cards import ADD, brief, key, moves, no_claim, to_apply
from conversations.payment_guard.hand import Hand, hand_of, pointed
from conversations.payment_guard.lately import of, read
from conversations.payment_guard.month import counts_for
from conversations.payment_guard.records import EVIDENCE_KINDS, Evidence, EvidenceKind
from conversations.payment_guard.words import KINDS
from conversations.reception.person import Person, Response

_ON_A_PAGE = 3
_PLACE = re.compile(r"(.*?)(?:\.p(\d{1,3}))?", re.ASCII)
_ONE = re.compile(r"(\d{1,10})(?:\.([a-z]{1,11}))?", re.ASCII)

GONE = text("That proof is not there any more, or it was changed.")


def proofs(person: Person, argument: str, today: date) -> Response:
    """List the proofs that count for a month; the argument is "claim.month", with ".pN" for the N-th page."""
    place = _PLACE.fullmatch(argument)
    found = pointed(person.memory, place[1], today) if place else None
    if place is None or found is None:
        return Response(no_claim())
    return Response(_list(*found, int(place[2] or 0)))


def _list(hand: Hand, number: int, page: int = 0) -> View:
    kept = [proof for proof in hand.evidence if counts_for(proof) == number]
    place = key(hand.meter(number))
    shown = list(enumerate(kept, start=1))[page * _ON_A_PAGE :][:_ON_A_PAGE]
    head = hand.headed(text("<b>Proofs for month {number}: {n}</b>", number=number, n=len(kept)))
    listed = [_line(count, proof) for count, proof in shown] or [text("There is none yet.")]
    drops = tuple(Button(text("Delete {n}", n=count), Open("proof_drop", str(proof.id))) for count, proof in shown)
    ways: Rows = ((Button(ADD, Open("proof_how", place)), Button(text("This month"), Open("month", place))),)
    return View((lines(head, *listed),), (*((drops,) if drops else ()), *_pages(place, page, len(kept)), *ways))


def _pages(place: str, page: int, count: int) -> Rows:
    earlier = [Button(text("Earlier"), Open("proofs", f"{place}.p{page - 1}"))] if page > 0 else []
    later = [Button(text("Later"), Open("proofs", f"{place}.p{page + 1}"))] if (page + 1) * _ON_A_PAGE < count else []
    row = (*earlier, *later)
    return (row,) if row else ()


def _line(count: int, proof: Evidence) -> Text:
    return text("{n}. {kind}, {day} {more}", n=count, kind=KINDS[proof.kind], day=proof.on, more=_more(proof))


def _more(proof: Evidence) -> Raw:
    percent = [] if proof.figure is None else [f"{proof.figure}%"]
    sign = ["📎"] if proof.file_id else []
    said = " ".join([proof.note or proof.file_name, *percent, *sign]).strip()
    return Raw(f"– {said}" if said else "")


def drop(person: Person, argument: str, today: date) -> Response:
    """Forget one proof of the person's own, named by its id."""
    found = _find(person, argument, today)
    if found is None:
        return gone(person, today)
    hand, proof, _ = found
    return Response(_after(hand.without_proofs(proof), proof, text("Deleted.")), effects=(DropEvidence(proof.id),))


def change(person: Person, argument: str, today: date) -> Response:
    """Say what a proof proves; the argument is "id.kind", or "id" to choose from the kinds."""
    found = _find(person, argument, today)
    if found is None or (found[2] and found[2] not in EVIDENCE_KINDS):
        return gone(person, today)
    hand, proof, kind = found
    if not kind:
        buttons = tuple((Button(KINDS[each], Open("proof", f"{proof.id}.{each}")),) for each in EVIDENCE_KINDS)
        return Response(View((text("<b>What does this prove?</b>"), _line(1, proof)), buttons))
    return _changed(hand, (proof,), next(each for each in EVIDENCE_KINDS if each == kind))


def latest(person: Person, argument: str, today: date) -> Response:
    """Undo or put right what was only just kept; see `lately`."""
    said = read(argument)
    claim = next((each for each in person.memory.claims() if said and each.id == said[0].claim_id), None)
    if said is None or claim is None:
        return gone(person, today)
    hand, (lately, verb) = hand_of(person.memory, claim, today), said
    meant = lately.find(hand.evidence)
    if not meant:
        return gone(person, today)
    if verb == "drop":
        after = _after(hand.without_proofs(*meant), meant[0], text("Taken back. Nothing of it is kept."))
        return Response(after, effects=tuple(DropEvidence(proof.id) for proof in meant))
    kind = next((each for each in EVIDENCE_KINDS if each == verb), None)
    if kind is None:
        return Response(_others(lately.argument))
    return _changed(hand, meant, kind)


def _others(argument: Callable[[str], str]) -> View:
    """Offer the kinds that are rare."""
    kinds: tuple[EvidenceKind, ...] = ("assessment", "form")
    rare = tuple((Button(KINDS[kind], Open("latest", argument(kind))),) for kind in kinds)
    drop_it = Button(text("No proof, delete it"), Open("latest", argument("drop")))
    return View((text("<b>What does this prove?</b>"),), (*rare, (drop_it,)))


def _changed(hand: Hand, meant: tuple[Evidence, ...], kind: EvidenceKind) -> Response:
    changed = tuple(replace(proof, kind=kind) for proof in meant)
    after = hand.without_proofs(*meant).with_proofs(*changed)
    view = _after(after, changed[0], text("Kept as: {kind}.", kind=KINDS[kind]))
    view = replace(view, buttons=(*to_apply(after, counts_for(changed[0])), *moves(hand, of(changed)), *view.buttons))
    if kind == "attendance" and meant[0].figure is None:
        view = view.under(text("How much were you present? Write it like “present 90 percent”."))
    return Response(view, effects=tuple(ChangeEvidence(proof.id, kind) for proof in meant))


def _after(hand: Hand, proof: Evidence, said: Said) -> View:
    number = counts_for(proof)
    return View((said, brief(hand, number)), onward(hand, number))


def onward(hand: Hand, number: int) -> Rows:
    """Lead on to the proofs of a month, and to the month."""
    place = f"{hand.claim.id}.{number}"
    return ((Button(text("My proofs"), Open("proofs", place)), Button(text("This month"), Open("month", place))),)


def _find(person: Person, argument: str, today: date) -> tuple[Hand, Evidence, str] | None:
    """Look for a proof among the person's own."""
    found = _ONE.fullmatch(argument)
    for claim in person.memory.claims() if found else ():
        for proof in person.memory.evidence(claim.id):
            if found and proof.id == int(found[1]):
                return hand_of(person.memory, claim, today), proof, found[2] or ""
    return None


def gone(person: Person, today: date) -> Response:
    """Say that a proof is not there any more, over the list of what is."""
    shown = proofs(person, "", today)
    return Response(shown.view.under(GONE))
