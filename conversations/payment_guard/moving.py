"""Keeping proofs for another claim: on one phone several people of a family may each have one."""

from dataclasses import replace
from datetime import date

from conversations.effects import MoveEvidence
from conversations.engine.text import text
from conversations.engine.view import View
from conversations.memory import Memory
from conversations.payment_guard.bounds import no_room
from conversations.payment_guard.cards import brief, moves, to_apply
from conversations.payment_guard.hand import Hand, pointed
from conversations.payment_guard.lately import of, read
from conversations.payment_guard.month import counts_for
from conversations.payment_guard.proofs import gone, onward
from conversations.payment_guard.records import Evidence
from conversations.reception.person import Person, Response


def proof_move(person: Person, argument: str, today: date) -> Response:
    """Keep what was only just kept for another claim; the argument is that of `lately`, with the other claim's id."""
    found = _found(person.memory, argument, today)
    if found is None:
        return gone(person, today)
    hand, meant = found
    number, refused = hand.running, no_room(hand, len(meant))
    if number is None or refused:
        return Response(View(() if refused is None else (refused,), onward(hand, hand.month)))
    moved = tuple(replace(proof, claim_id=hand.claim.id, month=number) for proof in meant)
    after, shown = hand.with_proofs(*moved), counts_for(moved[-1])
    ways = (*to_apply(after, shown), *moves(hand, of(moved)), *onward(hand, shown))
    said = text("✓ Moved. It is kept for another claim now:")
    effects = tuple(MoveEvidence(proof.id, hand.claim.id, number) for proof in meant)
    return Response(View((said, brief(after, shown)), ways), effects=effects)


def _found(memory: Memory, argument: str, today: date) -> tuple[Hand, tuple[Evidence, ...]] | None:
    """Return the claim to move to, and the proofs; `None` unless both claims are the person's own."""
    said = read(argument)
    source = pointed(memory, str(said[0].claim_id), today) if said else None
    target = pointed(memory, said[1], today) if said and said[1].isdigit() else None
    if said is None or source is None or target is None or source[0].claim.id == target[0].claim.id:
        return None
    meant = said[0].find(source[0].evidence)
    return (target[0], meant) if meant else None
