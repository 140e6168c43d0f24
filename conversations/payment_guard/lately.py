"""Pointing at proofs that were only just kept.

Their ids are not known yet when the reply is written, so a button names them by the newest id before them, their
number, and a fingerprint of what they say. A button that is pressed late, after they changed, finds nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conversations.effects import LogEvidence
from conversations.payment_guard.records import Evidence

_ARGUMENT = re.compile(r"(\d{1,10})\.(\d{1,10})\.([1-9]\d?)\.([0-9a-f]{8})\.([a-z]{1,11}|\d{1,10})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lately:
    """Proofs of one message: the claim, the newest id before them, how many they are, and their fingerprint."""

    claim_id: int
    after: int
    count: int
    mark: str

    def argument(self, verb: str) -> str:
        """Return the argument of a page that does something with them."""
        return f"{self.claim_id}.{self.after}.{self.count}.{self.mark}.{verb}"

    def find(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the proofs that are meant; none when they are gone or no longer say the same."""
        newer = sorted((proof for proof in evidence if proof.id > self.after), key=lambda proof: proof.id)
        meant = tuple(newer[: self.count])
        return meant if len(meant) == self.count and _mark(meant) == self.mark else ()


def point(claim_id: int, before: Iterable[Evidence], kept: Sequence[LogEvidence]) -> Lately:
    """Return the pointer to proofs that are about to be kept beside those known `before`."""
    return Lately(claim_id, max((proof.id for proof in before), default=0), len(kept), _mark(kept))


def of(kept: Sequence[Evidence]) -> Lately:
    """Return the pointer to proofs of one claim that are there already and were kept one after another."""
    return Lately(kept[0].claim_id, min(proof.id for proof in kept) - 1, len(kept), _mark(kept))


def read(argument: str) -> tuple[Lately, str] | None:
    """Return the pointer, and the verb or the id of another claim; `None` for an argument that was not made here."""
    found = _ARGUMENT.fullmatch(argument)
    if found is None:
        return None
    claim, after, count, mark, verb = found.groups()
    return Lately(int(claim), int(after), int(count), mark), verb


def _mark(proofs: Sequence[Evidence | LogEvidence]) -> str:
    """Fingerprint what does not change when the kind of a proof is put right."""
    said = [(proof.month, proof.on.isoformat(), proof.note, proof.figure, proof.file_id) for proof in proofs]
    return hashlib.blake2s(repr(said).encode(), digest_size=4).hexdigest()
