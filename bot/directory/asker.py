"""The lookup by which a person proves a claim: counted before, settled in one transaction, answered at a fixed time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from bot.directory.port import ClaimDirectory, Unreachable
from conversations.engine.flow import UNREACHABLE
from conversations.engine.values import SEALED
from storage import Store
from storage.attempts import reserve
from storage.claims_told import ToldClaim
from storage.directory import Proof
from storage.identification import settle
from storage.seal import Seal

_log = logging.getLogger(__name__)

BEAT = timedelta(seconds=0.4)
"""An answer leaves at the first full beat after its work is done: how long that took shows in nothing smaller."""


class FindClaim:
    """Answers the lookup *find_claim* of the flow *identity*: found, not_found, locked or unreachable."""

    def __init__(
        self,
        store: Store,
        seal: Seal,
        directory: ClaimDirectory,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._seal = seal
        self._directory = directory
        self._clock = clock
        self._pause = pause

    async def __call__(self, user_id: int, answers: Mapping[str, str]) -> str:
        """Return what is said to the answers *phone*, *kpj* and *born* of a person; private ones may be sealed.

        Raises StorageError, before anything was looked up or after nothing was kept.
        """
        began = self._clock()
        said = await self._found(user_id, answers, began)
        spent = self._clock() - began
        await self._pause((BEAT - spent % BEAT).total_seconds())
        return said

    async def _found(self, user_id: int, answers: Mapping[str, str], now: datetime) -> str:
        if await self._store.run(lambda tx: reserve(tx, user_id, now, self._seal.pseudonym(user_id))) is not None:
            return "locked"
        told, reached = await self._told(answers)
        proof = proof_of(self._seal, answers)
        said = await self._store.run(lambda tx: settle(tx, self._seal, user_id, proof, told, now, reached=reached))
        # Whoever is not in the lists may be known to an office that does not answer now.
        return UNREACHABLE if said == "not_found" and not reached else said

    async def _told(self, answers: Mapping[str, str]) -> tuple[tuple[ToldClaim, ...], bool]:
        phone = answers.get("phone", "")
        try:
            told = await self._directory.find("" if SEALED.fullmatch(phone) else phone, answers.get("kpj", ""))
        except Unreachable:
            return (), False
        return told, True


def proof_of(seal: Seal, answers: Mapping[str, str]) -> Proof:
    """Seal what a person said as far as that is not done yet."""
    return Proof(
        phones=_hashes(seal, "phone", answers.get("phone", "")),
        born=_hashes(seal, "born", answers.get("born", "")),
        kpj_last4=answers.get("kpj", "").upper(),
    )


def _hashes(seal: Seal, kind: str, answer: str) -> tuple[str, ...]:
    """Return what an answer may be stored as; one that was sealed may have been so under any key until now."""
    if not SEALED.fullmatch(answer):
        return tuple(seal.hashes(kind, answer))
    return tuple(seal.reseal(answer[1:], version) for version in range(seal.version, 0, -1))
