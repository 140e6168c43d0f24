"""What any source of claims can do, and the one that needs nothing but the lists that staff bring."""

from typing import Protocol

from storage.claims_told import ToldClaim


class Unreachable(Exception):  # noqa: N818 - names a state
    """The source does not answer now; what is stored is the last that is known."""


class ClaimDirectory(Protocol):
    """A source of claims beside what is stored. It brings what an office says now; what is a proof is decided here."""

    @property
    def reached(self) -> bool:
        """Whether the source answered when it was asked last; true for one that was never asked."""

    async def find(self, phone: str, kpj_last4: str) -> tuple[ToldClaim, ...]:
        """Return the claims that the office has under a phone number (+62…) and the end of a KPJ.

        `phone` is empty when it is known only as a hash. Raises Unreachable.
        """

    async def refresh(self, reference: str) -> ToldClaim | None:
        """Return a claim by the office's own name for it, as it is now; `None` when the office has no such claim.

        Raises Unreachable.
        """


class ListDirectory:
    """No source but the lists: all that is known is stored already."""

    reached = True

    async def find(self, phone: str, kpj_last4: str) -> tuple[ToldClaim, ...]:
        """Add nothing to what is stored."""
        return ()

    async def refresh(self, reference: str) -> ToldClaim | None:
        """Know of nothing newer than what is stored."""
        return None
