"""Claims, people and proofs that the tests of the directory share."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from storage import Store
from storage.directory import Proof
from storage.seal import Seal
from storage.tables import claim
from tests.storage.samples import START, delivery, look

OLD_KEY, NEW_KEY = "an-old-key-of-sixteen", "a-new-key-of-sixteen"
SEAL = Seal([OLD_KEY])
ROTATED = Seal([OLD_KEY, NEW_KEY])
PHONE, OTHER_PHONE = "+6281234567890", "+6285550000001"


@dataclass(frozen=True)
class Worker:
    """Somebody in an office's list."""

    kpj: str = "00123456789"
    phone: str = PHONE
    born: date = date(1985, 8, 17)
    holder: str = "B.S."


BUDI_S = Worker()
HIS_OTHER_KPJ = Worker(kpj="99123450000")
HIS_WIFE = Worker(kpj="00555551111", born=date(1987, 1, 2), holder="A.W.")
STRANGER = Worker(kpj="00777772222", phone=OTHER_PHONE, born=date(1990, 3, 4), holder="C.D.")


def add_claim(connection: Connection, worker: Worker, seal: Seal = SEAL, **values: Any) -> int:
    """Put a claim into the list of an office and return its id."""
    row = {
        "source": "list",
        "kpj_hash": seal.kpj(worker.kpj),
        "kpj_last4": worker.kpj[-4:],
        "phone_hash": seal.phone(worker.phone),
        "born_hash": seal.born(worker.born),
        "key_version": seal.version,
        "holder": worker.holder,
        "employer": "PT Maju",
        "region": "",
        "state": "approved",
        "note": "",
        "told_at": START,
    }
    number: int = connection.execute(insert(claim).values(row | values).returning(claim.c.id)).scalar_one()
    return number


def proof(worker: Worker, seal: Seal = SEAL, **wrong: Any) -> Proof:
    """Return what a worker says of themselves, or with something wrong in it."""
    said: dict[str, Any] = {"phone": worker.phone, "born": worker.born, "kpj": worker.kpj[-4:]} | wrong
    born = tuple(seal.born(said["born"], version) for version in range(seal.version, 0, -1))
    return Proof(tuple(seal.hashes("phone", said["phone"])), born, said["kpj"])


async def meet(store: Store, *people: int) -> None:
    """Let people write to the bot, so that they are known."""
    for person in people:
        await store.visit(delivery(person), look)


def moment(hours: float) -> datetime:
    """Return a moment so many hours after the start."""
    return START + timedelta(hours=hours)
